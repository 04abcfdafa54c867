"""The words of an answer library: questions kept, revisions of their pages, what befell them."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "AskedQuestion",
    "Entry",
    "Event",
    "EventKind",
    "Head",
    "LedgerEntry",
    "LibraryQuestion",
    "NewQuestion",
    "Origin",
    "PublicPage",
    "PublicVersion",
    "Revision",
    "Signature",
    "State",
]


class State(StrEnum):
    """Where the page of a question stands."""

    UNANSWERED = "unanswered"
    DRAFT = "draft"
    IN_REVIEW = "in review"
    PUBLISHED = "published"
    NEEDS_UPDATE = "needs update"  # a page is public, and a newer one waits or is called for
    WITHDRAWN = "withdrawn"


class EventKind(StrEnum):
    """What happened to a question or its page."""

    ADDED = "added"
    WORDED = "worded"  # another wording of the question became known
    REVISED = "revised"  # a new revision of the page was made
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SENT_BACK = "sent back"
    PUBLISHED = "published"
    FLAGGED = "flagged"  # someone or something says that the page needs an update
    WITHDRAWN = "withdrawn"
    CHECKED = "checked"  # asked again; nothing that matters had changed
    COMMENTED = "commented"


class Origin(StrEnum):
    """How a revision came about."""

    ANSWERED = "answered"  # composed by the engine
    REFRESHED = "refreshed"  # composed again because the evidence had changed
    EDITED = "edited"  # changed by a person


@dataclass(frozen=True, slots=True)
class Signature:
    """Who does something, when, and why; the library itself has no clock."""

    by: str
    at: str  # ISO 8601, UTC: "2026-03-14T09:30:00Z"
    note: str | None = None  # for the people of the library, not for readers


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """A question on its way into a library."""

    text: str
    specialty: str | None = None  # needed before it is kept
    wordings: tuple[str, ...] = ()  # other ways to ask the same
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LibraryQuestion:
    """A question that a library keeps. `question_id` is its slug and never changes."""

    question_id: str
    text: str
    specialty: str
    wordings: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """Where a question stands after its last event.

    Whoever changes a page names the `version` seen before; a change made in between shows as
    another version. Comments, approvals and checks leave it as it is.
    """

    version: int
    sequence: int  # of the last event
    state: State
    revision: int | None = None  # the newest one
    published: int | None = None  # the one that readers see


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of a library and where it stands."""

    question: LibraryQuestion
    head: Head


@dataclass(frozen=True, slots=True)
class Revision:
    """One version of a page, whole and never changed. `document` is its JSON, byte for byte."""

    question_id: str
    number: int  # from 1
    document: str
    sha256: str
    status: str  # a value of `model.answer.Status`
    snapshot: str
    engine: str
    composer: str
    made_by: str
    made_at: str
    origin: Origin
    blocking: tuple[str, ...] = ()  # ids of the blocking checks that fail on it
    records: tuple[str, ...] = ()  # ids of the records it cites, sorted


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a question: who, when, and where it then stood."""

    question_id: str
    sequence: int  # from 1, without gaps
    version: int
    kind: EventKind
    by: str
    at: str  # ISO 8601, UTC
    state: State
    revision: int | None = None
    published: int | None = None
    note: str | None = None
    ledger: tuple[str, ...] = ()  # what readers of the page are told of it
    snapshot: str | None = None  # of the corpus it was checked against


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A dated line of the page's own history, for its readers."""

    on: str  # ISO date
    text: str
    revision: int | None


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """A revision that readers were shown at some time; its number is part of its address."""

    number: int
    on: str  # ISO date on which it was last published
    reviewers: tuple[str, ...] = ()  # who had approved it then
    retracted: tuple[str, ...] = ()  # ids of records it cites that are known to be retracted


@dataclass(frozen=True, slots=True)
class PublicPage:
    """What readers may know of a question whose page is, or once was, public."""

    question: LibraryQuestion
    current: int | None  # the version they see; None when the page was taken down
    versions: tuple[PublicVersion, ...]  # oldest first, never empty
    ledger: tuple[LedgerEntry, ...]

    @property
    def first_on(self) -> str:
        """When the first version was published, as an ISO date."""
        return min(version.on for version in self.versions)

    @property
    def changed_on(self) -> str:
        """When readers last saw something new, as an ISO date."""
        return max(self.versions[-1].on, *(entry.on for entry in self.ledger), "")

    def version(self, number: int) -> PublicVersion | None:
        """Return one of the versions; None where readers never saw that number."""
        return next((item for item in self.versions if item.number == number), None)


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """What readers of a site asked in some month, in known words alone."""

    month: str  # "2026-03"
    words: str
    outcome: str  # "published page", "answered just now", "nothing found"
    times: int
