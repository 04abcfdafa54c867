"""A thing is named to a doctor as one would say it aloud."""

import pytest

from plaincite.compose.spoken import is_exposure, is_food, spoken_condition, spoken_treatment
from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)


def asking(text: str, *concepts: Concept) -> Question:
    specialty = Specialty("general medicine", "PrimaryCare")
    return Question(text, "slug", QuestionKind.EFFECT, concepts, Constraints(), specialty)


@pytest.mark.parametrize(
    ("text", "understood", "said"),
    [
        pytest.param(
            "Does the HPV vaccine prevent cancer?", "hpv vaccine", "the HPV vaccine", id="article"
        ),
        pytest.param(
            "How well does the flu vaccine work?", "vaccine", "the flu vaccine", id="its words"
        ),
        pytest.param(
            "Does a low-protein diet slow it?", "protein", "a low-protein diet", id="whole words"
        ),
        pytest.param(
            "Do over-the-counter cough medicines work?",
            "counter cough medicines",
            "over-the-counter cough medicines",
            id="hyphens",
        ),
        pytest.param(
            "Do stimulant medicines help?", "stimulant", "stimulant medicines", id="goes on"
        ),
        pytest.param("Which biologic works best?", "biologic", "a biologic", id="one of many"),
        pytest.param("Should a child take ibuprofen?", "ibuprofen", "ibuprofen", id="a verb ends"),
        pytest.param("Is vitamin D good?", "vitamin d", "vitamin D", id="a letter"),
        pytest.param("Are they any good?", "inhaler", "an inhaler", id="words not in the text"),
    ],
)
def test_a_treatment_as_it_is_said(text: str, understood: str, said: str) -> None:
    thing = Concept(understood, ConceptRole.INTERVENTION)

    assert spoken_treatment(thing, asking(text, thing)) == said


def test_what_the_reader_names_besides_belongs_to_it() -> None:
    thing = Concept("supplements", ConceptRole.INTERVENTION)
    end = Concept("weight loss", ConceptRole.OUTCOME)
    text = "Do weight loss supplements work?"

    assert spoken_treatment(thing, asking(text, thing, end)) == "weight loss supplements"
    assert spoken_treatment(thing, asking(text, thing)) == "supplements"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("untreated sleep apnoea", "sleep apnoea"),
        ("covid 19", "COVID-19"),
        ("COVID-19 severity", "COVID-19"),
        ("parkinson’s disease", "Parkinson’s disease"),
        ("blood sugar", "high blood sugar"),
        ("low blood sugar", "low blood sugar"),
        ("smoking cessation", "quitting smoking"),
        ("asthma", "asthma"),
    ],
)
def test_an_illness_as_one_has_it(name: str, said: str) -> None:
    assert spoken_condition(name) == said


def test_nobody_is_given_bad_air() -> None:
    assert is_exposure("air pollution")
    assert not is_exposure("exercise")
    assert is_food("red meat")
    assert not is_food("meat tenderizer")
