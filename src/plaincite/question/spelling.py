"""Spelling: one key for the ways a word is written, and the known word one slip away.

Keys are for looking up, never for showing. Pure functions on strings.
"""

import re
from collections.abc import Container
from functools import lru_cache

__all__ = ["SHORTEST_MISSPELT", "fold", "fold_word", "lower_in_place", "near_word"]

# Words whose British and American forms the rules in `fold_word` do not bring together.
_ODD_SPELLINGS = {
    "aging": "ageing",
    "cesarian": "cesarean",
    "fiber": "fibr",
    "gray": "grey",
    "litre": "liter",
    "mould": "mold",
    "center": "centr",
}
_IRREGULAR = {
    "children": "child",
    "feet": "foot",
    "men": "man",
    "metastases": "metastasis",
    "teeth": "tooth",
    "testes": "testis",  # by the rules it would become "test"
    "women": "woman",
}
_SPELLINGS = (("ae", "e"), ("oe", "e"), ("our", "or"), ("sulph", "sulf"), ("isation", "ization"))
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST_MISSPELT = 7  # shorter words have too many neighbours to guess safely
_LONGEST_MISSPELT = 24


@lru_cache(maxsize=16384)  # the words of the vocabulary come again and again
def fold_word(word: str) -> str:
    """Return the key of *word*: case, plural, apostrophes and British spelling taken away.

    >>> fold_word("Tumours") == fold_word("tumor"), fold_word("Crohn’s") == fold_word("crohns")
    (True, True)
    """
    key = word.lower()
    if not key.isalpha():
        key = key.replace("’", "").replace("'", "")
    if len(key) < 4:
        return _IRREGULAR.get(key, key)
    if key in _IRREGULAR:
        return _IRREGULAR[key]
    key = _singular(key)
    if len(key) > 4:
        for british, american in _SPELLINGS:
            if british in key:
                key = key.replace(british, american)
        key = key.removesuffix("e")
    return _ODD_SPELLINGS.get(key, key)


def fold(text: str) -> tuple[str, ...]:
    """Return the keys of the words of *text*; hyphens and slashes part words.

    >>> fold("Low-dose CT scans")
    ('low', 'dose', 'ct', 'scan')
    """
    return tuple([fold_word(word) for word in _TOKEN.findall(text)])  # a list is faster here


def lower_in_place(text: str) -> str:
    """Return *text* in lower case with straight apostrophes, every character in its place.

    `str.lower` makes some letters two ("İ"), which would move what stands behind them.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lower.replace("’", "'")


def near_word(word: str, known: Container[str]) -> str | None:
    """Return the one *known* word a single slip away from *word*, or None.

    A slip is one letter left out, put in, changed, or two neighbours swapped, not in the first
    letter. A word with two such neighbours is left alone: guessing would be a coin toss.
    """
    if not SHORTEST_MISSPELT <= len(word) <= _LONGEST_MISSPELT:
        return None
    if not (word.isascii() and word.isalpha()):
        return None
    found = {slip for slip in _slips(word) if slip in known and len(slip) >= SHORTEST_MISSPELT}
    return found.pop() if len(found) == 1 else None


def _singular(word: str) -> str:
    if word[-1] != "s" or word[-2] in "sui":
        return word
    return word[:-3] + "y" if word[-3:] == "ies" and len(word) > 4 else word[:-1]


def _slips(word: str) -> set[str]:
    slips = set()
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            slips.add(head + tail[1:])
            slips.update(head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            slips.add(head + tail[1] + tail[0] + tail[2:])
        slips.update(head + letter + tail for letter in _LETTERS)
    slips.discard(word)
    return slips
