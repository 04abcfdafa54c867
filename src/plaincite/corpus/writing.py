"""Writing: items in, rows out, one transaction a batch.

A batch is merged in memory first, so that only its net effect is written, together with the new
snapshot, the counts and the source's share. Whatever ends the process, the database stands at the
end of a whole batch, and adding the same source again does the rest. `write_whole` takes all
batches of a source in one transaction, for sources that must count as a whole or not at all.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from plaincite.corpus.database import LINKS_FORMAT, PACKED_FORMAT, raise_format
from plaincite.corpus.links import make_links, write_links
from plaincite.corpus.merging import Outcome, State, merge, to_state
from plaincite.corpus.snapshot import Snapshot
from plaincite.errors import PlainciteError, RecordError
from plaincite.model.record import Deletion, Record

__all__ = [
    "OnChange",
    "Origin",
    "batches",
    "begin_packed",
    "current_day",
    "finish_source",
    "note_source",
    "origin_of",
    "storable",
    "touch",
    "transaction",
    "write_batch",
    "write_whole",
]

OnChange = Callable[[int, State], object]  # told the new sequence of each record that changed

BATCH_ITEMS = 2000
_BATCH_BYTES = 8 * 1024 * 1024  # as stored: a batch of huge records is a short one
_LOOKUP = 500  # ids a query; SQLite takes 999 in its oldest builds


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the items of one addition come from, and the day that it counts as."""

    name: str
    sha256: str | None
    today: str  # ISO date


def origin_of(source: str, sha256: str | None, today: str | None) -> Origin:
    """Return the origin of items from *source*, which came today where no day is given."""
    return Origin(storable(source), sha256, today or current_day())


def storable(name: str) -> str:
    """Return *name* as SQLite takes it: a file's name need not be UTF-8."""
    return name.encode(errors="backslashreplace").decode()


def current_day() -> str:
    """Return the ISO date, UTC."""
    return datetime.now(UTC).date().isoformat()


def batches(
    items: Iterable[Record | Deletion],
    *,
    source: str,
    refuse: Callable[[RecordError], None],
) -> Iterator[list[State]]:
    """Yield what *items* ask for, a transaction's worth at a time.

    What was read before a source broke off is yielded before its error is raised.
    """
    batch: list[State] = []
    n_bytes = 0
    try:
        for item in items:
            try:
                state = to_state(item, source=source)
            except RecordError as error:
                refuse(error)
                continue
            batch.append(state)
            n_bytes += len(state.content or b"")
            if len(batch) >= BATCH_ITEMS or n_bytes >= _BATCH_BYTES:
                yield batch
                batch, n_bytes = [], 0
    except PlainciteError:
        if batch:
            yield batch
        raise
    if batch:
        yield batch


def write_batch(
    connection: sqlite3.Connection, batch: list[State], origin: Origin
) -> Counter[Outcome]:
    """Merge *batch* into the database in one transaction; return how many items did what."""
    with transaction(connection):
        return _write(connection, batch, origin)


def write_whole(
    connection: sqlite3.Connection,
    parts: Iterable[Sequence[State]],
    origin: Origin,
    *,
    on_change: OnChange | None = None,
) -> Counter[Outcome]:
    """Merge all *parts* of a source, and that it was read to its end, in one transaction.

    An error that *parts* or *on_change* raises leaves the database as it was.
    """
    outcomes: Counter[Outcome] = Counter()
    with transaction(connection):
        note_source(connection, origin, outcomes)
        for part in parts:
            outcomes += _write(connection, part, origin, on_change)
        finish_source(connection, origin)
    return outcomes


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do what stands in the block wholly or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself where the disk is full.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def begin_packed(connection: sqlite3.Connection) -> None:
    """Say that there are contents of `PACKED_FORMAT`, within a transaction.

    A corpus of an older plaincite gets what came with the formats between: it is read once.
    """
    ((held,),) = connection.execute("PRAGMA user_version").fetchall()
    if held < LINKS_FORMAT:
        make_links(connection)
    raise_format(connection, PACKED_FORMAT)


def finish_source(connection: sqlite3.Connection, origin: Origin) -> None:
    """Note that the source was read to its end."""
    connection.execute(
        "UPDATE sources SET is_complete = 1 WHERE name = ? AND sha256 = ? AND NOT is_complete",
        (origin.name, origin.sha256 or ""),
    )


def touch(connection: sqlite3.Connection, *, today: str) -> None:
    """Note that something beside the records changed."""
    connection.execute("UPDATE state SET last_changed_on = ?", (today,))


def _write(
    connection: sqlite3.Connection,
    batch: Sequence[State],
    origin: Origin,
    on_change: OnChange | None = None,
) -> Counter[Outcome]:
    stored = _stored_states(connection, {state.record_id for state in batch})
    states = dict(stored)
    outcomes = Counter(merge(states, batch))
    changes = [
        (before, state)
        for state in states.values()
        if _digest(before := stored.get(state.record_id)) != state.digest
    ]
    note_source(connection, origin, outcomes)
    if changes:
        begin_packed(connection)
        first = _write_rows(connection, [after for _, after in changes])
        _write_state(connection, changes, today=origin.today)
        write_links(
            connection,
            came=((after.record_id, after.links) for _, after in changes),
            gone=(before.record_id for before, _ in changes if before is not None),
        )
        if on_change is not None:
            for sequence, (_, after) in enumerate(changes, first):
                on_change(sequence, after)
    return outcomes


def _digest(state: State | None) -> bytes | None:
    return None if state is None else state.digest


def _stored_states(connection: sqlite3.Connection, wanted: set[str]) -> dict[str, State]:
    ids = sorted(wanted)
    stored = {}
    for start in range(0, len(ids), _LOOKUP):
        part = ids[start : start + _LOOKUP]
        marks = ",".join("?" * len(part))
        query = f"SELECT record_id, version, digest FROM records WHERE record_id IN ({marks})"  # noqa: S608
        for record_id, version, digest in connection.execute(query, part):
            stored[record_id] = State(record_id, version, digest)
    return stored


def _write_rows(connection: sqlite3.Connection, changed: list[State]) -> int:
    """Write rows at the end of the table; return the sequence of the first."""
    ((last,),) = connection.execute("SELECT coalesce(max(sequence), 0) FROM records").fetchall()
    # REPLACE takes the old row of the same record id away.
    connection.executemany(
        "INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?, ?)",
        (
            (
                sequence,
                state.record_id,
                state.version,
                state.digest,
                state.content,
            )
            for sequence, state in enumerate(changed, last + 1)
        ),
    )
    return int(last) + 1


def _write_state(
    connection: sqlite3.Connection, changes: list[tuple[State | None, State]], *, today: str
) -> None:
    query = "SELECT snapshot, n_records, n_deleted FROM state"
    ((total, n_records, n_deleted),) = connection.execute(query).fetchall()
    snapshot = Snapshot(int.from_bytes(total), n_records)
    for before, after in changes:
        if before is not None and before.digest is not None:
            snapshot = snapshot.minus(before.digest)
        if after.digest is not None:
            snapshot = snapshot.plus(after.digest)
        n_deleted += (after.digest is None) - (before is not None and before.digest is None)
    connection.execute(
        "UPDATE state SET snapshot = ?, n_records = ?, n_deleted = ?, last_changed_on = ?",
        (snapshot.to_bytes(), snapshot.n_records, n_deleted, today),
    )


def note_source(connection: sqlite3.Connection, origin: Origin, counts: Counter[Outcome]) -> None:
    """Add what a part of the source did to what is remembered of it, within a transaction."""
    connection.execute(
        """
        INSERT INTO sources (name, sha256, added_on, added, replaced, deleted)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (name, sha256) DO UPDATE SET
            added = added + excluded.added,
            replaced = replaced + excluded.replaced,
            deleted = deleted + excluded.deleted
        """,
        (
            origin.name,
            origin.sha256 or "",
            origin.today,
            counts[Outcome.ADDED],
            counts[Outcome.REPLACED],
            counts[Outcome.DELETED],
        ),
    )
