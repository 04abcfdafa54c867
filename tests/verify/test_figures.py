"""Figures: one value and unit, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.verify.figures import figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200 adults", "1200"),
        ("1 200 adults", "1200"),
        ("1\u202f200 adults", "1200"),
        ("twelve weeks", "12"),
        ("twenty-five people", "25"),
        ("one hundred and five trials", "105"),
        ("2.50 mg", "2.5"),
        ("0·5%", "0.5"),
        ("2.5 million", "2500000"),
        ("half of patients", "1/2"),
        ("risk doubled", "x2"),
        ("stage II cancer", "2"),
    ],
)
def test_a_number_has_one_value_however_written(text: str, value: str) -> None:
    assert [figure.value for figure in figures(text)] == [value]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5 mg", "mg"),
        ("12-week course", "week"),
        ("12 per cent", "%"),
        ("40 mmHg", "mmhg"),
        ("240 postmenopausal women", "people"),
        ("n = 40", "people"),
        ("by week 16", "week"),
        ("18 trials", "study"),
    ],
)
def test_the_unit_is_read(text: str, unit: str) -> None:
    assert figures(text)[0].unit == unit


@pytest.mark.parametrize(
    "text", ["HbA1c rose", "one study found", "double-blind", "twice daily", "the third group"]
)
def test_what_is_no_figure_is_not_read_as_one(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1 year", "12 months"),
        ("2 weeks", "14 days"),
        ("1 g", "1000 mg"),
        ("1 in 5", "20%"),
        ("nine tenths", "90%"),
    ],
)
def test_exact_conversions_give_one_amount(one: str, other: str) -> None:
    first, second = figures(one)[0], figures(other)[0]

    assert (first.amount, first.measure) == (second.amount, second.measure)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than 300 people", "above"),
        ("fewer than 10%", "below"),
        ("at least 5 mg", "above"),
        ("65 years or older", "above"),
        ("over 12 weeks", None),
        ("people over 80 years", "above"),
        ("over 20 years", None),
        ("above 50 g", "above"),
        ("under the age of 65", "below"),
    ],
)
def test_bounds_are_read(text: str, bound: str | None) -> None:
    assert figures(text)[0].bound == bound


def test_a_number_after_one_year_is_no_year() -> None:
    assert [figure.unit for figure in figures("At one year 102 of 412 women")][1:] == [
        None,
        "people",
    ]


def test_a_unit_at_the_end_of_a_list_holds_for_all_of_it() -> None:
    assert {figure.unit for figure in figures("12, 20 and 30 mg")} == {"mg"}


@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(figure.at < figure.end for figure in figures(text))


def test_a_very_long_number_is_read_without_error() -> None:
    assert figures("9" * 10_000)
