"""The database of a library: SQLite by default, PostgreSQL for several machines.

Writers take turns in both: SQLite through BEGIN IMMEDIATE, PostgreSQL through one advisory lock.
A turn lasts milliseconds, and rules that span questions (a retracted record is published nowhere)
hold without any retry.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError

from plaincite.errors import LibraryError, MissingExtraError

__all__ = [
    "connect",
    "explained",
    "is_current",
    "migrate",
    "reading",
    "schema_version",
    "shown_name",
    "writing",
]

_LOCK = 0x706C6369  # "plci"
_WAIT_SECONDS = 30
_MIGRATIONS = Path(__file__).with_name("migrations")
_WRITES = "plaincite_writes"


def connect(target: str) -> Engine:
    """Return an engine for *target*: a file, or a URL of SQLite or PostgreSQL.

    Raises:
        LibraryError: the URL cannot be read, or names another kind of database.
        MissingExtraError: the PostgreSQL driver is not installed.
    """
    url = _url(target)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": _WAIT_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, connect_args={"options": f"-c lock_timeout={_WAIT_SECONDS}s"})
    except ModuleNotFoundError as error:
        raise MissingExtraError("postgres", purpose="a library in PostgreSQL") from error


def shown_name(target: str) -> str:
    """Return *target* as messages may show it: a URL without its password."""
    return _url(target).render_as_string() if "://" in target else target


def _url(target: str) -> URL:
    if "://" not in target:
        return URL.create("sqlite", database=target)
    try:
        url = make_url(target)
    except (ArgumentError, ValueError) as error:
        raise LibraryError("library", "this URL cannot be read") from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise LibraryError(url.render_as_string(), "a library is a file or a postgresql:// URL")
    return url


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    connection.execute("PRAGMA foreign_keys = ON")
    # A finished write outlives a power cut, not only the end of the process.
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    is_writer = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees the library as it is now, whatever is written meanwhile."""
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give the only connection that writes; all it did stands at the end, or nothing does."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        yield connection


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turn what the database complains of into one `LibraryError` in plain words."""
    try:
        yield
    except DBAPIError as error:
        complaint, _, _ = str(error.orig).strip().partition("\n")
        raise LibraryError(name, _in_words(complaint)) from error


_REASONS = {
    "database is locked": "somebody else has been writing for long; try again when they are done",
    "lock timeout": "somebody else has been writing for long; try again when they are done",
    "unable to open database file": "the file cannot be opened; check the folder's permissions",
    "readonly database": "this library can be read but not written here; check the permissions",
    "file is not a database": "this file is no library of plaincite's",
    "disk image is malformed": "the file is damaged; restore a backup",
    "disk is full": "the disk is full; what was finished before is kept",
}


def _in_words(complaint: str) -> str:
    for known, reason in _REASONS.items():
        if known in complaint:
            return reason
    return f"the database says: {complaint}"


def schema_version(connection: Connection) -> str | None:
    """Return the step the tables stand at; None where there is no library."""
    return MigrationContext.configure(connection).get_current_revision()


def is_current(connection: Connection, name: str) -> bool:
    """Whether no step remains to be taken.

    Raises:
        LibraryError: a newer plaincite made this library.
    """
    steps = ScriptDirectory(str(_MIGRATIONS))
    current = schema_version(connection)
    _require_known(steps, current, name)
    return current == steps.get_current_head()


def migrate(connection: Connection, name: str, *, to: str = "head") -> None:
    """Take the remaining steps up to *to*, in the caller's transaction.

    Raises:
        LibraryError: a newer plaincite made this library.
    """
    steps = ScriptDirectory(str(_MIGRATIONS))
    _require_known(steps, schema_version(connection), name)
    _require_known(steps, None if to == "head" else to, name)

    def remaining(revision: str, _context: MigrationContext) -> list[RevisionStep]:
        return steps._upgrade_revs(to, revision)  # as alembic.command does

    # The caller holds the transaction: all steps stand, or none.
    context = MigrationContext.configure(connection, opts={"fn": remaining})
    with Operations.context(context):
        context.run_migrations()


def _require_known(steps: ScriptDirectory, wanted: str | None, name: str) -> None:
    if wanted is not None and wanted not in {step.revision for step in steps.walk_revisions()}:
        reason = f"a newer plaincite made this (tables {wanted}); upgrade with pip install -U"
        raise LibraryError(name, reason)
