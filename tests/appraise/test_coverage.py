"""What a page shows of a study must name each thing that is asked about."""

import pytest

from plaincite.appraise.coverage import speaks_of_all
from plaincite.model.claim import Span
from plaincite.model.evidence import Finding, Role, Sentence
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section

TABLET = Concept("tablet", ConceptRole.INTERVENTION)
GOUT = Concept("gout", ConceptRole.CONDITION)
ITCH = Concept("itch", ConceptRole.OUTCOME)


def covers(title: str, aim: str, found: str, *concepts: Concept, is_near: bool = False) -> bool:
    record = Record("pmid:1", title, (Section(aim, label="AIM"), Section(found, label="RESULTS")))
    finding = Finding((Sentence(Span(0, len(found), found), Role.RESULT),), 1.0)
    question = Question(
        "?", "q", QuestionKind.EFFECT, concepts, Constraints(), Specialty("Any", "Any")
    )
    return speaks_of_all(record, finding, question, is_near=is_near)


@pytest.mark.parametrize(
    ("title", "aim", "found", "expected"),
    [
        pytest.param("A tablet", "To treat gout.", "It helped.", True, id="title and aim"),
        pytest.param("A trial", "To treat gout.", "The tablet helped.", True, id="the finding"),
        pytest.param(
            "A trial", "To treat gout after a tablet.", "Cream helped.", False,
            id="a treatment they had anyway",
        ),
        pytest.param("A tablet", "To treat acne.", "It helped.", False, id="another illness"),
    ],
)  # fmt: skip
def test_each_thing_is_named(title: str, aim: str, found: str, expected: bool) -> None:
    assert covers(title, aim, found, TABLET, GOUT) is expected


def test_a_study_is_about_the_one_thing_that_is_asked() -> None:
    assert not covers("A cream", "To treat acne.", "The tablet was given to two.", TABLET)


@pytest.mark.parametrize("is_near", [True, False])
def test_a_study_that_stands_beside_others_may_have_another_outcome(is_near: bool) -> None:
    assert covers("A tablet", "To treat gout.", "It helped.", TABLET, ITCH, is_near=is_near) is (
        is_near
    )
