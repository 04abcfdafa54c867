"""RIS, the format in which reference managers and databases exchange entries.

Every program has its own dialect: which tag holds the journal, the PMID or the date differs, so
each value is looked for in the tags that are in use for it, the most trusted first. The dialects
met: PubMed, Embase, Ovid, ProQuest, Scopus, PMC, Zotero, EndNote, Rayyan.
"""

import re
from collections.abc import Iterator

from plaincite.errors import RecordError
from plaincite.ingest.clean import value
from plaincite.ingest.draft import Draft
from plaincite.ingest.identity import normal_doi, normal_pmcid, normal_pmid
from plaincite.ingest.labelled import labelled_sections
from plaincite.ingest.languages import language_code
from plaincite.ingest.names import author_from_text
from plaincite.ingest.pubmed_dates import date_from_parts
from plaincite.ingest.streams import Source
from plaincite.ingest.tagged import TaggedRecord, tagged_records
from plaincite.ingest.titles import plain_title
from plaincite.ingest.webtext import text_of_html
from plaincite.model.record import Author, PublicationDate, Record

__all__ = ["read_ris"]

_BOOKS = frozenset({"BOOK", "CHAP", "EBOOK", "ECHAP", "EDBOOK", "SER"})
_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b(?!-)")
_MARKED_PMID = re.compile(r"(\d{1,9})\s?\[pmid\]|PMID:? ?(\d{1,9})\.?", re.IGNORECASE)
_PUBMED_LINK = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/(\d{1,9})")
_PMC_LINK = re.compile(r"/(PMC\d{1,10})\b")
_OF_PUBMED = re.compile(r"pubmed|medline|nlm", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"]{3,2000}")
_NOTHING = re.compile(r"no|none|n/?a|no specified|no pagination(?: specified)?|-+", re.IGNORECASE)


def read_ris(source: Source) -> Iterator[Record | RecordError]:
    """Yield the records of *source* in order; one without any identity is an error."""
    for found in tagged_records(source.lines(), first="TY", last="ER"):
        place = f"record at line {found.line}"
        if found.is_too_long:
            reason = "over 32 million characters; this is no record"
            yield RecordError(source=source.path.name, record=place, reason=reason)
            continue
        yield _draft(_Fields(found)).finished(source=source.path.name, place=place)


class _Fields:
    """The values of one record by tag, cleaned, in order; nothing empty."""

    def __init__(self, record: TaggedRecord) -> None:
        self._values: dict[str, list[str]] = {}
        self._lines: dict[str, list[str]] = {}
        for tag, lines in record.fields:
            text = value(text_of_html(" ".join(lines)))
            if text is not None:
                self._values.setdefault(tag, []).append(text)
                self._lines.setdefault(tag, []).extend(lines)

    def all(self, *tags: str) -> list[str]:
        return [text for tag in tags for text in self._values.get(tag, ())]

    def lines(self, *tags: str) -> list[str]:
        """Return the values line by line, for lists that a program printed as one field."""
        found = (value(line) for tag in tags for line in self._lines.get(tag, ()))
        return [line for line in found if line is not None]

    def first(self, *tags: str) -> str | None:
        return next(iter(self.all(*tags)), None)

    def short(self, *tags: str) -> str | None:
        """Return a value for a field that is a number or a few words; notes end up there too."""
        found = self.first(*tags)
        is_value = found is not None and len(found) <= 60 and not _NOTHING.fullmatch(found)
        return found if is_value else None


def _draft(fields: _Fields) -> Draft:
    is_book = any(kind.upper() in _BOOKS for kind in fields.all("TY"))
    doi = _doi(fields)
    draft = Draft(
        pmid=_pmid(fields),
        pmcid=_pmcid(fields),
        doi=doi,
        sections=labelled_sections(fields.first("AB", "N2")),
        authors=_authors(fields, is_book=is_book),
        issn=_issn(fields),
        volume=fields.short("VL"),
        issue=fields.short("IS"),
        pages=_pages(fields),
        date=_date(fields),
        is_book=is_book,
    )
    _add_titles(fields, draft)
    draft.publication_types.extend(_publication_types(fields))
    draft.keywords.extend(_keywords(fields))
    if not (draft.pmid or draft.doi or draft.pmcid):
        draft.url = _url(fields)
    return draft


def _authors(fields: _Fields, *, is_book: bool) -> tuple[Author, ...]:
    """Return the authors, or the editors of a book that names nobody else."""
    names = fields.lines("AU", "A1") or (fields.lines("ED", "A2") if is_book else [])
    found = (author_from_text(name) for name in names)
    return tuple(author for author in found if author is not None)


def _add_titles(fields: _Fields, draft: Draft) -> None:
    languages = [code for text in fields.all("LA") if (code := language_code(text))]
    is_translated = any(code not in {"eng", "und"} for code in languages)
    title = fields.first("TI", "T1", "CT", "BT", "ST")
    draft.title = plain_title(title, is_translated=is_translated)
    draft.languages.extend(languages)
    draft.journal = fields.first("JF", "T2", "JO", "JA", "J1", "J2")
    abbreviation = fields.first("J2", "JA", "J1", "JO")
    draft.journal_abbreviation = abbreviation if abbreviation != draft.journal else None


def _doi(fields: _Fields) -> str | None:
    """Return the DOI of DO, else one that stands alone or in a resolver's link elsewhere."""
    stated = next((doi for text in fields.all("DO", "DI") if (doi := normal_doi(text))), None)
    if stated is not None:
        return stated
    links = [text for text in fields.all("UR", "L2", "L3", "LK") if "doi.org/10." in text]
    alone = [
        text
        for text in fields.all("M3", "N1", "M1", "ID")
        if len(text) < 200 and text.lower().startswith(("10.", "doi:", "doi "))
    ]
    return next((doi for text in links + alone if (doi := normal_doi(text))), None)


def _pmid(fields: _Fields) -> str | None:
    """Return the PMID where one is marked as such; a bare number depends on the database.

    Scopus writes it in C2, PubMed and MEDLINE exports in AN; elsewhere AN is another number.
    """
    for text in fields.all("U1", "N1", "M1", "AN", "C2", "ID"):
        marked = _MARKED_PMID.fullmatch(text)  # a note may hold a list of references
        if marked:
            return normal_pmid(marked.group(1) or marked.group(2))
    database = fields.first("DB", "DP") or ""
    if _OF_PUBMED.search(database):
        return normal_pmid(fields.first("AN", "ID"))
    if database.lower() == "scopus":
        return normal_pmid(fields.first("C2"))
    linked = _PUBMED_LINK.search(" ".join(fields.all("UR", "L2"))[:5000])
    return normal_pmid(linked.group(1)) if linked else None


def _pmcid(fields: _Fields) -> str | None:
    for text in fields.all("C2", "AN", "C1", "M2"):
        if text.upper().startswith("PMC") and (found := normal_pmcid(text)):
            return found
    linked = _PMC_LINK.search(" ".join(fields.all("UR", "L2"))[:5000])
    return normal_pmcid(linked.group(1)) if linked else None


def _issn(fields: _Fields) -> str | None:
    found = (_ISSN.search(text) for text in fields.all("SN") if not text.startswith("97"))
    return next((f"{match[1]}-{match[2].upper()}" for match in found if match), None)


def _pages(fields: _Fields) -> str | None:
    first, last = fields.short("SP"), fields.short("EP")
    if first is None or last is None or first == last or "-" in first:
        return first
    return f"{first}-{last}"


def _date(fields: _Fields) -> PublicationDate | None:
    """Return the first date of PY or Y1 with a year; the day from DA when its year agrees."""
    found = [
        (date, tag)
        for tag in ("PY", "Y1", "DA")
        for text in fields.all(tag)
        if (date := _date_in(text, tag)) is not None
    ]
    if not found:
        return None
    first = found[0][0]
    same_year = [date for date, _ in found if date.year == first.year and date.month]
    return first if first.month or not same_year else same_year[0]


def _date_in(text: str, tag: str) -> PublicationDate | None:
    """Dates are "2014/07/05/note"; programs also write "2014-07-05" or a year among words."""
    year, month, day, *_ = [*text.replace("-", "/").split("/"), "", "", ""]
    return date_from_parts(year, month, day, tag)


def _publication_types(fields: _Fields) -> list[str]:
    """M3 holds the type of work, unless the program put a DOI or a note there."""
    return [
        text
        for text in fields.all("M3", "PT")
        if len(text) <= 80
        and normal_doi(text) is None
        and "doi" not in text.lower()
        and not _NOTHING.fullmatch(text)
    ]


def _keywords(fields: _Fields) -> list[str | None]:
    parts = [part for line in fields.lines("KW") for part in line.split(";")]
    return [value(part.strip().lstrip("*")) for part in parts]


def _url(fields: _Fields) -> str | None:
    """Return the first address; some programs print several in one field, with semicolons."""
    found = (_URL.search(text) for text in fields.all("UR", "L2", "LK"))
    address = next((match.group() for match in found if match), "")
    return address.partition(";http")[0].rstrip(";.,") or None
