"""A record: one bibliographic entry, as its source stated it.

Holds what was read. Parsing is `ingest`'s work, keeping is `corpus`'s, judging is `appraise`'s.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from plaincite.model.claim import TextSource

__all__ = [
    "ArticleBody",
    "Author",
    "Deletion",
    "DigestFacts",
    "FullText",
    "LaySummary",
    "ListedNotice",
    "MeshHeading",
    "MeshQualifier",
    "Notice",
    "NoticeKind",
    "PublicationDate",
    "Record",
    "Section",
    "sections_text",
]


@dataclass(frozen=True, slots=True)
class Section:
    """One stretch of an abstract, in the order of the source."""

    text: str
    label: str | None = None  # as printed: "RESULTS", "What this study adds"
    category: str | None = None  # PubMed's NlmCategory, upper case: "METHODS", "UNASSIGNED"


@dataclass(frozen=True, slots=True)
class LaySummary:
    """A summary for the public that the publisher supplied beside the abstract."""

    kind: str  # OtherAbstract's Type: "plain-language-summary"
    language: str  # ISO 639-2 as PubMed writes it: "eng"
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """The whole summary; citation offsets count from its start."""
        return sections_text(self.sections)


@dataclass(frozen=True, slots=True)
class FullText:
    """The body of an open-access article, a section a paragraph, and what allows keeping it."""

    sections: tuple[Section, ...]
    licence: str | None = None  # its address, else its words; None when the file states none

    @property
    def text(self) -> str:
        """The whole body; citation offsets count from its start."""
        return sections_text(self.sections)


@dataclass(frozen=True, slots=True)
class ArticleBody:
    """A full text on its way to its record, with all that says which record that is."""

    full_text: FullText
    pmid: str | None = None
    doi: str | None = None  # in small letters
    pmcid: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person or a group that signs the record."""

    family: str | None = None
    given: str | None = None
    initials: str | None = None
    suffix: str | None = None
    group: str | None = None  # a collective name; then the personal parts are None

    @property
    def display(self) -> str:
        """The name as a reference list prints it: "Schett G", or the group's name."""
        if self.group is not None:
            return self.group
        parts = (self.family or self.given, self.initials if self.family else None, self.suffix)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """When the record says it was published, and where in the source that stood."""

    year: int
    month: int | None = None
    day: int | None = None
    rule: str = "stated"  # "PubDate", "MedlineDate", "ArticleDate", ...: the field that was used


@dataclass(frozen=True, slots=True)
class MeshQualifier:
    """A subheading of a MeSH heading."""

    name: str
    is_major: bool = False


@dataclass(frozen=True, slots=True)
class MeshHeading:
    """A MeSH descriptor that indexers gave to the record."""

    descriptor: str
    is_major: bool = False  # the descriptor's own flag; a qualifier may carry it instead
    qualifiers: tuple[MeshQualifier, ...] = ()
    ui: str | None = None


class NoticeKind(StrEnum):
    """What one link between two records says."""

    RETRACTION = "retraction"
    PARTIAL_RETRACTION = "partial retraction"
    CONCERN = "expression of concern"
    CORRECTION = "correction"
    UPDATE = "update"
    REPUBLICATION = "retracted and republished"
    REINSTATEMENT = "reinstatement"  # a retraction that was taken back
    COMMENT = "comment"
    SUMMARY_FOR_PATIENTS = "summary for patients"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Notice:
    """A link that says something happened to a record, or that this record is the notice.

    `direction` is "in" when the event befell this record ("RetractionIn") and "of" when this
    record is itself the notice about another one ("RetractionOf").
    """

    kind: NoticeKind
    direction: Literal["in", "of"]
    pmid: str | None = None  # of the other record
    doi: str | None = None  # of the other record
    source: str | None = None  # the other record's citation text, or who told us
    note: str | None = None
    ref_type: str | None = None  # as the source wrote it: "ErratumIn"


@dataclass(frozen=True, slots=True)
class ListedNotice:
    """What a list kept beside the records says of one article: by PMID, DOI or both."""

    notice: Notice
    pmid: str | None = None  # of the article
    doi: str | None = None  # of the article, in small letters


@dataclass(frozen=True, slots=True)
class DigestFacts:
    """What an editor wrote down about an article beside the own-words summary of it."""

    design: str | None = None  # a value of `model.evidence.Design`
    participants: int | None = None
    population: str | None = None
    title_is_descriptive: bool = False  # a description stands in for the published heading
    covers_whole_abstract: bool = False
    from_secondary_page: bool = False
    is_checked: bool = False  # compared a second time with the article
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One bibliographic entry. A missing value is None, never an empty string.

    `record_id` is stable: "pmid:N", else "doi:...", else "pmcid:...", else a source's own id.
    `digest` is set when `sections` hold an editor's own-words digest instead of the abstract.
    """

    record_id: str
    title: str | None
    sections: tuple[Section, ...] = ()
    pmid: str | None = None
    version: int = 1
    doi: str | None = None
    pmcid: str | None = None
    vernacular_title: str | None = None
    lay_summaries: tuple[LaySummary, ...] = ()
    other_abstracts: tuple[LaySummary, ...] = ()  # publisher's, or in other languages
    authors: tuple[Author, ...] = ()
    authors_complete: bool = True
    journal: str | None = None
    journal_abbreviation: str | None = None
    issn: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    date: PublicationDate | None = None
    publication_types: tuple[str, ...] = ()
    mesh: tuple[MeshHeading, ...] = ()
    keywords: tuple[str, ...] = ()
    chemicals: tuple[str, ...] = ()
    registry_ids: tuple[str, ...] = ()  # trial registrations and data-bank accessions: "NCT..."
    languages: tuple[str, ...] = ()  # ISO 639-2
    copyright: str | None = None
    conflict_of_interest: str | None = None
    funding: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    is_preprint: bool = False
    is_book: bool = False
    url: str | None = None  # where a reader can see the article, when no identifier gives it
    digest: DigestFacts | None = None
    full_text: FullText | None = None  # beside the abstract, never in its place

    @property
    def abstract(self) -> str:
        """The sections as one text; citation offsets count from its start. May be empty."""
        return sections_text(self.sections)

    def text_in(self, source: TextSource) -> str | None:
        """Return the text that offsets of citations from *source* count in; None without one."""
        if source == "lay_summary":
            return self.lay_summaries[0].text if self.lay_summaries else None
        if source == "full_text":
            return self.full_text.text if self.full_text else None
        return self.abstract if (source == "digest") == (self.digest is not None) else None

    @property
    def year(self) -> int | None:
        """The year of publication."""
        return None if self.date is None else self.date.year


@dataclass(frozen=True, slots=True)
class Deletion:
    """A source's order to forget a record (PubMed's DeleteCitation)."""

    record_id: str


def sections_text(sections: tuple[Section, ...]) -> str:
    """Join *sections* into the one text that offsets refer to.

    >>> sections_text((Section("Pain fell.", label="RESULTS"), Section("It works.")))
    'RESULTS: Pain fell. It works.'
    """
    return " ".join(
        f"{section.label}: {section.text}" if section.label else section.text
        for section in sections
    )
