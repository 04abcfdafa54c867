"""Effects: relative and absolute figures with interval and direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.effects import effects
from plaincite.appraise.per_people import instead_of


@pytest.mark.parametrize(
    ("text", "measure", "value", "interval", "direction"),
    [
        ("(RR 0.87, 95% CI 0.8 to 0.96)", "RR", 0.87, (0.8, 0.96), "lower"),
        (
            "hazard ratio for death was 0.55 (95% CI, 0.40 to 0.76)",
            "HR",
            0.55,
            (0.4, 0.76),
            "lower",
        ),
        ("(HR 0.79; 0.72-0.85)", "HR", 0.79, (0.72, 0.85), "lower"),
        ("odds ratio of 1.58", "OR", 1.58, (None, None), "higher"),
        ("(OR=0.96, 95% CI 0.83 to 1.09)", "OR", 0.96, (0.83, 1.09), "unclear"),
        ("SMD -0.5 (95% CI -0.9 to -0.1)", "SMD", -0.5, (-0.9, -0.1), "lower"),
        ("mean difference 4.34 (95% CI −1.2 to 9.9)", "MD", 4.34, (-1.2, 9.9), "unclear"),
        ("standardised mean difference −0.6", "SMD", -0.6, (None, None), "lower"),
    ],
)
def test_measured_effects(
    text: str,
    measure: str,
    value: float,
    interval: tuple[float | None, float | None],
    direction: str,
) -> None:
    (effect,) = effects(text)

    assert (effect.measure, effect.value, (effect.low, effect.high)) == (measure, value, interval)
    assert effect.direction == direction


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("12% vs 20%", "12 in 100 instead of 20 in 100"),
        ("(24.5 vs. 35.1%)", "about 25 in 100 instead of about 35 in 100"),
        ("18.0% with tea and 9.9% with water", "18 in 100 instead of about 10 in 100"),
        ("21 (21%) on tea and 41 (27%) on water", "21 in 100 instead of 27 in 100"),
        ("180 versus 243 per 1000", "180 in 1,000 instead of 243 in 1,000"),
        ("0.69% vs 0.78%", "about 7 in 1,000 instead of about 8 in 1,000"),
        ("8 of 40 on tea and 10 of 40 on water", "20 in 100 instead of 25 in 100"),
    ],
)
def test_pairs_are_put_as_people(text: str, words: str) -> None:
    (effect,) = effects(text)

    assert effect.in_words == words


def test_events_show_the_arithmetic() -> None:
    (effect,) = effects("Gout came back in 8/40 and 12/48.")

    assert effect.arithmetic == "8 of 40 = 20%; 12 of 48 = 25%"
    assert (effect.value, effect.compared, effect.direction) == (20, 25, "lower")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("45% female and 60% white", id="who took part is no outcome"),
        pytest.param("Urate went from 7.5% to 6.9%.", id="before and after are no two groups"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_effect(text: str) -> None:
    assert effects(text) == ()


@given(st.text(alphabet="RROHCI 0123456789.%/(),;-vstoand", max_size=80))
def test_spans_are_exact(text: str) -> None:
    for effect in effects(text):
        assert text[effect.span.start : effect.span.end] == effect.span.text


def test_long_repetition_costs_no_time() -> None:
    for text in ("1% " * 6000, "12 of 40 " * 2000, "RR for a " * 3000, "1 vs " * 4000):
        effects(text)


@given(st.floats(0, 100), st.floats(0, 100))
def test_both_shares_have_one_denominator(first: float, second: float) -> None:
    left, right = instead_of(first, second).split(" instead of ")

    assert left.rpartition(" in ")[2] == right.rpartition(" in ")[2]
