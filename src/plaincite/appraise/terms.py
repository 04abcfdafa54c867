"""Words made comparable: British and American spelling, endings and hyphens put aside.

Only for matching; what is matched is never shown.
"""

import re
from functools import lru_cache

__all__ = ["contains", "stem", "stems"]

_TOKEN = re.compile(r"[^\W_]+")
_SPELLING_RULES = (
    (re.compile(r"ae|oe(?=[adls])"), "e"),  # paediatric, coeliac, oedema, diarrhoea
    (re.compile(r"^oe"), "e"),  # oestrogen
    (re.compile(r"our(?=s?$|ed$|ing$|al)"), "or"),  # tumour, behavioural
    (re.compile(r"(?<=[a-z]{3}[a-rt-z])is(?=(?:e|es|ed|ing|ation|ations)$)"), "iz"),  # randomised
    (re.compile(r"ph(?=ur)"), "f"),  # sulphur
    (re.compile(r"(?<=[io])(?:sis|ses)$|(?<=ta)(?:sis|ses)$|(?<=ia)(?:sis|ses)$"), "t"),
)
_IRREGULAR = {
    "children": "child",
    "childhood": "child",
    "women": "woman",
    "men": "man",
    "asthmatic": "asthma",
    "asthmatics": "asthma",
    "migraineurs": "migrain",
    "surgical": "surger",
    "surgically": "surger",
    "muscular": "muscl",
    "died": "death",
    "dead": "death",
    "dying": "death",
    "die": "death",
    "teeth": "tooth",
    "feet": "foot",
    "mice": "mouse",
    "cognition": "cognit",
    "cognitively": "cognit",
    "generic": "generic",
    "generics": "generic",
}
# Ending and how many letters must be left. Not a linguist's stemmer: it only has to bring together
# the forms that one thing takes in questions and abstracts.
_ENDINGS = tuple(
    (ending, least)
    for least, endings in (
        (5, "ization ized izing ize ation ated ating ate ition ition ent ence ency"),
        (4, "ical ion ive ing ance ancy ant ment ity ed er or al ic ia is y e"),
        (6, "ically ments iness ness ly"),
    )
    for ending in endings.split()
)
_LONGEST_FIRST = tuple(sorted(_ENDINGS, key=lambda pair: (-len(pair[0]), pair[0])))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the forms of *word* have in common.

    >>> stem("vaccination") == stem("vaccines"), stem("Coeliac") == stem("celiac")
    (True, True)
    """
    lower = word.lower()
    if lower in _IRREGULAR:
        return _IRREGULAR[lower]
    if len(lower) < 4 or not lower.isalpha():
        return lower
    for pattern, american in _SPELLING_RULES:
        lower = pattern.sub(american, lower)
    lower = _singular(lower)
    for ending, least in _LONGEST_FIRST:
        if lower.endswith(ending) and len(lower) - len(ending) >= least:
            return lower[: -len(ending)]
    return lower


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of *text*, in order; hyphens part words.

    >>> stems("CAR-T cells")
    ('car', 't', 'cell')
    """
    return tuple(stem(token) for token in _TOKEN.findall(text))


def contains(tokens: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Tell whether *name* stands in *tokens*: its words together, in any order if all are long.

    Two other words may stand between ("pain in the muscles" holds "muscle pain").
    """
    return bool(name) and _place(tokens, name) is not None


def _place(tokens: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    """The index after the last word of *name* in *tokens*."""
    n = len(name)
    first = name[0]
    if first in tokens:
        for at, token in enumerate(tokens):
            if token == first and tokens[at : at + n] == name:
                return at + n
    if n == 1 or any(len(word) < 3 for word in name):
        return None
    wanted = set(name)
    if not wanted.issubset(tokens):
        return None
    places = [at for at, token in enumerate(tokens) if token in wanted]
    return _window(tokens, places, wanted, n + 2)


def _window(tokens: tuple[str, ...], places: list[int], wanted: set[str], width: int) -> int | None:
    for start in places:
        inside = [at for at in places if start <= at < start + width]
        if {tokens[at] for at in inside} == wanted:
            return inside[-1] + 1
    return None
