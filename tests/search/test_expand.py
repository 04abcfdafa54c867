"""A question is searched by its subject; what else its concepts are called only adds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.question import (
    Concept,
    ConceptRole,
    Constraints,
    Question,
    QuestionKind,
    Specialty,
)
from plaincite.model.ranking import Term
from plaincite.search import to_query
from plaincite.search.terms import index_text, units


def question(text: str, *concepts: Concept) -> Question:
    """A question of which only the words matter."""
    specialty = Specialty("General medicine", "PrimaryCare")
    return Question(text, "slug", QuestionKind.EFFECT, concepts, Constraints(), specialty)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("What is gout?", "gout"),
        ("Can I take aspirin with ibuprofen?", "aspirin ibuprofen"),
        ("Is it true that sugar causes acne?", "sugar caus acn"),
        ("Is knee surgery safe according to recent reviews?", "knee surgeri safe"),
        ("According to the latest systematic reviews, does yoga ease pain?", "yoga eas pain"),
        ("What does the research say about statins?", "statin"),
        ("What do recent studies show about statins?", "statin"),
        ("What helps back pain?", "back pain"),
        ("Please tell me about shingles", "about shingl"),
        ("I'd like to know: does CBT work for tinnitus?", "cbt tinnitus"),
        ("Are CAR-T cells currently being used to treat lupus?", "car t cell treat lupus cart"),
    ],
)
def test_the_frame_of_a_question_is_not_searched(text: str, terms: str) -> None:
    assert index_text(to_query(question(text)).text) == terms


@pytest.mark.parametrize("text", ["What is it?", "Can I?", "Help!", "", "?", "What should I do?"])
def test_a_question_of_frame_alone_keeps_all_its_words(text: str) -> None:
    assert to_query(question(text)).text == text


def test_each_concept_is_a_group_and_its_synonyms_weigh_less() -> None:
    concepts = (
        Concept("heart attack", ConceptRole.CONDITION, ("myocardial infarction", "mi")),
        Concept("aspirin"),
    )
    first, second = to_query(question("Does aspirin prevent heart attack?", *concepts)).groups

    assert first[0] == Term("heart attack", 1.0)
    assert [term.text for term in first[1:]] == ["myocardial infarction", "mi"]
    assert all(0 < term.weight < 1 for term in first[1:])
    assert second == (Term("aspirin", 1.0),)


@given(st.text(max_size=200))
def test_any_text_that_can_be_searched_leaves_something_to_search(text: str) -> None:
    subject = to_query(question(text)).text

    assert bool(units(subject)) == bool(units(text))


def test_a_long_text_takes_no_long_time() -> None:
    """Words of the frame repeated without end; patterns that backtrack would hang here."""
    assert to_query(question("according to the most recent " * 2_000)).text
