"""Text of a paragraph in an article's XML (JATS), with the marks for works cited set apart.

A mark comes as "[ref 12]" however the journal prints it, raised or in brackets, and before the
stop that it stands behind: so it is never taken for a figure, and a sentence that leans on other
work can be told from one that reports its own.
"""

import re
from collections.abc import Callable

from lxml import etree

from plaincite.ingest.clean import value
from plaincite.ingest.mathml import entity_text, formula
from plaincite.ingest.scripts import lowered, raised

__all__ = ["local_name", "paragraph_text"]

# What is no running text, or says again what MathML beside it says.
_SKIPPED = frozenset(
    {
        "boxed-text", "chem-struct-wrap", "fig", "fig-group", "fn", "fn-group", "graphic",
        "inline-graphic", "inline-supplementary-material", "label", "media", "object-id",
        "supplementary-material", "table", "table-wrap", "table-wrap-group", "tex-math",
    }
)  # fmt: skip
_SET_OFF = frozenset({"break", "def", "disp-formula", "disp-quote", "list-item", "p", "term"})
_OPEN, _CLOSE = "\x02", "\x03"  # around a mark on its way; no XML can hold them
_MARK = rf"{_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE}"
_MARKS = rf"{_MARK}(?:[\s,;–-]{{0,3}}{_MARK})*"
_BRACKETED = re.compile(rf"\s?(?:\[\s?({_MARKS})\s?\]|\(\s?({_MARKS})\s?\)|({_MARKS}))")
_BEHIND_STOP = re.compile(r"([.,;:]+)\s?(\[ref [^\[\]]{1,300}\])(?=\s|$)")
_MOST_OF_A_MARK = 200  # characters


def paragraph_text(element: etree._Element) -> str | None:
    """Return the text of *element* on one line, or None when there is none."""
    text = _text(element)
    if _OPEN in text:
        text = _BEHIND_STOP.sub(r" \2\1", _BRACKETED.sub(_as_reference, text))
    return value(text)


def local_name(element: etree._Element) -> str:
    """Return the tag without its namespace; "" for a comment, an instruction or an entity."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts.append(_inline(child, "".join(parts[-2:])))
        parts.append(child.tail or "")
    return "".join(parts)


def _inline(child: etree._Element, before: str) -> str:
    name = local_name(child)
    if not name:
        return entity_text(child)
    if name in _SKIPPED:
        return ""
    rule = _RULES.get(name)
    if rule is not None:
        return rule(child, before)
    inner = _text(child)
    return f" {inner} " if name in _SET_OFF else inner


def _raised(element: etree._Element, before: str) -> str:
    inner = _text(element)
    return inner if _OPEN in inner else raised(inner, before)


def _cross_reference(element: etree._Element, _before: str) -> str:
    inner = _text(element)
    is_work = element.get("ref-type") == "bibr" and inner.strip() and _OPEN not in inner
    return f"{_OPEN}{inner.strip()[:_MOST_OF_A_MARK]}{_CLOSE}" if is_work else inner


def _as_reference(found: re.Match[str]) -> str:
    marks = next(filter(None, found.groups()))
    inner = marks.replace(_OPEN, "").replace(_CLOSE, "").replace("[", "").replace("]", "")
    return f" [ref {' '.join(inner.split())}]"


_RULES: dict[str, Callable[[etree._Element, str], str]] = {
    "sup": _raised,
    "sub": lambda element, _: lowered(_text(element)),
    "math": lambda element, _: formula(element),
    "xref": _cross_reference,
}
