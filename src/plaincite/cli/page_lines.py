"""Pages as lines of JSON in one file, which grows page by page and may be cut off anywhere."""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from plaincite.errors import SourceError
from plaincite.model.answer import Answer
from plaincite.publish import to_document

__all__ = ["append_pages", "count_pages"]


def count_pages(path: Path, questions: Sequence[str]) -> int:
    """Return how many of *questions*, from the first on, have their page in the file *path*.

    What follows the last whole line was cut off when it was written, and is taken away.

    Raises:
        SourceError: the file holds something else.
    """
    if not path.exists():
        return 0
    n_pages, end = 0, 0
    with path.open("rb") as stream:
        for line in stream:
            if not line.endswith(b"\n"):
                break
            if n_pages == len(questions) or _question(line) != questions[n_pages]:
                reason = f"line {n_pages + 1} is no page of that question; choose another file"
                raise SourceError(path, reason)
            n_pages, end = n_pages + 1, end + len(line)
    os.truncate(path, end)
    return n_pages


def append_pages(path: Path, pages: Iterable[Answer], *, on_page: Callable[[], object]) -> None:
    """Write *pages* behind those that are there, each a whole line as soon as it comes."""
    with path.open("ab") as stream:
        for page in pages:
            stream.write(to_document(page).model_dump_json().encode() + b"\n")
            stream.flush()
            on_page()


def _question(line: bytes) -> object:
    try:
        page = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return page.get("question") if isinstance(page, dict) else None
