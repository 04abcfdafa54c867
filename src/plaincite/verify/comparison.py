"""Comparator lock: who is compared with whom, and which figure belongs to whom."""

from plaincite.verify.case import Case
from plaincite.verify.figures import Figure, figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word

__all__ = ["are_swapped", "figure_reasons"]

_BOUNDARIES = frozenset("than versus vs against".split())
_COMPARED = frozenset("compared comparison relative".split())
_NEAR = 6  # words from a figure to the group it belongs to
_NAMING = (Role.CONTENT, Role.PEOPLE, Role.ASSERTION)


def are_swapped(case: Case) -> bool:
    """Whether the claim puts the evidence's comparator first and its subject second."""
    ours, theirs = _sides(case.claim), _sides(case.evidence)
    if ours is None or theirs is None:
        return False
    subject, comparator = theirs[0] - theirs[1], theirs[1] - theirs[0]
    crossed = len(ours[0] & comparator) + len(ours[1] & subject)
    kept = len(ours[0] & subject) + len(ours[1] & comparator)
    moved = bool(ours[1] & subject) and not ours[1] & comparator
    return moved and (crossed > kept or bool(ours[0] & comparator))


def _sides(reading: Reading) -> tuple[frozenset[str], frozenset[str]] | None:
    """The names before and after the word that compares; None when nothing is compared."""
    boundary = next((word for word in reading.words if _compares(word, reading)), None)
    if boundary is None:
        return None
    before = _names(reading.words[: boundary.at])
    after = _names(
        word for word in reading.words[boundary.at + 1 :] if word.clause == boundary.clause
    )
    return (before, after) if after else None


def _compares(word: Word, reading: Reading) -> bool:
    after = reading.words[word.at + 1] if word.at + 1 < len(reading.words) else None
    if word.text in _BOUNDARIES:
        return after is not None and after.role is not Role.NUMBER
    return word.text in _COMPARED or (
        word.text in ("instead", "rather") and after is not None and after.text in ("of", "than")
    )


def _names(words: object) -> frozenset[str]:
    found: set[str] = set()
    for word in words:  # type: ignore[attr-defined]
        if word.role in _NAMING:
            found.add(word.key)
            found.update(word.stems)
    return frozenset(found)


def figure_reasons(case: Case) -> tuple[str, ...]:
    """Say which two figures of the claim have changed places between the groups."""
    ours = _owned(case.claim)
    theirs = _owned(case.evidence)
    reasons = []
    figures_here = [figure for figure in ours if figure in theirs]
    for place, first in enumerate(figures_here):
        for second in figures_here[place + 1 :]:
            kept = len(ours[first] & theirs[first]) + len(ours[second] & theirs[second])
            crossed = len(ours[first] & theirs[second]) + len(ours[second] & theirs[first])
            if crossed > kept:
                reasons.append(
                    f"The numbers {first} and {second} belong to each other's group in the "
                    "cited sentence."
                )
    return tuple(reasons)


def _owned(reading: Reading) -> dict[str, frozenset[str]]:
    """Each amount of a text with the names that belong to it alone."""
    found = [figure for figure in figures(reading.text) if figure.measure != "whole"]
    owners = {figure.amount: _owner(figure, found, reading) for figure in found}
    shared = {
        name for amount, names in owners.items() for name in names
        if sum(name in others for others in owners.values()) > 1
    }  # fmt: skip
    return {amount: names - shared for amount, names in owners.items()}


def _owner(figure: Figure, found: list[Figure], reading: Reading) -> frozenset[str]:
    """The names after a figure up to the next one, or else those before it."""
    listed = _listed(figure, found, reading)
    if listed:
        return listed
    place = found.index(figure)
    until = found[place + 1].at if place + 1 < len(found) else len(reading.words)
    clause = reading.words[figure.at].clause
    after = [word for word in reading.words[figure.end : min(until, figure.end + _NEAR)]]
    names = _names(word for word in after if word.clause == clause or word.text == "(")
    if names:
        return names
    start = found[place - 1].end if place else 0
    return _names(reading.words[max(start, figure.at - _NEAR) : figure.at])


def _listed(figure: Figure, found: list[Figure], reading: Reading) -> frozenset[str]:
    """The name that "respectively" gives to *figure*."""
    ends = [word.at for word in reading.words if word.text == "respectively"]
    if not ends or len(found) < 2:
        return frozenset()
    return frozenset()
