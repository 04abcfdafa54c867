"""Our own format: JSON Lines, one Record a line, read back exactly as it was written.

Names are those of `Record`; a field with its default value is left out. The border is pydantic,
with models made from the dataclasses themselves, so that a new field of the model is a new field
of the format; unknown fields, empty strings and values of a wrong type are errors.
"""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, reduce
from operator import or_
from types import GenericAlias, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, create_model

from plaincite.errors import RecordError
from plaincite.ingest.streams import LINE_LIMIT, Source
from plaincite.model.record import Record

__all__ = ["read_jsonl", "record_from_json", "record_to_json", "write_jsonl"]

Instance = TypeVar("Instance")
Text = Annotated[str, StringConstraints(min_length=1)]


class _Row(BaseModel):
    """A dataclass as it stands in JSON."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def write_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """Yield each record as one line, with its end; the same record gives the same bytes."""
    for record in records:
        yield record_to_json(record) + "\n"


def read_jsonl(source: Source) -> Iterator[Record | RecordError]:
    """Yield the records of *source* in order, an error in place of each bad line."""
    for number, line in enumerate(source.lines(), start=1):
        text = line.strip("\ufeff \t\r\n")
        if text:
            yield _record_or_error(text, source=source.path.name, place=f"line {number}")


def record_to_json(record: Record) -> str:
    """Return *record* as one line of JSON."""
    return json.dumps(_to_plain(record), ensure_ascii=False, separators=(",", ":"))


def record_from_json(text: str) -> Record:
    """Return the record in one line of JSON.

    Raises:
        ValueError: The text is no JSON, or no record; its text is one line that says why.
    """
    try:
        row = _row_model(Record).model_validate_json(text)
    except ValidationError as error:
        raise ValueError(_first_reason(error)) from None
    return _from_row(row, Record)


def _record_or_error(text: str, *, source: str, place: str) -> Record | RecordError:
    if len(text) >= LINE_LIMIT:
        reason = "the line is over 32 million characters; this is no record"
        return RecordError(source=source, record=place, reason=reason)
    try:
        return record_from_json(text)
    except ValueError as error:
        return RecordError(source=source, record=place, reason=str(error))


def _first_reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    reason = " ".join(first["msg"].split())[:200]
    return f"field {where[:100]}: {reason}" if where else reason


def _to_plain(instance: object) -> object:
    if isinstance(instance, tuple):
        return [_to_plain(item) for item in instance]
    if isinstance(instance, Enum):
        return instance.value
    if not dataclasses.is_dataclass(instance) or isinstance(instance, type):
        return instance
    return {
        field.name: _to_plain(found)
        for field in dataclasses.fields(instance)
        if (found := getattr(instance, field.name)) != field.default
    }


@cache
def _row_model(kind: type) -> type[_Row]:
    """Return the pydantic model with the fields, types and defaults of the dataclass *kind*."""
    hints = get_type_hints(kind)
    fields: dict[str, Any] = {
        field.name: (
            _row_type(hints[field.name]),
            ... if field.default is dataclasses.MISSING else None,
        )
        for field in dataclasses.fields(kind)
    }
    return create_model(f"{kind.__name__}Row", __base__=_Row, **fields)


def _row_type(hint: object) -> Any:  # noqa: ANN401 - a type, or a form that stands for one
    if hint is str:
        return Text
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _row_model(hint)
    arguments = get_args(hint)
    origin = get_origin(hint)
    if origin is tuple:
        return GenericAlias(tuple, (_row_type(arguments[0]), ...))
    if origin in (Union, UnionType):
        return reduce(or_, (_row_type(argument) for argument in arguments))
    return hint


def _from_row(row: _Row, kind: type[Instance]) -> Instance:
    """Build the dataclass; a field that the line left out takes the dataclass's own default."""
    hints = get_type_hints(kind)
    values = {
        name: _from_value(getattr(row, name), _dataclass_in(hints[name]))
        for name in row.model_fields_set
    }
    return kind(**values)


def _from_value(found: object, kind: type | None) -> object:
    if isinstance(found, tuple):
        return tuple(_from_value(item, kind) for item in found)
    return _from_row(found, kind) if isinstance(found, _Row) and kind is not None else found


def _dataclass_in(hint: object) -> type | None:
    """Return the dataclass that a field's type is, or holds, if any."""
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return hint
    if get_origin(hint) is Literal:
        return None
    inner = (_dataclass_in(argument) for argument in get_args(hint))
    return next((kind for kind in inner if kind is not None), None)
