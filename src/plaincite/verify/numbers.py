"""Number lock: every figure of a claim must stand in its evidence, with its unit and its bound.

A figure may be written another way ("1,200", "twelve", "12 in 100" for "12%", "1 year" for "12
months"), never another amount. A miss is a reason to drop a claim, never to rewrite it.
"""

import re
from collections.abc import Collection
from fractions import Fraction
from functools import lru_cache

from plaincite.verify.arms import figure_order
from plaincite.verify.case import Case
from plaincite.verify.figures import PER, Figure, figures
from plaincite.verify.lengths import is_as_long
from plaincite.verify.lexicon import Role
from plaincite.verify.owners import parts_of_wholes
from plaincite.verify.sums import is_worked_out
from plaincite.verify.wording import stem

__all__ = ["bound_reasons", "number_reasons", "unit_reasons"]

_COUNTED = ("people", "study", "case", "report", "review", "point", "times", "centre", "whole")
_BOUND_WORDS = {"above": "more than", "below": "less than", "nearly": "nearly"}
_OF_AGE = frozenset("age ag aged old older younger under over between".split())
_GROUPS = ("drugs", "groups", "treatments", "medicines", "arms", "operations", "methods", "tests")


def number_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures that the evidence lacks, and those put together from two of its groups."""
    known = figures(case.evidence.text)
    units = {figure.unit for figure in known}
    return (
        tuple(
            f"The number {figure.written} is not in the cited sentence."
            for figure, same in _paired(case)
            if all(_is_converted(figure, other, units) for other in same)
            and not _counts_groups(figure, case)
            and not is_worked_out(figure, known, case)
            and not _is_difference(figure, case)
        )
        + _part_reasons(case)
        + _share_reasons(case)
        + _beside_reasons(case)
    )


def _paired(case: Case) -> tuple[tuple[Figure, tuple[Figure, ...]], ...]:
    """Each figure of the claim, but the N of "X in N", with those of its amount in the evidence."""
    return _pairs(case.claim.text, case.evidence.text)


@lru_cache(maxsize=64)  # three rules ask in turn
def _pairs(claim: str, evidence: str) -> tuple[tuple[Figure, tuple[Figure, ...]], ...]:
    known = figures(evidence)
    return tuple(
        (figure, tuple(other for other in known if _same_amount(figure, other)))
        for figure in figures(claim)
        if figure.measure != "whole"
    )


# "All but two of the 40", "a scale of 0 to 21": figures that count nothing themselves.
_ALL_BUT = re.compile(r"\ball (?:but|except) (\w+)", re.IGNORECASE)
_SCALE = re.compile(
    r"\b(?:scale|range|ranging|scored|possible)[^.;,]{0,20}? to (\d+)", re.IGNORECASE
)
# Letters that every match has; looking for them is quicker.
_ALL_BUT_SIGNS = ("all but ", "all except ")
_SCALE_SIGNS = ("cale", "rang", "core", "ible")


def _beside_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures of the claim that only except some, or end a scale, in the evidence."""
    claim, evidence = case.claim.text, case.evidence.text
    lowered = evidence.lower()
    reasons = []
    for pattern, signs in ((_ALL_BUT, _ALL_BUT_SIGNS), (_SCALE, _SCALE_SIGNS)):
        if not any(sign in lowered for sign in signs):
            continue
        for written in set(pattern.findall(evidence)) - set(pattern.findall(claim)):
            again = len(re.findall(rf"\b{written}\b", evidence, re.IGNORECASE)) > 1
            if not again and re.search(rf"\b{written}\b", claim, re.IGNORECASE):
                reasons.append(f'The cited sentence says "{written}" of something else.')
    return tuple(reasons)


def _is_difference(figure: Figure, case: Case) -> bool:
    """Whether it lies between two figures that the claim shows: "14 days less (21 v 35 days)"."""
    like = [each for each in figures(case.claim.text) if each.measure == figure.measure]
    if len(like) < 3 or figure.measure is None:
        return False
    theirs = {(each.amount, each.measure) for each in figures(case.evidence.text)}
    shown = [Fraction(one.amount) for one in like if (one.amount, one.measure) in theirs]
    if len(shown) != 2 or figure_order(case) is None:
        return False
    return abs(shown[0] - shown[1]) == Fraction(figure.amount)


def _part_reasons(case: Case) -> tuple[str, ...]:
    """Say which "N of M" of the claim is put together from two groups of the evidence."""
    ours, theirs = parts_of_wholes(case.claim.text), parts_of_wholes(case.evidence.text)
    if ours <= theirs:
        return ()
    wholes, counts = {whole for _, whole in theirs}, {count for count, _ in theirs}
    return tuple(
        f"The cited sentence does not say {count} of {whole}."
        for count, whole in sorted(ours - theirs)
        if whole in wholes or count in counts
    )


def _share_reasons(case: Case) -> tuple[str, ...]:
    """Name the shares of people that are changes of a risk in the evidence: "26% higher"."""
    shares = [
        figure
        for figure in figures(case.claim.text)
        if figure.unit == "%" and _is_of_people(figure, case)
    ]
    if not shares:
        return ()
    same = [each for each in figures(case.evidence.text) if each.unit == "%"]
    changes = {each.amount for each in same if _is_change(each, case)}
    changes -= {each.amount for each in same if not _is_change(each, case)}
    return tuple(
        f"The cited sentence does not say {figure.written}% of people, but a change by it."
        for figure in shares
        if figure.amount in changes
    )


def _is_change(figure: Figure, case: Case) -> bool:
    """Whether *figure* of the evidence says by how much something differs: "26% increase"."""
    after = case.evidence.words[figure.end + 1 : figure.end + 2]
    return figure.unit == "%" and bool(after) and after[0].role is Role.DIRECTION


def _is_of_people(figure: Figure, case: Case) -> bool:
    after = case.claim.words[figure.end + 1 : figure.end + 5]
    is_of = bool(after) and after[0].text == "of"
    return is_of and any(word.role is Role.PEOPLE for word in after)


def _is_of_points(figure: Figure, case: Case) -> bool:
    """Whether the evidence counts percentage points, which may be told as points."""
    words = case.evidence.words[figure.end : figure.end + 2]
    return [word.text for word in words] in (["percentage", "points"], ["percentage", "point"])


def _counts_groups(figure: Figure, case: Case) -> bool:
    """Whether it only counts the things compared: "the two drugs"."""
    after = case.claim.text_at(figure.end)
    is_end = after in ("", ".", ",", ";") and case.claim.text_at(figure.at - 1) == "the"
    return figure.value == "2" and (after in _GROUPS or is_end)


def unit_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures that stand in the evidence with another unit only."""
    reasons = []
    for figure, same in _paired(case):
        if same and not any(_agrees(figure, other, case) for other in same):
            theirs = next((other.unit for other in same if other.unit), "no unit")
            ours = figure.unit or "no unit"
            reasons.append(
                f"The number {figure.written} has another unit in the cited sentence "
                f"({theirs}, not {ours})."
            )
    return tuple(reasons)


def bound_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures whose "more than" or "less than" the evidence does not share."""
    reasons = []
    for figure, same in _paired(case):
        if not same or any(_is_bounded_alike(figure, other, case) for other in same):
            continue
        if figure.bound:
            said = (
                f'The cited sentence does not say "{_BOUND_WORDS[figure.bound]} {figure.written}"'
            )
        else:
            bound = next(other.bound for other in same if other.bound)
            said = f'The cited sentence says "{_BOUND_WORDS[bound]} {figure.written}"'
        reasons.append(f"{said}.")
    return tuple(reasons)


def _is_bounded_alike(figure: Figure, other: Figure, case: Case) -> bool:
    if figure.bound is None:
        is_over = figure.at > 0 and case.claim.words[figure.at - 1].text == "over"
        return other.bound in (None, "nearly") or (is_over and other.bound == "above")
    return figure.bound == other.bound


def _same_amount(figure: Figure, other: Figure) -> bool:
    if figure.measure == other.measure == "%":
        return figure.amount == other.amount
    if figure.value == other.value:
        return True
    if figure.amount == other.amount and figure.measure == other.measure is not None:
        return True
    return is_as_long(figure, other)


def _is_converted(figure: Figure, other: Figure, units: Collection[str | None]) -> bool:
    """Whether "48 hours" would be told by "2 days" though the evidence counts hours elsewhere."""
    return figure.measure != other.measure and figure.unit in units and is_as_long(figure, other)


def _is_rate(figure: Figure) -> bool:
    return str(figure.measure).startswith(PER)


def _shares_rate(figure: Figure, other: Figure, case: Case) -> bool:
    """Whether the bare one of two figures is a rate too: "3.4 per 1,000 with X and 3.9 with Y"."""
    kind = figure.measure or other.measure
    return None in (figure.measure, other.measure) and all(
        any(each.measure == kind for each in figures(text))
        for text in (case.claim.text, case.evidence.text)
    )


def _agrees(figure: Figure, other: Figure, case: Case) -> bool:
    """Whether two figures of one amount measure the same thing, as far as the text says."""
    if figure.measure == other.measure or is_as_long(figure, other):
        is_alike = figure.amount == other.amount or figure.unit == other.unit
        return is_alike or is_as_long(figure, other)
    if figure.unit == "%" and (other.value, "100") in parts_of_wholes(case.evidence.text):
        return figure.value == other.value
    if _is_rate(figure) or _is_rate(other):
        return _shares_rate(figure, other, case)
    is_share = bool({figure.measure, other.measure} & {"%", "whole"})
    if figure.value == other.value and "%" not in (figure.unit, other.unit) and is_share:
        return True  # "nine of ten" beside "9 out of 10"
    if figure.unit == "point" and other.measure == "%":
        return _is_of_points(other, case)
    return _is_counted(figure, other, case)


def _is_counted(figure: Figure, other: Figure, case: Case) -> bool:
    """Whether one of two figures has no unit, and the words around it give the other's."""
    if other.measure is None and figure.unit and stem(figure.unit) in case.evidence.keys:
        return True  # "days with a cough: 3"
    if figure.measure is None:
        is_age = other.unit == "year" and bool(case.claim.keys & _OF_AGE)
        return is_age or other.measure in (None, *_COUNTED)
    is_age = figure.unit == "year" and bool(case.evidence.keys & _OF_AGE)
    return other.measure is None and (is_age or figure.measure in _COUNTED)
