"""What narrows a sentence, when it is told anew."""

import pytest

from plaincite.compose.generative.limits import lost_limit

ONLY = "In 26 tears given exercise only, mean size grew from 16 to 31 mm."
ASIDE = "Willow lowered pain in trials that were observational, and in cohorts."
PAIR = "More slept with birch than with none or support only: 10 in 100, instead of 4 in 100."


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (ONLY, "In 26 tears given nothing but exercise, mean size rose from 16 to 31 mm."),
        (ONLY, "In 26 tears given exercise alone, mean size rose from 16 to 31 mm."),
        (ASIDE, "Willow lowered pain in observational trials, and in cohorts."),
        (ASIDE, "Willow lowered pain in trials that were not randomised, and in cohorts."),
        (PAIR, "10 in 100 people slept with birch, instead of 4 in 100 with none or support only."),
        (PAIR, "More people slept with birch than with none or support only."),
        ("It helped not only men but also women.", "It helped men and women."),
        ("Pain fell (only in men).", "Pain fell."),
        ("Pain fell in those who did so.", "Pain fell in them."),
    ],
)
def test_a_limit_told_in_other_words_is_kept(source: str, told: str) -> None:
    assert lost_limit(source, told) is None


@pytest.mark.parametrize(
    ("source", "told", "lost"),
    [
        pytest.param(
            ONLY, "In 26 tears given exercise, mean size grew from 16 to 31 mm.", "only", id="only"
        ),
        pytest.param(
            "Sleep was worse with willow and birch than with birch alone.",
            "Sleep was worse with willow and birch than with birch.",
            "alone",
            id="alone",
        ),
        pytest.param(
            ASIDE,
            "Willow lowered pain in trials, and in cohorts.",
            "that were observational",
            id="which of them",
        ),
        pytest.param(
            "Willow lowered pain in adults who smoked, and in cohorts.",
            "Willow lowered pain in adults, and in cohorts.",
            "who smoked",
            id="who of them",
        ),
        pytest.param(
            "Willow lowered pain if taken daily.",
            "Willow lowered pain.",
            "if taken daily",
            id="on what condition",
        ),
        pytest.param(
            PAIR,
            "More people slept with birch than with none or support only, instead of 4 in 100.",
            "10 in 100, instead of 4",
            id="a figure without the one it is set against",
        ),
    ],
)
def test_a_limit_left_out_is_named(source: str, told: str, lost: str) -> None:
    assert lost_limit(source, told) == lost
