"""Answers by a cluster: each process opens the corpus once and answers piece after piece."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from plaincite.cluster.crew import at_work, each
from plaincite.cluster.opening import Crew
from plaincite.cluster.places import whole_path, whole_target
from plaincite.errors import ClusterError
from plaincite.library import Retracting, open_library, retracted_in
from plaincite.model.answer import Answer
from plaincite.pipeline import Pipeline

__all__ = ["answers"]

_MOST = 20  # questions a process is handed at once: some seconds' work
_PIECES = 8  # for each process at least, where there are so many questions


def answers(
    questions: Sequence[tuple[str, str | None]],
    crew: Crew,
    *,
    corpus: Path | None,
    country: str | None = None,
    library: str | None = None,
) -> Iterator[Answer]:
    """Yield the answers in order; see `opening.answers`."""
    # Opened here first: it brings the search index up to date, which the others then only read.
    snapshot = Pipeline.open(corpus, country=country).corpus.snapshot_id
    arguments = (whole_path(corpus), country, whole_target(library), snapshot)
    with at_work(crew) as n_workers:
        size = max(1, min(_MOST, len(questions) // (n_workers * _PIECES)))
        pieces = [questions[start : start + size] for start in range(0, len(questions), size)]
        for _, answer in each(pieces, _Asking, arguments, n_workers=n_workers):
            yield answer


class _Asking:
    """The work: questions in, answers out."""

    def __init__(
        self, corpus: Path | None, country: str | None, library: str | None, snapshot: str
    ) -> None:
        self._pipeline = Pipeline.open(corpus, country=country)
        if self._pipeline.corpus.snapshot_id != snapshot:
            raise ClusterError(f"{corpus} on a machine of the cluster is another corpus than here")
        if library is not None:  # each process hears of a retraction while it works
            retracted = retracted_in(open_library(library))
            self._pipeline.corpus = Retracting(self._pipeline.corpus, retracted)

    def __call__(self, questions: Sequence[tuple[str, str | None]]) -> Iterator[Answer]:
        for text, specialty in questions:
            yield self._pipeline.ask(text, specialty=specialty)
