"""Whether a treatment asked about is what was tried."""

import pytest

from plaincite.appraise.acting import is_what_acts, is_yardstick
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section

QUESTION = Question(
    "Does the tablet help back pain?", "q", QuestionKind.EFFECT,
    (Concept("tablet", ConceptRole.INTERVENTION), Concept("back pain", ConceptRole.CONDITION)),
    Constraints(), Specialty("Any", "Any"),
)  # fmt: skip


def is_tried(text: str, title: str = "Tablet trial") -> bool:
    return is_what_acts(text, Record("pmid:1", title, (Section(text),)), QUESTION)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("The tablet reduced back pain.", "Tablet trial", id="it acts"),
        pytest.param("After the tablet, pain was less than with placebo.", "Tablet trial",
                     id="what came after it is compared with going without"),
        pytest.param("Pain was less common.", "Effect of the tablet on back pain",
                     id="the title says what was tried"),
        pytest.param("No difference was seen between tablet and placebo.", "Tablet trial",
                     id="against placebo"),
        pytest.param("People had less pain.", "Treatments of pain",
                     id="named nowhere: others decide"),
    ],
)  # fmt: skip
def test_what_was_tried_acts(text: str, title: str) -> None:
    assert is_tried(text, title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("The syrup during tablet treatment reduced pain.", "Tablet trial",
                     id="all had it meanwhile"),
        pytest.param("After the tablet, the syrup eased pain.", "Tablet trial",
                     id="all had had it"),
        pytest.param("The syrup was superior to the tablet.", "Tablet trial", id="a yardstick"),
        pytest.param("The tablet plus syrup was no better than the tablet alone.", "Tablet trial",
                     id="both groups had it"),
        pytest.param("The syrup and tablet groups did not differ.", "Tablet trial",
                     id="two treatments, and nobody without"),
        pytest.param("The blue tablet did not differ from the red tablet.", "Tablet trial",
                     id="kinds of it among themselves"),
        pytest.param("Syrup, patch and tablet had similar effectiveness.", "Tablet trial",
                     id="all alike, and nobody without"),
        pytest.param("No added effect of syrup when combined with the tablet.", "Tablet trial",
                     id="something else was added to it"),
        pytest.param("The syrup was related to tablet tolerance.", "Tablet trial",
                     id="how well it is borne is a measure"),
        pytest.param("Pain fell with the tablet.", "Syrup for back pain",
                     id="the study is of something else"),
        pytest.param("Drills did not reduce the use of the tablet, compared with usual care.",
                     "Drills for back pain", id="what people take is what was counted"),
        pytest.param("Pain rose, independent of age and tablet use.", "The tablet",
                     id="only adjusted for"),
        pytest.param("The tablet may cause back pain.", "Tablet trial",
                     id="the illness is a harm of it"),
        pytest.param("In pain with an incomplete tablet response, syrup helped.", "Tablet trial",
                     id="it had not helped enough before"),
        pytest.param("Pain was less common.", "Effect of syrup on response to the tablet",
                     id="the title says that something else was tried"),
        pytest.param("Pain was less common.", "Tablet or syrup for back pain",
                     id="the title leaves open which of two"),
        pytest.param("Pain was less common.", "The tablet plus syrup in back pain",
                     id="tried with something added"),
    ],
)  # fmt: skip
def test_what_all_had_or_was_set_beside_others_does_not(text: str, title: str) -> None:
    assert not is_tried(text, title)


@pytest.mark.parametrize(
    ("text", "is_measure"),
    [
        pytest.param(
            "Bleeding was rarer with the syrup than with the tablet.", True, id="after than"
        ),
        pytest.param("Bleeding was rarer with the tablet than with syrup.", False, id="before it"),
        pytest.param("Bleeding was rare.", False, id="not named"),
    ],
)
def test_is_yardstick(text: str, is_measure: bool) -> None:
    assert is_yardstick(text, Record("pmid:1", "A trial", (Section(text),)), QUESTION) is is_measure
