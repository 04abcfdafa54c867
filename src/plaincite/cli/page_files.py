"""Page documents as files: what `ask --format json` wrote, read back."""

from pathlib import Path

from plaincite.errors import SourceError
from plaincite.model.answer import Answer
from plaincite.publish import from_document

__all__ = ["read_page"]


def read_page(path: Path) -> Answer:
    """Return the page in the file *path*.

    Raises:
        SourceError: the file cannot be read.
        PageError: it holds no page.
    """
    return from_document(_text(path), source=str(path))


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceError(path, "no such file") from None
    except OSError as error:
        raise SourceError(path, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise SourceError(path, "not UTF-8 text; make the page again") from error
