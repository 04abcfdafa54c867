"""How long a study followed its people, in the record's own words."""

import re

from plaincite.appraise.reading import Reading
from plaincite.model.claim import Span
from plaincite.model.evidence import Basis, Stated

__all__ = ["follow_up_of"]

_NUMBER = (
    r"(?:\d{1,3}(?:[.·]\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"
)
_TIME = (
    rf"({_NUMBER}(?:\s?(?:-|–|to)\s?{_NUMBER})?)[\s-]?(years?|months?|weeks?|days?|hours?|yrs?"
    rf"|wks?|mo)\b"
)
_UNITS = {"yr": "year", "yrs": "year", "wk": "week", "wks": "week", "mo": "month"}
# Tried in order; each holds the length and its unit.
_WAYS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(median|mean|average|maximum|minimum|total)?\s?(?:duration of |length of "
        rf"|period of )?follow[- ]?up(?: (?:time|period|duration))?(?: (?:was|of|is|for|lasted"
        rf"|ranged from|over))? ?(?:a |an )?(?:(?:median|mean|average)(?: of)? )?{_TIME}",
        rf"\bfollowed(?:[- ]up)? (?:\w+ ){{0,4}}?(?:for|over|during|until|at) (?:up to |at "
        rf"least |about |approximately |a )?"
        rf"(median|mean|average|maximum|minimum)?(?: follow-up)?(?: period)?(?: of)? ?{_TIME}",
        rf"(\b)(?:a |an |the )?{_TIME} (?:of )?follow[- ]?up\b",
        rf"\bafter (?:a )?(median|mean|average)?(?: follow[- ]?up)?(?: of)? ?{_TIME} (?:of "
        rf")?follow[- ]?up",
        rf"\b(?:for|during|lasting) (?:a (?:period|duration) of |up to )?(\b){_TIME}(?= "
        rf"?[.,;)]| (?:treatment|period|and|or|the)\b)",
    )
)


def follow_up_of(reading: Reading) -> Stated[str] | None:
    """Return the length of follow-up ("median 5.1 years"); None when the record does not say.

    A bare "for 12 weeks" is the length of the treatment, so it is only an inference.
    """
    text = reading.text
    ways = _WAYS if "follow" in text.lower() else _WAYS[-1:]
    for way in ways:
        match = way.search(text)
        if match:
            basis: Basis = "inferred" if way is _WAYS[-1] else "stated"
            return Stated(_value(match), basis, Span(*match.span(), match.group()))
    return None


def _value(match: re.Match[str]) -> str:
    kind, number, unit = (match.group(1) or "").lower(), match.group(2), match.group(3).lower()
    unit = _UNITS.get(unit, unit.removesuffix("s"))
    plural = "" if number.lower() in ("1", "one") else "s"
    return " ".join(part for part in (kind, number.replace("·", "."), unit + plural) if part)
