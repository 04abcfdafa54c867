"""MEDLINE tagged text (.nbib), the format that PubMed's "Save" and "Send to" give.

Labels of a structured abstract stand inside its text here; links to notices have tags of their
own. The tags are NLM's "MEDLINE/PubMed Data Element (Field) Descriptions".
"""

import re
from collections.abc import Iterator

from plaincite.errors import RecordError
from plaincite.ingest.clean import value
from plaincite.ingest.draft import Draft
from plaincite.ingest.identity import normal_doi, normal_pmcid, normal_pmid
from plaincite.ingest.labelled import labelled_sections
from plaincite.ingest.names import author_from_text
from plaincite.ingest.notices import linked_notice
from plaincite.ingest.pubmed_dates import date_from_parts, year_in
from plaincite.ingest.streams import Source
from plaincite.ingest.tagged import TaggedRecord, tagged_records
from plaincite.ingest.titles import plain_title
from plaincite.ingest.webtext import without_stray_html
from plaincite.model.record import (
    Author,
    LaySummary,
    MeshHeading,
    MeshQualifier,
    PublicationDate,
    Record,
    Section,
)

__all__ = ["read_medline"]

_LINKS = {
    "CIN": "CommentIn",
    "CON": "CommentOn",
    "CRF": "CorrectedandRepublishedFrom",
    "CRI": "CorrectedandRepublishedIn",
    "ECF": "ExpressionOfConcernFor",
    "ECI": "ExpressionOfConcernIn",
    "EFR": "ErratumFor",
    "EIN": "ErratumIn",
    "ORI": "OriginalReportIn",
    "PRIN": "PartialRetractionIn",
    "PROF": "PartialRetractionOf",
    "RIN": "RetractionIn",
    "ROF": "RetractionOf",
    "RPF": "RepublishedFrom",
    "RPI": "RepublishedIn",
    "RRF": "RetractedandRepublishedFrom",
    "RRI": "RetractedandRepublishedIn",
    "SPIN": "SummaryForPatientsIn",
    "UIN": "UpdateIn",
    "UOF": "UpdateOf",
}
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
_SUBSTANCE = re.compile(r"\S{1,30} \((.{1,500})\)")


def read_medline(source: Source) -> Iterator[Record | RecordError]:
    """Yield the records of *source* in order; one without any identity is an error."""
    for found in tagged_records(source.lines(), first="PMID"):
        place = f"record at line {found.line}"
        if found.is_too_long:
            reason = "over 32 million characters; this is no record"
            yield RecordError(source=source.path.name, record=place, reason=reason)
            continue
        draft = _draft(found)
        place = f"PMID {draft.pmid}" if draft.pmid else place
        yield draft.finished(source=source.path.name, place=place)


class _Fields:
    """The values of one record by tag, cleaned; those with nothing in them are left out."""

    def __init__(self, record: TaggedRecord) -> None:
        pairs = ((tag, value(without_stray_html(" ".join(lines)))) for tag, lines in record.fields)
        self.pairs = [(tag, text) for tag, text in pairs if text is not None]

    def all(self, *tags: str) -> list[str]:
        return [text for tag, text in self.pairs if tag in tags]

    def joined(self, tag: str) -> str | None:
        return " ".join(self.all(tag)) or None

    def first(self, *tags: str) -> str | None:
        """Return the first value of the first tag that has one."""
        return next((found[0] for tag in tags if (found := self.all(tag))), None)


def _draft(record: TaggedRecord) -> Draft:
    fields = _Fields(record)
    draft = Draft(
        pmid=normal_pmid(fields.first("PMID")),
        pmcid=normal_pmcid(fields.first("PMC", "PMCR")),
        doi=_doi(fields),
        vernacular_title=fields.joined("TT"),
        sections=labelled_sections(fields.joined("AB")),
        authors=_authors(fields, "FAU", "AU") or _authors(fields, "FED", "ED"),
        authors_complete="et al." not in fields.all("AU", "FAU"),
        issn=_issn(fields),
        volume=fields.first("VI"),
        issue=fields.first("IP"),
        pages=fields.first("PG"),
        date=_date(fields.first("DP"), "DP") or _date(fields.first("DEP"), "DEP"),
        copyright=fields.joined("CI"),
        conflict_of_interest=fields.joined("COIS"),
        is_book=bool(fields.all("BTI")) or "Book" in fields.all("PT"),
    )
    _add_title(fields, draft)
    _add_lists(fields, draft)
    return draft


def _add_title(fields: _Fields, draft: Draft) -> None:
    """A chapter's TI stands in the book that BTI names; a book has a BTI alone."""
    book = fields.joined("BTI")
    title = fields.joined("TI")
    languages = [language.lower() for language in fields.all("LA")]
    is_foreign = any(language not in {"eng", "und"} for language in languages)
    is_translated = is_foreign or draft.vernacular_title is not None
    draft.title = plain_title(title or book, is_translated=is_translated)
    draft.journal = fields.first("JT") or (book if title else fields.joined("CTI"))
    draft.journal_abbreviation = fields.first("TA")
    draft.languages.extend(languages)


def _add_lists(fields: _Fields, draft: Draft) -> None:
    draft.publication_types.extend(fields.all("PT"))
    draft.mesh.extend(_heading(text) for text in fields.all("MH"))
    draft.keywords.extend(value(text.lstrip("*")) for text in fields.all("OT"))
    draft.chemicals.extend(_substance(text) for text in fields.all("RN"))
    draft.registry_ids.extend(value(text.rpartition("/")[2]) for text in fields.all("SI"))
    draft.funding.extend(value(text.strip("/")) for text in fields.all("GR"))
    draft.other_abstracts.extend(_other_abstracts(fields))
    for tag, text in fields.pairs:
        notice = linked_notice(_LINKS[tag], pmid=None, source=text) if tag in _LINKS else None
        if notice is not None:
            draft.notices.append(notice)


def _doi(fields: _Fields) -> str | None:
    """The DOI is the value marked [doi]; a bare one counts where nothing is marked."""
    ids = fields.all("LID", "AID")
    marked = [text for text in ids if text.endswith("[doi]")]
    candidates = marked or [text for text in ids if not text.endswith("]")]
    return next((doi for text in candidates if (doi := normal_doi(text))), None)


def _issn(fields: _Fields) -> str | None:
    found = (_ISSN.match(text) for text in fields.all("IS"))
    return next((match.group().upper() for match in found if match), None)


def _date(text: str | None, rule: str) -> PublicationDate | None:
    """DP is "2006 Mar 1", "2006" or a range, of which only the first year is reliable."""
    if text is None:
        return None
    if len(text) == 8 and text.isascii() and text.isdigit():
        return date_from_parts(text[:4], text[4:6], text[6:], rule)
    parts = [*text.split(), "", ""]
    if len(parts) > 5:
        parts = [parts[0], "", ""]
    dated = date_from_parts(parts[0], parts[1], parts[2], rule)
    if dated is not None:
        return dated
    year = year_in(text)
    return None if year is None else PublicationDate(year, rule=rule)


def _authors(fields: _Fields, full: str, short: str) -> tuple[Author, ...]:
    """Each full name is followed by its short form, which alone has initials and suffix."""
    authors: list[Author | None] = []
    waiting: str | None = None  # a full name whose short form may come
    for tag, text in [*fields.pairs, (full, "")]:
        if tag == short:
            authors.append(_named(waiting, text))
            waiting = None
        elif tag == full:
            if waiting:
                authors.append(author_from_text(waiting))
            waiting = text
        elif tag == "CN":
            if waiting:
                authors.append(author_from_text(waiting))
                waiting = None
            authors.append(Author(group=text))
    return tuple(author for author in authors if author is not None)


def _named(full: str | None, short: str) -> Author | None:
    if full is None:
        return author_from_text(short)
    family, _, given = (part.strip() for part in full.partition(","))
    if not family or not short.startswith(family):
        return author_from_text(full)
    initials, _, suffix = short[len(family) :].strip().partition(" ")
    if suffix and given.endswith(suffix):
        given = given.removesuffix(suffix).rstrip(" ,")
    return Author(family, given or None, initials or None, suffix or None)


def _heading(text: str) -> MeshHeading:
    """Return descriptor and qualifiers of "Retrieval/*methods"; a star is the major flag."""
    descriptor, *qualifiers = text.split("/")
    return MeshHeading(
        descriptor.lstrip("*").strip() or text,
        descriptor.startswith("*"),
        tuple(
            MeshQualifier(name, qualifier.startswith("*"))
            for qualifier in qualifiers
            if (name := qualifier.lstrip("*").strip())
        ),
    )


def _substance(text: str) -> str:
    found = _SUBSTANCE.fullmatch(text)
    return found.group(1) if found else text


def _other_abstracts(fields: _Fields) -> Iterator[LaySummary]:
    languages = fields.all("OABL")
    for place, text in enumerate(fields.all("OAB")):
        language = languages[place].lower() if place < len(languages) else "und"
        yield LaySummary("other", language, (Section(text),))
