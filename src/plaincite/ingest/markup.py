"""Mark-up inside PubMed's titles and abstracts, turned to text that means the same.

PubMed marks raised and lowered letters and sets formulas in MathML; text that drops the mark-up
says something else ("1.73 m2", "10-3"). The rules, which `text_of` follows:

- Raised and lowered characters become Unicode's, or are set off; `scripts` has the rules.
- Italics, bold and the like leave only their text. Formulas become a line: "(a + b)/c", "√(x)".
- An entity that the file did not define is kept by name if HTML knows it, else as "&name;".
"""

from collections.abc import Callable

from lxml import etree

from plaincite.ingest.mathml import entity_text, formula
from plaincite.ingest.scripts import lowered, raised

__all__ = ["text_of"]


def text_of(element: etree._Element) -> str:
    """Return all text inside *element*, in order, with mark-up turned to characters."""
    if len(element) == 0:
        return element.text or ""
    parts = [element.text or ""]
    for child in element:
        parts.append(_inline(child, "".join(parts[-2:])))
        if child.tail:
            parts.append(child.tail)
    return "".join(parts)


def _inline(child: etree._Element, before: str) -> str:
    tag: object = child.tag
    if not isinstance(tag, str):
        return entity_text(child)
    rule = _RULES.get(tag)
    if rule is not None:
        return rule(child, before)
    if tag.rpartition("}")[2] == "math" or tag == "mml:math":
        return formula(child)
    return text_of(child)


_RULES: dict[str, Callable[[etree._Element, str], str]] = {
    "sup": lambda element, before: raised(text_of(element), before),
    "sub": lambda element, _: lowered(text_of(element)),
    "br": lambda _, __: " ",
}
