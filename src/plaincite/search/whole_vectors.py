"""Whole vectors: vectors in whole numbers, and rows made of them. Pure.

Likeness is the cosine of whole numbers. Their products add up to less than 2^24, which single
precision holds exactly, so the sum is the same in whatever order a processor adds.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plaincite.search.vector_files import ROW, Block

__all__ = [
    "MAX_WIDTH",
    "Entry",
    "WholeVector",
    "block_of",
    "cosines",
    "joined",
    "key_of",
    "lengths_of",
    "text_id",
]

MAX_WIDTH = 1_024  # up to here sums are exact: 127 * 127 * 1,024 < 2^24
_LARGEST = 127
_GONE = bytes(16)  # stands for the text of a record that is gone


@dataclass(frozen=True, slots=True)
class WholeVector:
    """A vector as whole numbers from -127 to 127, and the sum of their squares."""

    numbers: NDArray[np.int8]
    square: int

    @classmethod
    def of(cls, vector: NDArray[np.floating]) -> "WholeVector":
        """Round *vector*, stretched so that its largest number is 127; direction is what counts."""
        exact = np.nan_to_num(vector.astype(np.float64), posinf=0.0, neginf=0.0)
        largest = float(np.abs(exact).max(initial=0.0))
        scaled = exact / largest * _LARGEST if largest > 0 else np.zeros_like(exact)
        numbers = np.rint(scaled).astype(np.int8)
        return cls(numbers, int(np.square(numbers.astype(np.int64)).sum()))


@dataclass(frozen=True, slots=True)
class Entry:
    """A record's vector and the text that was encoded; both None once the record is gone."""

    record_id: str
    text: str | None
    vector: WholeVector | None


def block_of(entries: Sequence[Entry], width: int) -> Block:
    """Return *entries* as rows."""
    vectors = np.zeros((len(entries), width), np.int8)
    rows = np.zeros(len(entries), ROW)
    ids = [entry.record_id.encode(errors="surrogatepass") for entry in entries]
    start = 0
    for at, (entry, name) in enumerate(zip(entries, ids, strict=True)):
        square = 0
        if entry.vector is not None:
            vectors[at], square = entry.vector.numbers, entry.vector.square
        rows[at] = (key_of(entry.record_id), text_id(entry.text), start, len(name), square)
        start += len(name)
    return Block(vectors, rows, b"".join(ids))


def joined(blocks: Iterable[Block], width: int) -> Block:
    """Return the rows of all *blocks*, in order."""
    whole = Block.empty(width)
    for block in blocks:
        rows = block.rows.copy()
        rows["id_start"] += np.uint64(len(whole.ids))
        whole = Block(
            np.concatenate([whole.vectors, block.vectors]),
            np.concatenate([whole.rows, rows]),
            bytes(whole.ids) + bytes(block.ids),
        )
    return whole


def lengths_of(squares: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Return the lengths of vectors; infinity for none, so that nothing is like it."""
    lengths = np.sqrt(squares.astype(np.float64))
    lengths[lengths == 0] = np.inf
    return lengths


def cosines(
    vector: WholeVector, products: NDArray[np.float32], lengths: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return products divided by the lengths of both."""
    own = float(vector.square) ** 0.5 or float("inf")
    return products / (lengths * own)


def key_of(record_id: str) -> int:
    """Return the number that stands for *record_id* in rows; two ids of one key are a rare loss."""
    name = record_id.encode(errors="surrogatepass")
    return int.from_bytes(hashlib.blake2b(name, digest_size=8).digest(), "little")


def text_id(text: str | None) -> bytes:
    """Return what stands for the text that was encoded; zeros for none."""
    if text is None:
        return _GONE
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).digest()
