"""Opening: the two ways to search a corpus, by words alone or by words and meaning.

Nothing here needs the extra `dense` to be imported; what does is imported when it is opened.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from plaincite.minilm import open_answer_reader, optional
from plaincite.model.ranking import Hit, Query, RecordSource
from plaincite.search.encoder import PURPOSE, open_encoder
from plaincite.search.index import LexicalIndex

if TYPE_CHECKING:
    from plaincite.search.near_texts import NearTexts
    from plaincite.search.pertinence import Pertinence

__all__ = [
    "ByWords",
    "Hybrid",
    "Searcher",
    "has_vectors",
    "open_hybrid",
    "open_near_texts",
    "open_pertinence",
]


class Searcher(Protocol):
    """Finds records: `LexicalIndex` or `ByWords`, or `Hybrid` by words and meaning."""

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return at most *limit* hits, best first, ties by record id; none for an empty query."""
        ...


@dataclass(frozen=True, slots=True)
class ByWords:
    """Search by words, with what the first hits share added to the question.

    In a large corpus lay wording finds more so (recall@100 on NFCorpus +.05); questions in the
    records' own words find the same. In a small one it adds records that hardly bear on the
    question, so that `LexicalIndex` alone is better there. docs/evaluation.md has the figures.
    """

    index: LexicalIndex
    source: RecordSource

    def search(self, query: Query, *, limit: int) -> list[Hit]:
        """Return at most *limit* hits, best first, ties by record id; none for an empty query."""
        return self.index.search(query, limit=limit, feedback=self.source)


class Hybrid(Searcher, Protocol):
    """What `hybrid.HybridIndex` offers; said here without importing it."""

    @property
    def engine(self) -> str:
        """What decides the order, for a page to name."""
        ...

    @property
    def n_vectors(self) -> int:
        """How many records have a vector."""
        ...

    def embed(self) -> Iterator[str]:
        """Make the vectors that are missing; yield the id of each record."""
        ...


def has_vectors(path: Path) -> bool:
    """Whether someone began to make vectors in the folder *path*."""
    return (path / "state.json").is_file()


def open_hybrid(lexical: LexicalIndex, source: RecordSource, path: Path | None) -> Hybrid:
    """Open search by words and meaning of the corpus *source*, with its vectors in *path*.

    Args:
        lexical: The index of the corpus, synchronized with it.
        source: The corpus.
        path: A folder, which need not exist; None keeps the vectors in memory.

    Raises:
        MissingExtraError: The extra `dense` is not installed.
    """
    # The encoder first: hybrid needs less of the extra, so its error would name only a part.
    encoder = open_encoder()
    make = optional("plaincite.search.hybrid:HybridIndex", purpose=PURPOSE)
    hybrid: Hybrid = make(lexical, source, encoder, path)
    return hybrid


def open_near_texts() -> "NearTexts":
    """Return a finder of short texts by meaning, which knows none yet.

    Raises:
        MissingExtraError: The extra `dense` is not installed.
    """
    encoder = open_encoder()
    near: NearTexts = optional("plaincite.search.near_texts:NearTexts", purpose=PURPOSE)(encoder)
    return near


def open_pertinence() -> "Pertinence":
    """Return what tells whether a sentence lies near enough to a question to answer it.

    Raises:
        MissingExtraError: The extra `dense` is not installed.
    """
    encoder, reader = open_encoder(), open_answer_reader()
    make = optional("plaincite.search.pertinence:Pertinence", purpose=PURPOSE)
    pertinence: Pertinence = make(encoder, reader.log_odds)
    return pertinence
