"""Pages that people have published: asked first, so that an assistant gets what readers get."""

import threading
from typing import TYPE_CHECKING

from plaincite.library import with_reviewers
from plaincite.model.answer import Answer
from plaincite.model.library import PublicPage
from plaincite.model.question import SafetyLevel
from plaincite.pipeline import KnownQuestions, assess_safety
from plaincite.publish import from_document

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["ReviewedPages"]


class ReviewedPages:
    """The public pages of a library, found by whatever words ask the same."""

    def __init__(self, library: "Library") -> None:
        self._library = library
        self._turn = threading.Lock()
        self._mark: str | None = None
        self._known = KnownQuestions()
        self._pages: dict[str, PublicPage] = {}

    def find(self, question: str) -> tuple[str, Answer] | None:
        """Return id and page of the published question that *question* asks; None without one.

        What sounds like an emergency, or asks for advice, never gets a stored page.
        """
        if assess_safety(question).level is not SafetyLevel.NONE:
            return None
        with self._turn:
            self._learn()
            name = self._known.find(question)
            page = self._pages.get(name or "")
        if page is None or page.current is None:
            return None
        version = page.version(page.current)
        document = self._library.revision(page.question.question_id, page.current).document
        answer = from_document(document, source=page.question.question_id)
        names = version.reviewers if version else ()
        return page.question.question_id, with_reviewers(answer, names)

    def _learn(self) -> None:
        """Read the library anew where anything in it has changed."""
        mark = self._library.mark()
        if mark == self._mark:
            return
        public = [page for page in self._library.shelf() if page.current is not None]
        self._known = KnownQuestions()
        for page in public:
            wordings = (page.question.text, *page.question.wordings)
            self._known.learn(page.question.question_id, wordings)
        self._pages = {page.question.question_id: page for page in public}
        self._mark = mark
