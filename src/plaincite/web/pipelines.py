"""Opening what answers new questions beside a library."""

from pathlib import Path
from typing import TYPE_CHECKING

from plaincite.library import Retracting, retracted_in
from plaincite.pipeline import Pipeline

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["open_pipeline"]


def open_pipeline(
    corpus: Path | None, *, country: str | None, library: "Library | None"
) -> Pipeline:
    """Return a pipeline that rests on nothing which *library* holds retracted.

    Raises:
        CorpusError: the folder *corpus* holds no corpus we can read.
    """
    pipeline = Pipeline.open(corpus, country=country)
    if library is not None:
        pipeline.corpus = Retracting(pipeline.corpus, retracted_in(library))
    return pipeline
