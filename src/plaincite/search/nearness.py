"""Nearness: whether what a study found lies near enough to a question to stand on its page.

All the words asked for may stand in a study of something else. A finding may lie further off than
the sentence that opens a page (`pertinence.py`): of 190 findings read on pages over a broad
corpus, 8 of 49 below .5 spoke of what was asked, and 72 of 141 from there on.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from plaincite.model.question import Question
from plaincite.model.record import Record
from plaincite.search.encoder import Encoder, open_encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Nearness", "open_nearness"]

_LEAST = 0.5


class Nearness:
    """Tells which findings may stand on a page. May be asked from several threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vector = lru_cache(maxsize=8)(self._encoded)  # a question is asked of many studies

    def __call__(self, question: Question, record: Record, text: str) -> bool:
        """Tell whether *text*, of *record*, lies near enough to *question*; some 5 ms."""
        told = self._encoded(f"{record.title or ''} {text}")
        return float(self._vector(question.text) @ told) >= _LEAST

    def _encoded(self, text: str) -> "NDArray[np.float32]":
        vector: NDArray[np.float32] = self._encoder.encode([text])[0]
        return vector


def open_nearness() -> Nearness:
    """Return what tells whether a finding lies near enough to a question to stand on its page.

    Raises:
        MissingExtraError: The extra `dense` is not installed.
    """
    return Nearness(open_encoder())
