"""Neighbour lock: two figures of one sentence may not change the words beside them.

"Starting 50 minutes later, pupils slept 34 minutes longer" has no two groups; what tells the
figures apart are their neighbours. A claim is refused when each figure stands beside the words of
the other one, and neither beside its own.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from plaincite.verify.case import Case
from plaincite.verify.figures import Figure, figure_places, figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, read

__all__ = ["neighbour_reasons"]

_Pair = tuple[frozenset[str], frozenset[str]]

_NEAR = 6  # words on either side
_TELLING = frozenset({Role.CONTENT, Role.PEOPLE, Role.DIRECTION, Role.ASSERTION, Role.TIME})
_BRACKET = 24  # words of a bracket that are read
_AT_LARGE = frozenset((word,) for word in "every each for at after within over in during".split())
_FEWEST = 2  # words that must have changed places


def neighbour_reasons(case: Case) -> tuple[str, ...]:
    """Say so where two figures of the claim have changed places with each other."""
    ours = _beside(case.claim.text)
    theirs = _beside(case.evidence.text) if ours else ()
    if not theirs:
        return ()
    changes = frozenset(word.key for word in case.evidence.of(Role.DIRECTION))
    for first, second in combinations(ours, 2):
        own, others = _found(first[0], theirs), _found(second[0], theirs)
        if (
            own is not None
            and others is not None
            and _is_swapped((first[1], second[1]), (own, others), changes)
        ):
            written = (first[0].written, second[0].written)
            return (f"The numbers {written[0]} and {written[1]} have changed places.",)
    return ()


def _found(figure: Figure, told: Sequence[tuple[Figure, frozenset[str]]]) -> frozenset[str] | None:
    """The neighbours of the one figure of the evidence that *figure* repeats."""
    same = [
        near
        for other, near in told
        if (other.amount, other.measure) == (figure.amount, figure.measure)
    ]
    return same[0] if len(same) == 1 else None


def _is_swapped(ours: _Pair, theirs: _Pair, changes: frozenset[str]) -> bool:
    """Whether either figure has the other's words, a change among them, and none of its own."""
    (first, second), (own, others) = ours, theirs
    of_first, of_second = own - others, others - own
    crossed = (first & of_second) - second, (second & of_first) - first
    if first & of_first or second & of_second or not all(crossed):
        return False
    moved = crossed[0] | crossed[1]
    return len(moved) >= _FEWEST and not moved.isdisjoint(changes)


def _has_place(figure: Figure, reading: Reading) -> bool:
    """Whether what it stands beside tells what it is about: no time at large, nothing in brackets.

    "Every two years" and "for ten years" may stand anywhere in a sentence.
    """
    if figure.measure in (None, "whole"):
        return False
    before = reading.texts[max(0, figure.at - _BRACKET) : figure.at]
    return before[-1:] not in _AT_LARGE and before.count("(") <= before.count(")")


@lru_cache(maxsize=1024)
def _beside(text: str) -> tuple[tuple[Figure, frozenset[str]], ...]:
    """Each figure of *text* that shares its measure with another one, and the words beside it."""
    told = [figure.measure for figure in figures(text)]
    if len(told) == len(set(told)):
        return ()
    reading = read(text)
    found = [figure for figure in figures(text) if _has_place(figure, reading)]
    measures = [figure.measure for figure in found]
    return tuple(
        (figure, _near(figure, found, reading))
        for figure in found
        if measures.count(figure.measure) > 1
    )


def _near(figure: Figure, found: Sequence[Figure], reading: Reading) -> frozenset[str]:
    """The telling words that are nearer to *figure* than to any other one."""
    counted = figure_places(reading.text)
    starts = [(other.end + figure.at) // 2 + 1 for other in found if other.end <= figure.at]
    ends = [(figure.end + other.at) // 2 + 1 for other in found if other.at >= figure.end]
    start, end = max(starts, default=0), min(ends, default=len(reading.words))
    near = reading.words[max(start, figure.at - _NEAR) : min(end, figure.end + _NEAR)]
    return frozenset(word.key for word in near if word.role in _TELLING and word.at not in counted)
