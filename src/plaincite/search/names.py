"""Names: those of two to four common words, which the index keeps as one term each.

"Blood" and "pressure" each stand in so many records that to look for them side by side takes longer
than all else in a search; "blood_pressur" is looked up at once. The list is fixed, so that the same
records make the same index; a name that is not on it is found all the same, as a phrase.
`training/common_names.py` makes the list. Change it, and `index` must take another version.
"""

from collections.abc import Sequence
from importlib.resources import files

__all__ = ["name_term", "names_in"]

_MARK = "_"  # no character of any word
_LONGEST = 4  # words


def names_in(terms: str) -> str:
    """Return the names that stand in *terms*, each as one term; blanks separate either.

    >>> names_in("high blood pressur by day")
    'high_blood_pressur blood_pressur'
    """
    words = terms.split(" ")
    # Most words begin no name, which one look tells.
    starts = [
        at
        for at, word in enumerate(words[:-1])
        if word in _SECONDS and words[at + 1] in _SECONDS[word]
    ]
    found = []
    for at in starts:
        name = words[at]
        for word in words[at + 1 : at + _LONGEST]:
            name += _MARK + word
            if name in _NAMES:
                found.append(name)
    return " ".join(found)


def name_term(words: Sequence[str]) -> str | None:
    """Return the one term of *words* side by side, or None where the index has none.

    >>> name_term(("blood", "pressur")), name_term(("pressur", "blood"))
    ('blood_pressur', None)
    """
    name = _MARK.join(words)
    return name if name in _NAMES else None


def _read() -> frozenset[str]:
    lines = files("plaincite.search").joinpath("names.txt").read_text("ascii").splitlines()
    return frozenset(line.replace(" ", _MARK) for line in lines if not line.startswith("#"))


def _second_words(names: frozenset[str]) -> dict[str, frozenset[str]]:
    """The words that stand second, by the word that stands first."""
    seconds: dict[str, set[str]] = {}
    for first, second, *_ in (name.split(_MARK) for name in names):
        seconds.setdefault(first, set()).add(second)
    return {first: frozenset(words) for first, words in seconds.items()}


_NAMES = _read()
_SECONDS = _second_words(_NAMES)
