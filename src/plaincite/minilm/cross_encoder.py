"""CrossEncoder: reads a claim, or a yes-or-no question, together with a passage.

The model card is docs/models/cross-encoder.md; training/cross_encoder.py made the weights.
"""

from functools import cache

import numpy as np

from plaincite.minilm.pair_reader import PairReader
from plaincite.minilm.session import MODELS

__all__ = ["CrossEncoder"]

_ENTAILMENT, _ANSWER = slice(0, 3), slice(3, 6)


class CrossEncoder(PairReader):
    """A reader of pairs with two heads, of three points each."""

    @classmethod
    @cache
    def shipped(cls) -> "CrossEncoder":
        """Open the model in the package; once a process, since it takes 100 MB."""
        return cls(MODELS / "cross_encoder.onnx", MODELS / "tokenizer.json")

    def entails(self, claim: str, passage: str) -> tuple[float, float, float]:
        """Return how likely *passage* supports, contradicts and leaves open *claim*; sum 1."""
        return self._shares(claim, passage, _ENTAILMENT)

    def answers(self, question: str, passage: str) -> tuple[float, float, float]:
        """Return how likely *passage* says yes, no and maybe to *question*; sum 1."""
        return self._shares(question, passage, _ANSWER)

    def _shares(self, first: str, second: str, head: slice) -> tuple[float, float, float]:
        points = self.points(first, second)[head]
        powers = np.exp(points - points.max())
        one, two, three = (powers / powers.sum()).tolist()
        return one, two, three
