"""Reading a library: each function asks one thing over a connection that the caller holds."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from plaincite.library.rows import event_of, head_of, question_of, revision_of, wording_key
from plaincite.library.tables import cited, events, questions, retracted, revisions, wordings
from plaincite.model.library import Entry, Event, Head, Revision

__all__ = [
    "cited_records",
    "find_question",
    "published_citing",
    "read_entries",
    "read_entry",
    "read_events",
    "read_head",
    "read_mark",
    "read_retracted",
    "read_revision",
]

_PARTS = 500  # values in one query; a database has its limit


def _last_events() -> Select[Any]:
    last = (
        select(events.c.question_id, func.max(events.c.sequence).label("sequence"))
        .group_by(events.c.question_id)
        .subquery()
    )
    is_last = and_(events.c.question_id == last.c.question_id, events.c.sequence == last.c.sequence)
    return select(events).join(last, is_last)


def read_head(connection: Connection, question_id: str) -> Head | None:
    """Return where the question stands; None when there is none of that id."""
    query = (
        select(events)
        .where(events.c.question_id == question_id)
        .order_by(events.c.sequence.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return None if row is None else head_of(row)


def read_entries(connection: Connection) -> tuple[Entry, ...]:
    """Return every question with where it stands, by id."""
    heads = {row.question_id: head_of(row) for row in connection.execute(_last_events())}
    others: defaultdict[str, list[str]] = defaultdict(list)
    query = select(wordings).where(wordings.c.position > 0).order_by(wordings.c.position)
    for row in connection.execute(query):
        others[row.question_id].append(row.text)
    found = (
        Entry(question_of(row, tuple(others[row.question_id])), heads[row.question_id])
        for row in connection.execute(select(questions))
    )
    # Sorted here: databases order letters by their own locale.
    return tuple(sorted(found, key=lambda entry: entry.question.question_id))


def read_entry(connection: Connection, question_id: str) -> Entry | None:
    """Return the question with where it stands; None when there is none of that id."""
    head = read_head(connection, question_id)
    if head is None:
        return None
    row = connection.execute(select(questions).where(questions.c.question_id == question_id)).one()
    query = (
        select(wordings.c.text)
        .where(wordings.c.question_id == question_id, wordings.c.position > 0)
        .order_by(wordings.c.position)
    )
    return Entry(question_of(row, tuple(connection.execute(query).scalars())), head)


def find_question(connection: Connection, text: str) -> str | None:
    """Return the id of the question that has *text* among its wordings."""
    query = select(wordings.c.question_id).where(wordings.c.wording_key == wording_key(text))
    return connection.execute(query).scalar()


def read_revision(connection: Connection, question_id: str, number: int) -> Revision | None:
    """Return one revision; None when there is none of that number."""
    query = select(revisions).where(
        revisions.c.question_id == question_id, revisions.c.number == number
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    ids = select(cited.c.record_id).where(
        cited.c.question_id == question_id, cited.c.number == number
    )
    return revision_of(row, tuple(sorted(connection.execute(ids).scalars())))


def read_events(connection: Connection, question_id: str | None = None) -> tuple[Event, ...]:
    """Return the events of one question in order, or of all by time."""
    if question_id is not None:
        query = select(events).where(events.c.question_id == question_id)
        return tuple(map(event_of, connection.execute(query.order_by(events.c.sequence))))
    found = map(event_of, connection.execute(select(events)))
    return tuple(sorted(found, key=lambda event: (event.at, event.question_id, event.sequence)))


def read_mark(connection: Connection) -> str:
    """Return the counts of all events and retractions; rows are only added, so they tell states."""
    counts = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (events, retracted)
    )
    return "-".join(map(str, counts))


def cited_records(connection: Connection) -> tuple[str, ...]:
    """Return the ids of all records that some revision cites, sorted."""
    return tuple(sorted(connection.execute(select(cited.c.record_id).distinct()).scalars()))


def read_retracted(
    connection: Connection, record_ids: Iterable[str] | None = None
) -> dict[str, str]:
    """Return why each record known to be retracted is so; only those of *record_ids* if given."""
    if record_ids is None:
        rows = connection.execute(select(retracted)).all()
    else:
        ids = sorted(set(record_ids))
        rows = [
            row
            for start in range(0, len(ids), _PARTS)
            for row in connection.execute(
                select(retracted).where(retracted.c.record_id.in_(ids[start : start + _PARTS]))
            )
        ]
    return dict(sorted((row.record_id, row.reason) for row in rows))


def published_citing(connection: Connection, record_id: str) -> tuple[str, ...]:
    """Return the ids of the questions whose public page cites the record, sorted."""
    last = _last_events().subquery()
    query = (
        select(last.c.question_id)
        .join(
            cited,
            and_(
                cited.c.question_id == last.c.question_id,
                cited.c.number == last.c.published,
            ),
        )
        .where(cited.c.record_id == record_id)
    )
    return tuple(sorted(connection.execute(query).scalars()))
