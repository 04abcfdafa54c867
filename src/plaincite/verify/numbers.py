"""Number lock: every figure of a claim must stand in its evidence, with its unit and its bound.

A figure may be written another way ("1,200", "twelve", "12 in 100" for "12%", "1 year" for "12
months"), never another amount. A miss is a reason to drop a claim, never to rewrite it.
"""

from plaincite.verify.case import Case
from plaincite.verify.figures import Figure, figures
from plaincite.verify.owners import parts_of_wholes

__all__ = ["bound_reasons", "number_reasons", "unit_reasons"]

_COUNTED = ("people", "study", "case", "report", "review", "point", "times", "centre", "whole")
_BOUND_WORDS = {"above": "more than", "below": "less than", "nearly": "nearly"}
_OF_AGE = frozenset("age ag aged old older younger under over between".split())
_GROUPS = ("drugs", "groups", "treatments", "medicines", "arms", "operations", "methods", "tests")


def number_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures that the evidence lacks, and those put together from two of its groups."""
    known = figures(case.evidence.text)
    return tuple(
        f"The number {figure.written} is not in the cited sentence."
        for figure in figures(case.claim.text)
        if figure.measure != "whole"
        and not any(_same_amount(figure, other) for other in known)
        and not _counts_groups(figure, case)
    ) + _part_reasons(case)


def _part_reasons(case: Case) -> tuple[str, ...]:
    """Say which "N of M" of the claim is put together from two groups of the evidence."""
    theirs = parts_of_wholes(case.evidence.text)
    wholes, counts = {whole for _, whole in theirs}, {count for count, _ in theirs}
    return tuple(
        f"The cited sentence does not say {count} of {whole}."
        for count, whole in sorted(parts_of_wholes(case.claim.text) - theirs)
        if whole in wholes or count in counts
    )


def _counts_groups(figure: Figure, case: Case) -> bool:
    """Whether it only counts the things compared: "the two drugs"."""
    after = case.claim.words[figure.end : figure.end + 1]
    return figure.value == "2" and bool(after) and after[0].text in _GROUPS


def unit_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures that stand in the evidence with another unit only."""
    known = figures(case.evidence.text)
    reasons = []
    for figure in _stated(case):
        same = [other for other in known if _same_amount(figure, other)]
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
    known = figures(case.evidence.text)
    reasons = []
    for figure in _stated(case):
        same = [other for other in known if _same_amount(figure, other)]
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


def _stated(case: Case) -> list[Figure]:
    """The figures of the claim, without the N of "X in N"."""
    return [figure for figure in figures(case.claim.text) if figure.measure != "whole"]


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
    return figure.amount == other.amount and figure.measure == other.measure is not None


def _agrees(figure: Figure, other: Figure, case: Case) -> bool:
    """Whether two figures of one amount measure the same thing, as far as the text says."""
    if figure.measure == other.measure:
        return figure.amount == other.amount or figure.unit == other.unit
    if figure.measure is None:
        is_age = other.unit == "year" and bool(case.claim.keys & _OF_AGE)
        return is_age or other.measure in (None, *_COUNTED)
    is_age = figure.unit == "year" and bool(case.evidence.keys & _OF_AGE)
    return other.measure is None and (is_age or figure.measure in _COUNTED)
