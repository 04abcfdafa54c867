"""Writing to an index: the engine's writer, with its errors in our words.

Everything between two commits takes effect at once or, when the process dies, not at all.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from plaincite.errors import CorpusBusyError, CorpusError
from plaincite.search.fields import RECORD_ID, document

__all__ = ["Writing", "engine_errors", "writing"]

_BYTES = 64_000_000
_IN_MEMORY = Path("memory")  # stands for the folder in errors of an index that has none


class Writing:
    """An open writer. Records are replaced by id; the last word on an id counts."""

    def __init__(self, writer: tantivy.IndexWriter, index: tantivy.Index, path: Path) -> None:
        self._writer = writer
        self._index = index
        self._path = path
        self._committed = index.searcher()
        self._pending: set[str] = set()
        self.has_replaced = False  # whether anything that stood in the index was taken away

    @property
    def n_pending(self) -> int:
        """How many records were touched since the last commit."""
        return len(self._pending)

    def put(self, record_id: str, body: str | None) -> None:
        """Put a record with that text in place of what stood under its id; None only takes away."""
        with engine_errors(self._path):
            if record_id in self._pending or self._committed.doc_freq(RECORD_ID, record_id):
                self._writer.delete_documents_by_term(RECORD_ID, record_id)
                self.has_replaced = True
            if body is not None:
                self._writer.add_document(document(record_id, body))
        self._pending.add(record_id)

    def clear(self) -> None:
        """Take everything away; must come before any `put` since the last commit."""
        with engine_errors(self._path):
            self._writer.delete_all_documents()
        # Nothing of before is left to be replaced.
        self._committed = tantivy.Index(self._index.schema).searcher()

    def commit(self) -> None:
        """Make all since the last commit durable and seen, in one step."""
        with engine_errors(self._path):
            self._writer.commit()
            self._index.reload()
            self._committed = self._index.searcher()
        self._pending.clear()


@contextmanager
def writing(index: tantivy.Index, path: Path | None) -> Iterator[Writing]:
    """Open the one writer of *index*; on leaving, what was not committed is forgotten.

    Raises:
        CorpusBusyError: Another process, or another object, holds the writer.
        CorpusError: The index cannot be written.
    """
    shown = path or _IN_MEMORY
    with engine_errors(shown):
        # One thread: the same records in the same order are then stored in the same layout.
        writer = index.writer(_BYTES, 1)
    try:
        yield Writing(writer, index, shown)
    except BaseException:
        with engine_errors(shown):
            writer.rollback()
        raise
    finally:
        with engine_errors(shown):
            writer.wait_merging_threads()


@contextmanager
def engine_errors(path: Path) -> Iterator[None]:
    """Turn what the engine raises into errors that name the index and what is wrong."""
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        if "LockBusy" in str(error):
            raise CorpusBusyError(path) from error
        # The engine's writing thread ends without a word of what stopped it.
        is_cut_off = "writer was killed" in str(error)
        full = "writing failed; the disk may be full: make room and give the same command again"
        reason = full if is_cut_off else str(error)
        raise CorpusError(path, f"the search index cannot be used: {reason}") from error
