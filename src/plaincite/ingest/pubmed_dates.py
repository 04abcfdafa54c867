"""Dates of PubMed records: one rule for the year, and the name of the field it came from.

The rule: the date of the issue (`PubDate`), which is the year that citations print, even when
the article was on line a year before. Without a year there: the electronic `ArticleDate`, then
the first date of the record's history that means publication. A book chapter has its own
`ContributionDate`, since a living book's `PubDate` can be decades older than the chapter.
"""

import calendar
import re
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from plaincite.ingest.clean import term
from plaincite.model.record import PublicationDate

__all__ = ["date_from_parts", "date_of", "history_date", "month_number", "year_in"]

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", re.ASCII)
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_HISTORY = ("epublish", "ppublish", "ecollection", "pubmed", "entrez")


def year_in(text: str | None) -> int | None:
    """Return the first plausible year in *text*.

    >>> year_in("1998 Dec-1999 Jan"), year_in("12345"), year_in(None)
    (1998, None, None)
    """
    found = _YEAR.search(text) if text else None
    return int(found.group()) if found else None


def month_number(text: str | None) -> int | None:
    """Return the month that *text* names, by number or by its first three letters.

    >>> month_number("Nov"), month_number("07"), month_number("Spring"), month_number("13")
    (11, 7, None, None)
    """
    word = (text or "").strip().lower()
    if _NUMBER.fullmatch(word):
        return int(word) if 1 <= int(word) <= 12 else None
    return _MONTHS.get(word[:3]) if word.isalpha() else None


def date_from_parts(
    year: str | None, month: str | None, day: str | None, rule: str
) -> PublicationDate | None:
    """Return the date that the parts make; a part that is no date is left out.

    >>> date_from_parts("2020", "Feb", "31", "PubDate")
    PublicationDate(year=2020, month=2, day=None, rule='PubDate')
    """
    found = year_in(year)
    if found is None:
        return None
    number = month_number(month)
    if number is None:
        return PublicationDate(found, rule=rule)
    digits = (day or "").strip()
    n_day = int(digits) if _NUMBER.fullmatch(digits) else 0
    is_day = 1 <= n_day <= calendar.monthrange(found, number)[1]
    return PublicationDate(found, number, n_day if is_day else None, rule)


def date_of(element: etree._Element, rule: str) -> PublicationDate | None:
    """Return the date in a PubDate, ArticleDate or the like; None without a year.

    A range of months stands in MedlineDate ("2019 Nov-Dec"); only its first year is reliable.
    """
    parts = {child.tag: term(child.text) for child in element}
    stated = _remembered(parts.get("Year"), parts.get("Month"), parts.get("Day"), rule)
    if stated is not None:
        return stated
    year = year_in(parts.get("MedlineDate"))
    return None if year is None else PublicationDate(year, rule="MedlineDate")


# There are few days, and millions of records.
_remembered = lru_cache(maxsize=1 << 14)(date_from_parts)


def history_date(history: Iterable[etree._Element]) -> PublicationDate | None:
    """Return the date of a record's history that comes nearest to its publication."""
    by_status = {element.get("PubStatus"): element for element in history}
    for status in _HISTORY:
        if status in by_status:
            found = date_of(by_status[status], f"PubMedPubDate {status}")
            if found is not None:
                return found
    return None
