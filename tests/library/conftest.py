"""Libraries in both stores, and pages of which only a few words matter."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plaincite.library import Page
from plaincite.library.store import Library
from plaincite.model.answer import (
    Answer,
    Check,
    LeftOut,
    Provenance,
    Reference,
    Severity,
    Statement,
    StatementKind,
    Status,
)
from plaincite.model.claim import Citation
from plaincite.model.library import NewQuestion, Signature
from plaincite.model.question import (
    Constraints,
    Question,
    QuestionKind,
    Safety,
    SafetyLevel,
    Specialty,
)
from plaincite.pipeline import Pipeline
from plaincite.publish import to_json


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A place for one library, in each store."""
    if request.param == "sqlite":
        return str(tmp_path / "library.sqlite")
    place: str = request.getfixturevalue("postgres_target")
    return place


@pytest.fixture
def library(target: str) -> Iterator[Library]:
    """An empty library, in each store."""
    with Library.create(target) as made:
        yield made


@pytest.fixture
def anna() -> Signature:
    return Signature("anna", "2026-03-14T09:30:00Z")


@pytest.fixture
def ben() -> Signature:
    return Signature("ben", "2026-03-15T10:00:00Z")


@pytest.fixture
def question_id(library: Library, anna: Signature) -> str:
    """A question in the library, without a page."""
    question = NewQuestion(
        "Does walking help gout?", "Rheumatology", ("Is walking good for gout?",), ("gout",)
    )
    return library.add([question], anna)[0].question_id


@pytest.fixture
def make_page() -> Callable[..., Page]:
    return page_of


def page_of(
    *records: str,
    short: str = "Walking may help.",
    snapshot: str = "s1",
    passes: bool = True,
    status: Status = Status.ANSWERED,
    notices: tuple[str, ...] = (),
    left_out: dict[str, str] | None = None,
) -> Page:
    """A page that cites *records*; a record "pmid:7@b" is cited by another sentence."""
    ids = tuple(record.partition("@")[0] for record in records)
    answer = Answer(
        question=Question(
            "Does walking help gout?",
            "does-walking-help-gout",
            QuestionKind.EFFECT,
            (),
            Constraints(),
            Specialty("Rheumatology", "Rheumatologic"),
        ),
        status=status,
        safety=Safety(SafetyLevel.NONE),
        short_answer=(Statement(short, StatementKind.FRAME),),
        findings=tuple(
            Statement(
                f"Found {record}.",
                StatementKind.CLAIM,
                (Citation(record_id, f"Quote {record}.", 0, 9, None, "abstract"),),
            )
            for record, record_id in zip(records, ids, strict=True)
        ),
        other_side=(),
        unknowns=(),
        doctor_questions=(),
        references=tuple(
            Reference(
                number,
                record_id,
                f"Study {record_id}",
                year=2026,
                design="randomized controlled trial",
                participants=212,
                journal="Journal of Examples",
                notices=notices,
            )
            for number, record_id in enumerate(ids, start=1)
        ),
        glossary=(),
        provenance=Provenance(
            snapshot,
            "2026-03-14",
            "plaincite 0",
            "extractive",
            9,
            len(ids),
            tuple(LeftOut(key, reason) for key, reason in (left_out or {}).items()),
        ),
        footer="",
        checks=(Check("evidence.cited", Severity.BLOCKING, passes, ""),),
    )
    return Page(answer, repr(answer))


@pytest.fixture(scope="session")
def make_document_page() -> Callable[[], Page]:
    """A page with the document that other processes can read back."""

    def make() -> Page:
        answer = Pipeline.open().ask("Do statins cause muscle pain?")
        return Page(answer, to_json(answer))

    return make
