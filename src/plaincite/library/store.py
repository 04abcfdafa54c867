"""A library: questions, the revisions of their pages, and everything that befell them.

Nothing is overwritten. A change is one event in one transaction, so whatever ends the process
leaves a library that is whole. Two people may work at once: whoever names a version that is no
longer the current one is refused, and what both wrote is kept.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine, insert

from plaincite.errors import LibraryError, LibraryNotFoundError, UnknownQuestionError
from plaincite.library import reading as read
from plaincite.library.database import (
    connect,
    explained,
    is_current,
    migrate,
    reading,
    schema_version,
    shown_name,
    writing,
)
from plaincite.library.ledger import public_ledger, publication_line
from plaincite.library.pages import Page
from plaincite.library.rows import safe_text
from plaincite.library.shelf import read_shelf
from plaincite.library.states import reviewers
from plaincite.library.tables import retracted
from plaincite.library.writing import (
    Act,
    Addition,
    append,
    insert_question,
    insert_revision,
    require_publishable,
)
from plaincite.model.library import (
    Entry,
    Event,
    EventKind,
    Head,
    LedgerEntry,
    NewQuestion,
    PublicPage,
    Revision,
    Signature,
)

__all__ = ["Library"]


class Library:
    """One library in SQLite or PostgreSQL. Safe from several threads and processes.

    Whoever changes something signs for it. `expected` is the version (`Head.version`) that the
    caller saw; with None the change counts for whatever is there.
    """

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self._engine = engine

    @classmethod
    def create(
        cls, target: str, *, step: str = "head", fill: Callable[[Connection], None] | None = None
    ) -> Self:
        """Make a library at *target*, a file or a URL, and open it.

        *fill* puts rows into the tables of *step*, which are then brought up to date; if it
        fails, there is no library.

        Raises:
            LibraryError: there is one already, or it cannot be made there.
        """
        library = cls(connect(target), shown_name(target))
        with library._closed_on_failure(), library._explained():
            _make_room(library._engine, library.name)
            with writing(library._engine) as connection:
                if schema_version(connection) is not None:
                    raise LibraryError(library.name, "a library is here already")
                migrate(connection, library.name, to=step)
                if fill is not None:
                    fill(connection)
                migrate(connection, library.name)
        return library

    @classmethod
    def open(cls, target: str) -> Self:
        """Open the library at *target*, bringing its tables up to date.

        Raises:
            LibraryNotFoundError: there is none.
            LibraryError: it cannot be opened, or a newer plaincite made it.
        """
        library = cls(connect(target), shown_name(target))
        with library._closed_on_failure(), library._explained():
            path = _file_of(library._engine)
            if path is not None and not path.is_file():
                raise LibraryNotFoundError(library.name)
            with reading(library._engine) as connection:
                if schema_version(connection) is None:
                    raise LibraryNotFoundError(library.name)
                if is_current(connection, library.name):
                    return library
            with writing(library._engine) as connection:
                migrate(connection, library.name)
        return library

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    # Reading

    def entries(self) -> tuple[Entry, ...]:
        """Return all questions with where they stand, by id."""
        with self.reading() as connection:
            return read.read_entries(connection)

    def entry(self, question_id: str) -> Entry:
        """Return one question with where it stands.

        Raises:
            UnknownQuestionError: there is none of that id.
        """
        with self.reading() as connection:
            entry = read.read_entry(connection, question_id)
        if entry is None:
            raise UnknownQuestionError(self.name, question_id)
        return entry

    def find(self, text: str) -> Entry | None:
        """Return the question that is asked in the words of *text*, whatever their capitals."""
        with self.reading() as connection:
            question_id = read.find_question(connection, text)
            return None if question_id is None else read.read_entry(connection, question_id)

    def revision(self, question_id: str, number: int | None = None) -> Revision:
        """Return a revision of the question's page, by default the newest.

        Raises:
            UnknownQuestionError: there is no such question.
            LibraryError: it has no such revision.
        """
        wanted = self.entry(question_id).head.revision if number is None else number
        if wanted is not None:
            with self.reading() as connection:
                found = read.read_revision(connection, question_id, wanted)
            if found is not None:
                return found
        self.entry(question_id)
        missing = "no page yet" if wanted is None else f"no revision {wanted}"
        raise LibraryError(self.name, f"'{question_id}' has {missing}")

    def events(self, question_id: str | None = None) -> tuple[Event, ...]:
        """Return what befell one question, in order, or all of them, by time."""
        if question_id is not None:
            self.entry(question_id)
        with self.reading() as connection:
            return read.read_events(connection, question_id)

    def reviewers(self, question_id: str, number: int) -> tuple[str, ...]:
        """Return who had approved the revision when it was published; nobody, if it was not so."""
        return reviewers(self.events(question_id), self.revision(question_id, number))

    def ledger(self, question_id: str) -> tuple[LedgerEntry, ...]:
        """Return the history that readers of the page may see, oldest first."""
        return public_ledger(self.events(question_id))

    def shelf(self) -> tuple[PublicPage, ...]:
        """Return what readers may know: every page that is or was public, by question id."""
        with self.reading() as connection:
            return read_shelf(connection)

    def mark(self) -> str:
        """Return what is another word whenever anything in the library has changed."""
        with self.reading() as connection:
            return read.read_mark(connection)

    def cited_records(self) -> tuple[str, ...]:
        """Return the ids of all records that some revision cites, sorted."""
        with self.reading() as connection:
            return read.cited_records(connection)

    def retracted_records(self) -> dict[str, str]:
        """Return why each record known here to be retracted is so, by id.

        No statement that cites one of them may be shown, in old revisions either.
        """
        with self.reading() as connection:
            return read.read_retracted(connection)

    # Changing

    def add(self, questions: Iterable[NewQuestion], signed: Signature) -> tuple[Addition, ...]:
        """Keep the *questions*, all or none; those here already learn their new wordings.

        Raises:
            LibraryError: a question has no words, or no specialty.
        """
        with self.writing() as connection:
            return tuple(
                insert_question(connection, self.name, question, signed) for question in questions
            )

    def revise(
        self, question_id: str, page: Page, signed: Signature, *, expected: int | None = None
    ) -> Head:
        """Add *page* as the newest revision. What readers see stays as it was.

        Raises:
            EditConflictError: the question is not at *expected* any more.
        """
        act = Act(EventKind.REVISED, signed, page.ledger, page.answer.provenance.corpus)
        with self.writing() as connection:
            head = append(connection, self.name, question_id, act, expected=expected)
            insert_revision(connection, question_id, head, page, signed)
            return head

    def check(self, question_id: str, snapshot: str, signed: Signature) -> Head:
        """Note that the page was compared with the corpus *snapshot* and stands as it is."""
        with self.writing() as connection:
            act = Act(EventKind.CHECKED, signed, snapshot=snapshot)
            return append(connection, self.name, question_id, act, expected=None)

    def act(
        self,
        question_id: str,
        kind: EventKind,
        signed: Signature,
        *,
        expected: int | None = None,
        ledger: tuple[str, ...] = (),
    ) -> Head:
        """Do to a page what needs only a decision: submit, approve, send back, withdraw ...

        The *kind* is none of ADDED, WORDED, REVISED, CHECKED and PUBLISHED, which have methods
        of their own; *ledger* is for the readers of the page.

        Raises:
            EditConflictError: the question is not at *expected* any more.
            NotAllowedError: the page's state forbids it.
        """
        if kind not in _DECISIONS:
            raise ValueError(f"{kind.value} is not a decision")
        with self.writing() as connection:
            act = Act(kind, signed, ledger)
            return append(connection, self.name, question_id, act, expected=expected)

    def publish(
        self,
        question_id: str,
        signed: Signature,
        *,
        approvals: int = 1,
        expected: int | None = None,
    ) -> Head:
        """Show the newest revision to readers, once so many different people approved it.

        Two *approvals* are the two-person rule; with none the page goes out as not yet reviewed.

        Raises:
            EditConflictError: the question is not at *expected* any more.
            NotAllowedError: a blocking check fails, an article it cites is retracted, approvals
                are missing, or its state forbids it.
        """
        with self.writing() as connection:
            line = publication_line(read.read_events(connection, question_id))
            act = Act(EventKind.PUBLISHED, signed, (line,))
            head = append(connection, self.name, question_id, act, expected=expected)
            # Last, since a conflict is the better message; what it refuses takes the event back.
            require_publishable(connection, self.name, question_id, approvals=approvals)
            return head

    def retract(
        self, record_id: str, reason: str, signed: Signature, *, line: str
    ) -> tuple[str, ...]:
        """Note that a record is retracted; take down the public pages that cite it, by their ids.

        One transaction: there is no moment at which the library knows and such a page is public.
        Doing it again takes down what was missed and else changes nothing. The readers of those
        pages are told *line*.
        """
        with self.writing() as connection:
            if not read.read_retracted(connection, (record_id,)):
                row = {"record_id": record_id, "reason": safe_text(reason), "noticed_at": signed.at}
                connection.execute(insert(retracted), row)
            taken = read.published_citing(connection, record_id)
            why = replace(signed, note=f"{record_id}: {reason}")
            for question_id in taken:
                act = Act(EventKind.WITHDRAWN, why, (line,))
                append(connection, self.name, question_id, act, expected=None)
            return taken

    def note_retracted(self, record_ids: Iterable[str], reason: str, signed: Signature) -> None:
        """Note that these are retracted, whether a page cites them yet or not; take nothing down.

        From now on no page that cites one can be published.
        """
        with self.writing() as connection:
            known = read.read_retracted(connection)
            rows = [
                {"record_id": name, "reason": safe_text(reason), "noticed_at": signed.at}
                for name in sorted(set(record_ids) - known.keys())
            ]
            if rows:
                connection.execute(insert(retracted), rows)

    # For this room's other modules

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the library as it is now."""
        with self._explained(), reading(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the connection that writes, in one transaction."""
        with self._explained(), writing(self._engine) as connection:
            yield connection

    @contextmanager
    def _closed_on_failure(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise

    @contextmanager
    def _explained(self) -> Iterator[None]:
        with explained(self.name):
            yield


_DECISIONS = frozenset(EventKind) - {
    EventKind.ADDED,
    EventKind.WORDED,
    EventKind.REVISED,
    EventKind.CHECKED,
    EventKind.PUBLISHED,
}


def _file_of(engine: Engine) -> Path | None:
    """Return the file of a library in SQLite; None for one elsewhere."""
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name else None


def _make_room(engine: Engine, name: str) -> None:
    """Prepare an empty SQLite file in which readers and a writer do not wait for each other."""
    if engine.dialect.name != "sqlite":
        return
    path = _file_of(engine)
    if path is None:
        raise LibraryError(name, "a library needs a file")
    if path.is_dir() or not path.parent.is_dir():
        raise LibraryError(name, "name a file in a folder that exists")
    with engine.connect() as connection:
        # A file without tables is what a creation that was killed leaves behind.
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
            raise LibraryError(name, "something is here already; choose another name")
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
