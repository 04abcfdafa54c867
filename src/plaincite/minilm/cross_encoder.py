"""CrossEncoder: reads a claim, or a question, together with a passage.

Other than the encoder it sees both at once, so that it can tell "raises" from "lowers"; so nothing
can be computed ahead. The model card is docs/models/cross-encoder.md; training/cross_encoder.py
made the weights.
"""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from plaincite.minilm.session import MODELS, start, word_pieces

__all__ = ["CrossEncoder", "pair_pieces"]

_MAX_PIECES = 128  # of both together, as in training
_MAX_FIRST = 60  # of the claim or the question
_START, _END = 101, 102
_ENTAILMENT, _ANSWER = slice(0, 3), slice(3, 6)


class CrossEncoder:
    """MiniLM with two heads, in whole numbers. Safe to call from several threads."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self._session = start(model.read_bytes())
        self._tokenizer = Tokenizer.from_file(str(tokenizer))

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
        points = self._points(first, second)[head]
        powers = np.exp(points - points.max())
        one, two, three = (powers / powers.sum()).tolist()
        return one, two, three

    def _points(self, first: str, second: str) -> NDArray[np.float32]:
        ids, types = pair_pieces(self._tokenizer, first, second)
        fed = {"ids": np.array([ids], np.int64), "types": np.array([types], np.int64)}
        points: NDArray[np.float32] = self._session.run(None, fed)[0][0]
        return points


def pair_pieces(tokenizer: Tokenizer, first: str, second: str) -> tuple[list[int], list[int]]:
    """Return the ids of the pieces of a pair, marked and cut off, and which text each is of."""
    ours = word_pieces(tokenizer, first, is_whole=False)[:_MAX_FIRST]
    theirs = word_pieces(tokenizer, second, is_whole=False)[: _MAX_PIECES - 3 - len(ours)]
    ids = [_START, *ours, _END, *theirs, _END]
    return ids, [0] * (len(ours) + 2) + [1] * (len(theirs) + 1)
