"""The database of a corpus: its tables, its connections, and SQLite's complaints in plain words.

One row a record. `sequence` is the row's own number and rises with each change, so that what
changed lately is the end of the table, and a replaced record moves there. A deleted record keeps
its row, without content, so that whoever follows the changes learns of it.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from plaincite.errors import CorpusBusyError, CorpusError, CorpusNotFoundError

__all__ = [
    "DATABASE",
    "FORMAT_VERSION",
    "FULL_TEXTS_FORMAT",
    "LINKS_FORMAT",
    "LISTS_FORMAT",
    "PACKED_FORMAT",
    "check_format",
    "connect_to_read",
    "connect_to_write",
    "create_database",
    "explained",
    "raise_format",
    "writer_lock",
]

DATABASE = "records.sqlite"
# A corpus has the lowest format that tells an older plaincite all that it must know to read it.
_FIRST_FORMAT = 1
LISTS_FORMAT = 2  # has lists of notices, or had
FULL_TEXTS_FORMAT = 3  # has the table of full texts as well
LINKS_FORMAT = 4  # has links between records as well, which every writer must keep up
PACKED_FORMAT = 5  # has contents that are packed with zstd; see `packing`
FORMAT_VERSION = PACKED_FORMAT
_APPLICATION_ID = 0x706C6369  # "plci", in the header of every file of ours
_LOCK = "records.lock"
_WAIT_SECONDS = 10.0  # for a reader's or a checkpoint's moment; a writer is refused at once

# A record has about 1,000 bytes: of SQLite's usual 4,096 a fifth of each page would stay empty, of
# 16,384 a twentieth. Larger ones make an update write more, whose records lie scattered.
_PAGE_BYTES = 32_768

_SCHEMA = f"""
BEGIN;
CREATE TABLE records (
    sequence INTEGER PRIMARY KEY,
    record_id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    digest BLOB,   -- of the canonical form; NULL once deleted
    content BLOB   -- see packing.py; NULL once deleted
);
CREATE TABLE state (
    snapshot BLOB NOT NULL,
    n_records INTEGER NOT NULL,
    n_deleted INTEGER NOT NULL,
    created_on TEXT NOT NULL,
    last_changed_on TEXT NOT NULL
);
CREATE TABLE sources (
    source_id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,   -- empty for a source that is no file
    added_on TEXT NOT NULL,
    is_complete INTEGER NOT NULL DEFAULT 0,
    added INTEGER NOT NULL DEFAULT 0,
    replaced INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER NOT NULL DEFAULT 0,
    UNIQUE (name, sha256)
);
PRAGMA application_id = {_APPLICATION_ID};
PRAGMA user_version = {_FIRST_FORMAT};
COMMIT;
"""

_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL)

# SQLite lets any type stand in any column, so damage can put a text where bytes belong.
_COUNT_STATES = """
SELECT count(*), sum(
    typeof(snapshot) = 'blob' AND length(snapshot) = 32
    AND typeof(n_records) = 'integer' AND typeof(n_deleted) = 'integer'
    AND typeof(created_on) = 'text' AND typeof(last_changed_on) = 'text'
) FROM state
"""

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; what was taken whole is kept: "
    "make room and give the same command again",
    sqlite3.SQLITE_READONLY: "this corpus can be read but not written here; "
    "check the permissions of the folder and its files",
    sqlite3.SQLITE_CANTOPEN: "the database cannot be opened; "
    "check the permissions of the folder and its files",
    sqlite3.SQLITE_NOTADB: f"{DATABASE} is no database of plaincite's, or it is damaged; "
    "restore a copy, or make the corpus again from its sources",
    sqlite3.SQLITE_CORRUPT: "the database is damaged; "
    "restore a copy, or make the corpus again from its sources",
    sqlite3.SQLITE_IOERR: "the disk reports an error while the corpus is read or written; "
    "what was taken whole is kept",
}


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Turn what SQLite and the system complain of into one `CorpusError` that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explanation(folder, error) from error
    except UnicodeDecodeError as error:  # Python's, where SQLite quotes a damaged name
        raise CorpusError(folder, _REASONS[sqlite3.SQLITE_CORRUPT]) from error
    except OSError as error:
        is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        reason = _REASONS[sqlite3.SQLITE_FULL] if is_full else str(error.strerror or error)
        raise CorpusError(folder, reason) from error


def create_database(folder: Path, *, today: str) -> None:
    """Make an empty database in *folder*, whole or not at all."""
    unfinished = folder / f"{DATABASE}.new"
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
        connection.executescript(_SCHEMA)
        connection.execute(
            "INSERT INTO state VALUES (zeroblob(32), 0, 0, ?, ?)",
            (today, today),
        )
        connection.execute("PRAGMA journal_mode = WAL")
    unfinished.replace(folder / DATABASE)


def connect_to_read(folder: Path) -> sqlite3.Connection:
    """Open the database for reading; works from a locked folder and a full disk."""
    if not (folder / DATABASE).is_file():
        raise CorpusNotFoundError(folder)
    connection = _connect(folder, "mode=rw")
    try:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
        connection.execute("PRAGMA query_only = 1")
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and _code(error) in _UNWRITABLE:
            return _connect_unwritable(folder)
        raise
    return connection


@contextmanager
def connect_to_write(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the database for writing; hold `writer_lock` while it is open."""
    with closing(_connect(folder, "mode=rw")) as connection:
        connection.execute("PRAGMA synchronous = FULL")  # a finished batch survives a power cut
        connection.execute("PRAGMA cache_size = -65536")  # KiB; holds the id index's upper pages
        yield connection


def check_format(folder: Path, connection: sqlite3.Connection) -> None:
    """Refuse a database that is not a corpus, or one of a format that is not known here."""
    ((application_id,),) = connection.execute("PRAGMA application_id").fetchall()
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    if application_id != _APPLICATION_ID:
        raise CorpusError(folder, f"{DATABASE} is a database, but not a corpus of plaincite's")
    if version > FORMAT_VERSION:
        reason = f"made by a newer plaincite (format {version}, this one knows {FORMAT_VERSION})"
        raise CorpusError(folder, f"{reason}; upgrade plaincite")
    if connection.execute(_COUNT_STATES).fetchall() != [(1, 1)]:
        raise CorpusError(folder, _REASONS[sqlite3.SQLITE_CORRUPT])


def raise_format(connection: sqlite3.Connection, version: int) -> None:
    """Say in the database that it has what came with format *version*, within a transaction."""
    ((held,),) = connection.execute("PRAGMA user_version").fetchall()
    if held < version:
        connection.execute(f"PRAGMA user_version = {version}")


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Be the only writer of the corpus in *folder*.

    The lock is SQLite's own on an empty file: it is held by the open connection, works on every
    system, and the system gives it back when the process dies.

    Raises:
        CorpusBusyError: another process, or another part of this one, is writing.
    """
    with closing(sqlite3.connect(folder / _LOCK, isolation_level=None, timeout=0)) as lock:
        lock.execute("PRAGMA journal_mode = OFF")  # nothing is ever written to it
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _connect(folder: Path, mode: str) -> sqlite3.Connection:
    address = (folder.resolve() / DATABASE).as_uri()  # an address, so that "?" in a path is safe
    return sqlite3.connect(
        f"{address}?{mode}",
        uri=True,
        isolation_level=None,
        timeout=_WAIT_SECONDS,
        check_same_thread=False,
    )


def _connect_unwritable(folder: Path) -> sqlite3.Connection:
    # In WAL mode SQLite wants to write beside the database even to read it. "immutable" does
    # without, and skips the log: right only when the log holds nothing.
    log = folder / f"{DATABASE}-wal"
    if log.is_file() and log.stat().st_size:
        reason = (
            "the last addition here was cut short; open the corpus once where it can be written"
        )
        raise CorpusError(folder, reason)
    return _connect(folder, "mode=ro&immutable=1")


def _explanation(folder: Path, error: sqlite3.Error) -> CorpusError:
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CorpusBusyError(folder)
    return CorpusError(folder, _REASONS.get(code, f"the database says: {error}"))


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary code; its extended codes carry it in the low byte."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    if code == sqlite3.SQLITE_IOERR_SHMSIZE:  # no room for the small file that readers share
        return sqlite3.SQLITE_FULL
    return int(code) & 0xFF
