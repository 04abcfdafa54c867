"""The things a question is about, their roles, and what else they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.question.concepts import MOST_SYNONYMS
from plaincite.question.understand import understand


def roles(text: str) -> dict[str, str]:
    return {concept.text: concept.role.value for concept in understand(text).concepts}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Do blood pressure medicines lower the risk of stroke in people over 80?",
            {
                "blood pressure medicines": "intervention",
                "stroke": "outcome",
                "people over 80": "population",
            },
            id="intervention, feared outcome, people",
        ),
        pytest.param(
            "Does the pill make you fat",
            {"the pill": "intervention", "fat": "outcome"},
            id="everyday words",
        ),
        pytest.param(
            "Are biologics better than methotrexate for psoriasis?",
            {"biologics": "intervention", "methotrexate": "comparator", "psoriasis": "condition"},
            id="a rival",
        ),
        pytest.param(
            "Is zinc better than placebo for colds?",
            {"zinc": "intervention", "placebo": "comparator", "colds": "condition"},
            id="placebo is what others are compared with",
        ),
        pytest.param(
            "Is paracetamol (acetaminophen) safe?",
            {"paracetamol": "intervention"},
            id="one thing named twice is one",
        ),
        pytest.param(
            "What treatments help long COVID fatigue?",
            {"long covid": "condition", "fatigue": "outcome"},
            id="a symptom of a disease is an outcome",
        ),
        pytest.param(
            "Does a gluten-free diet help people without coeliac disease?",
            {"gluten-free diet": "intervention", "coeliac disease": "population"},
            id="those without it are the people asked about",
        ),
        pytest.param(
            "Is foobarimab useful for grumblitis?",
            {"foobarimab": "intervention", "grumblitis": "condition"},
            id="unknown words are placed by the sentence",
        ),
        pytest.param(
            "Does eye training prevent myopia?",
            {"eye training": "intervention", "myopia": "outcome"},
            id="eye training is no eye",
        ),
        pytest.param("What is it?", {}, id="nothing but question words"),
    ],
)
def test_concepts_and_roles(text: str, found: dict[str, str]) -> None:
    assert roles(text) == found


def test_loose_words_stay_with_the_name_and_the_name_is_offered_alone() -> None:
    (concept, _) = understand("Do vitamin d gummies help asthma?").concepts

    assert concept.text == "vitamin d gummies"
    assert concept.synonyms[0] == "vitamin d"


def test_a_mended_slip_keeps_the_readers_word_and_adds_the_right_one() -> None:
    (concept,) = understand("What is fybromyalgia?").concepts

    assert concept.text == "fybromyalgia"
    assert "fibromyalgia" in concept.synonyms


@given(st.text(alphabet="abcdefghij ?-,.AIDS MSstroke heart attack", max_size=120))
def test_no_concept_offers_itself_or_too_much(text: str) -> None:
    for concept in understand(text).concepts:
        assert concept.text not in concept.synonyms
        assert len(concept.synonyms) <= MOST_SYNONYMS
        assert len(set(concept.synonyms)) == len(concept.synonyms)
        assert concept.text == concept.text.lower()
