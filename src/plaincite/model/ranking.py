"""Search, in words: what is looked for, and what was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from plaincite.model.record import Record

__all__ = ["Change", "Found", "Hit", "Query", "RecordSource", "Term"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase to look for, and how much it counts."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it is searched.

    `text` is scored as plain words. `groups` are alternatives for one concept each: a record that
    matches several groups beats one that matches one group often.
    """

    text: str
    groups: tuple[tuple[Term, ...], ...] = ()
    query_id: str = ""
    asked: str | None = None  # the question as it was put, for an encoder; None: `text` is all


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found, and how well it matched. Higher is better; ties go by record id."""

    record_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """A hit with its record; a higher score is a better match within one search."""

    record: Record
    score: float


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the history of a corpus; `record` is None when it was deleted."""

    sequence: int  # rises by at least one with each change
    record_id: str
    record: Record | None


class RecordSource(Protocol):
    """What the other rooms need of a corpus. `corpus.Corpus` and a test's dict are such."""

    @property
    def snapshot_id(self) -> str:
        """Names exactly this set of records, versions, texts and notices."""
        ...

    def get(self, record_id: str) -> Record | None:
        """Return the record, or None when there is none of that id."""
        ...

    def changes(self, *, after: int) -> Iterable[Change]:
        """Yield changes in order of sequence; only the last one of each record counts."""
        ...
