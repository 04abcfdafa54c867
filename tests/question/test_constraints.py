"""Limits in the question: reviews, recency, age, sex, pregnancy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.question import Constraints
from plaincite.question.constraints import (
    find_constraints,
    find_population_spans,
    is_about_children,
)


@pytest.mark.parametrize(
    ("text", "reviews", "recent"),
    [
        pytest.param("Is it used according to recent reviews?", True, True, id="recent reviews"),
        pytest.param("What do systematic reviews say on zinc?", True, False, id="reviews"),
        pytest.param("Is there a meta-analysis of yoga?", True, False, id="meta-analysis"),
        pytest.param("Is CAR-T currently used for MS?", False, True, id="currently"),
        pytest.param("What is the latest treatment for gout?", False, True, id="latest"),
        pytest.param("Are there new drugs for ALS?", False, True, id="new with a noun"),
        pytest.param("What has changed in the last 5 years?", False, True, id="relative span"),
        pytest.param("I am currently taking statins, is that bad?", False, False, id="own history"),
        pytest.param("Why do I have a new headache?", False, False, id="a new symptom"),
        pytest.param("Is new-onset diabetes reversible?", False, False, id="new-onset"),
        pytest.param("Is it peer-reviewed?", False, False, id="peer-reviewed is no review"),
    ],
)
def test_reviews_and_recency(text: str, reviews: bool, recent: bool) -> None:
    limits = find_constraints(text)

    assert (limits.reviews_first, limits.recent_first) == (reviews, recent)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("What is known about ALS since 2020?", 2020, id="since"),
        pytest.param("Trials of ketamine after 2019", 2020, id="after means from the next year"),
        pytest.param("Studies of ketamine in the last 5 years", None, id="no clock is read"),
        pytest.param("I have had headaches since 2019", None, id="a history is no limit"),
        pytest.param("Can I take 2000 mg?", None, id="a dose is no year"),
    ],
)
def test_since_year(text: str, year: int | None) -> None:
    assert find_constraints(text).since_year == year


@pytest.mark.parametrize(
    ("text", "youngest", "oldest"),
    [
        pytest.param("Do statins help people over 80?", 80, None, id="over"),
        pytest.param("in women over the age of 50", 50, None, id="over the age of"),
        pytest.param("in adults aged 65 and older", 65, None, id="and older"),
        pytest.param("for 75+ year olds", 75, None, id="plus"),
        pytest.param("in children under 5", None, 4, id="under 5 is 4 at most"),
        pytest.param("in people aged 40 to 60", 40, 60, id="from to"),
        pytest.param("vaccines in over-80s", 80, None, id="a hyphen"),
        pytest.param("for my 15-month-old", None, 1, id="months"),
        pytest.param("for a 70-year-old", 70, 70, id="year-old"),
        pytest.param("in kids", None, 17, id="kids"),
        pytest.param("is it safe for babies", None, 1, id="babies"),
        pytest.param("acne in teens", 12, 18, id="teens"),
        pytest.param("in older women", 65, None, id="older"),
        pytest.param("in my 60s", 60, None, id="decade"),
        pytest.param("doses over 80 mg", None, None, id="a dose is no age"),
        pytest.param("symptoms for over 10 days", None, None, id="nor is a time"),
        pytest.param("does it work", None, None, id="nothing said"),
    ],
)
def test_ages(text: str, youngest: int | None, oldest: int | None) -> None:
    limits = find_constraints(text)

    assert (limits.minimum_age, limits.maximum_age) == (youngest, oldest)


@pytest.mark.parametrize(
    ("text", "sex", "pregnancy"),
    [
        ("in older women", "female", False),
        ("hair loss in men", "male", False),
        ("in men and women", None, False),
        ("is it safe during pregnancy", "female", True),
        ("while pregnant", "female", True),
        ("does it help", None, False),
    ],
)
def test_sex_and_pregnancy(text: str, sex: str | None, pregnancy: bool) -> None:
    limits = find_constraints(text)

    assert (limits.sex, limits.pregnancy) == (sex, pregnancy)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Is it safe in children?", ("in children",)),
        ("Is radiotherapy needed in older women?", ("in older women",)),
        ("Do pills lower risk in people over 80?", ("in people over 80",)),
        ("Is it safe to take during pregnancy?", ("during pregnancy",)),
        ("Does it help people with gout?", ()),
    ],
)
def test_population_words_are_kept_as_written(text: str, words: tuple[str, ...]) -> None:
    assert find_constraints(text).population_words == words


def test_children_are_those_under_18() -> None:
    assert is_about_children(find_constraints("asthma in children"))
    assert not is_about_children(find_constraints("asthma in teens"))
    assert not is_about_children(Constraints())


@given(st.text(max_size=200))
def test_population_spans_are_places_in_the_text(text: str) -> None:
    for span in find_population_spans(text):
        assert text[span.start : span.end] == span.text
