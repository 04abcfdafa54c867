"""Lists of notices beside the records: what Retraction Watch and others say of articles.

A list is kept as a whole under its name and joined to its articles when they are read, so that it
holds for records that come, or come again, later. A list that comes again replaces the one of that
name. Each notice has a digest; their sum is part of the snapshot, as the records' is.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from plaincite.corpus.database import LISTS_FORMAT, raise_format
from plaincite.corpus.encoding import canonical_notice, decode_notice
from plaincite.model.record import ListedNotice, Notice, Record

__all__ = [
    "NoticeList",
    "make_lists",
    "noticed_total",
    "notices_by_list",
    "read_lists",
    "total_of",
    "touched_ids",
    "with_listed",
    "write_list",
]

Rows = Callable[..., list[tuple[Any, ...]]]

_MODULUS = 1 << 256
_LOOKUP = 400  # articles a query; SQLite takes 999 values in its oldest builds

_SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS notice_lists (
        list_id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        taken_on TEXT NOT NULL,
        n_notices INTEGER NOT NULL,
        total BLOB NOT NULL   -- sum of the notices' digests
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS notices (
        list_id INTEGER NOT NULL,
        pmid TEXT,   -- of the article
        doi TEXT,    -- of the article, in small letters
        content TEXT NOT NULL
    )
    """,
    "CREATE INDEX IF NOT EXISTS notices_pmid ON notices (pmid) WHERE pmid IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS notices_doi ON notices (doi) WHERE doi IS NOT NULL",
)


@dataclass(frozen=True, slots=True)
class NoticeList:
    """A list of notices as it is kept."""

    name: str  # "Retraction Watch"
    file: str  # the name of the file it came in
    sha256: str  # of the file; empty where it came from no file
    taken_on: str  # ISO date, UTC
    n_notices: int


def read_lists(rows: Rows) -> tuple[NoticeList, ...]:
    """Return the lists that are kept, by name."""
    if not _has_lists(rows):
        return ()
    query = "SELECT name, file, sha256, taken_on, n_notices FROM notice_lists ORDER BY name"
    return tuple(NoticeList(*row) for row in rows(query))


def noticed_total(rows: Rows) -> int:
    """Return the sum of the digests of all notices; 0 when there are none."""
    if not _has_lists(rows):
        return 0
    return sum(int.from_bytes(total) for (total,) in rows("SELECT total FROM notice_lists"))


def total_of(name: str, contents: Iterable[tuple[str | None, str | None, str]]) -> bytes:
    """Return the sum of the digests of a list's notices, given as they are stored."""
    total = 0
    for pmid, doi, content in contents:
        said = json.dumps([name, pmid, doi, content], ensure_ascii=False).encode()
        total += int.from_bytes(hashlib.sha256(said).digest())
    return (total % _MODULUS).to_bytes(32)


def make_lists(connection: sqlite3.Connection) -> None:
    """Make the tables of lists where there are none, within a transaction."""
    for statement in _SCHEMA:
        connection.execute(statement)
    # An older plaincite would read the records without the lists: it is told to refuse.
    raise_format(connection, LISTS_FORMAT)


def write_list(
    connection: sqlite3.Connection, kept: NoticeList, notices: Iterable[ListedNotice]
) -> bool:
    """Put a list in place of the one of its name, within a transaction; whether it differs.

    A list without a notice is none: what stood under its name goes.
    """
    stored = sorted(
        {(item.pmid, item.doi, canonical_notice(item.notice)) for item in notices},
        key=lambda row: (row[0] or "", row[1] or "", row[2]),
    )
    make_lists(connection)
    total = total_of(kept.name, stored)
    query = "SELECT list_id, total FROM notice_lists WHERE name = ?"
    held = connection.execute(query, (kept.name,)).fetchone()
    if total == (held[1] if held else total_of(kept.name, ())):
        return False
    if held:
        connection.execute("DELETE FROM notices WHERE list_id = ?", held[:1])
        connection.execute("DELETE FROM notice_lists WHERE list_id = ?", held[:1])
    if stored:
        cursor = connection.execute(
            "INSERT INTO notice_lists (name, file, sha256, taken_on, n_notices, total) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (kept.name, kept.file, kept.sha256, kept.taken_on, len(stored), total),
        )
        connection.executemany(
            "INSERT INTO notices VALUES (?, ?, ?, ?)", ((cursor.lastrowid, *row) for row in stored)
        )
    return True


def with_listed(rows: Rows, records: Iterable[Record]) -> Iterator[Record]:
    """Yield *records* in order, each with what the lists say of it behind its own notices."""
    held = list(records)
    if not held or not _has_lists(rows):
        yield from held
        return
    listed = notices_by_list(rows, held)
    for record in held:
        said = [notice for notices in listed[record.record_id].values() for notice in notices]
        added = tuple(notice for notice in dict.fromkeys(said) if notice not in record.notices)
        yield replace(record, notices=(*record.notices, *added)) if added else record


def notices_by_list(
    rows: Rows, records: Iterable[Record]
) -> dict[str, dict[str, tuple[Notice, ...]]]:
    """Return, for each of *records*, what each list says of it; lists by name."""
    found: dict[str, dict[str, tuple[Notice, ...]]] = {}
    held = list(records)
    for start in range(0, len(held), _LOOKUP):
        part = held[start : start + _LOOKUP]
        by_pmid = _looked_up(rows, "pmid", [record.pmid for record in part])
        by_doi = _looked_up(rows, "doi", [_key(record.doi) for record in part])
        for record in part:
            said = [*by_pmid.get(record.pmid, ()), *by_doi.get(_key(record.doi), ())]
            lists: dict[str, tuple[Notice, ...]] = {}
            for name, notice in sorted(dict.fromkeys(said), key=lambda pair: pair[0]):
                lists[name] = (*lists.get(name, ()), notice)
            found[record.record_id] = lists
    return found


def touched_ids(rows: Rows) -> tuple[str, ...]:
    """Return the ids of records here that a list names by the identifier they are kept under.

    A record with a PMID that a list names by its DOI alone is not among them: to find those, every
    record must be read.
    """
    if not _has_lists(rows):
        return ()
    query = """
        SELECT record_id FROM records WHERE content IS NOT NULL AND record_id IN (
            SELECT 'pmid:' || pmid FROM notices WHERE pmid IS NOT NULL
            UNION SELECT 'doi:' || doi FROM notices WHERE doi IS NOT NULL
        ) ORDER BY record_id
    """
    return tuple(record_id for (record_id,) in rows(query))


def _has_lists(rows: Rows) -> bool:
    ((version,),) = rows("PRAGMA user_version")
    return bool(version >= LISTS_FORMAT)


def _looked_up(
    rows: Rows, column: str, keys: list[str | None]
) -> dict[str | None, list[tuple[str, Notice]]]:
    wanted = sorted({key for key in keys if key})
    found: dict[str | None, list[tuple[str, Notice]]] = defaultdict(list)
    marks = ",".join("?" * len(wanted))
    query = (
        f"SELECT {column}, name, content FROM notices JOIN notice_lists USING (list_id) "  # noqa: S608
        f"WHERE {column} IN ({marks}) ORDER BY name, content"
    )
    for key, name, content in rows(query, *wanted):
        found[key].append((name, decode_notice(content)))
    return found


def _key(doi: str | None) -> str | None:
    return doi.lower() if doi else None
