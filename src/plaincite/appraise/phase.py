"""The phase of a clinical trial, from publication types, title or text."""

import re

from plaincite.appraise.reading import Reading
from plaincite.model.claim import Span
from plaincite.model.evidence import Stated

__all__ = ["phase_of"]

_TYPE = re.compile(r"clinical trial, phase (i{1,3}v?|iv)$", re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_WORDS = re.compile(
    r"\bphase[\s-]{0,2}(iv|i{1,3}|[1-4])([ab])?(?:\s?[/–-]\s?(?:phase )?(iv|i{1,3}|[1-4])[ab]?)?"
    r"\b(?=[^.;]{0,80}\b(?:trial|study|studies)\b)",
    re.IGNORECASE,
)


def phase_of(reading: Reading) -> Stated[str] | None:
    """Return "1", "1/2", "2", "3" or "4"; None when the record names no phase of its own."""
    types = reading.record.publication_types
    indexed = [m.group(1).lower() for name in types if (m := _TYPE.match(name))]
    if indexed:
        return Stated("/".join(sorted({_ROMAN[roman] for roman in indexed})), "indexed")
    in_title = _WORDS.search(f"{reading.title} study")
    if in_title:
        return Stated(_value(in_title), "stated")
    return _in_abstract(reading)


def _in_abstract(reading: Reading) -> Stated[str] | None:
    text = reading.text
    for part in reading.layout:
        if part.kind in ("background", "conclusion", "other"):
            continue
        match = _WORDS.search(text, part.start, min(part.end, len(text)))
        if match and not text[match.end() :].lower().startswith(" trials"):
            return Stated(_value(match), "stated", Span(*match.span(), match.group()))
    return None


def _value(match: re.Match[str]) -> str:
    found = [match.group(1), match.group(3)]
    return "/".join(_ROMAN.get(name.lower(), name) for name in found if name)
