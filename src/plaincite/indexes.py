"""Indexes: what finds the records of a corpus, opened, brought up to date, made anew, measured.

A corpus is a folder; beside its records lie the index of its words and, where someone asked for
them, the vectors of its records. Both are derived: they can always be made again.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from plaincite.corpus import Corpus, MemoryCorpus
from plaincite.errors import MissingExtraError
from plaincite.model.ranking import Hit, RecordSource
from plaincite.model.record import Record
from plaincite.question import understand
from plaincite.search import (
    ByWords,
    Hybrid,
    LexicalIndex,
    has_vectors,
    open_hybrid,
    to_query,
)

__all__ = [
    "embed_records",
    "hybrid_engine",
    "hybrid_where_made",
    "indexed",
    "lexical_engine",
    "open_index",
    "repair_index",
    "synchronize_index",
]

_VECTORS = "vectors"  # the folder of a corpus that holds them


def synchronize_index(path: Path, corpus: Corpus) -> LexicalIndex:
    """Open the search index of the corpus in *path*, bring it up to date and return it."""
    index = open_index(path)
    index.synchronize(corpus.bare)
    return index


def embed_records(path: Path, corpus: Corpus) -> Iterator[str]:
    """Make the vectors that records of the corpus in *path* lack; yield the id of each record.

    Raises:
        MissingExtraError: The extra `dense` is not installed.
        CorpusBusyError: Another process is at it.
    """
    return open_hybrid(synchronize_index(path, corpus), corpus.bare, path / _VECTORS).embed()


def hybrid_where_made(path: Path, corpus: Corpus, index: LexicalIndex) -> Hybrid | None:
    """Search by words and meaning, where `embed_records` was called and the extra is there."""
    if not has_vectors(path / _VECTORS):
        return None
    try:
        return open_hybrid(index, corpus.bare, path / _VECTORS)
    except MissingExtraError:
        return None


def open_index(path: Path) -> LexicalIndex:
    """Open the search index of the corpus in *path* as it is."""
    return LexicalIndex.open(path / "index")


def repair_index(path: Path, corpus: Corpus) -> tuple[str, ...]:
    """Make the search index of the corpus in *path* agree with it; return what was wrong."""
    status = corpus.status()
    index = open_index(path)
    problems = index.problems(
        sequence=status.sequence, n_records=status.records, snapshot=corpus.bare.snapshot_id
    )
    if problems:
        LexicalIndex.discard(path / "index")
        synchronize_index(path, corpus)
    return problems


def lexical_engine(documents: Iterable[Record]) -> Callable[[str, int], list[Hit]]:
    """Index *documents* in memory; the function returned searches them, for measuring."""
    corpus = MemoryCorpus(documents, changed_on="1970-01-01", name="measured")
    index = ByWords(indexed(corpus), corpus)
    return lambda text, limit: index.search(to_query(understand(text)), limit=limit)


def hybrid_engine(
    documents: Iterable[Record],
    vectors: Path | None,
    *,
    on_record: Callable[[], object] = lambda: None,
) -> Callable[[str, int], list[Hit]]:
    """Index *documents* by words and meaning; the function returned searches them, for measuring.

    Args:
        documents: Records with different ids.
        vectors: A folder to keep their vectors in for the next time; None keeps none.
        on_record: Told of each vector made.

    Raises:
        MissingExtraError: The extra `dense` is not installed.
    """
    corpus = MemoryCorpus(documents, changed_on="1970-01-01", name="measured")
    hybrid = open_hybrid(indexed(corpus), corpus, vectors)
    for _ in hybrid.embed():
        on_record()
    return lambda text, limit: hybrid.search(to_query(understand(text)), limit=limit)


def indexed(corpus: RecordSource) -> LexicalIndex:
    """Return the index of the words of *corpus*, held in memory."""
    index = LexicalIndex.in_memory()
    index.synchronize(corpus)
    return index
