"""Trimming statistics: what only reports a test goes, what carries meaning stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.compose.statistics import trim_statistics


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        pytest.param(
            "Pain fell (95% CI 0.8 to 0.96; P<0.001; I2 = 74%).",
            "Pain fell.",
            id="a bracket of nothing but statistics goes",
        ),
        pytest.param(
            "It rose (95% confidence interval [CI], 3 to 7; P = 0.01) at once.",
            "It rose at once.",
            id="an abbreviation spelled out inside does not save it",
        ),
        pytest.param("The mean was 5.3 (SD 2.1).", "The mean was 5.3.", id="spread goes"),
        pytest.param("It fell (F(1,24) = 5.2, p = 0.03).", "It fell.", id="test statistics go"),
        pytest.param("It fell (P<0.01, respectively).", "It fell.", id="respectively goes along"),
        pytest.param("No change (p = 0.39) in A (P = .03).", "No change in A.", id="every bracket"),
        pytest.param(
            "Deaths fell (RR 0.87, 95% CI 0.8 to 0.96; P<0.001).",
            "Deaths fell (RR 0.87).",
            id="the effect itself stays",
        ),
        pytest.param(
            "It helped (24.5 vs. 35.1%; P < 0.05).", "It helped (24.5 vs. 35.1%).", id="shares stay"
        ),
        pytest.param(
            "It fell (2 trials, 1,210 people; RR 0.5, 95% CI 0.2 to 1.1; low certainty).",
            "It fell (2 trials, 1,210 people; RR 0.5; low certainty).",
            id="only the pieces that are statistics go",
        ),
        pytest.param(
            "Scores fell (mean difference -0.5 [95% CI -0.9 to -0.1]).",
            "Scores fell (mean difference -0.5).",
            id="brackets in brackets",
        ),
        pytest.param("It fell, p = .03.", "It fell.", id="an inline probability goes"),
        pytest.param(
            "The OR was 0.96, 95% CI 0.93 to 0.99, P=0.007, in adults.",
            "The OR was 0.96, in adults.",
            id="an inline interval goes",
        ),
        pytest.param(
            "It fell by 5 with a P value of .03.", "It fell by 5.", id="written out in words"
        ),
    ],
)
def test_statistics_are_cut(text: str, trimmed: str) -> None:
    assert trim_statistics(text) == trimmed


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Most (83.3%) of them.", id="a share"),
        pytest.param("Adults (n = 361) took part.", id="a number of people"),
        pytest.param("It rose (women).", id="a word"),
        pytest.param("The gene (P53) fell.", id="a name that looks like a test"),
        pytest.param("The interval (CI) was wide.", id="an abbreviation being defined"),
        pytest.param("They ate more (vitamin D, P).", id="letters without figures"),
        pytest.param("It was 12% vs 20% (Group I, n = 5).", id="a group"),
        pytest.param("The ratio was 0.92 [0.5-1.2].", id="a range without a name"),
        pytest.param("Doses of 1,210 mg, and 5 mg.", id="thousands separators"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_carries_meaning_is_kept_byte_for_byte(text: str) -> None:
    assert trim_statistics(text) == text


@given(st.text(alphabet="aP pCI95%<=.;,()[]0123 to", max_size=120))
def test_only_cuts(text: str) -> None:
    """What is left stands in the text, in the same order."""
    rest = iter(text)
    assert all(char in rest for char in trim_statistics(text))


@given(st.text(alphabet="ab 12.,;()", max_size=80))
def test_text_without_a_test_or_interval_is_unchanged(text: str) -> None:
    assert trim_statistics(text) == text


def test_hostile_brackets_cost_no_time() -> None:
    """Thousands of open brackets and half statistics end quickly."""
    for text in ("(" * 9000, "(95% CI " * 2000, "P = 0" * 3000, "(" + "1, " * 3000 + ")"):
        assert len(trim_statistics(text)) <= len(text)
