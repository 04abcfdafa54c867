"""Names of authors, taken apart: reference managers want to know which word is the family's.

A page prints "Doe JA", "Jane A. Doe" and "The Pain Study Group" alike. What cannot be told apart
stays whole: a name in one piece sorts wrongly at worst, a name cut wrongly is another person.
"""

import re
from dataclasses import dataclass

from plaincite.text import clean_text

__all__ = ["Name", "read_name"]

_GROUP = re.compile(
    r"\b(?:academ\w+|agency|alliance|association|board|cent(?:er|re)s?|coalition|collaborat\w+"
    r"|college|commission|committee|consorti\w+|council|department|federation|force|foundation"
    r"|group|health|hospital|initiative|institut\w+|investigators|league|ministry|network"
    r"|organi[sz]ation|panel|program(?:me)?|project|registry|researchers|service|societ\w+|study"
    r"|team|trial(?:ists)?|unit|university|and|for|of|the|on behalf)\b|\d|&",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:Jr|Sr|I{2,3}|IV|\d(?:st|nd|rd|th))\.?")
_PARTICLES = frozenset(
    "af al bin da das de del della den der di do dos du el la le ten ter van von y zu".split()
)
_LONGEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in its parts, or the whole of a group's in `literal`."""

    family: str = ""
    given: str = ""  # "Jane A.", or initials "J. A."; may be empty
    suffix: str = ""
    literal: str | None = None

    @property
    def initials(self) -> str:
        """The given names as MEDLINE writes them: "JA"."""
        return "".join(part[0] for part in re.findall(r"[^\W\d_]+", self.given)).upper()


def read_name(text: str, *, is_group: bool = False) -> Name:
    """Take the name that a page prints apart.

    >>> read_name("van Staa T").family, read_name("Tjeerd van Staa").family
    ('van Staa', 'van Staa')
    >>> read_name("Doe JA Jr")
    Name(family='Doe', given='J. A.', suffix='Jr', literal=None)
    >>> read_name("The Pain Study Group").literal
    'The Pain Study Group'
    """
    text = clean_text(text)
    *words, last = text.split() or [""]
    # A number in a name is a group's ("GUIDE 2019"), but not that of "Doe JA 3rd".
    suffix = last if words and _SUFFIX.fullmatch(last) else ""
    parts = words if suffix else [*words, last]
    if is_group or len(parts) < 2 or "," in text or _GROUP.search(" ".join(parts)):
        return Name(literal=text)
    if _are_initials(parts[-1]):
        return Name(" ".join(parts[:-1]), _spaced(parts[-1]), suffix)
    at = _family_start(parts)
    return Name(" ".join(parts[at:]), " ".join(parts[:at]), suffix)


def _are_initials(word: str) -> bool:
    letters = re.sub(r"[-.’']", "", word)
    return letters.isalpha() and letters.isupper() and len(letters) <= _LONGEST_INITIALS


def _spaced(initials: str) -> str:
    return " ".join(f"{letter}." for letter in initials if letter.isalpha())


def _family_start(parts: list[str]) -> int:
    """Return where the family's name begins in a name whose given names come first."""
    at = len(parts) - 1
    while at > 1 and parts[at - 1].lower() in _PARTICLES:
        at -= 1
    return at
