"""What is set apart says outright that nothing came of the treatment, or that harm did."""

import pytest

from plaincite.appraise.opposing import may_oppose
from plaincite.model.evidence import Stance
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import DigestFacts, Record

TABLET = Concept("tablet", ConceptRole.INTERVENTION, ("capsule",))
PAIN = Concept("back pain", ConceptRole.CONDITION)
ACHE = Concept("headache", ConceptRole.OUTCOME)
NULL = Stance.NO_CLEAR_DIFFERENCE


def opposes(
    text: str, kind: QuestionKind = QuestionKind.EFFECT, *, says: Stance = NULL, asked: str = ""
) -> bool:
    text_asked = asked or "Does the tablet help back pain?"
    end = ACHE if kind is QuestionKind.HARM else PAIN
    question = Question(
        text_asked, "q", kind, (TABLET, end), Constraints(), Specialty("Any", "Any")
    )
    return may_oppose(text, Record("pmid:1", "The tablet in back pain"), question, says=says)


@pytest.mark.parametrize(
    "text",
    [
        "The tablet did not reduce back pain.",
        "Back pain was similar with the tablet and placebo.",
        "With the tablet there was no significant difference in back pain.",
        "The tablet eased stiffness without fewer days of back pain.",
    ],
)
def test_that_nothing_came_of_it_is_said_in_so_many_words(text: str) -> None:
    assert opposes(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Failure of the tablet in back pain is a burden.", id="a word of failure"),
        pytest.param("Two patients had no relief of back pain.", id="some of them"),
        pytest.param("The severity did not alter the superiority of it.", id="it stands"),
        pytest.param("Sleep was similar; the tablet was better for pain.", id="better too"),
        pytest.param("Similarly, back pain makes the tablet a challenge.", id="similarly"),
        pytest.param("Despite benefits, the tablet had no effect on back pain.", id="despite"),
        pytest.param("As the tablet did not cure back pain, rest is a goal.", id="a reason"),
        pytest.param("How it compares with others cannot be settled.", id="open"),
        pytest.param("Response was no predictor of back pain.", id="foretells"),
        pytest.param("The tablet has been studied for back pain.", id="before any result"),
        pytest.param("Adding the tablet to the capsule did not help.", id="on top of another"),
    ],
)
def test_what_only_sounds_as_if_nothing_came_of_it_opposes_nothing(text: str) -> None:
    assert not opposes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The tablet relieved pain in six of seven who had failed to respond to exercise.",
        "The tablet may be a way for those in back pain who didn't get enough from exercise.",
    ],
)
def test_who_was_treated_is_not_what_came_of_it(text: str) -> None:
    assert not opposes(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("The tablet was not linked with headache.", True),
        ("Headache is a side effect of the tablet, unrelated to its dose, and not rare.", False),
        ("The capsule was not effective in reversing headache from the tablet.", False),
    ],
)
def test_asked_of_harm_what_undoes_it_is_no_doubt_of_it(text: str, is_one: bool) -> None:
    assert opposes(text, QuestionKind.HARM, asked="Does the tablet cause headache?") is is_one


def test_asked_for_treatments_what_did_not_bring_an_illness_on_is_none() -> None:
    text = "No relationship between the tablet and back pain was found."

    assert not opposes(text, QuestionKind.OPTIONS, asked="What helps back pain?")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Back pain was worse with the tablet.", True),
        ("The tablet for back pain may be overtaken.", False),
    ],
)
def test_a_no_says_what_was_worse(text: str, is_one: bool) -> None:
    assert opposes(text, says=Stance.NO) is is_one


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Pain did not differ between the groups.", id="no treatment, no illness"),
        pytest.param("The tablet did not change markers of back pain.", id="a marker"),
        pytest.param("Stopping the tablet by tapering did not worsen back pain.", id="stopping"),
        pytest.param("The tablet did no more for back pain beyond that of rest.", id="on top"),
    ],
)
def test_the_sentence_itself_tells_of_taking_it_for_the_end_asked_about(text: str) -> None:
    assert not opposes(text)


def test_asked_of_no_one_harm_none_is_set_apart_but_by_an_editor() -> None:
    question = Question(
        "Is the tablet safe?", "q", QuestionKind.HARM, (TABLET,), Constraints(),
        Specialty("Any", "Any"),
    )  # fmt: skip
    text = "The tablet did not increase the risk of falls."
    digest = DigestFacts()

    assert not may_oppose(text, Record("pmid:1", None), question, says=NULL)
    assert may_oppose(text, Record("pmid:1", None, digest=digest), question, says=NULL)
