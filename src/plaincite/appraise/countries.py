"""The country a study took place in, when the record names exactly one."""

import re

from plaincite.appraise.reading import Reading
from plaincite.model.claim import Span
from plaincite.model.evidence import Stated

__all__ = ["country_of"]

_NAMES = (
    "Afghanistan Algeria Argentina Australia Austria Bangladesh Belgium Benin Bolivia "
    "Botswana Brazil Bulgaria Cambodia Cameroon Canada Chile China Colombia Croatia Cuba "
    "Cyprus Denmark Ecuador Egypt Estonia Ethiopia Finland France Gambia Germany Ghana Greece "
    "Guatemala Guinea Haiti Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy "
    "Japan Jordan Kenya Kuwait Laos Latvia Lebanon Lithuania Luxembourg Madagascar Malawi "
    "Malaysia Mali Malta Mexico Mongolia Morocco Mozambique Myanmar Nepal Netherlands "
    "Nicaragua Niger Nigeria Norway Pakistan Panama Paraguay Peru Philippines Poland Portugal "
    "Qatar Romania Russia Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain "
    "Sudan Sweden Switzerland Syria Taiwan Tanzania Thailand Tunisia Turkey Uganda Ukraine "
    "Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe "
).split()
_LONGER = {
    "United States": "United States",
    "USA": "United States",
    "U.S.": "United States",
    "United Kingdom": "United Kingdom",
    "UK": "United Kingdom",
    "England": "United Kingdom",
    "Scotland": "United Kingdom",
    "Wales": "United Kingdom",
    "Northern Ireland": "United Kingdom",
    "South Africa": "South Africa",
    "South Korea": "South Korea",
    "Korea": "South Korea",
    "New Zealand": "New Zealand",
    "Saudi Arabia": "Saudi Arabia",
    "Sri Lanka": "Sri Lanka",
    "Hong Kong": "Hong Kong",
    "Burkina Faso": "Burkina Faso",
    "Costa Rica": "Costa Rica",
    "Puerto Rico": "Puerto Rico",
    "Czech Republic": "Czech Republic",
    "Papua New Guinea": "Papua New Guinea",
    "Sierra Leone": "Sierra Leone",
    "Democratic Republic of the Congo": "Democratic Republic of the Congo",
}
_ALL = {name: name for name in _NAMES} | _LONGER
_COUNTRY = re.compile(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(name) for name in sorted(_ALL, key=len, reverse=True))
    + r")(?![\w-])"
)
# A maker's address says nothing of the people: "(Pfizer, New York, USA)" stands in brackets.
_BRACKET = re.compile(r"\([^()]{0,120}\)")


def country_of(reading: Reading) -> Stated[str] | None:
    """Return the one country that title, methods and results name; None for several or none."""
    text = reading.text
    found: dict[str, Span | None] = {}
    for part in reading.layout:
        if part.kind in ("background", "conclusion", "other"):
            continue
        piece = text[part.start : part.end]
        visible = _BRACKET.sub(lambda bracket: " " * len(bracket.group()), piece)
        for match in _COUNTRY.finditer(visible):
            start, end = part.start + match.start(), part.start + match.end()
            found.setdefault(_ALL[match.group()], Span(start, end, text[start:end]))
    for match in _COUNTRY.finditer(reading.title):
        found.setdefault(_ALL[match.group()], None)
    if len(found) != 1:
        return None
    name, span = next(iter(found.items()))
    return Stated(name, "stated", span)
