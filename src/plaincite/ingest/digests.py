"""Digest files: an editor's own-words summaries of articles, in TOML.

One file holds the digests for one question. `docs/adding-a-digest.md` explains every field.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from plaincite.errors import RecordError, SourceError
from plaincite.ingest.streams import Source
from plaincite.model.evidence import Design
from plaincite.model.record import (
    Author,
    DigestFacts,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)
from plaincite.text import clean_text

__all__ = ["parse_digests", "read_digests", "starter_records"]

# Labels that open a section. Others stay part of the text, so that "NCT01: a trial" is not one.
_LABELS = (
    "ANALYSIS|AIMS?|BACKGROUND|CONCLUSIONS?|CONTEXT|DATA SOURCES|DESIGN|EVIDENCE REVIEW|EXPOSURE"
    "|FINDINGS|IMPORTANCE|INTERPRETATION|INTERVENTIONS?|INTRODUCTION|KEY POINTS|LIMITATIONS"
    "|MEANING|MEASURES|METHODS?|OBJECTIVES?|OUTCOMES?|PARTICIPANTS|PURPOSE|QUESTION"
    "|RESULTS?(?: AND CONCLUSIONS?)?|SEARCH|SELECTION|SETTING|STATISTICS|SYNTHESIS"
)
_LABEL = re.compile(rf"(?:^|(?<=[.?!)\]] ))({_LABELS}): ")
_PREPRINT_SERVERS = frozenset({"biorxiv", "medrxiv", "preprints.org", "research square", "ssrn"})
_LONGEST_FILE = 20_000_000  # characters
_MONTHS = ("", *"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())


class _Border(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)


class _NoticeRow(_Border):
    kind: NoticeKind
    note: str
    pmid: str | None = Field(None, pattern=r"^\d{1,8}$")


class _DigestRow(_Border):
    title: str
    design: Design
    population: str
    digest: str = Field(min_length=80, max_length=4000)
    publication_types: list[str]
    id: str | None = None
    pmid: str | None = Field(None, pattern=r"^\d{1,8}$")
    doi: str | None = Field(None, pattern=r"^10\.\S+/\S+$")
    pmcid: str | None = Field(None, pattern=r"^PMC\d+$")
    title_is_descriptive: bool = False
    authors: list[str] = []
    authors_incomplete: bool = False
    journal: str | None = None
    year: int | None = Field(None, ge=1900, le=2100)
    month: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    registry_ids: list[str] = []
    participants: int | None = Field(None, ge=1)
    covers_whole_abstract: bool = False
    from_secondary_page: bool = False
    url: str | None = Field(None, pattern=r"^https?://\S+$")
    notices: list[_NoticeRow] = []
    note: str | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Self:
        if not (self.pmid or self.doi or self.pmcid or self.id):
            raise ValueError("nothing to find the article by: give its pmid, doi, pmcid or id")
        return self


class _DigestFile(_Border):
    question: str
    specialty: str
    digest: list[dict[str, Any]] = Field(min_length=1)


def read_digests(source: Source) -> Iterator[Record | RecordError]:
    """Yield the records of a digest file in order; a bad digest is yielded as its error.

    Raises:
        SourceError: it is no digest file, or far too long to be written by hand.
    """
    pieces: list[str] = []
    for piece in source.text():
        pieces.append(piece)
        if sum(map(len, pieces)) > _LONGEST_FILE:
            raise source.error("too long for a digest file; split it by question")
    yield from parse_digests("".join(pieces), source=str(source.path))


def parse_digests(text: str, *, source: str) -> Iterator[Record | RecordError]:
    """Yield the records that *text* (TOML) holds; *source* names it in errors."""
    try:
        file = _DigestFile.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise SourceError(source, f"is not a digest file ({_first_line(error)})") from error
    for number, row in enumerate(file.digest, start=1):
        try:
            yield _record(_DigestRow.model_validate(row))
        except ValidationError as error:
            name = str(row.get("title", "no title"))[:60]
            yield RecordError(
                source=source, record=f"digest {number} ({name})", reason=_first_line(error)
            )


def starter_records() -> Iterator[Record]:
    """Yield the records of the starter library that comes with the package, by file name.

    Raises:
        RecordError: a shipped digest is broken, so the installation is.
    """
    folder = resources.files("plaincite") / "starter"
    files = (file for file in folder.iterdir() if file.name.endswith(".toml"))
    for file in sorted(files, key=lambda file: file.name):
        for item in parse_digests(file.read_text("utf-8"), source=file.name):
            if isinstance(item, RecordError):
                raise item
            yield item


def _record(row: _DigestRow) -> Record:
    return Record(
        record_id=_record_id(row),
        title=clean_text(row.title),
        sections=_sections(clean_text(row.digest)),
        pmid=row.pmid,
        doi=row.doi,
        pmcid=row.pmcid,
        authors=tuple(Author(given=clean_text(name)) for name in row.authors),
        authors_complete=bool(row.authors) and not row.authors_incomplete,
        journal=row.journal,
        volume=row.volume,
        issue=row.issue,
        pages=row.pages,
        date=_date(row),
        publication_types=tuple(row.publication_types),
        registry_ids=tuple(row.registry_ids),
        notices=tuple(_notice(notice) for notice in row.notices),
        url=row.url,
        is_preprint=(row.journal or "").lower() in _PREPRINT_SERVERS,
        digest=_facts(row),
    )


def _facts(row: _DigestRow) -> DigestFacts:
    return DigestFacts(
        design=row.design.value,
        participants=row.participants,
        population=row.population,
        title_is_descriptive=row.title_is_descriptive,
        covers_whole_abstract=row.covers_whole_abstract,
        from_secondary_page=row.from_secondary_page,
        is_checked=True,
        note=row.note,
    )


def _record_id(row: _DigestRow) -> str:
    if row.pmid:
        return f"pmid:{row.pmid}"
    if row.doi:
        return f"doi:{row.doi.lower()}"
    if row.pmcid:
        return f"pmcid:{row.pmcid}"
    return str(row.id)


def _date(row: _DigestRow) -> PublicationDate | None:
    if row.year is None:
        return None
    month = _MONTHS.index(row.month[:3]) if row.month and row.month[:3] in _MONTHS else None
    return PublicationDate(row.year, month, rule="digest")


def _notice(row: _NoticeRow) -> Notice:
    # A republished article is the new one: the event befell its predecessor.
    is_new_one = row.kind is NoticeKind.REPUBLICATION
    return Notice(
        kind=row.kind, direction="of" if is_new_one else "in", pmid=row.pmid, note=row.note
    )


def _sections(text: str) -> tuple[Section, ...]:
    """Cut at the labels; joined again, the sections are *text* to the letter."""
    marks = list(_LABEL.finditer(text))
    opening = text[: marks[0].start()] if marks else text
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    labelled = (
        Section(text[mark.end() : end].rstrip(), label=mark.group(1))
        for mark, end in zip(marks, ends, strict=True)
    )
    first = (Section(opening.rstrip()),) if opening.strip() else ()
    return (*first, *labelled)


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"])
        return f"{where}: {fault['msg'].lower()}"
    return str(error).splitlines()[0]
