"""Vocabulary: everyday health words, their clinical names, and what kind of thing each is.

The tables stand in `terms/*.txt`, written for this project and free to edit; `docs/vocabulary.md`
says how. Loaded once, checked as it is read.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files

from plaincite.errors import SourceError
from plaincite.question.spelling import fold, near_word

__all__ = [
    "TREATMENT_KINDS",
    "Entry",
    "TermKind",
    "Vocabulary",
    "load_vocabulary",
    "parse_terms",
]


class TermKind(StrEnum):
    """What kind of thing a term names."""

    DISEASE = "disease"
    SYMPTOM = "symptom"
    OUTCOME = "outcome"
    DRUG = "drug"
    DRUG_CLASS = "drug class"
    VACCINE = "vaccine"
    PROCEDURE = "procedure"
    THERAPY = "therapy"
    DEVICE = "device"
    TEST = "test"
    DIET = "diet"
    SUPPLEMENT = "supplement"
    ACTIVITY = "activity"
    EXPOSURE = "exposure"
    POPULATION = "population"
    BODY = "body"


TREATMENT_KINDS = frozenset(
    {
        TermKind.DRUG,
        TermKind.DRUG_CLASS,
        TermKind.VACCINE,
        TermKind.PROCEDURE,
        TermKind.THERAPY,
        TermKind.DEVICE,
        TermKind.TEST,
        TermKind.DIET,
        TermKind.SUPPLEMENT,
        TermKind.ACTIVITY,
    }
)
# A question about one drug is often answered by studies of its class. Not so for diseases:
# what holds for heart disease need not hold for a heart attack.
_REACHES_ITS_CLASS = frozenset({TermKind.DRUG_CLASS, TermKind.VACCINE})
_CASE_MARK = "!"
_EXACT_NAME = re.compile(r"([\w/-]{1,20})!")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table: a thing, with the names that mean the same."""

    term: str
    kind: TermKind
    specialty: str | None = None
    synonyms: tuple[str, ...] = ()  # lower case, all interchangeable with the term
    heard: tuple[str, ...] = ()  # slips and loose words: understood, never offered
    members: tuple[str, ...] = ()  # narrower things: the drugs of a class
    exact: tuple[str, ...] = ()  # abbreviations that are words in lower case: "AIDS"

    @property
    def names(self) -> tuple[str, ...]:
        """The names that may be offered to a search, the term first."""
        return (self.term, *self.synonyms)


class Vocabulary:
    """The entries, found by any of their names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: tuple[Entry, ...] = tuple(entries)
        self._by_key: dict[tuple[str, ...], Entry] = {}
        self._exact: dict[str, Entry] = {}
        self._classes: dict[str, tuple[Entry, ...]] = {}
        for entry in self.entries:
            self._add(entry)
        self._add_members()
        self._lengths: dict[str, int] = {}
        for key in self._by_key:
            self._lengths[key[0]] = max(len(key), self._lengths.get(key[0], 0))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for key in self._by_key for word in key)

    @cached_property
    def _mendable(self) -> frozenset[str]:
        return frozenset(
            word for key in self._by_key for word in key if len(key) == 1 or len(word) >= 9
        )

    def find(self, name: str) -> Entry | None:
        """Return the entry that *name* belongs to, whatever its spelling, or None."""
        return self.find_key(fold(name))

    def find_key(self, key: tuple[str, ...]) -> Entry | None:
        """Return the entry with a name of that folded *key*."""
        return self._by_key.get(key)

    def find_exact(self, word: str) -> Entry | None:
        """Return the entry of an abbreviation that counts only in capitals ("AIDS")."""
        return self._exact.get(word)

    def longest_from(self, first: str) -> int:
        """Return how many words the longest name that starts with the folded word *first* has."""
        return self._lengths.get(first, 0)

    def knows_word(self, key: str) -> bool:
        """Whether the folded word *key* is part of any name."""
        return key in self._words

    def correct(self, key: str) -> str | None:
        """Return the word of a name that the unknown folded word *key* is one slip away from.

        Of names with several words only the long words count: short ones are too often plain
        English ("positron", "banding").
        """
        return None if key in self._words else near_word(key, self._mendable)

    def synonyms(self, entry: Entry, text: str) -> tuple[str, ...]:
        """Return what else *text*, a name of *entry*, is called: same, then wider, then narrower.

        Names that differ from *text* only in plural or hyphen are left out.
        """
        classes = self._classes.get(entry.term, ())
        offered = [*entry.names, *(kind.term for kind in classes), *entry.members]
        own = _loose(text)
        distinct = {_loose(name): name for name in reversed(offered) if _loose(name) != own}
        return tuple(name for name in dict.fromkeys(offered) if distinct.get(_loose(name)) == name)

    def _add(self, entry: Entry) -> None:
        for name in (entry.term, *entry.synonyms, *entry.heard):
            if entry.exact and name.upper() in entry.exact:
                continue
            key = fold(name)
            other = self._by_key.setdefault(key, entry)
            if other is not entry:
                raise SourceError("terms", f"{name!r} belongs to {other.term!r} and {entry.term!r}")
        for name in entry.exact:
            if self._exact.setdefault(name, entry) is not entry:
                raise SourceError("terms", f"{name!r} is listed twice")

    def _add_members(self) -> None:
        for entry in self.entries:
            for name in entry.members:
                key = fold(name)
                member = self._by_key.get(key)
                if member is None:
                    member = Entry(name, _member_kind(entry.kind), entry.specialty)
                    self._by_key[key] = member
                if entry.kind in _REACHES_ITS_CLASS:
                    known = self._classes.get(member.term, ())
                    self._classes[member.term] = (*known, entry)


def _loose(name: str) -> str:
    """*name* without plural and hyphen, so that mere variants are not offered as synonyms.

    Spelling is kept: "tumor" is worth offering beside "tumour".
    """
    joined = name.lower().replace("-", " ").replace("’", "").replace("'", "")
    return " ".join(word[:-1] if word[-1:] == "s" else word for word in joined.split())


def _member_kind(kind: TermKind) -> TermKind:
    return TermKind.DRUG if kind is TermKind.DRUG_CLASS else kind


@cache
def load_vocabulary() -> Vocabulary:
    """Return the shipped vocabulary, read once."""
    return Vocabulary(_read_entries())


def _read_entries() -> Iterator[Entry]:
    folder = files("plaincite.question").joinpath("terms")
    for table in sorted(folder.iterdir(), key=lambda item: item.name):
        if table.name.endswith(".txt"):
            yield from parse_terms(table.read_text("utf-8"), source=table.name)


def parse_terms(text: str, *, source: str) -> tuple[Entry, ...]:
    r"""Read a table: `[kind | specialty]` headings, then one entry a line.

    A line is `term = synonym, ... > member, ... ~ slip, ...`; every part but the term may be
    left out. A name with "!" at its end counts only when written exactly so.

    Raises:
        SourceError: A line cannot be read; *source* and line are named.

    >>> parse_terms("[drug | Cardiology]\nstatin = statins ~ staten", source="x")[0].heard
    ('staten',)
    """
    entries = []
    kind: TermKind | None = None
    specialty: str | None = None
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        place = f"{source}, line {number}"
        if line.startswith("["):
            kind, specialty = _parse_heading(line, place)
        elif kind is None:
            raise SourceError(place, "an entry stands before the first [kind | specialty]")
        else:
            entries.append(_parse_entry(line, kind, specialty, place))
    return tuple(entries)


def _parse_heading(line: str, place: str) -> tuple[TermKind, str | None]:
    kind, _, specialty = line.strip("[]").partition("|")
    try:
        return TermKind(kind.strip()), specialty.strip() or None
    except ValueError:
        raise SourceError(place, f"unknown kind {kind.strip()!r}") from None


def _parse_entry(line: str, kind: TermKind, specialty: str | None, place: str) -> Entry:
    exact: tuple[str, ...] = ()
    if _CASE_MARK in line:
        exact = tuple(_EXACT_NAME.findall(line))
        line = line.replace(_CASE_MARK, "")
    rest, _, heard = line.lower().partition(" ~ ")
    rest, _, members = rest.partition(" > ")
    term, _, synonyms = rest.partition(" = ")
    same, slips = _split_names(synonyms), _split_names(heard)
    if len({term, *same, *slips, ""}) != 2 + len(same) + len(slips):
        raise SourceError(place, f"a name is empty or stands twice: {line!r}")
    return Entry(term, kind, specialty, same, slips, _split_names(members), exact)


def _split_names(text: str) -> tuple[str, ...]:
    return tuple([name.strip() for name in text.split(",")]) if text else ()
