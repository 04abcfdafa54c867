"""Reading records back: by id, all of them, or what changed, as their own sources state them.

What lists of notices say beside that and full texts are not in here: see `notices` and
`full_texts`. Whatever is derived from texts, such as the search index, follows this, so that a new
list does not make it anew, and a record is found by what its abstract says.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from plaincite.corpus.encoding import decode_record
from plaincite.corpus.packing import unpack
from plaincite.corpus.standing import read_snapshot
from plaincite.errors import CorpusError
from plaincite.model.ranking import Change
from plaincite.model.record import Record

__all__ = ["PAGE", "RecordReader", "Rows"]

Rows = Callable[..., list[tuple[Any, ...]]]  # runs one query with its values
_Key = TypeVar("_Key", int, str)

PAGE = 500  # rows fetched at once: no read stays open between them, so writers never wait


class RecordReader:
    """The records of a corpus without what lists say of them. Safe from several threads."""

    def __init__(self, path: Path, rows: Rows) -> None:
        self._path = path
        self._rows = rows

    @property
    def snapshot_id(self) -> str:
        """Names exactly this set of records, versions, texts and their own notices."""
        return read_snapshot(self._rows).snapshot_id

    def get(self, record_id: str) -> Record | None:
        """Return the record, or None when there is none of that id."""
        return self.get_many((record_id,)).get(record_id)

    def get_many(self, record_ids: Iterable[str]) -> dict[str, Record]:
        """Return those of the records that are here, in the order of the ids."""
        ids = [record_id for record_id in dict.fromkeys(record_ids) if _is_storable(record_id)]
        found: dict[str, Record] = {}
        for start in range(0, len(ids), PAGE):
            part = ids[start : start + PAGE]
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

    def _paged(self, query: str, after: _Key) -> Iterator[tuple[Any, ...]]:
        """Yield the rows whose first column comes after *after*, in its order."""
        while rows := self._rows(query, after, PAGE):
            yield from rows
            last = rows[-1][0]
            # A damaged file can lead back to rows that were read before, again and again.
            if type(last) is not type(after) or last <= after:
                raise CorpusError(self._path, "the rows are out of order; the database is damaged")
            after = last

    def _decoded(self, record_id: str, content: bytes) -> Record:
        try:
            return decode_record(unpack(content))
        except ValueError as error:
            reason = f"record {record_id} cannot be read ({error}); see 'plaincite corpus verify'"
            raise CorpusError(self._path, reason) from error


def _is_storable(record_id: str) -> bool:
    """Whether SQLite takes the id; what it does not take it does not hold either."""
    try:
        record_id.encode()
    except UnicodeEncodeError:
        return False
    return True
