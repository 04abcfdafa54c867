"""A finding must speak of the sort of thing that is asked, not only of the illness."""

import pytest

from plaincite.appraise.asked import speaks_of_what_is_asked
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
from plaincite.model.record import Record


def speaks(text: str, kind: QuestionKind, *, treatment: bool = False) -> bool:
    role = ConceptRole.INTERVENTION if treatment else ConceptRole.CONDITION
    question = Question(
        "Asked?", "asked", kind, (Concept("gout", role),), Constraints(),
        Specialty("Rheumatology", "Rheumatologic"),
    )  # fmt: skip
    finding = Finding((Sentence(Span(0, len(text), text), Role.RESULT),), 1.0)
    return speaks_of_what_is_asked(finding, Record("pmid:1", "Gout in adults"), question)


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (QuestionKind.DIAGNOSIS, "A joint aspirate detected gout in 90%.", True),
        (QuestionKind.DIAGNOSIS, "Tablets helped people with newly diagnosed gout.", False),
        (QuestionKind.DIAGNOSIS, "Heart failure was detected in 90%.", False),
        (QuestionKind.CAUSE, "Gout was associated with high urate.", True),
        (QuestionKind.CAUSE, "Tablets relieved gout.", False),
        (QuestionKind.PROGNOSIS, "Most attacks of gout last a week.", True),
        (QuestionKind.DEFINITION, "Gout is a painful joint disease.", True),
        (QuestionKind.DEFINITION, "There was a benefit in gout.", False),
        (QuestionKind.EFFECT, "Anything at all about gout.", True),
    ],
)
def test_the_kind_of_question_decides(kind: QuestionKind, text: str, expected: bool) -> None:
    assert speaks(text, kind) is expected


def test_a_question_about_a_treatment_is_held_to_its_concepts_elsewhere() -> None:
    assert speaks("Tablets relieved gout.", QuestionKind.CAUSE, treatment=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Pain came back after discontinuation.", True), ("Tablets eased pain.", False)],
)
def test_to_stop_a_medicine_is_another_thing_than_to_take_it(text: str, expected: bool) -> None:
    question = Question(
        "Is stopping tablets harmful?", "asked", QuestionKind.HARM, (), Constraints(),
        Specialty("Rheumatology", "Rheumatologic"),
    )  # fmt: skip
    finding = Finding((Sentence(Span(0, len(text), text), Role.RESULT),), 1.0)

    assert speaks_of_what_is_asked(finding, Record("pmid:1", "Tablets"), question) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Most attacks of gout last a week.", True),
        ("Attacks of gout lasted as long with tablets as with placebo.", False),
        ("Gout eased within a week, compared with usual care.", False),
    ],
)
def test_how_an_illness_goes_is_not_how_a_treatment_did(text: str, expected: bool) -> None:
    assert speaks(text, QuestionKind.PROGNOSIS) is expected
