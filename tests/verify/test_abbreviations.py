"""Abbreviations are read where the text defines them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.verify.abbreviations import definitions, names_for


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("We studied irritable bowel syndrome (IBS).", ("IBS", "irritable bowel syndrome")),
        ("Multiple sclerosis (MS) is common.", ("MS", "Multiple sclerosis")),
        ("chimeric antigen receptor T (CAR-T) cells", ("CAR-T", "chimeric antigen receptor T")),
    ],
)
def test_a_short_form_in_brackets_is_defined_by_the_words_before_it(
    text: str, pair: tuple[str, str]
) -> None:
    assert definitions(text) == (pair,)


@pytest.mark.parametrize("text", ["Pain fell (P<0.01).", "in adults (n = 40)", "(IBS) first"])
def test_other_brackets_define_nothing(text: str) -> None:
    assert definitions(text) == ()


def test_names_go_both_ways() -> None:
    whole = "Irritable bowel syndrome (IBS) is common."

    assert names_for("IBS eased", whole) == ("Irritable bowel syndrome",)
    assert names_for("irritable bowel syndrome eased", whole) == ("IBS",)


@given(st.text(alphabet="AaBb( )1.-", max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    assert all(short and long_form for short, long_form in definitions(text))
