"""Case files: what people labelled, one JSON object a line, gzipped where the name ends in .gz.

A file or a line can be missing, cut off, endless or of another kind: the error names which, and
what a line should hold.
"""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TextIO, TypeVar

from plaincite.errors import SourceError

__all__ = ["Row", "read_cases", "read_lines", "read_rows", "text_of", "texts_of"]

Row = dict[str, Any]
Case = TypeVar("Case")

_LONGEST_LINE = 10_000_000  # characters; a longer line is no case, and could fill the memory


def read_cases(path: Path, to_case: Callable[[Row], Case], *, form: str) -> tuple[Case, ...]:
    """Return what *to_case* makes of each row of *path*, in the order of the file.

    Args:
        path: A JSONL file; fields that nobody asks for are left alone.
        to_case: Raises ValueError for a row that is no case.
        form: What a line must be, for the error.

    Raises:
        SourceError: The file cannot be read, is empty, or a line is no case; the line is named.
    """
    cases: list[Case] = []
    for number, row in read_rows(path):
        try:
            cases.append(to_case(row))
        except ValueError as error:
            reason = f"line {number} is no case ({error}); a line must be {form}"
            raise SourceError(path, reason) from error
    if not cases:
        raise SourceError(path, f"holds no cases; a line must be {form}")
    return tuple(cases)


def text_of(row: Row, field: str) -> str:
    """Return the text in *field*, or raise ValueError."""
    value = row.get(field)
    if not isinstance(value, str):
        raise ValueError(f'"{field}" is no text')
    return value


def texts_of(row: Row, field: str) -> tuple[str, ...]:
    """Return the list of texts in *field*, or raise ValueError."""
    value = row.get(field)
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError(f'"{field}" is no list of texts')
    return tuple(value)


def read_rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield the number and the object of each line of *path* that is not blank.

    Raises:
        SourceError: The file cannot be read, or a line is no JSON object.
    """
    for number, line in read_lines(path):
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SourceError(path, f"line {number} is not JSON ({error})") from error
        if not isinstance(row, dict):
            raise SourceError(path, f"line {number} is not an object")
        yield number, row


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the number and the words of each line of *path* that is not blank, without its end.

    Raises:
        SourceError: The file cannot be read, is not UTF-8, or a line has no end in sight.
    """
    try:
        with _opened(path) as lines:
            for number, line in enumerate(_bounded(lines), start=1):
                if len(line) > _LONGEST_LINE:
                    raise SourceError(path, f"line {number} is too long for one case")
                if line.strip():
                    yield number, line.rstrip("\r\n")
    except (OSError, EOFError, UnicodeDecodeError, zlib.error) as error:
        raise SourceError(path, f"cannot be read ({error}); give a UTF-8 file") from error


def _bounded(lines: TextIO) -> Iterator[str]:
    return iter(lambda: lines.readline(_LONGEST_LINE + 1), "")


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return io.TextIOWrapper(gzip.open(path), encoding="utf-8")
    return path.open(encoding="utf-8")
