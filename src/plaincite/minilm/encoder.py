"""MiniLm: the encoder that comes with the package, run by ONNX Runtime on one core.

One text at a time: without padding its vector cannot depend on its neighbours, and on a processor
it is no slower. The model card is docs/models/encoder.md; training/export_encoder.py wrote the
file.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from plaincite.minilm.session import MODELS, start, word_pieces

__all__ = ["MiniLm"]

# Word pieces of a text that are read. The model was trained on 128; reading 256 takes twice the
# time and, fused with words, finds no more (docs/evaluation.md).
_MAX_PIECES = 128


class MiniLm:
    """all-MiniLM-L6-v2 in whole numbers. Safe to call from several threads."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        content = model.read_bytes()
        self._session = start(content)
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        digest = hashlib.sha256(content).hexdigest()[:12]
        self.name = f"all-MiniLM-L6-v2-int8-{digest}-{_MAX_PIECES}"
        self.width = int(self._session.get_outputs()[0].shape[1])

    @classmethod
    @cache
    def shipped(cls) -> "MiniLm":
        """Open the model in the package; once a process, since it takes 100 MB."""
        return cls(MODELS / "encoder.onnx", MODELS / "tokenizer.json")

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one vector of length one a text, in order; shape (texts, width)."""
        vectors = np.empty((len(texts), self.width), np.float32)
        for at, text in enumerate(texts):
            ids = word_pieces(self._tokenizer, text, is_whole=True)
            if len(ids) > _MAX_PIECES:
                ids = [*ids[: _MAX_PIECES - 1], ids[-1]]  # the last one closes the text
            (vectors[at],) = self._session.run(None, {"ids": np.array([ids], np.int64)})[0]
        return vectors
