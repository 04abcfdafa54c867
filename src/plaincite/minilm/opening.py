"""Opening: what needs the extra `dense` is imported when it is asked for, and missed by name."""

from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from plaincite.errors import MissingExtraError

if TYPE_CHECKING:
    from plaincite.minilm.answer_reader import AnswerReader
    from plaincite.minilm.cross_encoder import CrossEncoder

__all__ = ["open_answer_reader", "open_cross_encoder", "optional"]

_EXTRA = "dense"


def open_answer_reader() -> "AnswerReader":
    """Open the reader of questions beside sentences that comes with the package.

    Raises:
        MissingExtraError: ONNX Runtime, tokenizers or NumPy is not installed.
    """
    name = "plaincite.minilm.answer_reader:AnswerReader"
    reader: AnswerReader = optional(name, purpose="choosing what may stand on a page").shipped()
    return reader


def open_cross_encoder() -> "CrossEncoder":
    """Open the reader of pairs that comes with the package.

    Raises:
        MissingExtraError: ONNX Runtime, tokenizers or NumPy is not installed.
    """
    name = "plaincite.minilm.cross_encoder:CrossEncoder"
    reader: CrossEncoder = optional(name, purpose="reading a claim beside its evidence").shipped()
    return reader


def optional(name: str, *, purpose: str) -> Any:  # noqa: ANN401  (the caller states what it is)
    """Import *name* ("package.module:thing"), which needs the extra `dense` for *purpose*.

    Raises:
        MissingExtraError: What it needs is not installed.
    """
    try:
        return resolve_name(name)
    except ModuleNotFoundError as error:
        raise MissingExtraError(_EXTRA, purpose=purpose) from error
