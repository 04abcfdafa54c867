"""A MathML formula as one line of text: "(a + b)/c", "x²", "√(y)".

Presentation MathML only, which is what PubMed carries. The aim is a line that a reader can
follow, not one that a machine can compute.
"""

import html
import re
from collections.abc import Callable

from lxml import etree

from plaincite.ingest.scripts import lowered, raised

__all__ = ["entity_text", "formula"]

_SPACED = re.compile(r"[=<>≤≥≠≈≡∼~±∓×÷·∙⋅∈→←↔⇒∝|∧∨∪∩]|[+−-]")
_ACCENTS = {"¯": "\u0304", "‾": "\u0304", "^": "\u0302", "ˆ": "\u0302", "~": "\u0303"}
_ACCENTS |= {"˙": "\u0307", "→": "\u20d7", "\u0304": "\u0304", "˜": "\u0303", ".": "\u0307"}
_SKIPPED = frozenset({"annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark"})
_PRESCRIPTS = "\N{SYMBOL FOR UNIT SEPARATOR}"  # stands for <mprescripts/> among the parts
_SIMPLE = re.compile(r"[\w.,′%⁰-ⁿ²³¹ₐ-ₜ₀-₉]*")


def formula(element: etree._Element) -> str:
    """Return the formula in *element* as one line, with a space at each end it needs."""
    return " ".join(_line(element).split())


def entity_text(node: etree._Element) -> str:
    """Return the text of an entity that the file leaves undefined: HTML's, else "&name;".

    A comment or a processing instruction has none.
    """
    tag: object = node.tag
    return html.unescape(node.text or "") if tag is etree.Entity else ""


def _line(element: etree._Element) -> str:
    tag: object = element.tag
    if not isinstance(tag, str):
        return entity_text(element)
    name = _name(element)
    if name in _SKIPPED:
        return ""
    if len(element) == 0:
        return _leaf(name, element.text or "")
    parts = [_line(child) for child in element]
    if name == "mmultiscripts":
        return _scripts_around(parts)
    if name == "mfenced":
        return _fenced(element, parts)
    return _RULES.get(name, _row)(parts)


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _leaf(name: str, text: str) -> str:
    if name == "mprescripts":
        return _PRESCRIPTS
    inner = " ".join(text.split())
    if name == "mtext" and text:
        spaced = f"{' ' if text[0].isspace() else ''}{inner}" if inner else " "
        return f"{spaced} " if inner and text[-1].isspace() else spaced
    return f" {inner} " if name == "mo" and _SPACED.fullmatch(inner) else inner


def _row(parts: list[str]) -> str:
    """Join, and bring a sign that has nothing before it to its number: "-3", "= -3"."""
    line = ""
    for part in parts:
        is_sign = part.strip() in {"-", "−", "+"}
        if is_sign and (not line.strip() or line.endswith((" ", "("))):
            line += part.strip()
        else:
            line += part
    return line


def _grouped(part: str) -> str:
    inner = part.strip()
    is_wrapped = inner.startswith("(") and inner.endswith(")") and inner.count("(") == 1
    return inner if is_wrapped or _SIMPLE.fullmatch(inner) else f"({inner})"


def _tight(part: str) -> str:
    """An index is set without the blanks of a line: "i=1"."""
    return part.replace(" ", "")


def _fraction(parts: list[str]) -> str:
    return "/".join(_grouped(part) for part in parts[:2])


def _raised(parts: list[str]) -> str:
    return parts[0] + "".join(raised(_tight(part)) for part in parts[1:2])


def _lowered(parts: list[str]) -> str:
    return parts[0] + "".join(lowered(_tight(part)) for part in parts[1:2])


def _both(parts: list[str]) -> str:
    below = lowered(_tight(parts[1])) if len(parts) > 1 else ""
    above = raised(_tight(parts[2])) if len(parts) > 2 else ""
    return parts[0] + below + above


def _over(parts: list[str]) -> str:
    mark = parts[1].strip() if len(parts) > 1 else ""
    base = parts[0].strip()
    if mark in _ACCENTS and len(base) == 1:
        return base + _ACCENTS[mark]
    return base + (raised(_tight(mark)) if mark else "")


def _scripts_around(parts: list[str]) -> str:
    """The base, then pairs of lowered and raised, then those that stand before it: "³He"."""
    at = parts.index(_PRESCRIPTS) if _PRESCRIPTS in parts else len(parts)
    before, after = parts[at + 1 :], parts[1:at]
    return _pairs(before) + parts[0].replace(_PRESCRIPTS, "") + _pairs(after)


def _pairs(parts: list[str]) -> str:
    return "".join(
        lowered(_tight(part)) if place % 2 == 0 else raised(_tight(part))
        for place, part in enumerate(parts)
    )


def _root(parts: list[str]) -> str:
    index = raised(_tight(parts[1])) if len(parts) > 1 else ""
    return f"{index}√({parts[0].strip()})"


def _square_root(parts: list[str]) -> str:
    return f"√({_row(parts).strip()})"


def _fenced(element: etree._Element, parts: list[str]) -> str:
    opening = element.get("open", "(")
    closing = element.get("close", ")")
    is_list = not any(_name(child) == "mo" for child in element)
    inside = ", ".join(part.strip() for part in parts) if is_list else _row(parts)
    return f"{opening}{inside}{closing}"


def _first(parts: list[str]) -> str:
    """`semantics` holds one formula in several notations; the first is for people."""
    return parts[0]


_RULES: dict[str, Callable[[list[str]], str]] = {
    "mfrac": _fraction,
    "msup": _raised,
    "msub": _lowered,
    "msubsup": _both,
    "munderover": _both,
    "munder": _lowered,
    "mover": _over,
    "msqrt": _square_root,
    "mroot": _root,
    "mtable": "; ".join,
    "mtr": ", ".join,
    "semantics": _first,
}
