"""Encoding: a Record as bytes and back, exactly.

The canonical form is JSON in UTF-8: fields by name in alphabetical order, those at their default
left out. So a new field with a default changes neither the bytes nor the hash of old records. How
it is made small to be stored is told in `packing`.
"""

import json
import operator
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from plaincite.model.links import other_ends
from plaincite.model.record import ArticleBody, Notice, Record

__all__ = [
    "Link",
    "canonical_body",
    "canonical_bytes",
    "canonical_links",
    "canonical_notice",
    "decode_body",
    "decode_notice",
    "decode_record",
]

Link = tuple[str | None, str | None, str]  # PMID and DOI of the article, and what is said of it

_Value = Any  # of any type that `model.record` uses; the round trip is what the tests check
_Coder = Callable[[_Value], _Value]
_write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


@dataclass(frozen=True, slots=True)
class _Part:
    """How one field is written and read. A coder of None passes the value through."""

    name: str
    default: Any
    encode: _Coder | None
    decode: _Coder | None


def canonical_bytes(record: Record) -> bytes:
    """Return the one form of *record* that is hashed and stored.

    Raises:
        ValueError: a text in it is not Unicode (a lone surrogate from a bad escape).
    """
    return _write_json.encode(_encode_record(record)).encode()


def decode_record(canonical: bytes) -> Record:
    """Return the record that `canonical_bytes` wrote.

    Raises:
        ValueError: these are not the bytes of a record that this version knows.
    """
    record: Record = _decoded(_decode_record, canonical, "record")
    return record


def canonical_notice(notice: Notice) -> str:
    """Return the one form of *notice* that is hashed and stored."""
    return _write_json.encode(_encode_notice(notice))


def canonical_links(record: Record) -> tuple[Link, ...]:
    """Return what the links of *record* say of other articles, as it is stored."""
    if not record.notices:
        return ()
    said = ((item.pmid, item.doi, canonical_notice(item.notice)) for item in other_ends(record))
    return tuple(dict.fromkeys(said))


def decode_notice(canonical: object) -> Notice:
    """Return the notice that `canonical_notice` wrote.

    Raises:
        ValueError: this is not the text of a notice that this version knows.
    """
    if not isinstance(canonical, str):
        raise ValueError("a notice is not stored as text")
    notice: Notice = _decoded(_decode_notice, canonical, "notice")
    return notice


def canonical_body(body: ArticleBody) -> bytes:
    """Return the one form of *body* that is hashed and stored."""
    return _write_json.encode(_encode_body(body)).encode()


def decode_body(canonical: bytes) -> ArticleBody:
    """Return the body that `canonical_body` wrote.

    Raises:
        ValueError: these are not the bytes of a body that this version knows.
    """
    body: ArticleBody = _decoded(_decode_body, canonical, "full text")
    return body


def _decoded(decode: _Coder, canonical: str | bytes, what: str) -> Any:  # noqa: ANN401 - by *decode*
    try:
        return decode(json.loads(canonical))
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"no {what} of this version: {error}") from error


def _coders(kind: _Value) -> tuple[_Coder | None, _Coder | None]:
    """Return writer and reader for a type that `model.record` uses."""
    origin: object = get_origin(kind)
    if kind in (str, int, float, bool) or origin is Literal:
        return None, None
    if origin in (Union, types.UnionType):
        (inner,) = (part for part in get_args(kind) if part is not type(None))
        encode, decode = _coders(inner)
        return _unless_none(encode), _unless_none(decode)
    if origin is tuple and get_args(kind)[1:] == (...,):
        return _tuple_coders(get_args(kind)[0])
    if is_dataclass(kind):
        return _dataclass_coders(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return operator.attrgetter("value"), kind
    raise TypeError(f"no encoding for a field of type {kind}")


def _unless_none(coder: _Coder | None) -> _Coder | None:
    if coder is None:
        return None
    return lambda value: None if value is None else coder(value)


def _tuple_coders(kind: _Value) -> tuple[_Coder | None, _Coder]:
    encode, decode = _coders(kind)
    if encode is None or decode is None:
        return None, tuple  # JSON writes a tuple as a list by itself
    return (
        lambda values: [encode(value) for value in values],
        lambda values: tuple([decode(value) for value in values]),
    )


def _dataclass_coders(kind: _Value) -> tuple[_Coder, _Coder]:
    hints = get_type_hints(kind)
    parts = tuple(
        _Part(field.name, _default(field), *_coders(hints[field.name]))
        for field in sorted(fields(kind), key=operator.attrgetter("name"))
    )
    take = _taker(tuple(part.name for part in parts))
    readers = {part.name: part.decode for part in parts}

    def encode(value: _Value) -> dict[str, Any]:
        return {
            part.name: item if part.encode is None else part.encode(item)
            for part, item in zip(parts, take(value), strict=True)
            if item != part.default
        }

    def decode(written: Mapping[str, Any]) -> _Value:
        values: dict[str, _Value] = {}
        for name, item in written.items():
            reader = readers[name]
            values[name] = item if reader is None else reader(item)
        return kind(**values)

    return encode, decode


def _taker(names: tuple[str, ...]) -> Callable[[_Value], tuple[_Value, ...]]:
    if len(names) == 1:  # attrgetter of one name gives no tuple
        return lambda value: (getattr(value, names[0]),)
    return operator.attrgetter(*names)


def _default(field: Field[Any]) -> _Value:
    """Return the value that need not be written; `MISSING` equals none."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


_encode_record, _decode_record = _dataclass_coders(Record)
_encode_notice, _decode_notice = _dataclass_coders(Notice)
_encode_body, _decode_body = _dataclass_coders(ArticleBody)
