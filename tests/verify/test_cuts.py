"""A cut of statistics is safe only when it hides no doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.verify.cuts import is_safe_cut


@pytest.mark.parametrize(
    ("body", "quotes"),
    [
        pytest.param("Pain fell.", "Pain fell (MD -1.2; 95% CI -2.0 to -0.4).", id="bracket"),
        pytest.param("Pain fell.", "Pain fell, p = .03.", id="p in running text"),
        pytest.param(
            "It fell (low certainty).", "It fell (RR 0.8; 95% CI 0.7-0.9; low certainty).",
            id="the part with meaning stays",
        ),
        pytest.param(
            "Pain did not differ.", "Pain did not differ (p = .40).", id="doubt is told in words"
        ),
        pytest.param(
            "There was no significant difference.",
            "There was no statistically significant difference (p=0.4).", id="one word less",
        ),
    ],
)  # fmt: skip
def test_safe(body: str, quotes: str) -> None:
    assert is_safe_cut(body, quotes)


@pytest.mark.parametrize(
    ("body", "quotes"),
    [
        pytest.param("Pain fell.", "Pain fell (p = .40).", id="a large p is hidden"),
        pytest.param("Risk fell.", "Risk fell (RR 0.9; 95% CI 0.7-1.1).", id="a ratio spans 1"),
        pytest.param("It fell.", "It fell (MD -0.3; 95% CI -0.9 to 0.3).", id="zero is inside"),
        pytest.param("Pain fell.", "Pain fell (not significant).", id="the bracket says so"),
        pytest.param("It fell.", "It fell (61% v 58%, compatible with chance).", id="chance"),
        pytest.param("Pain fell.", "Pain fell (in women).", id="the bracket limits who"),
        pytest.param("Pain fell.", "Pain fell (16%).", id="a share is no statistic"),
        pytest.param("Pain fell.", "Pain rose (p < .01).", id="other words"),
        pytest.param("Pain fell (12).", "Pain fell (13).", id="another figure"),
        pytest.param(
            "Pain (15%) and cough (22%) fell.",
            "Pain (22%) and cough (15%) fell.",
            id="brackets have changed places",
        ),
        pytest.param(
            "Pain and cough (P = .02) fell.",
            "Pain (P = .02) and cough (P = .03) fell.",
            id="a bracket has moved on",
        ),
        pytest.param("Pain fell, p < .001.", "Pain fell, p = .03.", id="another p in the text"),
    ],
)
def test_not_safe(body: str, quotes: str) -> None:
    assert not is_safe_cut(body, quotes)


def test_a_note_may_tell_what_the_cut_hides() -> None:
    told = "Pain fell. A difference here may be due to chance."

    assert is_safe_cut("Pain fell.", "Pain fell (p = .40).", told=told)


@given(st.text(alphabet="ab (),;p=.01-1%", max_size=60))
def test_any_text_is_judged_without_failing(text: str) -> None:
    is_safe_cut("ab", text)
