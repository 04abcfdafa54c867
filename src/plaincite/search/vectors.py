"""Vectors: one for each record of a corpus, in whole numbers, kept in memory-mapped files.

Derived from a corpus and never the truth: files that cannot be used, or hold another encoder's
vectors, are thrown away. Filled in bit by bit; each vector is tied to the text that was encoded, so
a record that changed has none until it is encoded again.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plaincite.errors import CorpusError
from plaincite.model.ranking import RecordSource
from plaincite.model.record import Record
from plaincite.search.encoder import Encoder, encoded_text
from plaincite.search.vector_files import (
    Block,
    VectorState,
    append,
    clear,
    read_block,
    read_state,
    writer_lock,
)
from plaincite.search.whole_vectors import (
    MAX_WIDTH,
    Entry,
    WholeVector,
    block_of,
    cosines,
    joined,
    key_of,
    lengths_of,
    text_id,
)

__all__ = ["MISSING", "Vectors"]

MISSING = -1  # stands where a record has no row
_SCAN_ROWS = 1_024  # turned into floats at once; they stay within a processor's cache
_WASTE = 1_000  # rows that no longer count, beyond which files may be written anew


class Vectors:
    """The vectors of a corpus. Any number of processes may read; one writes at a time."""

    def __init__(self, state: VectorState, path: Path | None) -> None:
        self._path = path
        self._state = state
        self._tail: list[Block] = []  # rows that are not on disk
        self._look()

    @classmethod
    def open(cls, path: Path | None, encoder: Encoder) -> "Vectors":
        """Open the vectors in the folder *path*, or begin with none; None keeps them in memory."""
        if not 0 < encoder.width <= MAX_WIDTH:
            raise ValueError(f"vectors of {encoder.width} numbers; at most {MAX_WIDTH} are exact")
        state = None if path is None else read_state(path)
        if state is None or (state.encoder, state.width) != (encoder.name, encoder.width):
            state = VectorState(encoder.name, encoder.width)
        return cls(state, path)

    def __len__(self) -> int:
        return self._n_live

    @property
    def are_whole(self) -> bool:
        """Whether every record of the corpus was given a vector, by `commit_whole`."""
        return self._state.snapshot is not None and self._state.whole == self._state.snapshot

    def rows(self, record_ids: Sequence[str]) -> NDArray[np.intp]:
        """Return the row of each record, `MISSING` where it has none."""
        keys = np.array([key_of(record_id) for record_id in record_ids], np.uint64)
        # The last of several rows of one key: the latest.
        places = np.searchsorted(self._keys, keys, side="right").astype(np.intp) - 1
        found = np.full(len(keys), MISSING, np.intp)
        for at in np.flatnonzero(places >= 0).tolist():
            row = self._order[places[at]]
            if self._is_live[row] and self.record_id(row) == record_ids[at]:
                found[at] = row
        return found

    def record_id(self, row: int | np.intp) -> str:
        """Return the id of the record in *row*."""
        start, size = int(self._starts[row]), int(self._sizes[row])
        return bytes(self._held.ids[start : start + size]).decode(errors="replace")

    def likeness(self, vector: WholeVector, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the cosine of *vector* and each of *rows*."""
        products = self._held.vectors[rows].astype(np.float32) @ vector.numbers.astype(np.float32)
        return cosines(vector, products, self._lengths[rows])

    def all_likeness(self, rows: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the cosine of each two of *rows*; 0 where one is like nothing."""
        found = self._held.vectors[rows].astype(np.float32)
        lengths = self._lengths[rows]
        return (found @ found.T) / (lengths[:, None] * lengths)

    def nearest(self, vector: WholeVector, *, limit: int) -> NDArray[np.intp]:
        """Return the rows of the *limit* records most like *vector*, with all ties of the last.

        Looks at every row: about 7 ms for 100,000 on one core.
        """
        wanted = vector.numbers.astype(np.float32)
        products = np.empty(len(self._held.rows), np.float32)
        floats = np.empty((_SCAN_ROWS, self._state.width), np.float32)
        for start in range(0, len(products), _SCAN_ROWS):
            part = self._held.vectors[start : start + _SCAN_ROWS]
            np.copyto(floats[: len(part)], part)
            np.dot(floats[: len(part)], wanted, out=products[start : start + len(part)])
        found = cosines(vector, products, self._lengths)
        found[~self._is_live] = -np.inf
        n_found = min(limit, len(self))
        if n_found < 1:
            return np.empty(0, np.intp)
        return np.flatnonzero(found >= np.partition(found, -n_found)[-n_found])

    def mean(self, rows: Sequence[int], weights: Sequence[float]) -> NDArray[np.float64]:
        """Return the weighted mean of the directions of *rows*, as a vector of length one."""
        total = np.zeros(self._state.width)
        for row, weight in zip(rows, weights, strict=True):
            share = weight / float(self._lengths[row])
            total += self._held.vectors[row].astype(np.float64) * share
        length = float(np.square(total).sum()) ** 0.5
        return total / length if length > 0 else total

    def synchronize(self, source: RecordSource, *, sequence: int) -> int:
        """Forget the vectors of records that changed or went; return how many.

        Args:
            source: The corpus.
            sequence: The last change of it. Where nothing is held yet, none before it matters.
        """
        now = (sequence, source.snapshot_id)
        if not len(self) or now == (self._state.sequence, self._state.snapshot):
            self._state = replace(self._state, sequence=now[0], snapshot=now[1])
            return 0
        # As many changes or fewer, but other records: this is not the corpus that it was.
        is_foreign = self._state.sequence >= sequence
        gone = [
            Entry(change.record_id, None, None)
            for change in source.changes(after=0 if is_foreign else self._state.sequence)
            if self._is_stale(change.record_id, change.record)
        ]
        self._state = replace(self._state, sequence=now[0], snapshot=now[1])
        self.put(gone)
        with suppress(CorpusError):  # no harm done: whoever opens them next looks again
            self.commit()
        self.settle()
        return len(gone)

    def put(self, entries: Sequence[Entry]) -> None:
        """Hold *entries*; seen after `commit` or `settle`."""
        if entries:
            self._tail.append(block_of(entries, self._state.width))

    def settle(self) -> None:
        """See what was put, though it may not be on disk."""
        if self._tail:
            self._look()

    def commit(self) -> None:
        """Bring what was put to disk, in one step.

        Raises:
            CorpusBusyError: Another process is writing; what was put stays in memory.
            CorpusError: The folder cannot be written to.
        """
        if self._path is None:
            self.settle()
            return
        with writer_lock(self._path):
            state = self._taken_up(self._path)
            self._state = append(self._path, state, joined(self._tail, state.width))
            self._tail.clear()
            self._look()
            if len(self._held.rows) - len(self) > max(_WASTE, len(self)):
                self._write_anew(self._path)

    def commit_whole(self) -> None:
        """Bring what was put to disk, and that no record lacks a vector; raises as `commit`."""
        self._state = replace(self._state, whole=self._state.snapshot)
        self.commit()

    def _taken_up(self, path: Path) -> VectorState:
        """The state on disk that our rows come behind, as far as it has followed the corpus."""
        ours, held = self._state, read_state(path)
        is_usable = held is not None and read_block(path, held) is not None
        if held is None or not is_usable or held.encoder != ours.encoder or not held.generation:
            return clear(path, ours)
        if (held.generation, held.n_rows) == (ours.generation, ours.n_rows):
            return ours
        # Another process wrote meanwhile. Only what both have looked at is known.
        return (
            held
            if held.sequence < ours.sequence
            else replace(held, sequence=ours.sequence, snapshot=ours.snapshot)
        )

    def _write_anew(self, path: Path) -> None:
        """Leave out the rows that no longer count."""
        kept = np.flatnonzero(self._is_live)
        rows, names, start = self._held.rows[kept].copy(), [], 0
        for at, row in enumerate(kept):
            names.append(self.record_id(row).encode(errors="surrogatepass"))
            rows["id_start"][at] = start
            start += len(names[-1])
        block = Block(np.array(self._held.vectors[kept]), rows, b"".join(names))
        self._state = append(path, clear(path, self._state), block)
        self._look()

    def _is_stale(self, record_id: str, record: Record | None) -> bool:
        (row,) = self.rows([record_id])
        if row == MISSING:
            return False
        text = None if record is None else encoded_text(record)
        return bool(self._held.rows["text"][row].tobytes() != text_id(text))

    def _look(self) -> None:
        """Map what is on disk, add what is not, and find out which rows count."""
        base = None if self._path is None else read_block(self._path, self._state)
        if base is None:
            self._state = replace(self._state, generation=0, n_rows=0, ids_size=0)
            base = Block.empty(self._state.width)
        self._tail = [joined(self._tail, self._state.width)] if self._tail else []
        self._held = joined([base, *self._tail], self._state.width) if self._tail else base
        keys = np.array(self._held.rows["key"])
        self._order = np.argsort(keys, kind="stable")
        self._keys = keys[self._order]
        is_last = np.append(self._keys[1:] != self._keys[:-1], True)[: len(keys)]
        has_text = np.ascontiguousarray(self._held.rows["text"]).view(np.uint64).reshape(-1, 2)
        self._is_live = np.zeros(len(keys), np.bool_)
        self._is_live[self._order[is_last]] = True
        self._is_live &= has_text.any(axis=1)
        self._n_live = int(self._is_live.sum())
        self._lengths = lengths_of(self._held.rows["square"])
        self._starts = np.array(self._held.rows["id_start"])
        self._sizes = np.array(self._held.rows["id_size"])


def missing(vectors: Vectors, record_ids: Iterable[str]) -> list[str]:
    """Return those of *record_ids* that have no vector, in order."""
    ids = list(record_ids)
    return [name for name, row in zip(ids, vectors.rows(ids), strict=True) if row == MISSING]
