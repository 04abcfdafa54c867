"""What a kind of question asks of a record besides its concepts."""

import pytest

from plaincite.appraise.topics import is_of_topic
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.record import Record, Section

CAUSE = Question(
    "What causes gout?", "q", QuestionKind.CAUSE, (Concept("gout", ConceptRole.CONDITION),),
    Constraints(), Specialty("Any", "Any"),
)  # fmt: skip
HOW_COMMON = Question(
    "How common is gout?", "q", QuestionKind.PROGNOSIS, CAUSE.concepts,
    Constraints(), Specialty("Any", "Any"),
)  # fmt: skip
SURVEY = "Gout is a painful disease. It is caused by crystals of uric acid. It affects many."


@pytest.mark.parametrize(
    ("question", "title", "text", "is_one"),
    [
        pytest.param(CAUSE, "Causes of gout", "Crystals.", True, id="the title says so"),
        pytest.param(CAUSE, "Gout", SURVEY, True, id="a survey of what is known tells it anywhere"),
        pytest.param(CAUSE, "Gout", f"{SURVEY} We gave 30 patients a tablet.", False,
                     id="a study with work of its own has another aim"),
        pytest.param(CAUSE, "Gout", f"{SURVEY} The patient got well.", False,
                     id="nor has a report of one case"),
        pytest.param(CAUSE, "Gout", "Gout hurts.", False, id="it tells of no cause"),
        pytest.param(HOW_COMMON, "Prevalence of gout", "It was 3%.", True, id="how common it is"),
    ],
)  # fmt: skip
def test_is_of_topic(question: Question, title: str, text: str, is_one: bool) -> None:
    assert is_of_topic(Record("pmid:1", title, (Section(text),)), question) is is_one
