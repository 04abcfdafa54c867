"""Files of vectors: three that only grow, and a state that says how far they count.

    vectors-G   one row of whole numbers (int8) a vector
    rows-G      one row of facts a vector: which record, which text, how long the vector is
    ids-G       the record ids, one after another
    state.json  the generation G, how many rows count, and what they follow

A row is written behind the ones that count, brought to disk, and then counted by replacing the
state. A process that dies before leaves bytes that no one reads and the next writer overwrites. A
reader keeps what it mapped: rows that count never change, and a new generation is new files.
"""

import json
import mmap
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plaincite.errors import CorpusBusyError, CorpusError

__all__ = [
    "ROW",
    "Block",
    "VectorState",
    "append",
    "clear",
    "read_block",
    "read_state",
    "writer_lock",
]

_STATE = "state.json"
_FORMAT = 1

# `key` stands for the record id and `text` for what was encoded; a row without a text says that
# the record is gone. `square` is the sum of the squares of the vector's whole numbers.
ROW = np.dtype(
    [
        ("key", "<u8"),
        ("text", "V16"),
        ("id_start", "<u8"),
        ("id_size", "<u4"),
        ("square", "<u4"),
    ]
)


@dataclass(frozen=True, slots=True)
class VectorState:
    """What of the files counts."""

    encoder: str  # whose vectors these are
    width: int
    generation: int = 0
    n_rows: int = 0
    ids_size: int = 0  # bytes
    sequence: int = 0  # the last change of the corpus that was looked at
    snapshot: str | None = None  # of the corpus after that change
    whole: str | None = None  # the snapshot of which every record was given a vector


@dataclass(frozen=True, slots=True)
class Block:
    """Rows, with what stands in the other two files for them."""

    vectors: NDArray[np.int8]  # (rows, width)
    rows: NDArray[np.void]  # of `ROW`
    ids: bytes | mmap.mmap

    @classmethod
    def empty(cls, width: int) -> "Block":
        """Return a block of no rows."""
        return cls(np.empty((0, width), np.int8), np.empty(0, ROW), b"")


def read_state(folder: Path) -> VectorState | None:
    """Return the state of *folder*, or None when there is none that can be used."""
    try:
        held = json.loads((folder / _STATE).read_text("utf-8"))
        if held.pop("format") != _FORMAT:
            return None
        state = VectorState(**held)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    counts = (state.width, state.generation, state.n_rows, state.ids_size, state.sequence)
    # JSON may hold anything.
    is_sound = all(type(count) is int and count >= 0 for count in counts)
    return state if is_sound and state.width else None


def read_block(folder: Path, state: VectorState) -> Block | None:
    """Map the rows that count; None where the files hold less than that."""
    if not state.n_rows:
        return Block.empty(state.width)
    vectors, rows, ids = _paths(folder, state.generation)
    try:
        with ids.open("rb") as stream:
            names = mmap.mmap(stream.fileno(), state.ids_size, access=mmap.ACCESS_READ)
        return Block(
            # As plain arrays: each look into a memmap object costs microseconds.
            np.asarray(np.memmap(vectors, np.int8, mode="r", shape=(state.n_rows, state.width))),
            np.asarray(np.memmap(rows, ROW, mode="r", shape=(state.n_rows,))),
            names,
        )
    except (OSError, ValueError):
        return None


def append(folder: Path, state: VectorState, block: Block) -> VectorState:
    """Write *block* behind the rows that count, then count it; return the new state.

    Call it within `writer_lock`. The id offsets of the block count from the start of its own ids.
    """
    rows = block.rows.copy()
    rows["id_start"] += np.uint64(state.ids_size)
    contents = (block.vectors.tobytes(), rows.tobytes(), bytes(block.ids))
    ends = (state.n_rows * state.width, state.n_rows * ROW.itemsize, state.ids_size)
    with _explained(folder):
        paths = _paths(folder, state.generation)
        for path, end, content in zip(paths, ends, contents, strict=True):
            _write_at(path, end, content)
        state = replace(
            state, n_rows=state.n_rows + len(rows), ids_size=state.ids_size + len(block.ids)
        )
        _write_state(folder, state)
    return state


def clear(folder: Path, state: VectorState) -> VectorState:
    """Begin a new generation of no rows that follows what *state* follows; return its state."""
    old = read_state(folder)
    generation = 1 + max(state.generation, old.generation if old else 0)
    state = replace(state, generation=generation, n_rows=0, ids_size=0)
    with _explained(folder):
        for path in _paths(folder, generation):
            path.unlink(missing_ok=True)
        _write_state(folder, state)
        # Older generations; whoever has them mapped keeps them.
        keep = {path.name for path in _paths(folder, generation)}
        for kind in ("vectors", "rows", "ids"):
            for path in folder.glob(f"{kind}-*"):
                if path.name not in keep:
                    path.unlink(missing_ok=True)
    return state


@contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Be the only writer of the vectors in *folder*; a process that dies lets go.

    Raises:
        CorpusBusyError: Another process, or another part of this one, is writing.
        CorpusError: The folder cannot be written to.
    """
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(folder / "lock", isolation_level=None, timeout=0)
    with closing(connection) as lock:
        with _explained(folder):
            lock.execute("PRAGMA journal_mode = OFF")  # nothing is ever written to it
            lock.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if "locked" in str(error):
            raise CorpusBusyError(folder) from error
        raise CorpusError(folder, f"the vectors cannot be written: {error}") from error
    except OSError as error:
        reason = f"the vectors cannot be written: {error.strerror or error}"
        raise CorpusError(folder, reason) from error


def _paths(folder: Path, generation: int) -> tuple[Path, Path, Path]:
    return (
        folder / f"vectors-{generation}",
        folder / f"rows-{generation}",
        folder / f"ids-{generation}",
    )


def _write_at(path: Path, end: int, content: bytes) -> None:
    with path.open("r+b" if path.exists() else "w+b") as stream:
        stream.seek(end)
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _write_state(folder: Path, state: VectorState) -> None:
    beside = folder / f"{_STATE}.new"
    with beside.open("w", encoding="utf-8") as stream:
        json.dump({"format": _FORMAT, **asdict(state)}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(folder / _STATE)
