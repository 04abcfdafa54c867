"""Number lock: every figure of a claim must stand in its evidence, with its unit and its bound.

A figure may be written another way ("1,200", "twelve", "12 in 100" for "12%", "1 year" for "12
months"), never another amount. A miss is a reason to drop a claim, never to rewrite it.
"""

from plaincite.verify.case import Case
from plaincite.verify.figures import Figure, figures

__all__ = ["bound_reasons", "number_reasons", "unit_reasons"]

_COUNTED = ("people", "study", "case", "report", "review", "point", "times", "centre", "whole")
_BOUND_WORDS = {"above": "more than", "below": "at most", "nearly": "nearly"}


def number_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures that the evidence lacks."""
    known = figures(case.evidence.text)
    return tuple(
        f"The number {figure.written} is not in the cited sentence."
        for figure in figures(case.claim.text)
        if figure.measure != "whole" and not any(_same_amount(figure, other) for other in known)
    )


def unit_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures that stand in the evidence with another unit only."""
    known = figures(case.evidence.text)
    reasons = []
    for figure in figures(case.claim.text):
        same = [other for other in known if _same_amount(figure, other)]
        if same and not any(_agrees(figure, other) for other in same):
            theirs = next((other.unit for other in same if other.unit), "no unit")
            ours = figure.unit or "no unit"
            reasons.append(
                f"The number {figure.written} has another unit in the cited sentence "
                f"({theirs}, not {ours})."
            )
    return tuple(reasons)


def bound_reasons(case: Case) -> tuple[str, ...]:
    """Name the figures whose "more than" or "at most" the evidence does not have."""
    known = figures(case.evidence.text)
    reasons = []
    for figure in figures(case.claim.text):
        same = [other for other in known if _same_amount(figure, other)]
        if same and figure.bound and all(other.bound != figure.bound for other in same):
            reasons.append(
                f'The cited sentence does not say "{_BOUND_WORDS[figure.bound]} {figure.written}".'
            )
    return tuple(reasons)


def _same_amount(figure: Figure, other: Figure) -> bool:
    if figure.value == other.value:
        return True
    return figure.amount == other.amount and figure.measure == other.measure is not None


def _agrees(figure: Figure, other: Figure) -> bool:
    """Whether two figures of one amount measure the same thing, as far as the text says."""
    if figure.measure == other.measure:
        return True
    if figure.measure is None:
        return other.measure in (None, *_COUNTED)
    return other.measure is None and figure.measure in _COUNTED
