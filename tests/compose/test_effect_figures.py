"""Figures of effects: left out where they say nothing alone, put into people where they can be."""

import pytest

from plaincite.compose.effect_figures import (
    absolute_note,
    has_bare_statistics,
    in_people,
    trim_effects,
)
from plaincite.model.claim import Span
from plaincite.model.evidence import Effect


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        pytest.param("Pain fell (MD -1.2; -2.0 to -0.4).", "Pain fell.", id="a difference"),
        pytest.param("Deaths fell (0.84; 0.75-0.93).", "Deaths fell.", id="an unnamed ratio"),
        pytest.param(
            "Relief was more common (number needed to treat 4), or less (3).",
            "Relief was more common, or less.", id="a figure that leans on one cut",
        ),
        pytest.param("It fell (16%) in men.", "It fell (16%) in men.", id="shares stay"),
        pytest.param("Pain (0 to 10) fell.", "Pain (0 to 10) fell.", id="a scale stays"),
        pytest.param(
            "It fell (RR 0.9; low certainty).", "It fell (low certainty).", id="words stay"
        ),
        pytest.param("It fell (interaction p = .11).", "It fell.", id="a test"),
        pytest.param(
            "No statistically significant change.", "No significant change.", id="one word"
        ),
    ],
)  # fmt: skip
def test_trim_effects(text: str, trimmed: str) -> None:
    assert trim_effects(text) == trimmed


@pytest.mark.parametrize("text", ["p = .03", "95% CI 1 to 2", "NNT 5", "statistically significant"])
def test_bare_statistics_are_seen(text: str) -> None:
    assert has_bare_statistics(f"Pain fell, {text}.")


def test_plain_shares_are_no_bare_statistics() -> None:
    assert not has_bare_statistics("Pain fell in 12% of 240 adults.")


@pytest.mark.parametrize(
    ("text", "whole", "note"),
    [
        pytest.param("Pain fell.", "", None, id="no relative effect"),
        pytest.param("Deaths fell by 20%, from 10% to 8%.", "", None, id="both stand there"),
        pytest.param(
            "Deaths were 20% lower.", "Deaths were 20% lower.",
            "The abstract does not give the absolute numbers.", id="nowhere",
        ),
        pytest.param(
            "Deaths were 20% lower (95% CI 10% to 30%).", "Pressure was 150/80.",
            "The abstract does not give the absolute numbers.", id="an interval, a blood pressure",
        ),
        pytest.param(
            "Deaths were 20% lower, one for every 250.", "", None, id="one for every so many",
        ),
        pytest.param(
            "Deaths were 20% lower.", "8% versus 10% died.",
            "This compares groups; for absolute numbers see the article's abstract.",
            id="elsewhere in the source",
        ),
    ],
)  # fmt: skip
def test_absolute_note(text: str, whole: str, note: str | None) -> None:
    assert absolute_note(text, whole=whole, is_digest=False) == note


def effect(text: str, told: str) -> Effect:
    start = told.index(text)
    return Effect(
        "events", 16.0, Span(start, start + len(text), text), in_words="16 in 100 instead of 21",
        arithmetic="16 of 100 = 16%; 21 of 100 = 21%",
    )  # fmt: skip


def test_counts_of_people_are_put_per_hundred_with_the_arithmetic() -> None:
    told = "It came back in 16 of 100 and 21 of 100."

    assert in_people([effect("16 of 100 and 21 of 100", told)], told) == (
        "That is 16 in 100 instead of 21 (16 of 100 = 16%; 21 of 100 = 21%)."
    )


@pytest.mark.parametrize(
    "told",
    [
        pytest.param("Sight was 16/100 and 21/100.", id="sight is no count of people"),
        pytest.param(
            "It helped. Among those who quit, 16 of 100 and 21 of 100 still vaped.",
            id="some of those studied",
        ),
        pytest.param("16 of 100 and 21 of 100 fell ill (p=0.54).", id="it may be chance"),
        pytest.param("16 of 100 and 21 of 100 fell ill, no clear difference.", id="none was seen"),
    ],
)
def test_what_is_no_result_for_the_whole_is_not_put_per_hundred(told: str) -> None:
    figures = "16/100 and 21/100" if "/" in told else "16 of 100 and 21 of 100"

    assert in_people([effect(figures, told)], told) is None
