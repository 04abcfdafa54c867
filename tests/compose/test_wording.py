"""Rules of English for the page's own sentences."""

from dataclasses import replace

import pytest

from plaincite.compose.wording import concept_name, count, english_date, indefinite, join_words
from plaincite.model.question import Concept, Constraints, Question, QuestionKind, Specialty


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("early trial", "an early trial"),
        ("randomised trial", "a randomised trial"),
        ("2021 review", "a 2021 review"),
        ("1800 survey", "a 1800 survey"),
        ("umbrella review", "an umbrella review"),
        ("US survey", "a US survey"),
        ("X-ray study", "an X-ray study"),
    ],
)
def test_the_article_follows_the_sound(phrase: str, expected: str) -> None:
    assert indefinite(phrase) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "no studies"), (1, "one study"), (10, "ten studies"),
                             (1200, "1,200 studies")],
)  # fmt: skip
def test_small_numbers_are_words(number: int, expected: str) -> None:
    assert count(number, "study", plural="studies") == expected


@pytest.mark.parametrize(("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b")])
def test_a_list_reads_as_one(parts: list[str], expected: str) -> None:
    assert join_words(parts) == expected


def test_a_date_is_written_out() -> None:
    assert english_date("2026-11-05") == "5 November 2026"


@pytest.mark.parametrize(
    ("asked", "concept", "shown"),
    [
        pytest.param("Does CAR-T help Multiple Sclerosis?", "multiple sclerosis",
                     "multiple sclerosis", id="capitals for show are dropped"),
        pytest.param("Does CAR-T help?", "car-t", "CAR-T", id="capitals of a name stay"),
        pytest.param("Does a Mediterranean diet help?", "mediterranean diet",
                     "a Mediterranean diet", id="a name among small words, and its article, stay"),
        pytest.param("Does Vitamin D help?", "vitamin d", "vitamin D", id="a letter of a name"),
        pytest.param("Does the pill help?", "oral contraceptive", "oral contraceptive",
                     id="words not in the question stay as they are"),
    ],
)  # fmt: skip
def test_a_concept_is_named_as_the_reader_wrote_it(asked: str, concept: str, shown: str) -> None:
    question = Question(
        asked, "slug", QuestionKind.EFFECT, (), Constraints(), Specialty("Neurology", "Neurologic")
    )

    assert concept_name(Concept(concept), replace(question)) == shown
