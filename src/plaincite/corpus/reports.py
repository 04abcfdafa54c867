"""Reports: what an addition did, how a corpus stands, what a check found."""

from dataclasses import dataclass
from pathlib import Path

from plaincite.corpus.notices import NoticeList

__all__ = ["AddReport", "AddedSource", "CorpusStatus", "VerifyReport"]


@dataclass(frozen=True, slots=True)
class AddReport:
    """What one addition did to the corpus, counted by item read."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0  # here already, older than what is here, or a deletion of what is not here
    deleted: int = 0
    refused: int = 0  # records that cannot be stored: no id, or text that is not Unicode

    @property
    def read(self) -> int:
        """How many items were read."""
        return self.added + self.replaced + self.unchanged + self.deleted + self.refused

    @property
    def is_change(self) -> bool:
        """Whether the corpus is another one than before."""
        return bool(self.added or self.replaced or self.deleted)


@dataclass(frozen=True, slots=True)
class AddedSource:
    """A source that records came from, with what it has changed here in all."""

    name: str
    sha256: str | None  # of the file; None for a source that is no file
    added_on: str  # ISO date, UTC, of its first record here
    is_complete: bool  # read to its end at least once
    added: int = 0
    replaced: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class CorpusStatus:
    """How a corpus stands."""

    path: Path
    snapshot_id: str
    records: int
    deleted: int  # records a source ordered to forget; they can come back
    sequence: int  # of the last change
    created_on: str  # ISO date, UTC
    last_changed_on: str  # ISO date, UTC
    size_bytes: int  # of the database
    format_version: int
    sources: tuple[AddedSource, ...]
    notice_lists: tuple[NoticeList, ...] = ()
    full_texts: int = 0  # bodies kept, whether their record is here or not


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What a check of every record found; `problems` are lines for a person, empty when sound."""

    records: int
    snapshot_id: str
    problems: tuple[str, ...] = ()
    links_agree: bool = True  # False: `mend_links` derives anew what links say of other records

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems
