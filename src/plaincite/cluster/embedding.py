"""Vectors by a cluster: each process encodes records that it reads itself; one writes them down.

They are put and committed in order of id, as `HybridIndex.embed` does, so the files are the same.
Graphics cards are left alone, and whoever has some is told so (docs/decisions/0019).
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from plaincite.cluster.crew import at_work, each, n_graphics_cards
from plaincite.cluster.opening import Crew
from plaincite.corpus import Corpus
from plaincite.errors import ClusterError
from plaincite.indexes import synchronize_index
from plaincite.search.encoder import encoded_text, open_encoder
from plaincite.search.vectors import Vectors, missing
from plaincite.search.whole_vectors import Entry, WholeVector

__all__ = ["embed"]

_BATCH = 64  # vectors between two commits
_PIECE = 8 * _BATCH  # records a process is handed at once: a quarter of a minute's work


def embed(
    path: Path, corpus: Corpus, crew: Crew, *, on_note: Callable[[str], object]
) -> Iterator[str]:
    """Make the vectors that are missing; see `opening.embed`."""
    source = corpus.bare
    vectors = Vectors.open(path / "vectors", open_encoder())
    vectors.synchronize(source, sequence=synchronize_index(path, corpus).sequence)
    held = dict.fromkeys(c.record_id for c in source.changes(after=0) if c.record is not None)
    waiting = missing(vectors, held)
    pieces = [waiting[start : start + _PIECE] for start in range(0, len(waiting), _PIECE)]
    arguments = (path.resolve(), source.snapshot_id)
    with at_work(crew) as n_workers:
        if n_cards := n_graphics_cards():
            on_note(
                f"Graphics cards of this cluster, left alone: {n_cards}. The encoder works on "
                "processors, so that every machine makes the same vectors."
            )
        for _, entries in each(pieces, _Encoding, arguments, n_workers=n_workers):
            vectors.put(entries)
            vectors.commit()
            yield from (entry.record_id for entry in entries)
    vectors.commit_whole()


class _Encoding:
    """The work: ids in, vectors out, a batch at a time."""

    def __init__(self, path: Path, snapshot: str) -> None:
        self._corpus = Corpus.open(path, read_only=True)
        if self._corpus.bare.snapshot_id != snapshot:
            raise ClusterError(f"{path} on a machine of the cluster is another corpus than here")
        self._encoder = open_encoder()

    def __call__(self, ids: Sequence[str]) -> Iterator[list[Entry]]:
        for start in range(0, len(ids), _BATCH):
            found = self._corpus.bare.get_many(ids[start : start + _BATCH])
            texts = [encoded_text(record) for record in found.values()]
            vectors = self._encoder.encode(texts)
            yield [
                Entry(record_id, text, WholeVector.of(vector))
                for record_id, text, vector in zip(found, texts, vectors, strict=True)
            ]
