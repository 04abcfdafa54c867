"""A record while it is being read: every reader fills one and `finished` makes the Record.

The only place where a record gets its id, its preprint mark and the notices that its publication
types or title state, so that all sources follow the same rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plaincite.errors import RecordError
from plaincite.ingest.clean import unique
from plaincite.ingest.identity import is_preprint, stable_id
from plaincite.ingest.notices import with_stated_notices
from plaincite.model.record import (
    Author,
    LaySummary,
    MeshHeading,
    Notice,
    PublicationDate,
    Record,
    Section,
)

__all__ = ["Draft"]


@dataclass(slots=True)
class Draft:
    """What was read of one record so far. Field names are those of `Record`, but for the first."""

    lists: Sequence[bytes] = ()  # cut out of the record's XML; see `repeated`
    title: str | None = None
    sections: tuple[Section, ...] = ()
    pmid: str | None = None
    version: int = 1
    doi: str | None = None
    pmcid: str | None = None
    vernacular_title: str | None = None
    lay_summaries: list[LaySummary] = field(default_factory=list)
    other_abstracts: list[LaySummary] = field(default_factory=list)
    authors: tuple[Author, ...] = ()
    authors_complete: bool = True
    journal: str | None = None
    journal_abbreviation: str | None = None
    issn: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    date: PublicationDate | None = None
    publication_types: list[str | None] = field(default_factory=list)
    mesh: list[MeshHeading] = field(default_factory=list)
    keywords: list[str | None] = field(default_factory=list)
    chemicals: list[str | None] = field(default_factory=list)
    registry_ids: list[str | None] = field(default_factory=list)
    languages: list[str | None] = field(default_factory=list)
    copyright: str | None = None
    conflict_of_interest: str | None = None
    funding: list[str | None] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    is_preprint: bool = False
    is_book: bool = False
    url: str | None = None

    def finished(self, *, source: str, place: str) -> Record | RecordError:
        """Return the record, or the error when nothing says which article it is.

        Args:
            source: The file's name.
            place: Which record of it, for the error: "record 3".
        """
        year = None if self.date is None else self.date.year
        record_id = stable_id(
            self.pmid, self.doi, self.pmcid, title=self.title, authors=self.authors, year=year
        )
        if record_id is None:
            reason = "it has no PMID, DOI, PMCID or title; add one of them"
            return RecordError(source=source, record=place, reason=reason)
        publication_types = unique(self.publication_types)
        notices = tuple(dict.fromkeys(self.notices)) if self.notices else ()
        return Record(
            record_id=record_id,
            title=self.title,
            sections=self.sections,
            pmid=self.pmid,
            version=self.version,
            doi=self.doi,
            pmcid=self.pmcid,
            vernacular_title=self.vernacular_title,
            lay_summaries=tuple(self.lay_summaries),
            other_abstracts=tuple(self.other_abstracts),
            authors=self.authors,
            authors_complete=self.authors_complete,
            journal=self.journal,
            journal_abbreviation=self.journal_abbreviation,
            issn=self.issn,
            volume=self.volume,
            issue=self.issue,
            pages=self.pages,
            date=self.date,
            publication_types=publication_types,
            mesh=tuple(self.mesh),
            keywords=unique(self.keywords),
            chemicals=unique(self.chemicals),
            registry_ids=unique(self.registry_ids),
            languages=unique(self.languages),
            copyright=self.copyright,
            conflict_of_interest=self.conflict_of_interest,
            funding=unique(self.funding),
            notices=with_stated_notices(notices, publication_types, self.title),
            is_preprint=self.is_preprint or is_preprint(publication_types, self.doi),
            is_book=self.is_book,
            url=self.url,
        )
