"""Abbreviations are spelled out once, from what the record itself defines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.compose.abbreviations import defined_in, short_forms, spell_out


@pytest.mark.parametrize(
    ("text", "defined"),
    [
        pytest.param(
            "irritable bowel syndrome (IBS)", {"IBS": "irritable bowel syndrome"}, id="plain"
        ),
        pytest.param(
            "in chronic noncancer pain (CNCP)", {"CNCP": "chronic noncancer pain"},
            id="a letter inside a word",
        ),
        pytest.param("low dose (LDL was high)", {}, id="a bracket with words is no definition"),
        pytest.param("adults with diabetes (UK)", {}, id="letters that do not match"),
        pytest.param("the trial (NCT01)", {}, id="a number is no short form of words"),
    ],
)  # fmt: skip
def test_defined_in(text: str, defined: dict[str, str]) -> None:
    assert defined_in(text) == defined


def test_short_forms_are_tokens_with_two_capitals() -> None:
    assert short_forms("HbA1c and CAR-T in MS; one Man, x2") == ("HbA1c", "CAR-T", "MS")


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        pytest.param("MS hurts.", (), "multiple sclerosis (MS) hurts.", id="first use"),
        pytest.param("MS hurts.", ("MS",), "MS hurts.", id="seen before"),
        pytest.param(
            "multiple sclerosis (MS) hurts.", (), "multiple sclerosis (MS) hurts.",
            id="explained by the source",
        ),
        pytest.param("AB hurts.", (), "AB hurts.", id="unknown form"),
    ],
)  # fmt: skip
def test_spell_out(text: str, seen: tuple[str, ...], expected: str) -> None:
    assert spell_out(text, long_forms={"MS": "multiple sclerosis"}, seen=seen) == expected


@given(st.text(alphabet="abAB() -;", max_size=60))
def test_definitions_never_fail_and_come_from_the_text(text: str) -> None:
    assert all(long in text for long in defined_in(text).values())
