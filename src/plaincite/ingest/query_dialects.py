"""How PubMed and how Europe PMC want a name, a heading, a filter to be written.

Whether a name is a MeSH heading is not looked up: it is asked for both ways, and a heading that
MeSH does not have finds nothing and harms nothing.
"""

import re
from collections.abc import Iterable
from typing import Protocol

__all__ = ["DIALECTS", "Dialect", "is_about_a_name"]


# Words that have no other number, or one that nobody writes in a title.
_IS_ALONE = re.compile(r"(?:ss|us|is|ing|ness|ation|ism|itis|osis|aemia|emia)$|^diabetes$")


class Dialect(Protocol):
    """The language of one service. Names and words come in clean: no sign has a meaning."""

    def name(self, name: str) -> tuple[str, ...]:
        """Return the ways to ask for a name: in title and abstract, and as a heading."""
        ...

    def word(self, word: str) -> str:
        """Return how to ask for one word in title and abstract."""
        ...

    def heading(self, heading: str) -> str:
        """Return how to ask for a MeSH heading."""
        ...

    def filtered(self, text: str, *, since_year: int | None, humans: bool) -> str:
        """Return *text* with its limits."""
        ...

    def reviews(self, text: str) -> str:
        """Return the query for the systematic reviews among what *text* finds."""
        ...


class _PubMed:
    def name(self, name: str) -> tuple[str, ...]:
        return (self.heading(name), *(f'"{form}"[tiab]' for form in _forms(name)))

    def word(self, word: str) -> str:
        return _either(f'"{form}"[tiab]' for form in _forms(word))

    def heading(self, heading: str) -> str:
        return f'"{heading}"[mh]'

    def filtered(self, text: str, *, since_year: int | None, humans: bool) -> str:
        # Operators work from left to right in PubMed, so every part has its own brackets.
        if since_year is not None:
            text = f"({text}) AND {since_year}:3000[dp]"
        # Not "AND humans": the newest records have no headings yet.
        return f'({text}) NOT ("animals"[mh] NOT "humans"[mh])' if humans else text

    def reviews(self, text: str) -> str:
        return f'({text}) AND ("systematic review"[pt] OR "meta-analysis"[pt])'


class _EuropePmc:
    def name(self, name: str) -> tuple[str, ...]:
        return (*(f'TITLE_ABS:"{form}"' for form in _forms(name)), self.heading(name))

    def word(self, word: str) -> str:
        return _either(f'TITLE_ABS:"{form}"' for form in _forms(word))

    def heading(self, heading: str) -> str:
        return f'KW:"{heading}"'

    def filtered(self, text: str, *, since_year: int | None, humans: bool) -> str:
        # MED is PubMed, PPR preprints; patents and farming are left out.
        parts = [f"({text})", "(SRC:MED OR SRC:PPR)"]
        if since_year is not None:
            parts.append(f"FIRST_PDATE:[{since_year}-01-01 TO 3000-12-31]")
        joined = " AND ".join(parts)
        return f'({joined}) NOT (KW:"animals" NOT KW:"humans")' if humans else joined

    def reviews(self, text: str) -> str:
        return f'({text}) AND (PUB_TYPE:"systematic review" OR PUB_TYPE:"meta-analysis")'


DIALECTS: dict[str, Dialect] = {"pubmed": _PubMed(), "europepmc": _EuropePmc()}


def _either(parts: Iterable[str]) -> str:
    first, *others = parts
    return f"({' OR '.join([first, *others])})" if others else first


def _forms(name: str) -> tuple[str, ...]:
    """Return *name* with its plural or singular: these services do not know one from the other.

    No asterisk: it would find "background" for "back".

    >>> _forms("cuff tears"), _forms("cell therapy"), _forms("sepsis"), _forms("ct")
    (('cuff tears', 'cuff tear'), ('cell therapy', 'cell therapies'), ('sepsis',), ('ct',))
    """
    name = name.removesuffix("'s")
    last = name.rpartition(" ")[2]
    if len(last) < 4 or not last.isascii() or not last.isalpha() or _IS_ALONE.search(last):
        return (name,)
    for ending, other in (("ies", "y"), ("s", ""), ("ay", "ays"), ("ey", "eys"), ("y", "ies")):
        if name.endswith(ending):
            return (name, name.removesuffix(ending) + other)
    return (name, f"{name}s")


def is_about_a_name(warning: str) -> bool:
    """Whether PubMed only says that one of many names for a thing stands nowhere.

    >>> [is_about_a_name(text) for text in ("PhraseNotFound: sleeeep", "FieldNotFound: tibia")]
    [True, False]
    """
    kind, _, text = warning.partition(": ")
    return "PhraseNotFound" in kind or text.startswith("No items found")
