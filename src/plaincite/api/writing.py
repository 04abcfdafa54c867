"""A language model to word pages, for programs; each of its sentences is checked as ours are."""

import os

from plaincite.compose import OpenWriter, Writer, WriterSettings
from plaincite.compose import open_writer as open_with_settings

__all__ = ["Writer", "open_writer"]


def open_writer(
    model: str,
    *,
    url: str | None = None,
    key: str | None = None,
    seconds: float | None = None,
    tokens: int | None = None,
) -> OpenWriter:
    """Return a writer to hand to `ask`; nothing is sent before it writes. Close it when done.

    It is sent the question and the sentences that the page quotes. For one thread at a time.

    Args:
        model: As its server calls it.
        url: The server, which speaks OpenAI's chat language; without it PLAINCITE_LLM_URL, or
            Ollama on this machine.
        key: The server's, where it wants one; without it PLAINCITE_LLM_KEY.
        seconds: The most that a page may wait for it.
        tokens: The most that it may read and write for a page.

    Raises:
        SettingError: a value makes no sense.
        MissingExtraError: the extra `llm` is not installed.
    """
    options = {
        "url": url,
        "key": key,
        "seconds": None if seconds is None else str(seconds),
        "tokens": None if tokens is None else str(tokens),
    }
    return open_with_settings(WriterSettings.from_environment(model, os.environ, **options))
