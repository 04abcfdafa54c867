"""Repair of misspelt alarm words: one letter dropped, added, changed or swapped with the next.

Only long words that the rules listen for are repaired to, and never from a word that is itself
English ("breeding" is not "bleeding"), so a repair cannot turn an ordinary question into an alarm.
"""

from functools import cache, lru_cache
from importlib.resources import files

__all__ = ["repair"]

_SHORTEST = 6
_LONGEST = 20
_LEET = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"})


@lru_cache(maxsize=4096)
def repair(word: str) -> str:
    """Return the alarm word that *word* was meant to be, or *word* itself.

    >>> repair("suicidel"), repair("breeding"), repair("su1cidal")
    ('suicidal', 'breeding', 'suicidal')
    """
    known, left_alone, by_gap, fixed = _tables()
    if word in fixed:
        return fixed[word]
    if any(mark.isdigit() for mark in word) and word.translate(_LEET) in known:
        return word.translate(_LEET)
    if not _SHORTEST - 1 <= len(word) <= _LONGEST or word in known or word in left_alone:
        return word
    if not word.isalpha():
        return word
    meant = {
        candidate
        for gap in _gaps(word)
        for candidate in by_gap.get(gap, ())
        if _is_one_slip(word, candidate)
    }
    return min(meant) if meant else word


@cache
def _tables() -> tuple[frozenset[str], frozenset[str], dict[str, tuple[str, ...]], dict[str, str]]:
    text = (files("plaincite.question.alarms") / "tables" / "spelling.txt").read_text("utf-8")
    known: list[str] = []
    left_alone: set[str] = set()
    fixed: dict[str, str] = {}
    for line in text.splitlines():
        kind, _, rest = line.partition(":")
        if kind == "known":
            known.extend(rest.split())
        elif kind == "leave":
            left_alone.update(rest.split())
        elif kind == "means":
            right, _, wrong = rest.partition("<")
            fixed.update(dict.fromkeys(wrong.split(), right.strip()))
    by_gap: dict[str, tuple[str, ...]] = {}
    for word in known:
        if len(word) >= _SHORTEST:
            for gap in _gaps(word):
                by_gap[gap] = (*by_gap.get(gap, ()), word)
    return frozenset(known), frozenset(left_alone), by_gap, fixed


def _gaps(word: str) -> set[str]:
    """Return *word* and every form of it with one letter left out."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_one_slip(word: str, meant: str) -> bool:
    # Two words that share a form with one letter left out differ by one slip, or by a letter
    # moved further than its neighbour; only the latter needs ruling out.
    if word[0] != meant[0]:
        return False  # a changed first letter is mostly another word
    if abs(len(word) - len(meant)) == 1:
        return True
    differing = [at for at in range(len(word)) if word[at] != meant[at]]
    if len(differing) == 1:
        return True
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and word[differing[0]] == meant[differing[1]]
        and word[differing[1]] == meant[differing[0]]
    )
