"""XML from strangers: what it is, and parsers that fetch nothing and expand nothing."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from plaincite.ingest.clean import value

__all__ = [
    "Parser",
    "defines_entities",
    "feed",
    "from_first_tag",
    "root_of",
    "streaming_parser",
    "whole_parser",
]

Parser = etree.XMLPullParser

_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "collect_ids": False,
    "remove_comments": True,
    "remove_pis": True,
}


_PROLOG = re.compile(
    r"\s{0,1000}(?:<\?[^>]{0,2000}\?>|<!--.{0,20000}?-->|<!DOCTYPE(?:[^\[<>]{0,2000})"
    r"(?:\[.{0,60000}?\]\s{0,100})?>)",
    re.DOTALL,
)
_ROOT = re.compile(r"\s{0,1000}<([A-Za-z_][\w.:-]{0,100})")


def root_of(head: str) -> tuple[str, bool]:
    """Return the first tag of the XML that begins with *head*, and whether it defines entities.

    Without a tag it is "".
    """
    start = head.lstrip("\ufeff \t\r\n")
    at = 0
    while found := _PROLOG.match(start, at):
        at = found.end()
    root = _ROOT.match(start, at)
    return root.group(1) if root else "", "<!ENTITY" in start[:at]


def streaming_parser(tags: tuple[str, ...]) -> Parser:
    """Return a parser that tells of the end of each of *tags*."""
    return etree.XMLPullParser(events=("end",), tag=tags, **_SAFE)


def whole_parser() -> etree.XMLParser:
    """Return a parser for UTF-8 that is small enough to hold."""
    return etree.XMLParser(encoding="utf-8", **_SAFE)


def from_first_tag(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the bytes without blanks before the declaration, which XML forbids and files have."""
    yield next(chunks).lstrip(b" \t\r\n")
    yield from chunks


def feed(parser: Parser, chunk: bytes | None) -> str | None:
    """Feed *chunk*, or the end for None; return what is wrong, if anything is."""
    try:
        if chunk is None:
            parser.close()
        else:
            parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        if chunk is None:
            return "the XML ends early; what came before was read; fetch it again"
        reason = value(error.msg) or "bad syntax"
        return f"the XML is damaged ({reason}); what came before was read; fetch it again"
    return None


def defines_entities(root: etree._Element) -> bool:
    """Whether the parser met definitions, in whatever encoding they hid from `read`."""
    dtd = root.getroottree().docinfo.internalDTD
    return dtd is not None and len(dtd.entities()) > 0  # type: ignore[attr-defined,redundant-expr]
