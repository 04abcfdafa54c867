"""Sums a reader can follow: a figure of a claim that its evidence does not write but does tell.

"26% (31 of 118)" shows its sum, "nearly four in ten" is about 38%, "half of them within 21 days" is
what a median of 21 days means, and "day two" is the second day.
"""

from collections.abc import Sequence
from fractions import Fraction

from plaincite.verify.case import Case
from plaincite.verify.comparison import are_reciprocal
from plaincite.verify.figures import Figure, figures
from plaincite.verify.lengths import lengths
from plaincite.verify.owners import SPANS, parts_of_wholes
from plaincite.verify.reading import Reading

__all__ = ["ORDINALS", "approximates", "is_worked_out"]

ORDINALS = {
    word: str(place)
    for place, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1
    )
}
_ABOUT = frozenset("about around roughly approximately some nearly almost".split())
_LEAST_SHARE = 5  # percent; rounding a smaller one changes too much of it
_NEAR_SHARE = 4  # percentage points from "nearly four in ten" to what it is nearly
_COUNTED_TIME = frozenset("day week month year".split())


def is_worked_out(figure: Figure, known: Sequence[Figure], case: Case) -> bool:
    """Whether *figure* follows from those of the evidence by arithmetic that the reader can see.

    "26% (31 of 118)" shows its sum; "about 27%" rounds 27.4%; "twice as many" on the one side is
    "half as many" on the other.
    """
    if figure.value in ("x2", "x3", "1/2", "1/3") and are_reciprocal(case):
        return True
    if (figure.amount, figure.measure) in lengths(case.evidence):
        return True
    if figure.value == "1" and _is_told_by_article(figure, case):
        return True
    if _is_ordinal(figure, case) or _is_median(figure, case):
        return True
    return figure.measure == "%" and (
        any(approximates(figure, other, case.claim) for other in known)
        or _is_told_exactly(figure, known, case)
        or ("/" not in figure.value and _is_rounded(figure, known, case))
    )


def approximates(figure: Figure, other: Figure, reading: Reading) -> bool:
    """Whether *figure* of *reading*, a share in words, is about the share *other*.

    >>> from plaincite.verify.reading import read
    >>> text = "nearly four in ten adults"
    >>> approximates(figures(text)[0], figures("38% of adults")[0], read(text))
    True
    """
    is_share = figure.measure == other.measure == "%" and figure.unit != "%"
    if not is_share or figure.amount == other.amount or other.unit != "%":
        return False
    more = Fraction(other.amount) - Fraction(figure.amount)
    if abs(more) > _NEAR_SHARE:
        return False
    if figure.bound is not None:
        return more > 0 if figure.bound == "above" else more < 0
    return reading.text_at(figure.at - 1) in _ABOUT


def _is_told_exactly(figure: Figure, known: Sequence[Figure], case: Case) -> bool:
    """Whether the exact share follows in brackets: "four in ten adults (38%)"."""
    if figure.unit == "%":
        return False
    amounts = {other.amount for other in known if other.measure == "%"}
    return any(
        other.measure == "%"
        and other.amount in amounts
        and case.claim.text_at(other.at - 1) == "("
        and figure.at < other.at
        and "%" not in case.claim.texts[figure.at : other.at]
        and abs(Fraction(other.amount) - Fraction(figure.amount)) <= _NEAR_SHARE
        for other in figures(case.claim.text)
    )


def _is_rounded(figure: Figure, known: Sequence[Figure], case: Case) -> bool:
    share = Fraction(figure.amount)
    shown = parts_of_wholes(case.claim.text) & parts_of_wholes(case.evidence.text)
    sums = [Fraction(part) / Fraction(whole) * 100 for part, whole in shown if whole != "0"]
    if case.claim.text_at(figure.at - 1) in _ABOUT:
        sums += [Fraction(other.amount) for other in known if other.measure == "%"]
    digits = len(figure.value.partition(".")[2])
    return share >= _LEAST_SHARE and any(round(each, digits) == share for each in sums)


def _is_told_by_article(figure: Figure, case: Case) -> bool:
    """Whether the evidence says "a day" or "a single dose" for the claim's "one day"."""
    unit = case.claim.text_at(figure.end)
    return any(
        word.text == unit and case.evidence.text_at(word.at - 1) in ("a", "an", "single")
        for word in case.evidence.words
        if unit
    )


def _is_ordinal(figure: Figure, case: Case) -> bool:
    """Whether the evidence says "the second day" for the claim's "day two"."""
    unit = case.claim.text_at(figure.at - 1)
    return unit in _COUNTED_TIME and any(
        word.text == unit and ORDINALS.get(case.evidence.text_at(word.at - 1)) == figure.value
        for word in case.evidence.words
    )


def _is_median(figure: Figure, case: Case) -> bool:
    """Whether "half" is what a median means, beside the length of time that is the median."""
    if figure.value != "1/2" or "median" not in case.evidence.keys:
        return False
    theirs = {(each.amount, each.measure) for each in figures(case.evidence.text)}
    return any(
        each.measure in SPANS and (each.amount, each.measure) in theirs
        for each in figures(case.claim.text)
    )
