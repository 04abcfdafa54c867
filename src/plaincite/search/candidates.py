"""Candidates: the records that may answer one question, as rows of `Vectors`.

They stay rows until the end, since looking up an id costs more than adding up two scores.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plaincite.model.ranking import Hit
from plaincite.search.fuse import linear, rank
from plaincite.search.neighbours import lent
from plaincite.search.vectors import MISSING, Vectors
from plaincite.search.whole_vectors import WholeVector

__all__ = ["Candidates", "Scored"]


@dataclass(frozen=True, slots=True)
class Scored:
    """Rows, each once, and the score of each."""

    rows: NDArray[np.intp]
    scores: NDArray[np.float64]

    def first(self, limit: int) -> "Scored":
        """The *limit* best, in no order, with all ties of the last."""
        n_kept = min(limit, len(self.scores))
        if n_kept < 1:
            return Scored(self.rows[:0], self.scores[:0])
        kept = self.scores >= np.partition(self.scores, -n_kept)[-n_kept]
        return Scored(self.rows[kept], self.scores[kept])


class Candidates:
    """The hits by words that have a vector, and the records most like the question."""

    def __init__(
        self, vectors: Vectors, by_words: Sequence[Hit], *, n_nearest: int, weight: float
    ) -> None:
        rows = vectors.rows([hit.record_id for hit in by_words])
        order = np.argsort(rows, kind="stable")
        has_vector = rows[order] != MISSING
        self._vectors = vectors
        self._rows = rows[order][has_vector]
        self._words = np.array([hit.score for hit in by_words], np.float64)[order][has_vector]
        self._n_nearest = n_nearest
        self._weight = weight

    def scored(self, vector: NDArray[np.floating]) -> Scored:
        """Return the candidates of a question with that *vector*, and the fused score of each."""
        whole, rows = WholeVector.of(vector), self._rows
        if self._n_nearest:
            rows = np.union1d(rows, self._vectors.nearest(whole, limit=self._n_nearest))
        by_words = np.zeros(len(rows))
        by_words[np.searchsorted(rows, self._rows)] = self._words
        by_meaning = self._vectors.likeness(whole, rows)
        return Scored(rows, linear(by_words, by_meaning, weight=self._weight))

    def with_neighbours(self, found: Scored, *, depth: int, share: float, n_nearest: int) -> Scored:
        """Return the first *depth* of *found*, raised by a *share* of what their neighbours lend.

        They are enough: what is left out scores less than any of them did.
        """
        first = found.first(depth)
        more = lent(first.scores, self._vectors.all_likeness(first.rows), n_nearest=n_nearest)
        return Scored(first.rows, first.scores + share * more)

    def hits(self, found: Scored, *, limit: int) -> list[Hit]:
        """Return the *limit* best of *found*, best first, ties by record id."""
        first = found.first(limit)
        named = zip(first.rows.tolist(), first.scores.tolist(), strict=True)
        return rank(Hit(self._vectors.record_id(row), score) for row, score in named)[:limit]
