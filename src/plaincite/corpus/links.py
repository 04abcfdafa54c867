"""Links between records: a notice that arrives marks the article it is about, whichever came first.

PubMed links a retraction notice and its article from both ends, but seldom on one day: what a
record's links say of others is kept apart, by who said it, and joined to these when they are read.
It is derived from the records and nothing else, so it has no part in the snapshot; a record that
is replaced or deleted takes back what it said. The table is made before the first record comes.
"""

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from plaincite.corpus.database import LINKS_FORMAT, raise_format
from plaincite.corpus.encoding import Link, canonical_links, decode_notice, decode_record
from plaincite.corpus.full_texts import make_full_texts
from plaincite.corpus.packing import unpack
from plaincite.model.record import Notice, Record

__all__ = [
    "LinkSum",
    "make_links",
    "with_links",
    "with_told",
    "write_links",
]

Rows = Callable[..., list[tuple[Any, ...]]]

_LOOKUP = 400  # articles a query; SQLite takes 999 values in its oldest builds
_SCHEMA = (
    """
    CREATE TABLE IF NOT EXISTS links (
        origin TEXT NOT NULL,   -- id of the record that the link stands on
        pmid TEXT,              -- of the article at the other end
        doi TEXT,               -- of it, in small letters
        content TEXT NOT NULL   -- what is said of it
    )
    """,
    "CREATE INDEX IF NOT EXISTS links_origin ON links (origin)",
    "CREATE INDEX IF NOT EXISTS links_pmid ON links (pmid) WHERE pmid IS NOT NULL",
    "CREATE INDEX IF NOT EXISTS links_doi ON links (doi) WHERE doi IS NOT NULL",
)


def write_links(
    connection: sqlite3.Connection,
    came: Iterable[tuple[str, tuple[Link, ...]]],
    gone: Iterable[str],
) -> None:
    """Put what records say of others in place of what they said, within a transaction.

    Args:
        connection: Of the corpus; the records themselves are written already.
        came: Ids of records that came or changed, with what their links say.
        gone: Ids of records that stood here before in another form.
    """
    new = [(origin, *link) for origin, links in came for link in links]
    connection.executemany("DELETE FROM links WHERE origin = ?", ((origin,) for origin in gone))
    connection.executemany("INSERT INTO links VALUES (?, ?, ?, ?)", new)


def make_links(connection: sqlite3.Connection) -> None:
    """Make the table anew from all records, within a transaction."""
    make_full_texts(connection)  # whose format is a lower one
    for statement in (*_SCHEMA, "DELETE FROM links"):
        connection.execute(statement)
    raise_format(connection, LINKS_FORMAT)
    query = "SELECT record_id, content FROM records WHERE content IS NOT NULL"
    for record_id, content in connection.execute(query):
        links = canonical_links(decode_record(unpack(content)))
        connection.executemany(
            "INSERT INTO links VALUES (?, ?, ?, ?)", ((record_id, *link) for link in links)
        )


def with_links(rows: Rows, records: Iterable[Record]) -> Iterator[Record]:
    """Yield *records* in order, each with what other records say of it behind its own notices.

    Raises:
        ValueError: A link is damaged.
    """
    held = list(records)
    ((version,),) = rows("PRAGMA user_version")
    if not held or version < LINKS_FORMAT:
        yield from held
        return
    for start in range(0, len(held), _LOOKUP):
        part = held[start : start + _LOOKUP]
        by_pmid = _looked_up(rows, "pmid", [record.pmid for record in part])
        by_doi = _looked_up(rows, "doi", [_small(record.doi) for record in part])
        for record in part:
            told = [*by_pmid[record.pmid], *by_doi[_small(record.doi)]]
            yield with_told(record, dict.fromkeys(told))


def with_told(record: Record, told: Iterable[Notice]) -> Record:
    """Return *record* with those notices of *told* that its own do not say already."""
    own = {(notice.kind, notice.direction, notice.pmid) for notice in record.notices}
    added = [item for item in told if (item.kind, item.direction, item.pmid) not in own]
    return replace(record, notices=(*record.notices, *added)) if added else record


class LinkSum:
    """Whether the links here are those of the records, told by sums of digests."""

    def __init__(self) -> None:
        self._total = 0

    def add(self, origin: str, links: Iterable[tuple[object, ...]]) -> None:
        """Count what a record's links say."""
        for link in links:
            said = repr((origin, *link)).encode(errors="backslashreplace")
            self._total += int.from_bytes(hashlib.sha256(said).digest())

    def agrees(self, connection: sqlite3.Connection) -> bool:
        """Whether the table holds just what was counted."""
        held = LinkSum()
        if _has_links(connection):
            for origin, *link in connection.execute("SELECT * FROM links"):
                held.add(origin, [tuple(link)])
        return held._total == self._total


def _has_links(connection: sqlite3.Connection) -> bool:
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    return bool(version >= LINKS_FORMAT)


def _looked_up(
    rows: Rows, column: str, keys: list[str | None]
) -> defaultdict[str | None, list[Notice]]:
    wanted = sorted({key for key in keys if key})
    found: defaultdict[str | None, list[Notice]] = defaultdict(list)
    marks = ",".join("?" * len(wanted))
    query = (
        f"SELECT {column}, content FROM links WHERE {column} IN ({marks}) "  # noqa: S608
        "ORDER BY content"
    )
    for key, content in rows(query, *wanted):
        found[key].append(decode_notice(content))
    return found


def _small(doi: str | None) -> str | None:
    return doi.lower() if doi else None
