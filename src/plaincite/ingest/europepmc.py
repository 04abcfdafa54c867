"""Europe PMC's JSON: search replies with core (or lite) results, arrays of results, or one a line.

Titles and abstracts hold HTML there. Source PPR is a preprint; PAT (patents) and AGR are records
as any other. Values are taken only where they have the type that the service documents: anything
else in their place is as if it were not there.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from plaincite.errors import RecordError
from plaincite.ingest.clean import value
from plaincite.ingest.draft import Draft
from plaincite.ingest.identity import normal_doi, normal_pmcid, normal_pmid
from plaincite.ingest.languages import language_code
from plaincite.ingest.names import author_from_text, initials_of
from plaincite.ingest.notices import linked_notice
from plaincite.ingest.pubmed_dates import date_from_parts, year_in
from plaincite.ingest.streams import Source
from plaincite.ingest.titles import plain_title
from plaincite.ingest.webtext import sections_of_html, text_of_html, without_stray_html
from plaincite.model.record import (
    Author,
    MeshHeading,
    MeshQualifier,
    PublicationDate,
    Record,
)

__all__ = ["read_europepmc"]

Fields = dict[str, Any]

_RESULTS = re.compile(r"\"result\"\s{0,20}:\s{0,20}\[")
_BETWEEN = re.compile(r"[\s,\ufeff]*")
_ENVELOPE = 64 * 1024  # characters in which the list of results begins
_DECODER = json.JSONDecoder()
_RESULT_LIMIT = 32 * 1024 * 1024  # characters
_ISSN = re.compile(r"\b\d{4}-\d{3}[\dXx]\b")


def read_europepmc(source: Source) -> Iterator[Record | RecordError]:
    """Yield the records of *source* in order.

    Raises:
        SourceError: The JSON ends early or is damaged; whole results before that are yielded.
    """
    name = source.path.name
    for number, result in enumerate(_results(source), start=1):
        place = f"record {number}"
        if isinstance(result, dict):
            draft = _draft(result)
            own = value(_text(result, "id"))
            place = f"{_text(result, 'source') or 'id'} {own}" if own else place
            yield draft.finished(source=name, place=place)
        else:
            reason = "it is no JSON object; a result has fields such as id and title"
            yield RecordError(source=name, record=place, reason=reason)


def _results(source: Source) -> Iterator[object]:
    """Decode one result after the other, so that a large reply is never held as a whole."""
    pieces = source.text()
    buffer = _more(pieces, _ENVELOPE).lstrip("\ufeff")
    envelope = _RESULTS.search(buffer)
    at = envelope.end() if envelope else len(buffer) - len(buffer.lstrip(" \t\r\n["))
    yield from _values(source, buffer, at, pieces)


def _values(source: Source, buffer: str, at: int, pieces: Iterator[str]) -> Iterator[object]:
    """Yield the JSON values from *at* on, to the end of their list or, without one, of the file."""
    is_list = at > 0
    while True:
        at = _BETWEEN.match(buffer, at).end()  # type: ignore[union-attr]  # it may be empty
        if is_list and buffer.startswith("]", at):
            return
        try:
            found, end = _DECODER.raw_decode(buffer, at)
        except RecursionError:
            reason = "the JSON is nested too deep; this is no reply of Europe PMC"
            raise source.error(reason) from None
        except ValueError:
            buffer, at = buffer[at:], 0
            more = _more(pieces, len(buffer)) if len(buffer) < _RESULT_LIMIT else ""
            if more:
                buffer += more
                continue
            break
        yield found
        at = end
    if buffer or is_list:
        raise source.error("the JSON ends early or is damaged; what came before was read")


def _more(pieces: Iterator[str], at_least: int) -> str:
    """Read about as much again as there is, so that a long value is not tried too often."""
    found: list[str] = []
    n_read = 0
    for piece in pieces:
        found.append(piece)
        n_read += len(piece)
        if n_read and n_read >= at_least:
            break
    return "".join(found)


def _draft(result: Fields) -> Draft:
    source = _text(result, "source")
    draft = Draft(
        pmid=normal_pmid(_text(result, "pmid"))
        or (normal_pmid(_text(result, "id")) if source == "MED" else None),
        pmcid=normal_pmcid(_text(result, "pmcid"))
        or (normal_pmcid(_text(result, "id")) if source == "PMC" else None),
        doi=normal_doi(_text(result, "doi")),
        sections=sections_of_html(_text(result, "abstractText")),
        authors=_authors(result),
        pages=value(_text(result, "pageInfo")),
        date=_date(result),
        is_preprint=source == "PPR",
        is_book=bool(_object(result, "bookOrReportDetails")),
    )
    _add_title(result, draft)
    _add_journal(result, draft)
    _add_lists(result, draft)
    if not (draft.pmid or draft.doi or draft.pmcid) and source and _text(result, "id"):
        draft.url = f"https://europepmc.org/article/{source}/{_text(result, 'id')}"
    return draft


def _add_title(result: Fields, draft: Draft) -> None:
    language = language_code(_text(result, "language"))
    title = value(without_stray_html(text_of_html(_text(result, "title") or "")))
    is_translated = language not in {None, "eng", "und"}
    draft.title = plain_title(title, is_translated=is_translated)
    draft.languages.append(language)


def _add_journal(result: Fields, draft: Draft) -> None:
    """Core results have an object for the journal, lite ones a few fields of their own."""
    info = _object(result, "journalInfo")
    journal = _object(info, "journal")
    draft.journal = value(_text(journal, "title"))
    draft.journal_abbreviation = value(
        _text(journal, "medlineAbbreviation")
        or _text(journal, "isoabbreviation")
        or _text(result, "journalTitle")
    )
    if draft.journal is None:
        book = _object(result, "bookOrReportDetails")
        draft.journal = draft.journal_abbreviation or value(_text(book, "comprisingTitle"))
        draft.journal_abbreviation = None
    issns = (_text(journal, "issn"), _text(journal, "essn"), _text(result, "journalIssn"))
    found = (_ISSN.search(text) for text in issns if text)
    draft.issn = next((match.group().upper() for match in found if match), None)
    draft.volume = value(_text(info, "volume") or _text(result, "journalVolume"))
    draft.issue = value(_text(info, "issue") or _text(result, "issue"))


def _add_lists(result: Fields, draft: Draft) -> None:
    draft.publication_types.extend(_publication_types(result))
    draft.keywords.extend(
        value(text) for text in _list(result, "keywordList", "keyword") if isinstance(text, str)
    )
    draft.chemicals.extend(
        value(_text(item, "name")) for item in _objects(result, "chemicalList", "chemical")
    )
    for heading in _objects(result, "meshHeadingList", "meshHeading"):
        name = value(_text(heading, "descriptorName"))
        if name is not None:
            is_major = _text(heading, "majorTopic_YN") == "Y"
            draft.mesh.append(MeshHeading(name, is_major, _qualifiers(heading)))
    for grant in _objects(result, "grantsList", "grant"):
        agency, number = value(_text(grant, "agency")), value(_text(grant, "grantId"))
        draft.funding.append(f"{agency} ({number})" if agency and number else agency or number)
    for link in _objects(result, "commentCorrectionList", "commentCorrection"):
        is_pubmed = _text(link, "source") == "MED"
        notice = linked_notice(
            _text(link, "type") or "",
            pmid=_text(link, "id") if is_pubmed else None,
            source=value(_text(link, "reference")),
            note=value(_text(link, "note")),
        )
        if notice is not None:
            draft.notices.append(notice)


def _publication_types(result: Fields) -> list[str | None]:
    """Core lists them, lite joins them by semicolons."""
    listed = [text for text in _list(result, "pubTypeList", "pubType") if isinstance(text, str)]
    joined = (_text(result, "pubType") or "").split(";")
    return [value(text) for text in listed or joined]


def _qualifiers(heading: Fields) -> tuple[MeshQualifier, ...]:
    return tuple(
        MeshQualifier(name, _text(item, "majorTopic_YN") == "Y")
        for item in _objects(heading, "meshQualifierList", "meshQualifier")
        if (name := value(_text(item, "qualifierName")))
    )


def _authors(result: Fields) -> tuple[Author, ...]:
    listed = [_author(item) for item in _objects(result, "authorList", "author")]
    if any(listed):
        return tuple(author for author in listed if author is not None)
    names = value(_text(result, "authorString") or "") or ""
    parts = (name.strip() for name in names.removesuffix(".").split(","))
    found = (author_from_text(name) for name in parts)
    return tuple(author for author in found if author is not None)


def _author(item: Fields) -> Author | None:
    group = value(_text(item, "collectiveName"))
    if group is not None:
        return Author(group=group)
    family, given = value(_text(item, "lastName")), value(_text(item, "firstName"))
    if family is None and given is None:
        full = value(_text(item, "fullName"))
        return author_from_text(full) if full else None
    initials = value(_text(item, "initials")) or initials_of(given)
    return Author(family, given, initials, value(_text(item, "suffix")))


def _date(result: Fields) -> PublicationDate | None:
    """The issue's date, as for PubMed; else the first day on line, else the bare year."""
    info = _object(result, "journalInfo")
    month = _text(info, "monthOfPublication")
    issue = date_from_parts(_text(info, "yearOfPublication"), month, None, "journalInfo")
    year = year_in(_text(result, "pubYear"))
    if issue is not None:
        return issue
    for field in ("firstPublicationDate", "electronicPublicationDate"):
        parts = [*(_text(result, field) or "").split("-"), "", ""]
        online = date_from_parts(parts[0], parts[1], parts[2], field)
        if online is not None and (year is None or online.year == year):
            return online
    return None if year is None else PublicationDate(year, rule="pubYear")


def _text(fields: Fields, name: str) -> str | None:
    """Return a text or a number as text; None for anything else."""
    found = fields.get(name)
    if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**12:
        return str(found)
    return found if isinstance(found, str) and found else None


def _object(fields: Fields, name: str) -> Fields:
    found = fields.get(name)
    return found if isinstance(found, dict) else {}


def _list(fields: Fields, name: str, inner: str) -> list[Any]:
    found = _object(fields, name).get(inner)
    return found if isinstance(found, list) else []


def _objects(fields: Fields, name: str, inner: str) -> list[Fields]:
    return [item for item in _list(fields, name, inner) if isinstance(item, dict)]
