"""Lists of questions from files: CSV, JSON lines and YAML, and the bank that comes with us.

A row that cannot be taken is told with its place and never stops the others.
"""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from pkgutil import resolve_name
from types import ModuleType
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from plaincite.errors import MissingExtraError, RecordError, SourceError
from plaincite.model.library import NewQuestion
from plaincite.text import clean_text, words

__all__ = ["read_questions", "starter_questions"]

_BANK = Path(__file__).with_name("bank")
_LONGEST = 300  # characters; beyond, it is a story and no question
_DEEPEST = 5  # levels of a YAML list
_LARGEST = 64 * 1024 * 1024  # bytes


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    question: str = Field(min_length=1, max_length=_LONGEST)
    wordings: tuple[str, ...] = ()
    specialty: str | None = None
    topics: tuple[str, ...] = ()


def starter_questions() -> Iterator[NewQuestion]:
    """Yield the questions of the starter bank, by specialty; all can be read."""
    for path in sorted(_BANK.glob("*.csv")):
        for item in read_questions(path):
            if isinstance(item, RecordError):
                raise item
            yield item


def read_questions(path: Path) -> Iterator[NewQuestion | RecordError]:
    """Yield what the list in *path* holds, in order; the name's ending tells its form.

    A CSV has a column `question` and may have `specialty`, `topic` (several parted by ";") and any
    number of columns whose name begins with "wording". JSON lines and YAML hold objects with
    `question`, `wordings`, `specialty` and `topics`.

    Raises:
        SourceError: the file cannot be read, or is no such list.
        MissingExtraError: a YAML file, without the extra that reads it.
    """
    readers = {".csv": _from_csv, ".jsonl": _from_jsonl, ".yaml": _from_yaml, ".yml": _from_yaml}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise SourceError(path, "a list of questions ends in .csv, .jsonl, .yaml or .yml")
    for place, content in reader(path, _text(path)):
        yield _question(path, place, content)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(path, "too large for a list of questions; split it")
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise SourceError(path, "no such file") from None
    except OSError as error:
        raise SourceError(path, error.strerror or "cannot be read") from error
    except UnicodeDecodeError as error:
        raise SourceError(path, "not UTF-8 text; save it as CSV UTF-8") from error


def _question(path: Path, place: str, content: object) -> NewQuestion | RecordError:
    try:
        row = _Row.model_validate(content)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "the row"
        reason = f"{where}: {fault['msg'].lower()}"
        return RecordError(source=str(path), record=place, reason=reason)
    if not words(row.question):
        return RecordError(source=str(path), record=place, reason="a question needs words")
    wordings = tuple(text for text in map(clean_text, row.wordings) if text)
    if too_long := next((text for text in wordings if len(text) > _LONGEST), None):
        reason = f"a wording has {len(too_long)} characters; {_LONGEST} is the limit"
        return RecordError(source=str(path), record=place, reason=reason)
    topics = tuple(text for text in map(clean_text, row.topics) if text)
    specialty = clean_text(row.specialty or "") or None
    return NewQuestion(clean_text(row.question), specialty, wordings, topics)


def _from_csv(path: Path, text: str) -> Iterator[tuple[str, object]]:
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        names = [name.strip().lower() for name in rows.fieldnames or []]
        _require_columns(path, names)
        rows.fieldnames = names
        for row in rows:
            yield f"line {rows.line_num}", _cells(row)
    except csv.Error as error:
        raise SourceError(
            path, f"no CSV that we can read ({error}); save it as CSV UTF-8"
        ) from error


def _require_columns(path: Path, names: list[str]) -> None:
    if "question" not in names:
        raise SourceError(path, "the first line of the CSV must name a column 'question'")
    unknown = [name for name in names if not _is_known(name)]
    if unknown:
        shown = clean_text(unknown[0])[:40]
        reason = f"unknown column '{shown}'; it may be question, specialty, topic or wording"
        raise SourceError(path, reason)


def _is_known(name: str) -> bool:
    return name in ("question", "specialty", "topic", "topics") or name.startswith("wording")


def _cells(row: dict[Any, Any]) -> dict[str, object]:
    topics = row.get("topics") or row.get("topic") or ""
    cells: dict[str, object] = {
        "question": row.get("question") or "",
        "specialty": row.get("specialty"),
        "wordings": tuple(
            value
            for name, value in row.items()
            if isinstance(name, str) and name.startswith("wording") and value
        ),
        "topics": tuple(topics.split(";")),
    }
    # csv puts the cells beyond the last column under None.
    return cells if None not in row else cells | {"more cells than columns": row[None]}


def _from_jsonl(_path: Path, text: str) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except (ValueError, RecursionError):
                yield f"line {number}", line  # refused as no object, with its place


def _from_yaml(path: Path, text: str) -> Iterator[tuple[str, object]]:
    try:
        yaml = resolve_name("yaml")
    except ModuleNotFoundError as error:
        raise MissingExtraError("library", purpose="a YAML list of questions") from error
    try:
        _refuse_tricks(path, yaml, text)
        content = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = "" if mark is None else f" (line {mark.line + 1})"
        # "[Is it?]" is the common slip: within brackets, YAML takes "?" for a sign of its own.
        raise SourceError(
            path, f"no YAML that we can read{where}; texts within [ ] need quotes"
        ) from error
    if not isinstance(content, list):
        raise SourceError(path, "the YAML must be a list of questions ('- question: ...')")
    for number, item in enumerate(content, start=1):
        yield f"item {number}", item


def _refuse_tricks(path: Path, yaml: ModuleType, text: str) -> None:
    """Refuse what has no use in a list and makes a small file huge or slow."""
    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            raise SourceError(path, "aliases (*name) and deep nesting are not taken; write it out")
