"""A corpus: records kept in a folder, durable and current.

`records.sqlite` is the truth; `corpus.json` and the search index are made from it. One process
writes at a time, any number read meanwhile.
"""

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar

from plaincite.corpus.conflicts import Conflict, find_conflicts, said_of
from plaincite.corpus.database import (
    DATABASE,
    check_format,
    connect_to_read,
    connect_to_write,
    create_database,
    explained,
    writer_lock,
)
from plaincite.corpus.full_texts import body_batches, count_waiting, with_full_texts, write_bodies
from plaincite.corpus.links import make_links, with_links
from plaincite.corpus.manifest import is_current, to_manifest, write_manifest
from plaincite.corpus.merging import Outcome, State
from plaincite.corpus.notices import NoticeList, read_lists, touched_ids, with_listed, write_list
from plaincite.corpus.reading import PAGE, RecordReader
from plaincite.corpus.reports import AddReport, CorpusStatus, VerifyReport
from plaincite.corpus.standing import read_snapshot, read_snapshot_id, read_status
from plaincite.corpus.verifying import verify_database
from plaincite.corpus.writing import (
    OnChange,
    batches,
    begin_packed,
    current_day,
    finish_source,
    note_source,
    origin_of,
    storable,
    touch,
    transaction,
    write_batch,
    write_whole,
)
from plaincite.errors import CorpusError, RecordError
from plaincite.model.ranking import Change
from plaincite.model.record import ArticleBody, Deletion, ListedNotice, NoticeKind, Record

__all__ = ["Corpus"]

_Item = TypeVar("_Item")


class Corpus:
    """The records in one folder. Close it, or use it in a `with` block.

    Reading is safe from several threads. `add` takes the corpus's only writing place for as long
    as it runs, and a corpus opened from a folder that cannot be written to still reads.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self._connection = connection
        self._read_only = read_only
        self._turn = threading.Lock()
        # Without what lists of notices and links of other records say, and without full texts.
        self.bare = RecordReader(path, self._rows)

    @classmethod
    def create(cls, path: Path, *, today: str | None = None) -> Self:
        """Make an empty corpus in the folder *path*, which need not exist, and open it.

        Raises:
            CorpusError: there is one already, or the folder cannot be written to.
        """
        if path.exists() and not path.is_dir():
            raise CorpusError(path, "this is a file; a corpus is a folder")
        with explained(path):
            path.mkdir(parents=True, exist_ok=True)
            with writer_lock(path):
                if (path / DATABASE).exists():
                    reason = f"a corpus is here already; use 'plaincite corpus add {path} FILE'"
                    raise CorpusError(path, reason)
                create_database(path, today=today or current_day())
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the corpus in the folder *path*.

        Args:
            path: A folder made by `create`.
            read_only: Refuse `add`, and leave a wrong manifest as it is.

        Raises:
            CorpusNotFoundError: the folder holds no corpus.
            CorpusError: what it holds is damaged, or of a newer plaincite.
        """
        if path.is_file():
            raise CorpusError(path, "this is a file; a corpus is a folder")
        with explained(path):
            connection = connect_to_read(path)
            try:
                check_format(path, connection)
            except BaseException:
                connection.close()
                raise
        corpus = cls(path, connection, read_only=read_only)
        if not read_only:
            corpus._mend_manifest()
        return corpus

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def name(self) -> str:
        """What a page calls this corpus, after "the"."""
        return f"corpus “{self.path.resolve().name}”"

    @property
    def snapshot_id(self) -> str:
        """Names exactly this set of records, versions, texts, full texts, notices and lists."""
        return read_snapshot_id(self._rows)

    @property
    def last_changed_on(self) -> str:
        """ISO date (UTC) on which a record last came, changed or went; at first, of creation."""
        return str(self._rows("SELECT last_changed_on FROM state")[0][0])

    def __len__(self) -> int:
        return read_snapshot(self._rows).n_records

    def get(self, record_id: str) -> Record | None:
        """Return the record, or None when there is none of that id."""
        return self.get_many((record_id,)).get(record_id)

    def get_many(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return those of the records that are here, in the order of the ids."""
        found = self.bare.get_many(record_ids).values()
        return {record.record_id: record for record in self._joined(found)}

    def records(self) -> Iterator[Record]:
        """Yield all records in order of id."""
        for part in _parts(self.bare.records()):
            yield from self._joined(part)

    def changes(self, *, after: int) -> Iterator[Change]:
        """Yield changes in order of sequence; only the last one of each record counts.

        A new list of notices or a full text is no change here.
        """
        for part in _parts(self.bare.changes(after=after)):
            held = (change.record for change in part if change.record is not None)
            listed = self._joined(held)
            for change in part:
                yield change if change.record is None else replace(change, record=next(listed))

    def add(
        self,
        items: Iterable[Record | Deletion],
        *,
        source: str,
        sha256: str | None = None,
        today: str | None = None,
        on_refusal: Callable[[RecordError], object] | None = None,
    ) -> AddReport:
        """Merge *items* in the order they come; see `merging` for what stands.

        What was merged stays, whatever stops the rest: an error raised by *items*, a full disk,
        the end of the process. Adding the same items again then does what was left.

        Args:
            items: Records to keep and deletions to honour; read once, a batch at a time.
            source: What the manifest calls the place they come from: a file's name.
            sha256: The file's checksum, where there is a file.
            today: ISO date that the change counts as; by default today's, UTC.
            on_refusal: Told of each record that cannot be stored; it is counted and left out.

        Raises:
            CorpusBusyError: another process is writing.
            CorpusError: the corpus cannot be written to, or the disk is full.
        """
        refused: Counter[str] = Counter()

        def refuse(error: RecordError) -> None:
            refused["refused"] += 1
            if on_refusal is not None:
                on_refusal(error)

        origin = origin_of(source, sha256, today)
        with self._writing() as connection:
            counts: Counter[str] = Counter()
            for batch in batches(items, source=source, refuse=refuse):
                with explained(self.path):
                    counts += Counter[str](write_batch(connection, batch, origin))
            if counts:  # a source that gave nothing is not one to remember
                with explained(self.path):
                    finish_source(connection, origin)
        return AddReport(**{str(name): count for name, count in (counts + refused).items()})

    def add_whole(
        self,
        parts: Iterable[Sequence[State]],
        *,
        source: str,
        sha256: str,
        today: str | None = None,
        on_change: OnChange | None = None,
    ) -> AddReport:
        """Merge a source whole or not at all, and remember it in the same step.

        For sources whose order counts, such as the files of a baseline: whatever stops one, an
        error of *parts* included, it is as if it had not begun.

        Args:
            parts: What `to_state` made of the items, in order, as many at a time as come.
            source: The file's name.
            sha256: The file's checksum.
            today: ISO date that the change counts as; by default today's, UTC.
            on_change: Told of each record that changes and its new sequence, before it is final.

        Raises:
            CorpusBusyError: another process is writing.
            CorpusError: the corpus cannot be written to, or the disk is full.
        """
        origin = origin_of(source, sha256, today)
        with self._writing() as connection, explained(self.path):
            counts = write_whole(connection, parts, origin, on_change=on_change)
        return AddReport(**{str(name): count for name, count in counts.items()})

    def add_full_texts(
        self,
        bodies: Iterable[ArticleBody],
        *,
        source: str,
        sha256: str | None = None,
        today: str | None = None,
    ) -> AddReport:
        """Keep *bodies* beside the records they belong to, or will when these come; as for `add`.

        Raises:
            CorpusBusyError: another process is writing.
            CorpusError: the corpus cannot be written to, or the disk is full.
        """
        origin = origin_of(source, sha256, today)
        counts: Counter[str] = Counter()
        with self._writing() as connection:
            for batch in body_batches(bodies):
                with explained(self.path), transaction(connection):
                    begin_packed(connection)
                    outcomes = write_bodies(connection, batch)
                    note_source(connection, origin, outcomes)
                    if outcomes - Counter({Outcome.UNCHANGED: len(batch)}):
                        touch(connection, today=origin.today)
                counts += Counter[str](outcomes)
            if counts:
                with explained(self.path):
                    finish_source(connection, origin)
        return AddReport(**{str(name): count for name, count in counts.items()})

    def n_waiting(self) -> int:
        """Return how many full texts name a PMID of which no record is here yet."""
        return count_waiting(self._rows)

    def put_notices(
        self,
        name: str,
        notices: Iterable[ListedNotice],
        *,
        file: str,
        sha256: str = "",
        today: str | None = None,
    ) -> bool:
        """Keep *notices* as the list of that name, in place of an older one; whether it differs.

        Records show what it says of them from now on, those that come later too. Without notices,
        the list goes.

        Raises:
            CorpusBusyError: another process is writing.
            CorpusError: the corpus cannot be written to, or the disk is full.
        """
        day = today or current_day()
        kept = NoticeList(storable(name), storable(file), sha256, day, 0)
        with self._writing() as connection, explained(self.path), transaction(connection):
            is_change = write_list(connection, kept, notices)
            if is_change:
                touch(connection, today=day)
        return is_change

    def notice_lists(self) -> tuple[NoticeList, ...]:
        """Return the lists of notices that are kept, by name."""
        return read_lists(self._rows)

    def touched(self) -> dict[str, dict[str, NoticeKind | None]]:
        """Return the records that a list names by the id they are kept under, with who says what.

        Costs what the lists cost, never what the corpus would.
        """
        return self.said_of(self.bare.get_many(touched_ids(self._rows)).values())

    def said_of(self, records: Iterable[Record]) -> dict[str, dict[str, NoticeKind | None]]:
        """Return what each source makes of those *records*, from `bare`, that a list speaks of."""
        said = (said_of(self._rows, with_links(self._rows, part)) for part in _parts(records))
        return {record_id: told for part in said for record_id, told in part.items()}

    def conflicts(self) -> tuple[Conflict, ...]:
        """Return the records of `touched` on which their sources differ."""
        return find_conflicts(self.touched())

    def has_source(self, sha256: str) -> bool:
        """Whether a file of that checksum was once read to its end."""
        query = "SELECT 1 FROM sources WHERE sha256 = ? AND is_complete"
        return bool(self._rows(query, sha256))

    def status(self) -> CorpusStatus:
        """Return how the corpus stands."""
        return read_status(self.path, self._rows)

    def verify(self, *, on_record: Callable[[], object] = lambda: None) -> VerifyReport:
        """Read every record, telling *on_record*, and compare it with what is noted of it."""
        with explained(self.path), closing(connect_to_read(self.path)) as connection:
            return verify_database(connection, on_record=on_record)

    def mend_links(self) -> None:
        """Derive anew what the links of records say of others; see `VerifyReport.links_agree`.

        Raises:
            CorpusBusyError: another process is writing.
            CorpusError: the corpus cannot be written to, or the disk is full.
        """
        with self._writing() as connection, explained(self.path), transaction(connection):
            make_links(connection)

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self.path), self._turn:
            return self._connection.execute(query, values).fetchall()

    def _joined(self, records: Iterable[Record]) -> Iterator[Record]:
        try:
            linked = with_links(self._rows, with_full_texts(self._rows, records))
            yield from with_listed(self._rows, linked)
        except ValueError as error:
            reason = (
                f"what is kept beside the records is damaged ({error}); "
                "see 'plaincite corpus verify'"
            )
            raise CorpusError(self.path, reason) from error

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Hold the writing place; bring the manifest up to date when leaving, whatever happened."""
        if self._read_only:
            raise CorpusError(self.path, "opened for reading only")
        with ExitStack() as stack:
            with explained(self.path):
                stack.enter_context(writer_lock(self.path))
                connection = stack.enter_context(connect_to_write(self.path))
            try:
                yield connection
            finally:
                with explained(self.path):
                    # The log goes back into the database, so that a copy of it alone is whole.
                    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
                    self._write_manifest()

    def _write_manifest(self) -> None:
        manifest = to_manifest(self.status())
        if not is_current(self.path, manifest):
            write_manifest(self.path, manifest)

    def _mend_manifest(self) -> None:
        """Write the manifest anew where it is missing or wrong, if that can be done now."""
        if not is_current(self.path, to_manifest(self.status())):
            with suppress(CorpusError), explained(self.path), writer_lock(self.path):
                self._write_manifest()


def _parts(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    """Yield *items* some hundred at a time."""
    left = iter(items)
    while part := list(islice(left, PAGE)):
        yield part
