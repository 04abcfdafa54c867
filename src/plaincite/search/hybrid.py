"""HybridIndex: records found by their words and by their meaning, as one order.

    1. words        the lexical index gives its first hits
    2. vectors      hits that have none are encoded now, and kept for the next question
    3. candidates   those hits and, where every record has a vector and there are not too many, the
                    records most like the question
    4. fusion       of both scores
    5. feedback     the question moves towards the first hits; candidates and fusion once more
    6. neighbours   each of the first hits is lent a part of what the hits most like it score

What is found never depends on which vectors happened to be there: the hits of step 1 always have
them all, and step 3 looks beyond them only once `embed` has come to its end on this very corpus.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from plaincite.errors import CorpusError
from plaincite.model.ranking import Hit, Query, RecordSource
from plaincite.search.candidates import Candidates
from plaincite.search.encoder import Encoder, encoded_text
from plaincite.search.index import LexicalIndex
from plaincite.search.vectors import Vectors, missing
from plaincite.search.whole_vectors import Entry, WholeVector

__all__ = ["SCAN_LIMIT", "HybridIndex"]

SCAN_LIMIT = 100_000  # records; looking at every vector then takes 7 ms, twice a question
_BATCH = 64  # vectors between two commits, while many are made


class Tuning(NamedTuple):
    """What can be varied, for measuring.

    Chosen on SciFact train and NFCorpus dev together; docs/evaluation.md has the figures.
    """

    depth: int = 200  # records by meaning that are candidates; or hits by words, where not all seen
    word_depth: int = 500  # hits by words that are candidates, where all records are seen
    weight: float = 0.5  # of meaning beside words, from 0 to 1
    feedback_depth: int = 3  # first hits that the question moves towards
    feedback_weight: float = 0.6  # how far, in lengths of the question; 0 for not
    lent_share: float = 0.8  # of what neighbours would lend; 0 for nothing
    lent_depth: int = 300  # first hits that lend and are lent to
    n_neighbours: int = 10
    scan_limit: int = SCAN_LIMIT
    has_word_feedback: bool = False


class HybridIndex:
    """Searches one corpus by words and meaning. The lexical index must be synchronized with it."""

    def __init__(
        self,
        lexical: LexicalIndex,
        source: RecordSource,
        encoder: Encoder,
        path: Path | None = None,
        *,
        tuning: Tuning | None = None,
    ) -> None:
        self._lexical = lexical
        self._source = source
        self._encoder = encoder
        self._tuning = tuning or Tuning()
        self._vectors = Vectors.open(path, encoder)
        self._vectors.synchronize(source, sequence=lexical.sequence)

    @property
    def n_vectors(self) -> int:
        """How many records have a vector."""
        return len(self._vectors)

    @property
    def sees_all(self) -> bool:
        """Whether every record is looked at by its meaning, and not only the hits by words."""
        is_whole = self._vectors.are_whole and len(self._vectors) == len(self._lexical)
        return is_whole and len(self._lexical) <= self._tuning.scan_limit

    @property
    def engine(self) -> str:
        """What decides the order, for a page to name."""
        reach = "all records" if self.sees_all else f"the first {self._tuning.depth} hits"
        return f"{self._encoder.name} on {reach}"

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return at most *limit* hits, best first, ties by record id; none for an empty query."""
        tuning = self._tuning
        depth = max(tuning.word_depth if self.sees_all else tuning.depth, limit)
        feedback = self._source if tuning.has_word_feedback else None
        by_words = self._lexical.search(query, limit=depth, feedback=feedback)
        asked = query.text if query.asked is None else query.asked
        if limit < 1 or not asked.strip():
            return by_words[: max(limit, 0)]
        if not self.sees_all:
            self._fill_in([hit.record_id for hit in by_words])
        (vector,) = self._encoder.encode([asked])
        n_nearest = max(tuning.depth, limit) if self.sees_all else 0
        found = Candidates(self._vectors, by_words, n_nearest=n_nearest, weight=tuning.weight)
        scored = found.scored(vector)
        if tuning.feedback_weight > 0:
            first = found.hits(scored, limit=tuning.feedback_depth)
            scored = found.scored(self._moved(vector, first))
        if tuning.lent_share > 0:
            scored = found.with_neighbours(
                scored,
                depth=max(tuning.lent_depth, limit),
                share=tuning.lent_share,
                n_nearest=tuning.n_neighbours,
            )
        return found.hits(scored, limit=limit)

    def embed(self) -> Iterator[str]:
        """Make the vectors that are still missing, in order of id; yield each record's id.

        What was made is brought to disk again and again; stopped at any moment, the next call goes
        on from there.

        Raises:
            CorpusBusyError: Another process is writing vectors of this corpus.
            CorpusError: They cannot be written.
        """
        seen: dict[str, None] = {}
        for change in self._source.changes(after=0):
            if change.record is not None:
                seen[change.record_id] = None
        waiting = missing(self._vectors, seen)
        for start in range(0, len(waiting), _BATCH):
            batch = waiting[start : start + _BATCH]
            self._vectors.put(list(self._entries(batch)))
            self._vectors.commit()
            yield from batch
        self._vectors.commit_whole()

    def _moved(self, vector: NDArray[np.floating], first: Sequence[Hit]) -> NDArray[np.float64]:
        """The question's vector, moved towards what the *first* hits share.

        Source: Rocchio 1971, with blind feedback and no negative part.
        """
        rows = self._vectors.rows([hit.record_id for hit in first])
        towards = self._vectors.mean(rows.tolist(), [hit.score for hit in first])
        return vector.astype(np.float64) + self._tuning.feedback_weight * towards

    def _fill_in(self, record_ids: Sequence[str]) -> None:
        waiting = missing(self._vectors, record_ids)
        if not waiting:
            return
        self._vectors.put(list(self._entries(waiting)))
        # On a read-only disk, or beside another writer, they serve this process alone.
        with suppress(CorpusError):
            self._vectors.commit()
        self._vectors.settle()

    def _entries(self, record_ids: Sequence[str]) -> Iterator[Entry]:
        records = [self._source.get(record_id) for record_id in record_ids]
        texts = [encoded_text(record) for record in records if record is not None]
        vectors = iter(self._encoder.encode(texts))
        texts_in_turn = iter(texts)
        for record_id, record in zip(record_ids, records, strict=True):
            if record is not None:
                yield Entry(record_id, next(texts_in_turn), WholeVector.of(next(vectors)))
