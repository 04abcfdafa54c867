"""With a library, an assistant gets the page that people published, as readers do."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plaincite import Plaincite, render
from plaincite.library import Page, create_library
from plaincite.library.store import Library
from plaincite.mcp.reviewed import ReviewedPages
from plaincite.model.library import EventKind, NewQuestion, Signature

ANNA = Signature("anna", "2026-03-14T09:30:00Z")
BEN = Signature("Dr Ben Example", "2026-03-15T10:00:00Z")
QUESTION = "Do statins cause muscle pain?"
SLUG = "do-statins-cause-muscle-pain"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with create_library(str(tmp_path / "a.sqlite")) as kept, Plaincite.open() as starter:
        kept.add([NewQuestion(QUESTION, "Cardiology")], ANNA)
        answer = starter.ask(QUESTION)
        kept.revise(SLUG, Page(answer, render(answer, "json")), ANNA)
        kept.act(SLUG, EventKind.SUBMITTED, ANNA)
        kept.act(SLUG, EventKind.APPROVED, BEN)
        yield kept


def test_a_published_page_is_found_in_other_words_and_names_its_reviewer(library: Library) -> None:
    library.publish(SLUG, ANNA)

    found = ReviewedPages(library).find("Can statins give you sore muscles?")

    assert found is not None
    assert found[0] == SLUG
    assert found[1].provenance.reviewed_by == "Dr Ben Example"


def test_what_is_not_published_or_taken_down_is_not_found(library: Library) -> None:
    pages = ReviewedPages(library)
    assert pages.find(QUESTION) is None

    library.publish(SLUG, ANNA)
    assert pages.find(QUESTION) is not None

    library.act(SLUG, EventKind.WITHDRAWN, ANNA)
    assert pages.find(QUESTION) is None


@pytest.mark.parametrize(
    "question", ["Do statins cause cough?", "", "I took too many statins and want to die"]
)
def test_other_questions_get_no_stored_page(question: str, library: Library) -> None:
    library.publish(SLUG, ANNA)

    assert ReviewedPages(library).find(question) is None
