"""The starter bank: broad, tidy, and understood by the rest of the house."""

from collections import Counter
from pathlib import Path

import pytest

from plaincite.library import starter_questions
from plaincite.library.rows import wording_key
from plaincite.model.library import NewQuestion
from plaincite.question import SPECIALTIES, assess_safety, screen, understand


@pytest.fixture(scope="module")
def bank() -> tuple[NewQuestion, ...]:
    return tuple(starter_questions())


def test_it_is_broad(bank: tuple[NewQuestion, ...]) -> None:
    sizes = Counter(question.specialty for question in bank)

    assert len(bank) >= 600
    assert len([name for name, size in sizes.items() if size >= 10]) >= 25


def test_each_question_has_two_wordings_a_topic_and_a_known_specialty(
    bank: tuple[NewQuestion, ...],
) -> None:
    names = {specialty.name for specialty in SPECIALTIES}

    for question in bank:
        assert len(question.wordings) == 1
        assert len(question.topics) == 1
        assert question.specialty in names


def test_each_wording_is_a_short_question_that_stands_once(bank: tuple[NewQuestion, ...]) -> None:
    texts = [text for question in bank for text in (question.text, *question.wordings)]

    assert [text for text in texts if not text.endswith("?") or len(text) > 120] == []
    assert [key for key, n in Counter(map(wording_key, texts)).items() if n > 1] == []


def test_each_is_a_question_that_gets_an_answer(bank: tuple[NewQuestion, ...]) -> None:
    """Nothing in the bank is taken for an emergency, a crisis or no health question."""
    texts = [text for question in bank for text in (question.text, *question.wordings)]

    assert [
        text for text in texts if assess_safety(text).replaces_answer or not screen(text).accepted
    ] == []


def test_the_docs_give_its_size(bank: tuple[NewQuestion, ...]) -> None:
    guide = Path(__file__).parents[2] / "docs" / "library.md"

    sizes = (
        f"{len(bank)} common questions over {len({item.specialty for item in bank})} specialties"
    )
    assert sizes in guide.read_text("utf-8")


def test_most_are_filed_where_we_understand_them_to_be(bank: tuple[NewQuestion, ...]) -> None:
    """85 % of the questions and 83 % of all wordings when this was written."""
    alike = [
        understand(text).specialty.name == question.specialty
        for question in bank
        for text in (question.text, *question.wordings)
    ]

    assert sum(alike) / len(alike) >= 0.8
