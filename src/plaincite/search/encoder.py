"""Encoder: a text as a vector, so that texts that mean the same lie near each other.

This is only what an encoder is, and how the one that comes with the package (the room `minilm`) is
opened; `hybrid` uses it. Both need the extra `dense`, so they are imported when asked for.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from plaincite.minilm import optional
from plaincite.model.record import Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["PURPOSE", "Encoder", "encoded_text", "open_encoder"]

PURPOSE = "search by meaning"
_SHIPPED = "plaincite.minilm.encoder:MiniLm"


class Encoder(Protocol):
    """Turns texts into vectors. The same text gives the same vector, whatever stands beside it."""

    @property
    def name(self) -> str:
        """Names model and settings exactly: vectors of another name cannot be compared."""
        ...

    @property
    def width(self) -> int:
        """How many numbers a vector has."""
        ...

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one vector of length one a text, in order; shape (texts, width)."""
        ...


def encoded_text(record: Record) -> str:
    """Return what of *record* is encoded: its title, then its abstract without labels.

    >>> encoded_text(Record("pmid:7", "Pain"))
    'Pain'
    """
    title = record.title or record.vernacular_title
    return " ".join(filter(None, (title, *(section.text for section in record.sections))))


def open_encoder() -> Encoder:
    """Open the encoder that comes with the package.

    Raises:
        MissingExtraError: ONNX Runtime, tokenizers or NumPy is not installed.
    """
    encoder: Encoder = optional(_SHIPPED, purpose=PURPOSE).shipped()
    return encoder
