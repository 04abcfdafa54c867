"""Rows and words: how a question, a revision and an event stand in the tables, and back."""

import json
from typing import Any

from sqlalchemy import Row

from plaincite.model.library import (
    Event,
    EventKind,
    Head,
    LibraryQuestion,
    Origin,
    Revision,
    State,
)
from plaincite.text import clean_text, words

__all__ = [
    "event_of",
    "event_row",
    "head_of",
    "question_of",
    "revision_of",
    "revision_row",
    "safe_text",
    "to_array",
    "wording_key",
]


def wording_key(text: str) -> str:
    """Return what two wordings share when they differ in capitals, spaces and marks alone.

    >>> wording_key("Does  coffee cause GOUT?") == wording_key("does coffee cause gout")
    True
    """
    return " ".join(words(clean_text(text).casefold()))


def safe_text(text: str) -> str:
    """Return *text* on one clean line that every store can take: no lone surrogates, no NUL."""
    return clean_text(text.encode("utf-8", "replace").decode())


def to_array(values: tuple[str, ...]) -> str:
    """Return *values* as a JSON array."""
    return json.dumps(values, ensure_ascii=False)


def question_of(row: Row[Any], wordings: tuple[str, ...]) -> LibraryQuestion:
    """Read a question; *wordings* are the other ways to ask it."""
    topics = tuple(json.loads(row.topics))
    return LibraryQuestion(row.question_id, row.text, row.specialty, wordings, topics)


def revision_of(row: Row[Any], records: tuple[str, ...]) -> Revision:
    """Read a revision; *records* are the ids of those it cites."""
    return Revision(
        question_id=row.question_id,
        number=row.number,
        document=row.document,
        sha256=row.sha256,
        status=row.status,
        snapshot=row.snapshot,
        engine=row.engine,
        composer=row.composer,
        made_by=row.made_by,
        made_at=row.made_at,
        origin=Origin(row.origin),
        blocking=tuple(json.loads(row.blocking)),
        records=records,
    )


def revision_row(revision: Revision) -> dict[str, Any]:
    """Return the row of *revision*."""
    names = (
        "question_id number document sha256 status snapshot engine composer made_by made_at".split()
    )
    fields = {name: getattr(revision, name) for name in names}
    return fields | {
        "origin": revision.origin.value,
        "blocking": to_array(revision.blocking),
    }


def event_of(row: Row[Any]) -> Event:
    """Read an event."""
    return Event(
        question_id=row.question_id,
        sequence=row.sequence,
        version=row.version,
        kind=EventKind(row.kind),
        by=row.by,
        at=row.at,
        state=State(row.state),
        revision=row.revision,
        published=row.published,
        note=row.note,
        ledger=tuple(json.loads(row.ledger)),
        snapshot=row.snapshot,
    )


def event_row(event: Event) -> dict[str, Any]:
    """Return the row of *event*."""
    return {
        "question_id": event.question_id,
        "sequence": event.sequence,
        "version": event.version,
        "kind": event.kind.value,
        "by": event.by,
        "at": event.at,
        "state": event.state.value,
        "revision": event.revision,
        "published": event.published,
        "note": event.note,
        "ledger": to_array(event.ledger),
        "snapshot": event.snapshot,
    }


def head_of(row: Row[Any]) -> Head:
    """Read where a question stands from the row of its last event."""
    return Head(row.version, row.sequence, State(row.state), row.revision, row.published)
