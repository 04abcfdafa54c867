"""Whole numbers in running text, in digits or in words, each with its place.

"14 170" and "1,210" are one number, "Twelve" is 12; a decimal, a range end or a code is none.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Numeral", "numerals"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
_SCALES = {"hundred": 100, "thousand": 1000}

_WORDS = "|".join(sorted([*_VALUES, *_SCALES], key=len, reverse=True))
_SPELLED = re.compile(
    rf"(?<![\w-])(?:{_WORDS})(?:(?:[\s‐‑-]|,\s)(?:and[\s‐‑-])?(?:{_WORDS})){{0,8}}(?!\w)",
    re.IGNORECASE,
)
# A space, thin space or comma every three digits; a point would be a decimal in English text.
_DIGITS = re.compile(
    r"(?<![\w.,/<>=≥≤±$£€·–-])(?:\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+|\d{1,3}(?: \d{3})+|\d{1,9})"
    r"(?![\w%]|[.·,]\d|\s?[%±×]|-\d|[–/]\d)"
)
_AFTER_EQUALS = re.compile(
    r"(?<=[=])\s?(?:\d{1,3}(?:[, \u2009\u202f\u00a0]\d{3})+|\d{1,9})(?![\w%]|[.·]\d|\s?[%±])"
)
# "week 12 120 patients": what looks like a gap between thousands may part two numbers.
_COUNTED_BEFORE = re.compile(
    r"(?:weeks?|months?|days?|years?|stud(?:y|ies)|groups?|stages?|phases?|types?|grades?|trials?"
    r"|levels?|scores?|experiments?|tables?|class)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A whole number as it stands in a text."""

    start: int
    end: int
    value: int


@lru_cache(maxsize=256)  # each sentence of an abstract is asked for many times
def numerals(text: str) -> tuple[Numeral, ...]:
    """Return the whole numbers of *text* in reading order.

    >>> [n.value for n in numerals("Twelve of 1,210 (n=361) in 14 170; 0.5 and 3-4")]
    [12, 1210, 361, 14170]
    """
    found = {numeral.start: numeral for numeral in (*_in_digits(text), *_in_words(text))}
    return tuple(found[start] for start in sorted(found))


def _in_digits(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    for match in (*_DIGITS.finditer(text), *_AFTER_EQUALS.finditer(text)):
        start, words = match.start(), match.group().lstrip()
        start = match.end() - len(words)
        if " " in words and _COUNTED_BEFORE.search(text[max(0, start - 14) : start]):
            first, _, rest = words.partition(" ")
            start, words = start + len(first) + 1, rest
        found.append(Numeral(start, match.end(), int(re.sub(r"\D", "", words))))
    return found


def _in_words(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    for match in _SPELLED.finditer(text):
        value = _spelled_value(re.findall(r"[a-z]+", match.group().lower()))
        if value is not None:
            found.append(Numeral(match.start(), match.end(), value))
    return found


def _spelled_value(parts: list[str]) -> int | None:
    total = current = 0
    for part in (part for part in parts if part != "and"):
        if part == "thousand":
            total, current = total + max(1, current) * 1000, 0
        elif part == "hundred":
            current = max(1, current) * 100
        elif current % 100 and not (current % 10 == 0 and _VALUES[part] < 10):
            return None  # "two three": two numbers side by side, not one
        else:
            current += _VALUES[part]
    return total + current
