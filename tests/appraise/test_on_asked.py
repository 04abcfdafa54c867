"""Only words on the very treatment, people and end asked about may say yes or no."""

import pytest

from plaincite.appraise.on_asked import is_on_asked, outcomes_in
from plaincite.model.evidence import Stance
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
PAIN = Concept("back pain", ConceptRole.CONDITION)
TITLE = "The tablet in back pain"


def asking(
    text: str = "Does the tablet help back pain?",
    kind: QuestionKind = QuestionKind.EFFECT,
    limits: Constraints | None = None,
) -> Question:
    return Question(
        text, "q", kind, (TABLET, PAIN), limits or Constraints(), Specialty("Any", "Any")
    )


def speaks(
    text: str,
    title: str = TITLE,
    *,
    question: Question | None = None,
    says: Stance = Stance.YES,
    abstract: str = "",
) -> bool:
    sections = (Section(f"{abstract} {text}", label="RESULTS"),)
    return is_on_asked(text, Record("pmid:1", title, sections), question or asking(), says=says)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("The tablet eased back pain.", TITLE, id="treatment and illness"),
        pytest.param("The tablet was effective.", TITLE, id="its success as a whole"),
        pytest.param("The tablet eased back pain.", "The tablet in adults and children with"
                     " back pain", id="children among others"),
    ],
)  # fmt: skip
def test_words_on_what_is_asked(text: str, title: str) -> None:
    assert speaks(text, title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("The tablet raised daily steps.", TITLE, id="another end"),
        pytest.param("The tablet eased back pain.", "The tablet after knee surgery",
                     id="after an operation"),
        pytest.param("The preoperative tablet eased back pain.", TITLE, id="before one"),
        pytest.param("The tablet eased back pain.", "The tablet in pregnant women",
                     id="in pregnancy"),
        pytest.param("The tablet eased back pain.", "The tablet in infants", id="in infants"),
        pytest.param("The tablet eased back pain.", "The tablet in patients with lupus",
                     id="in another illness"),
        pytest.param("The tablet plus massage eased back pain.", TITLE, id="with another"),
        pytest.param("The tablet eased back pain.", "The tablet in combination with massage",
                     id="with another by the title"),
        pytest.param("No excess of deaths was seen with the tablet in back pain.", TITLE,
                     id="no harm is no good"),
        pytest.param("The tablet in back pain cannot be generalised to others.", TITLE,
                     id="what is not covered"),
    ],
)  # fmt: skip
def test_words_on_something_narrower_or_else(text: str, title: str) -> None:
    assert not speaks(text, title)


def test_what_the_reader_names_is_no_other_setting() -> None:
    question = asking("Does the tablet help back pain after surgery?")

    assert speaks("The tablet eased back pain.", "The tablet after spine surgery",
                  question=question)  # fmt: skip


def test_short_of_long_is_not_what_was_asked() -> None:
    question = asking("Does the tablet help back pain in the long-term?")

    assert not speaks("The tablet eased back pain in the short term.", question=question)
    assert speaks("The tablet eased back pain for years.", question=question)


@pytest.mark.parametrize(
    ("text", "abstract", "is_null_of_it"),
    [
        pytest.param("Back pain did not differ between the tablet and placebo.", "", True,
                     id="placebo"),
        pytest.param("The tablet did not ease back pain.", "", True, id="a plain verdict"),
        pytest.param("Back pain did not differ between tablet groups.", "Some had placebo.", True,
                     id="two groups, one on placebo"),
        pytest.param("Back pain did not differ between the tablet and codeine.", "", False,
                     id="another remedy"),
        pytest.param("Therapies of this kind failed in back pain.", "", False,
                     id="the treatment is not named"),
    ],
)  # fmt: skip
def test_nothing_came_of_it(text: str, abstract: str, is_null_of_it: bool) -> None:
    says = Stance.NO_CLEAR_DIFFERENCE

    assert speaks(text, abstract=abstract, says=says) is is_null_of_it


def test_a_harm_is_told_of_the_treatment_and_not_of_what_it_is_measured_against() -> None:
    harm = asking("Does the tablet harm?", QuestionKind.HARM)

    assert speaks("Bleeding was rarer with the patch than with the tablet.", question=harm) is False
    assert speaks("Bleeding was more common with the tablet.", question=harm)


def test_asked_of_safety_what_it_did_for_good_is_no_side() -> None:
    safe = asking("Is the tablet safe?", QuestionKind.HARM)

    assert not speaks("The tablet improved back pain.", question=safe)
    assert speaks("The tablet improved back pain without adverse events.", question=safe)
    assert speaks("Deaths were rarer with the tablet.", question=safe)


def test_outcomes_in_words() -> None:
    assert outcomes_in("Deaths and falls in blood pressure") == {"death", "pressure"}
    assert outcomes_in("It helped.") == frozenset()
