"""Names of people as text formats write them: "Family, Given", "Family AB", "Given Family"."""

import re

from plaincite.model.record import Author

__all__ = ["author_from_text", "initials_of"]

_INITIAL = re.compile(r"(?:^|[\s.’'-])([^\W\d_])")
_SUFFIXES = r"(?:Jr|Sr|I{2,3}|IV|\d(?:st|nd|rd|th))"
_VANCOUVER = re.compile(r"(.+?) ([A-Z]{1,4}|(?:-?[A-Z]\.){1,5})(?: (" + _SUFFIXES + r"))?\.?")
_SUFFIX = re.compile(_SUFFIXES + r"\.?")
_GROUP = re.compile(
    r"\b(?:group|organi[sz]ation|consortium|collaborat\w+|society|association|network|committee"
    r"|institutes?|university|team|trial|study|investigators|ministry|department|cent(?:er|re)"
    r"|foundation|agency|college|council|federation|alliance|initiative|task force)\b",
    re.IGNORECASE,
)


def author_from_text(text: str) -> Author | None:
    """Return the author that *text* names; None when there is no letter in it.

    >>> [author_from_text(name).display for name in ("Doe, Jane A.", "Doe JA", "Doe J.A.")]
    ['Doe JA', 'Doe JA', 'Doe JA']
    >>> author_from_text("The Pain Study Group").group
    'The Pain Study Group'
    """
    if not any(char.isalnum() for char in text):
        return None
    family, comma, rest = (part.strip() for part in text.partition(","))
    if comma:
        return _inverted(family, rest)
    if _GROUP.search(text):
        return Author(group=text)
    vancouver = _VANCOUVER.fullmatch(text)
    if vancouver:
        initials = "".join(char for char in vancouver[2] if char.isalpha())
        return Author(vancouver[1], initials=initials, suffix=vancouver[3])
    given, _, family = text.rpartition(" ")
    return Author(family, given or None, initials_of(given))


def initials_of(given: str | None) -> str | None:
    """Return the first letters of given names.

    >>> initials_of("Jean-Pierre"), initials_of("J. A."), initials_of(None)
    ('JP', 'JA', None)
    """
    return "".join(_INITIAL.findall(given or "")).upper() or None


def _inverted(family: str, rest: str) -> Author:
    parts = [part.strip() for part in rest.split(",")]
    is_suffix = len(parts) > 1 and _SUFFIX.fullmatch(parts[-1])
    suffix = parts.pop() if is_suffix else None
    given = " ".join(part for part in parts if part) or None
    return Author(family or None, given, initials_of(given), suffix or None)
