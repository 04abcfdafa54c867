"""A library as programs may read it: what is public, and nothing of the desk behind it."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from plaincite.errors import UnknownQuestionError
from plaincite.library import with_reviewers
from plaincite.model.library import PublicPage
from plaincite.publish import from_document, to_document
from plaincite.publish.document import Document

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["LibraryList", "LibraryPage", "Shelf", "list_pages", "read_page"]


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LibraryEntry(_Reply):
    """A question whose page is public."""

    id: str
    question: str
    specialty: str
    topics: tuple[str, ...]
    version: int
    published_on: str
    changed_on: str
    reviewed_by: tuple[str, ...]


class LibraryList(_Reply):
    """Some of the public pages, by id; `total` counts all that fit."""

    total: int
    pages: tuple[LibraryEntry, ...]


class LedgerLine(_Reply):
    """A dated line of a page's own history."""

    on: str
    text: str


class LibraryPage(_Reply):
    """A public page."""

    entry: LibraryEntry
    ledger: tuple[LedgerLine, ...]
    page: Document


class Shelf:
    """What is public in a library, read anew whenever anything in it has changed."""

    def __init__(self, library: "Library") -> None:
        self.library = library
        self._read: tuple[str, dict[str, PublicPage]] | None = None

    def pages(self) -> dict[str, PublicPage]:
        """Return the pages that are or were public, by the id of their question."""
        mark = self.library.mark()
        read = self._read
        if read is None or read[0] != mark:
            read = mark, {page.question.question_id: page for page in self.library.shelf()}
            self._read = read
        return read[1]


def list_pages(shelf: Shelf, *, specialty: str | None, offset: int, limit: int) -> LibraryList:
    """Return the public pages of a specialty, or all of them, from *offset* on."""
    entries = [
        _entry(page)
        for page in shelf.pages().values()
        if page.current is not None
        and (specialty is None or page.question.specialty.casefold() == specialty.casefold())
    ]
    return LibraryList(total=len(entries), pages=tuple(entries[offset : offset + limit]))


def read_page(shelf: Shelf, question_id: str) -> LibraryPage:
    """Return the page that readers see.

    Raises:
        UnknownQuestionError: there is no such question, or its page is not public.
    """
    page = shelf.pages().get(question_id)
    if page is None or page.current is None:
        raise UnknownQuestionError("the library", question_id[:80])
    document = shelf.library.revision(question_id, page.current).document
    answer = from_document(document, source=question_id)
    entry = _entry(page)
    return LibraryPage(
        entry=entry,
        ledger=tuple(LedgerLine(on=line.on, text=line.text) for line in page.ledger),
        page=to_document(with_reviewers(answer, entry.reviewed_by)),
    )


def _entry(page: PublicPage) -> LibraryEntry:
    number = page.current or 0
    version = page.version(number)
    return LibraryEntry(
        id=page.question.question_id,
        question=page.question.text,
        specialty=page.question.specialty,
        topics=page.question.topics,
        version=number,
        published_on=page.first_on,
        changed_on=page.changed_on,
        reviewed_by=version.reviewers if version else (),
    )
