"""Verifying: reading every record of a database and comparing it with what is noted of it."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from plaincite.corpus.encoding import canonical_links, decode_record
from plaincite.corpus.full_texts import bodied_total, body_problems
from plaincite.corpus.links import LinkSum
from plaincite.corpus.merging import standing_version
from plaincite.corpus.notices import Rows, noticed_total, read_lists, total_of
from plaincite.corpus.packing import unpack
from plaincite.corpus.reports import VerifyReport
from plaincite.corpus.snapshot import Snapshot, record_digest, snapshot_id_of
from plaincite.model.record import Record

__all__ = ["verify_database"]

_MOST_PROBLEMS = 100  # that are named; a ruined file would give millions

_Row = tuple[int, object, object, object, object]  # damage can put any type anywhere


def verify_database(
    connection: sqlite3.Connection, *, on_record: Callable[[], object]
) -> VerifyReport:
    """Check the file's structure, every record and the snapshot; never raises for bad content."""
    problems: list[str] = []
    snapshot, n_deleted, beside = Snapshot(), 0, 0
    links, links_agree = LinkSum(), True

    def rows(query: str, *values: object) -> list[tuple[Any, ...]]:
        return connection.execute(query, values).fetchall()

    try:
        problems += _structure_problems(connection)
        for row in connection.execute("SELECT * FROM records ORDER BY sequence"):
            digest = row[3]
            if digest is None:
                n_deleted += 1
            elif isinstance(digest, bytes):
                snapshot = snapshot.plus(digest)
            problem, found = _read_row(row)
            if problem is not None:
                problems.append(f"record {row[1]}: {problem}")
            elif found is not None:
                links.add(found.record_id, canonical_links(found))
            on_record()
        problems += _state_problems(connection, snapshot, n_deleted)
        beside = noticed_total(rows)
        problems += _list_problems(rows)
        beside += bodied_total(rows)
        problems += body_problems(rows)
        links_agree = links.agrees(connection)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        problems.append(f"the database cannot be read to its end: {error}")
    snapshot_id = snapshot_id_of(snapshot, beside)
    return VerifyReport(snapshot.n_records, snapshot_id, _shortened(problems), links_agree)


def _structure_problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST_PROBLEMS})"):
        if line != "ok":
            yield f"database: {' '.join(str(line).split())}"


def _read_row(row: _Row) -> tuple[str | None, Record | None]:
    """Return what is wrong with a row, and the record in it, where there is one."""
    _, record_id, version, digest, content = row
    if digest is None and content is None:
        return None, None
    if digest is None or content is None:
        return "half deleted", None
    try:
        canonical = unpack(content)
        record = decode_record(canonical)
    except ValueError as error:
        return str(error), None
    if record_digest(canonical) != digest:
        return "its content is not what was stored", None
    # Digests stood at their own version in corpora of old.
    if record.record_id != record_id or version not in (record.version, standing_version(record)):
        return f"its content is that of {record.record_id} version {record.version}", None
    return None, record


def _state_problems(
    connection: sqlite3.Connection, snapshot: Snapshot, n_deleted: int
) -> Iterator[str]:
    query = "SELECT snapshot, n_records, n_deleted FROM state"
    ((total, noted_records, noted_deleted),) = connection.execute(query).fetchall()
    if noted_records != snapshot.n_records:
        yield f"{snapshot.n_records} records are here, {noted_records} are noted"
    if noted_deleted != n_deleted:
        yield f"{n_deleted} deleted records are here, {noted_deleted} are noted"
    if total != snapshot.to_bytes():
        yield "the snapshot noted is not that of the records here"


def _list_problems(rows: Rows) -> Iterator[str]:
    for kept in read_lists(rows):
        ((list_id, total),) = rows(
            "SELECT list_id, total FROM notice_lists WHERE name = ?", kept.name
        )
        found = rows("SELECT pmid, doi, content FROM notices WHERE list_id = ?", list_id)
        if len(found) != kept.n_notices or total_of(kept.name, found) != total:
            yield f"the list of notices “{kept.name}” is not what was stored; take its file again"


def _shortened(problems: list[str]) -> tuple[str, ...]:
    named = tuple(problems[:_MOST_PROBLEMS])
    more = len(problems) - len(named)
    return named if not more else (*named, f"and {more} more")
