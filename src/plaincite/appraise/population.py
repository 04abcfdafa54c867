"""Who was studied: a short description, ages, sex, setting and country, as far as the record says.

Conservative: a part that is not plainly about the people of this study is None.
"""

import re

from plaincite.appraise.countries import country_of
from plaincite.appraise.reading import Reading
from plaincite.appraise.who import description
from plaincite.model.claim import Span
from plaincite.model.evidence import Population, Stated
from plaincite.model.record import Record

__all__ = ["in_digest", "population_of"]

_AGED = r"(?:aged?|ages|between)"
_RANGE = re.compile(
    rf"\b{_AGED}(?: from| range[:,]?| between)? ?(\d{{1,2}})(?: years?)? ?(?:-|–|to|and"
    rf"|through) ?(\d{{1,3}}) ?(?:years?|yrs?|y\b)"
    r"|\b(\d{1,2})(?:-|–| to )(\d{1,3})[- ]?(?:year|yr)s?[- ]?(?:old|of age)",
    re.IGNORECASE,
)
_MINIMUM = re.compile(
    r"\baged? (?:≥|>=|at least|over|above|older than|from) ?(\d{1,2})\b"
    r"|\b(?:aged? )?(\d{1,2})(?: years?| y)?(?: of age)? (?:or|and) (?:older|over|above)\b"
    r"|\b(?:older than|over the age of|≥ ?) ?(\d{1,2}) ?years\b",
    re.IGNORECASE,
)
_MAXIMUM = re.compile(
    r"\b(?:aged? (?:<|≤|under|below|up to|younger than)|under the age of|younger than"
    r"|children under|infants under) ?(\d{1,2})\b(?! ?(?:months|weeks|days))"
    r"|\b(\d{1,2}) years? (?:or|and) (?:younger|under)\b",
    re.IGNORECASE,
)
_MEAN = re.compile(
    r"\b(?:mean|median|average)(?: \(?(?:SD|IQR|range)?\)?)?,? age(?: \([^)]{1,20}\))?(?: at "
    r"\w+)?(?: was| of|:|,| =)? ?(\d{1,2}(?:[.·]\d{1,2})?)(?! ?(?:months|weeks|days|h\b))",
    re.IGNORECASE,
)
_FEMALE = re.compile(
    r"(\d{1,3}(?:[.·]\d{1,2})?) ?%,? (?:were |of (?:them|participants|patients) (?:were )?)?"
    r"(?:female|women|girls)\b|\b(?:female|women)(?: sex)?[,:]? (\d{1,3}(?:[.·]\d{1,2})?) ?%",
    re.IGNORECASE,
)
_MALE = re.compile(r"(\d{1,3}(?:[.·]\d{1,2})?) ?%,? (?:were )?(?:male|men|boys)\b", re.IGNORECASE)
_SETTING = re.compile(
    r"\b(primary care|general practices?|family practices?|intensive care units?"
    r"|emergency departments?|nursing homes?|long-term care facilit(?:y|ies)|outpatient clinics?"
    r"|tertiary (?:care )?(?:hospitals?|cent(?:re|er)s?)"
    r"|(?:university|teaching|community|general|academic|district) hospitals?|schools?|workplaces?"
    r"|prisons?|community(?= setting| health| pharmac)|hospitals?)\b",
    re.IGNORECASE,
)


def in_digest(record: Record) -> Population:
    """Return only what an editor wrote down, for records that study no people."""
    if record.digest is None or not record.digest.population:
        return Population()
    return Population(description=Stated(record.digest.population, "indexed"))


def population_of(reading: Reading, counted: Span | None = None) -> Population:
    """Return what the record says of the people it studied; each part None when unsure.

    *counted* is the span of the number of participants, where the abstract states it.
    """
    text = reading.text
    low, high = _ages(text)
    return Population(
        description=description(reading, counted),
        minimum_age=low,
        maximum_age=high,
        mean_age=_number(_MEAN.search(text)),
        female_percent=_female(text),
        setting=_setting(reading),
        country=country_of(reading),
    )


def _ages(text: str) -> tuple[Stated[int] | None, Stated[int] | None]:
    for match in _RANGE.finditer(text):
        low, high = (int(group) for group in match.groups() if group is not None)
        if low < high <= 110:
            span = Span(*match.span(), match.group())
            return Stated(low, "stated", span), Stated(high, "stated", span)
    return _whole(_MINIMUM.search(text)), _whole(_MAXIMUM.search(text))


def _whole(match: re.Match[str] | None) -> Stated[int] | None:
    if match is None:
        return None
    value = next(int(group) for group in match.groups() if group is not None)
    return Stated(value, "stated", Span(*match.span(), match.group())) if value else None


def _number(match: re.Match[str] | None) -> Stated[float] | None:
    if match is None:
        return None
    digits = next(group for group in match.groups() if group is not None)
    span = Span(*match.span(), match.group())
    return Stated(float(digits.replace("·", ".")), "stated", span)


def _female(text: str) -> Stated[float] | None:
    women = _number(_FEMALE.search(text))
    if women is not None:
        return women if women.value <= 100 else None
    men = _number(_MALE.search(text))
    if men is None or men.value > 100:
        return None
    return Stated(round(100 - men.value, 2), "inferred", men.span)


def _setting(reading: Reading) -> Stated[str] | None:
    text = reading.text
    for part in reading.layout:
        if part.kind in (None, "participants", "methods", "design"):
            match = _SETTING.search(text, part.start, min(part.end, len(text)))
            if match:
                span = Span(*match.span(), match.group())
                return Stated(match.group().lower(), "stated", span)
    return None
