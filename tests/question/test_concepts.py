"""The things a question is about, their roles, and what else they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.question import ConceptRole
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


@pytest.mark.parametrize(
    ("text", "is_generalised"),
    [
        pytest.param("Do zinc lozenges help colds?", True, id="a form of a supplement"),
        pytest.param("Do amla supplements help colds?", False, id="a supplement is not any"),
        pytest.param("What helps a bee sting allergy?", False, id="an allergy is not any"),
        pytest.param("Does stubborn asthma shorten life?", True, id="an illness, narrowed"),
        pytest.param("Does blood group AB cause dementia?", False, id="no blood in general"),
        pytest.param("Does osteotomy change patellar height?", False, id="no height in general"),
        pytest.param("Do ADHD medicines stunt growth?", False, id="no illness, its medicines"),
    ],
)
def test_a_part_of_a_name_stands_for_the_whole_only_if_it_says_what_it_is(
    text: str, is_generalised: bool
) -> None:
    names = [set(concept.synonyms) for concept in understand(text).concepts]

    general = {"zinc", "asthma", "blood", "height", "adhd", "supplements", "allergy"}
    assert any(each & general for each in names) is is_generalised


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do statins or fibrates prevent strokes?", [False, True, False]),
        ("Is there a link between psoriasis and hepatitis C?", [False, False]),
        ("Do GLP-1 medicines help type 2 diabetes and the heart?", [False, False, True]),
    ],
)
def test_things_listed_are_alternatives_but_not_the_two_of_a_pair(
    text: str, expected: list[bool]
) -> None:
    assert [each.is_alternative for each in understand(text).concepts] == expected


def test_the_drugs_of_a_class_are_its_members() -> None:
    (biologics, *_) = understand("Do biologics help psoriasis?").concepts

    assert "adalimumab" in biologics.members
    assert "biological therapy" not in biologics.members


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Does breastfeeding reduce the risk of sudden infant death syndrome?",
            {"breastfeeding": "intervention", "sudden infant death syndrome": "outcome"},
        ),
        (
            "Is ibuprofen safe during pregnancy?",
            {"ibuprofen": "intervention", "pregnancy": "population"},
        ),
        (
            "Is a gluten-free diet good for people who do not have coeliac disease?",
            {"gluten-free diet": "intervention", "coeliac disease": "population"},
        ),
    ],
)  # fmt: skip
def test_a_state_may_act_and_an_illness_may_be_lacked(text: str, found: dict[str, str]) -> None:
    assert roles(text) == found


def test_a_body_part_listed_beside_an_illness_is_asked_about_like_it() -> None:
    listed = understand("Do GLP-1 medicines help type 2 diabetes and the heart?")
    alone = understand("Do GLP-1 medicines help the heart?")

    assert [each.role for each in listed.concepts[1:]] == [ConceptRole.CONDITION] * 2
    assert alone.concepts[-1].role is ConceptRole.OUTCOME
