"""Opening: a writer for a model; what it needs is imported only when one is asked for."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pkgutil import resolve_name
from typing import Any, Protocol

from plaincite.compose.generative.purse import Spent
from plaincite.compose.generative.settings import WriterSettings
from plaincite.compose.generative.writer import Writer
from plaincite.errors import MissingExtraError, WriterError

__all__ = ["OpenWriter", "WritingProgress", "open_writer"]


class WritingProgress(Protocol):
    """How far a reply has come."""

    @property
    def n_statements(self) -> int:
        """How many are begun."""
        ...

    @property
    def n_asked(self) -> int:
        """How many were asked for."""
        ...


class OpenWriter(Writer, AbstractContextManager["OpenWriter"], Protocol):
    """What `chat.ChatWriter` offers beyond a writer; said here without importing it."""

    @property
    def spent(self) -> Spent:
        """What the last page cost."""
        ...

    @property
    def troubles(self) -> Sequence[WriterError]:
        """What went wrong with the last page, for the operator."""
        ...


def open_writer(
    settings: WriterSettings, *, on_progress: Callable[[WritingProgress], object] = lambda _: None
) -> OpenWriter:
    """Return a writer for the model of *settings*; nothing is sent before it writes.

    Raises:
        MissingExtraError: The extra `llm` is not installed.
    """
    try:
        chat: Any = resolve_name("plaincite.compose.generative.chat:ChatWriter")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "plaincite":
            raise
        raise MissingExtraError("llm", purpose="a language model") from error
    writer: OpenWriter = chat(settings, on_progress=on_progress)
    return writer
