"""PairReader: a model of the package that reads two texts together.

Other than the encoder it sees both at once, so that it can tell "raises" from "lowers"; so nothing
can be computed ahead.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from plaincite.minilm.session import start, word_pieces

__all__ = ["PairReader", "pair_pieces"]

_MAX_PIECES = 128  # of both together, as in training
_MAX_FIRST = 60  # of the claim or the question
_START, _END = 101, 102


class PairReader:
    """MiniLM in whole numbers, with points of its own. Safe to call from several threads."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self._session = start(model.read_bytes())
        self._tokenizer = Tokenizer.from_file(str(tokenizer))

    def points(self, first: str, second: str) -> NDArray[np.float32]:
        """Return what the model gives to the two texts; shape (points of the model,)."""
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
