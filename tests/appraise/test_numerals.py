"""Whole numbers in text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.numerals import numerals


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("1,210 and 14 170", [1210, 14170], id="thousands by comma and space"),
        pytest.param("14\u2009170 and 2\u202f500", [14170, 2500], id="thin spaces"),
        pytest.param("n=361, N = 40", [361, 40], id="after an equals sign"),
        pytest.param("Twelve of Thirty-three", [12, 33], id="words"),
        pytest.param("One thousand ninety-nine women", [1099], id="long words"),
        pytest.param("two hundred and fifty nine", [259], id="and inside"),
        pytest.param("thirty‐three", [33], id="an odd hyphen"),
        pytest.param("0.5, 12%, 3-4, HbA1c", [], id="decimals, shares, ranges, names"),
        pytest.param("week 12 120 patients", [120], id="a week is no thousand"),
        pytest.param("two three", [], id="two numbers side by side"),
    ],
)
def test_numerals(text: str, values: list[int]) -> None:
    assert [numeral.value for numeral in numerals(text)] == values


@given(st.text(alphabet="0123456789 ,.=n-twoeighty hundred\u2009", max_size=60))
def test_every_numeral_stands_where_it_says(text: str) -> None:
    for numeral in numerals(text):
        assert 0 <= numeral.start < numeral.end <= len(text)
        assert numeral.value >= 0
