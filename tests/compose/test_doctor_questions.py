"""Five questions, each of its own kind, short, and none the same as another."""

from dataclasses import replace
from typing import Any

import pytest

from plaincite.compose.doctor_questions import doctor_questions
from plaincite.compose.findings import citations
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.question import Concept, ConceptRole, Constraints, QuestionKind
from plaincite.text import words


@pytest.mark.parametrize("kind", QuestionKind)
@pytest.mark.parametrize("concepts", [True, False])
@pytest.mark.parametrize("n_studies", [0, 1])
def test_they_keep_the_rules(
    make_question: Any, make_evidence: Any, kind: QuestionKind, concepts: bool, n_studies: int
) -> None:
    asked = doctor_questions(make_question(kind, concepts=concepts), [make_evidence()] * n_studies)
    texts = [item.text for item in asked]

    assert [item.kind for item in asked] == [
        "options", "benefits_harms", "likelihood", "fit", "follow_up",
    ]  # fmt: skip
    assert len(set(texts)) == 5
    assert all(text.endswith("?") and len(words(text)) <= 20 and "{" not in text for text in texts)


def test_a_very_long_population_falls_back_to_a_short_question(
    make_question: Any, make_evidence: Any
) -> None:
    study = make_evidence(people="adults " + "very " * 30 + "ill")

    fit = doctor_questions(make_question(), [study])[3]

    assert "very" not in fit.text


def test_a_test_that_screens_is_named_as_screening(make_question: Any) -> None:
    question = replace(
        make_question(QuestionKind.SCREENING),
        text="Does PSA help?",
        concepts=(Concept("psa", ConceptRole.INTERVENTION, ("psa test",)),),
    )

    assert "PSA screening" in doctor_questions(question, [])[0].text


@pytest.mark.parametrize(
    ("outcome", "shown"),
    [
        ("muscle pain", "How likely is muscle pain"),
        ("falls", "How likely are falls"),
        ("gain weight", "How likely is other name"),
        ("sleep loss", "How likely is sleep loss"),
        ("heart", "How likely are heart problems"),
        ("kidneys", "How likely are kidney problems"),
    ],
)
def test_the_feared_harm_is_named(make_question: Any, outcome: str, shown: str) -> None:
    question = replace(
        make_question(QuestionKind.HARM),
        concepts=(Concept(outcome, ConceptRole.OUTCOME, ("other name",)),),
    )

    assert doctor_questions(question, [])[2].text.startswith(shown)


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ("people with tennis elbow, Sweden", "people with tennis elbow."),
        ("people with PD", "Do the people"),
        ("adults with long COVID", "adults with long COVID."),
    ],
)
def test_people_are_told_as_one_would_say_it(
    make_question: Any, make_evidence: Any, people: str, shown: str
) -> None:
    """Nobody tells a doctor the country of a study, or a short form that only it explains."""
    study = make_evidence("In Parkinson disease (PD), pain fell.", people=people)

    fit = doctor_questions(make_question(), [study])[3]

    assert shown in fit.text


def test_in_pregnancy_the_baby_is_asked_about_too(make_question: Any) -> None:
    question = replace(make_question(), constraints=Constraints(pregnancy=True))

    assert any("my baby" in item.text for item in doctor_questions(question, []))


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_harm_is_asked_about_only_where_the_page_tells_of_it(
    make_question: Any, make_evidence: Any, is_shown: bool
) -> None:
    study = make_evidence(harm="A rash was more common with the tablet.")
    statement = Statement(
        "text", StatementKind.CLAIM, citations(study.record, study.harms) if is_shown else ()
    )

    asked = doctor_questions(make_question(concepts=True), [study], [statement])

    assert ("a rash" in asked[1].text) is is_shown


@pytest.mark.parametrize(
    ("people", "is_named"),
    [
        pytest.param("coal miners with back pain", True, id="plain"),
        pytest.param("women having laparoscopic cholecystectomies", False, id="a hard word"),
        pytest.param("men who had worked in coal mines since the year 2000", False, id="long"),
        pytest.param(
            "patients undergoing elective abdominal hysterectomy with general anesthesia",
            False,
            id="three long words",
        ),
    ],
)
def test_people_whom_nobody_would_name_to_a_doctor_are_not_named(
    make_question: Any, make_evidence: Any, people: str, is_named: bool
) -> None:
    asked = doctor_questions(make_question(), [make_evidence(people=people)])

    assert (people in asked[3].text) is is_named


def test_the_largest_is_the_largest_of_those_that_give_their_number(
    make_question: Any, make_evidence: Any
) -> None:
    small, silent = make_evidence(participants=30), make_evidence(participants=None)

    alone, beside = (
        doctor_questions(make_question(), cited)[2].text for cited in ([small], [small, silent])
    )

    assert alone.startswith("The largest study here had 30 people.")
    assert beside.startswith("The largest study of known size had 30 people.")


def test_how_people_were_picked_is_not_said_to_a_doctor(
    make_question: Any, make_evidence: Any
) -> None:
    study = make_evidence(people="consecutive smokers with back pain")

    assert "in smokers with back pain." in doctor_questions(make_question(), [study])[3].text
