"""Abbreviations and what they stand for, read from the text that defines them.

Source of the method: Schwartz and Hearst, Pacific Symposium on Biocomputing 2003 (a short form in
brackets after its long form, letters matched from the right), with a bounded search.
"""

import re
from functools import lru_cache

__all__ = ["definitions", "names_for"]

_BRACKET = re.compile(r"\(([^()\s]{2,12}(?: [^()\s]{1,12})?)\)")
_WORD_AND_SHORT = re.compile(r"\(([a-z][a-z-]{2,20}), ([A-Z]{2,6})\)")  # "(enhanced, EA)"
_LONGEST = 12  # words of a long form


@lru_cache(maxsize=1024)
def definitions(text: str) -> tuple[tuple[str, str], ...]:
    """Return (short form, long form) pairs that *text* defines, in order.

    >>> definitions("Irritable bowel syndrome (IBS) is common.")
    (('IBS', 'Irritable bowel syndrome'),)
    """
    found: dict[str, str] = {}
    for bracket in _BRACKET.finditer(text):
        short = bracket.group(1).strip(".,;:")
        if not (short[:1].isalnum() and any(char.isupper() for char in short)):
            continue
        before = re.split(r"[.;:()]\s", text[max(0, bracket.start() - 200) : bracket.start()])[-1]
        words = before.split()[-min(_LONGEST, len(short) * 2 + 2) :]
        long_form = _long_form(short, " ".join(words))
        if long_form is not None:
            found.setdefault(short, long_form)
    for word, short in _WORD_AND_SHORT.findall(text):
        if word[0] == short[0].lower():
            found.setdefault(short, word)
    return tuple(found.items())


def names_for(near: str, whole: str) -> tuple[str, ...]:
    """Return the other name of each abbreviation or long form of *whole* that *near* uses.

    >>> names_for("IBS was milder", "Irritable bowel syndrome (IBS) is common.")
    ('Irritable bowel syndrome',)
    """
    if "(" not in whole:
        return ()
    names: list[str] = []
    lowered = near.lower()
    for short, long_form in definitions(whole):
        if re.search(rf"(?<!\w){re.escape(short)}s?(?!\w)", near):
            names.append(long_form)
        if long_form.lower() in lowered:
            names.append(short)
    return tuple(names)


def _long_form(short: str, before: str) -> str | None:
    """The shortest end of *before* that holds the letters of *short* in order, or None."""
    letters = [char.lower() for char in short if char.isalnum()]
    at = len(before) - 1
    for place in range(len(letters) - 1, -1, -1):
        while at >= 0 and not (
            before[at].lower() == letters[place]
            and (place > 0 or at == 0 or not before[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return None
        at -= 1
    found = before[at + 1 :].strip()
    return found if len(found) > len(short) else None
