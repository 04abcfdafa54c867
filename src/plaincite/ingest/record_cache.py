"""Articles fetched before, kept on disk for a while, so that the same question asks for less.

Only articles are kept, never a search: a search must be of the day that the page names, and its
words would tell what somebody asked. The cache is a convenience: one that is damaged, locked or on
a full disk is as good as none.
"""

import hashlib
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from plaincite import __version__
from plaincite.ingest.jsonl import record_from_json, record_to_json
from plaincite.model.record import Record

__all__ = ["RecordCache"]

FILE = "articles.sqlite"
_MOST_RECORDS = 20_000
_LOOKUP = 500
_SCHEMA = """
    CREATE TABLE IF NOT EXISTS articles (
        service TEXT NOT NULL, id TEXT NOT NULL, reader TEXT NOT NULL, fetched REAL NOT NULL,
        content BLOB NOT NULL, PRIMARY KEY (service, id)
    ) WITHOUT ROWID
"""


class RecordCache:
    """Records by id, each forgotten after *hours*; holds at most *most_records*, oldest out first.

    Args:
        folder: Made when it is not there.
        service: Where the records come from: records of two addresses are kept apart.
        hours: Age at which a record counts as gone; a notice may have come since.
        now: Seconds since 1970.
        most_records: Bound of the file's size.
    """

    def __init__(
        self,
        folder: Path,
        service: str,
        *,
        hours: float,
        now: Callable[[], float] = time.time,
        most_records: int = _MOST_RECORDS,
    ) -> None:
        self._service = hashlib.sha256(service.encode()).hexdigest()[:16]
        self._seconds = hours * 3600
        self._now = now
        self._most = most_records
        self._path = folder / FILE
        self._connection: sqlite3.Connection | None = None
        for _ in range(2):
            with self._forgiven():
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._connection = sqlite3.connect(self._path, timeout=2.0, isolation_level=None)
                self._connection.execute("PRAGMA journal_mode = WAL").fetchall()
                self._connection.execute(_SCHEMA)
            if self._connection is not None:
                break

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def get_many(self, ids: Sequence[str]) -> dict[str, Record]:
        """Return those of the records that are here and young enough."""
        found: dict[str, Record] = {}
        with self._forgiven():
            for start in range(0, len(ids), _LOOKUP):
                found |= dict(self._read(ids[start : start + _LOOKUP]))
        return found

    def put_many(self, records: Mapping[str, Record]) -> None:
        """Keep *records*, all or none, as fetched now."""
        now = self._now()
        with self._forgiven():
            if self._connection is None:
                return
            rows = [
                (
                    self._service,
                    name,
                    __version__,
                    now,
                    zlib.compress(record_to_json(record).encode()),
                )
                for name, record in records.items()
            ]
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?)", rows
            )
            self._forget(now)
            self._connection.execute("COMMIT")

    def _read(self, ids: Sequence[str]) -> Iterator[tuple[str, Record]]:
        if self._connection is None:
            return
        marks = ",".join("?" * len(ids))
        now = self._now()
        rows = self._connection.execute(
            "SELECT id, content FROM articles WHERE service = ? AND reader = ? "  # noqa: S608
            f"AND fetched > ? AND fetched <= ? AND id IN ({marks})",
            (self._service, __version__, now - self._seconds, now, *ids),
        ).fetchall()
        for name, content in rows:
            with suppress(ValueError, zlib.error):
                yield name, record_from_json(zlib.decompress(content).decode())

    def _forget(self, now: float) -> None:
        if self._connection is None:
            return
        self._connection.execute("DELETE FROM articles WHERE fetched <= ?", (now - self._seconds,))
        ((n_records,),) = self._connection.execute("SELECT count(*) FROM articles").fetchall()
        if n_records > self._most:
            self._connection.execute(
                "DELETE FROM articles WHERE (service, id) IN "
                "(SELECT service, id FROM articles ORDER BY fetched, service, id LIMIT ?)",
                (n_records - self._most,),
            )

    @contextmanager
    def _forgiven(self) -> Iterator[None]:
        """Go on without the cache when it fails; a damaged file is thrown away."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            is_damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(
                error, sqlite3.OperationalError
            )
            if is_damaged:
                for suffix in ("", "-wal", "-shm"):
                    with suppress(OSError):
                        self._path.with_name(FILE + suffix).unlink(missing_ok=True)


def _packed(record: Record) -> bytes:
    return zlib.compress(record_to_json(record).encode())
