"""A corpus: records kept in a folder, durable and current.

`records.sqlite` is the truth; `corpus.json` and the search index are made from it. One process
writes at a time, any number read meanwhile.
"""

import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from plaincite.corpus.database import (
    DATABASE,
    check_format,
    connect_to_read,
    connect_to_write,
    create_database,
    explained,
    writer_lock,
)
from plaincite.corpus.encoding import decode_record, unpack
from plaincite.corpus.manifest import is_current, to_manifest, write_manifest
from plaincite.corpus.merging import State
from plaincite.corpus.reports import AddReport, CorpusStatus, VerifyReport
from plaincite.corpus.standing import read_snapshot, read_status
from plaincite.corpus.verifying import verify_database
from plaincite.corpus.writing import (
    OnChange,
    Origin,
    batches,
    finish_source,
    write_batch,
    write_whole,
)
from plaincite.errors import CorpusError, RecordError
from plaincite.model.ranking import Change
from plaincite.model.record import Deletion, Record

__all__ = ["Corpus"]

_Key = TypeVar("_Key", int, str)

_PAGE = 500  # rows fetched at once: no read stays open between them, so writers never wait


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
                create_database(path, today=today or _today())
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
        """Names exactly this set of records, versions, texts and notices."""
        return read_snapshot(self._rows).snapshot_id

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
        ids = [record_id for record_id in dict.fromkeys(record_ids) if _is_storable(record_id)]
        found: dict[str, Record] = {}
        for start in range(0, len(ids), _PAGE):
            part = ids[start : start + _PAGE]
            marks = ",".join("?" * len(part))
            query = f"SELECT record_id, content FROM records WHERE record_id IN ({marks})"  # noqa: S608
            for record_id, content in self._rows(query, *part):
                if content is not None:
                    found[record_id] = self._decoded(record_id, content)
        return {record_id: found[record_id] for record_id in ids if record_id in found}

    def records(self) -> Iterator[Record]:
        """Yield all records in order of id."""
        query = """
            SELECT record_id, content FROM records
            WHERE record_id > ? ORDER BY record_id LIMIT ?
        """
        for record_id, content in self._paged(query, ""):
            if content is not None:
                yield self._decoded(record_id, content)

    def changes(self, *, after: int) -> Iterator[Change]:
        """Yield changes in order of sequence; only the last one of each record counts."""
        query = """
            SELECT sequence, record_id, content FROM records
            WHERE sequence > ? ORDER BY sequence LIMIT ?
        """
        for sequence, record_id, content in self._paged(query, after):
            record = None if content is None else self._decoded(record_id, content)
            yield Change(sequence, record_id, record)

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

        origin = _origin(source, sha256, today)
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
        origin = _origin(source, sha256, today)
        with self._writing() as connection, explained(self.path):
            counts = write_whole(connection, parts, origin, on_change=on_change)
        return AddReport(**{str(name): count for name, count in counts.items()})

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

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with explained(self.path), self._turn:
            return self._connection.execute(query, values).fetchall()

    def _paged(self, query: str, after: _Key) -> Iterator[tuple[Any, ...]]:
        """Yield the rows whose first column comes after *after*, in its order."""
        while rows := self._rows(query, after, _PAGE):
            yield from rows
            last = rows[-1][0]
            # A damaged file can lead back to rows that were read before, again and again.
            if type(last) is not type(after) or last <= after:
                raise CorpusError(self.path, "the rows are out of order; the database is damaged")
            after = last

    def _decoded(self, record_id: str, content: bytes) -> Record:
        try:
            return decode_record(unpack(content))
        except ValueError as error:
            reason = f"record {record_id} cannot be read ({error}); see 'plaincite corpus verify'"
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


def _is_storable(record_id: str) -> bool:
    """Whether SQLite takes the id; what it does not take it does not hold either."""
    try:
        record_id.encode()
    except UnicodeEncodeError:
        return False
    return True


def _origin(source: str, sha256: str | None, today: str | None) -> Origin:
    # A file name that is not UTF-8 is a string that SQLite does not take.
    name = source.encode(errors="backslashreplace").decode()
    return Origin(name, sha256, today or _today())


def _today() -> str:
    return datetime.now(UTC).date().isoformat()
