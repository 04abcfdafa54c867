"""How a model of the package is run: by ONNX Runtime, on one core, on processors alone."""

from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

__all__ = ["MODELS", "start", "word_pieces"]

MODELS = Path(__file__).parent / "models"
_MAX_CHARACTERS = 4_000  # far more than the pieces that are read of any prose; bounds the work


def start(content: bytes) -> onnxruntime.InferenceSession:
    """Return a session of the model whose file has *content*."""
    options = onnxruntime.SessionOptions()
    # A second thread costs more than it brings on texts this short.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def word_pieces(tokenizer: Tokenizer, text: str, *, is_whole: bool) -> list[int]:
    """Return the ids of the pieces of *text*; with the marks of a text if it *is_whole*."""
    # A lone surrogate from a bad escape is no character that the tokenizer takes.
    known = text[:_MAX_CHARACTERS].encode(errors="replace").decode()
    ids: list[int] = tokenizer.encode(known, add_special_tokens=is_whole).ids
    return ids
