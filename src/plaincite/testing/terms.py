"""PubMed's query language, as far as tests need it: phrases, field tags, dates, AND, OR, NOT.

Operators work from left to right with no precedence, as in PubMed; neighbours without an operator
are joined by AND. Not imitated: automatic term mapping and the MeSH tree (a heading finds itself
and none of its narrower ones).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

__all__ = ["FIELDS", "Matches", "evaluate", "normal"]

FIELDS = {
    **dict.fromkeys(("all", "all fields", "tw", "text word"), "all"),
    **dict.fromkeys(("tiab", "title/abstract"), "tiab"),
    **dict.fromkeys(("ti", "title"), "ti"),
    **dict.fromkeys(("ab", "abstract"), "ab"),
    **dict.fromkeys(("mh", "mesh", "mesh terms", "mh:noexp"), "mh"),
    **dict.fromkeys(("majr", "mesh major topic"), "majr"),
    **dict.fromkeys(("pt", "publication type", "ptyp"), "pt"),
    **dict.fromkeys(("la", "lang", "language"), "la"),
    **dict.fromkeys(("au", "author"), "au"),
    **dict.fromkeys(("ta", "journal"), "ta"),
    **dict.fromkeys(("uid", "pmid"), "uid"),
    **dict.fromkeys(("dp", "pdat", "date - publication", "publication date"), "dp"),
    **dict.fromkeys(("edat", "crdt", "date - entry", "entry date"), "edat"),
}
DATE_FIELDS = frozenset({"dp", "edat"})

_PART = re.compile(r"\(|\)|\"([^\"]*)\"|\[([^\]\[]*)\]|[^\s()\"\[\]]+")
_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?")
_DEEPEST = 60  # brackets inside brackets
_OPERATORS = frozenset({"AND", "OR", "NOT"})

Found = frozenset[int]


@dataclass
class Matches:
    """What a query finds: places in the library, how many terms each matched, and complaints."""

    found: Found
    scores: dict[int, int] = field(default_factory=dict)
    phrases_not_found: list[str] = field(default_factory=list)
    quoted_not_found: list[str] = field(default_factory=list)
    fields_not_found: list[str] = field(default_factory=list)


def normal(text: str) -> str:
    """Return the words of *text* in lower case, each between blanks."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def evaluate(
    term: str,
    look_up: Callable[[str, str], Found],
    between: Callable[[str, date, date], Found],
) -> Matches:
    """Return what *term* finds.

    Args:
        term: A query as PubMed takes it.
        look_up: Field and words in, places out; words that end in "*" are beginnings.
        between: Date field, first and last day in, places out.

    Raises:
        ValueError: brackets stand too deep inside each other.
    """
    matches = Matches(frozenset())
    reader = _Reader(term, look_up, between, matches)
    matches.found = reader.group(0) or frozenset()
    return matches


class _Reader:
    def __init__(
        self,
        term: str,
        look_up: Callable[[str, str], Found],
        between: Callable[[str, date, date], Found],
        matches: Matches,
    ) -> None:
        self._parts = [match.group() for match in _PART.finditer(term)]
        self._at = 0
        self._look_up = look_up
        self._between = between
        self._matches = matches

    def group(self, depth: int) -> Found | None:
        """Read to the bracket that closes, or to the end; None when nothing stood there."""
        if depth > _DEEPEST:
            raise ValueError("too many brackets inside each other")
        total: Found | None = None
        operator = "AND"
        while self._at < len(self._parts):
            part = self._parts[self._at]
            if part == ")":
                self._at += 1
                if depth:
                    break
                continue  # one too many, which PubMed lets pass
            if part in _OPERATORS:
                operator = part
                self._at += 1
                continue
            if part == "(":
                self._at += 1
                found = self.group(depth + 1)
            else:
                found = self._term()
            total, operator = _joined(total, operator, found), "AND"
        return total

    def _term(self) -> Found | None:
        words: list[str] = []
        is_quoted = False
        while self._at < len(self._parts):
            part = self._parts[self._at]
            if part in _OPERATORS or part in "()" or (is_quoted and not part.startswith("[")):
                break
            if part.startswith('"') and words:
                break
            self._at += 1
            if part.startswith("["):
                return self._tagged(" ".join(words), part[1:-1], is_quoted=is_quoted)
            is_quoted = part.startswith('"')
            words.append(part.strip('"'))
        if is_quoted:
            return self._tagged(words[0], "all", is_quoted=True)
        parts = [self._tagged(word, "all", is_quoted=False) for word in words]
        known = [part for part in parts if part is not None]
        return frozenset.intersection(*known) if known else None

    def _tagged(self, words: str, tag: str, *, is_quoted: bool) -> Found | None:
        name = FIELDS.get(tag.strip().casefold())
        if name is None:
            self._matches.fields_not_found.append(tag)
            name = "all"
        if name in DATE_FIELDS:
            return self._dated(words, name)
        if not normal(words).strip():
            return None
        found = self._look_up(name, words)
        self._note(found, words, tag, is_quoted=is_quoted)
        return found

    def _dated(self, words: str, name: str) -> Found:
        start, _, end = words.partition(":")
        first, last = _day(start, is_last=False), _day(end or start, is_last=True)
        if first is None or last is None:
            self._matches.phrases_not_found.append(words)
            return frozenset()
        return self._between(name, first, last)

    def _note(self, found: Found, words: str, tag: str, *, is_quoted: bool) -> None:
        for place in found:
            self._matches.scores[place] = self._matches.scores.get(place, 0) + 1
        if not found and is_quoted:
            self._matches.quoted_not_found.append(f'"{words}"[{tag}]')
        elif not found:
            self._matches.phrases_not_found.append(words)


def _joined(total: Found | None, operator: str, found: Found | None) -> Found | None:
    if found is None:
        return total
    if total is None:
        return found if operator != "NOT" else frozenset()
    if operator == "OR":
        return total | found
    return total - found if operator == "NOT" else total & found


def _day(text: str, *, is_last: bool) -> date | None:
    """Return the day that *text* names: of a year or month its first, or its last."""
    match = _DAY.fullmatch(text.strip().strip('"'))
    if match is None:
        return None
    year = min(max(int(match.group(1)), 1), 9999)
    month = int(match.group(2) or (12 if is_last else 1))
    if not 1 <= month <= 12:
        return None
    if match.group(3) is not None:
        day = int(match.group(3))
        return date(year, month, day) if 1 <= day <= _days_in(year, month) else None
    return date(year, month, _days_in(year, month) if is_last else 1)


def _days_in(year: int, month: int) -> int:
    following = date(year + (month == 12), month % 12 + 1, 1) if year < 9999 else None
    return 31 if following is None else (following - date(year, month, 1)).days
