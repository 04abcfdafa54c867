"""Sides: what was compared with what must stay so when a sentence is told anew.

The judge ties figures to their groups. Where no figure stands, the same words say the opposite when
the two sides change places: "better with willow than with placebo".
"""

import re

from plaincite.text import words

__all__ = ["swaps_sides"]

_COMPARES = re.compile(
    r"\b(?:than|compared (?:with|to)|versus|vs\.?|rather than|instead of)\b", re.IGNORECASE
)
# Where the second side ends: its name is short, and what follows belongs to the whole.
_SIDE_ENDS = re.compile(
    r"[,;:.()]|\b(?:after|and|at|but|during|for|from|in|over|when|while|within)\b", re.IGNORECASE
)
_LINKS = re.compile(
    r"\s*(?:(?:with|in|among|on|by|to|of|those|the|a|an|people|patients|men|women|given|taking"
    r"|using|who|had|did|receiving)\s+)*",
    re.IGNORECASE,
)
_LETTERS = 5
_SHORT = 3


def swaps_sides(source: str, told: str) -> bool:
    """Whether *told* names first what *source* names as the second side of a comparison.

    >>> source = "Pain fell more with willow than with placebo at 12 weeks."
    >>> swaps_sides(source, "At 12 weeks pain fell more with willow than with placebo.")
    False
    >>> swaps_sides(source, "Pain fell more with placebo than with willow at 12 weeks.")
    True
    """
    wanted, found = _cut(source), _cut(told)
    if wanted is None or found is None:
        return False
    (first, second), (told_first, told_second) = wanted, found
    own = second - first  # what stands on the second side alone
    return any(word in told_first and word not in told_second for word in own)


def _cut(sentence: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words of the first and of the second side; None where nothing is compared."""
    mark = _COMPARES.search(sentence)
    if mark is None:
        return None
    link = _LINKS.match(sentence, mark.end())
    start = link.end() if link else mark.end()
    end = _SIDE_ENDS.search(sentence, start)
    stop = end.start() if end else len(sentence)
    # "Compared with placebo, willow ...": the second side may be named first.
    before = sentence[: mark.start()]
    rest = before if words(before) else sentence[stop:]
    return _stems(rest), _stems(sentence[start:stop])


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_LETTERS].lower() for word in words(text) if len(word) > _SHORT)
