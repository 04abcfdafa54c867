"""Direction lock: what rose may not fall, and a null may not become a change."""

from collections.abc import Callable

import pytest

from plaincite.verify.case import Case
from plaincite.verify.direction import direction_reasons, missing_direction_reasons

Beside = Callable[[str, str], Case]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Yoga raised pain.", "Yoga reduced pain.", id="down made up"),
        pytest.param("Sleep worsened.", "Sleep improved.", id="better made worse"),
        pytest.param("Yoga reduced pain.", "Yoga did not reduce pain.", id="null made change"),
        pytest.param("Yoga did not reduce pain.", "Yoga reduced pain.", id="change made null"),
        pytest.param(
            "Pain was lower with rest than with yoga.",
            "Pain was lower with yoga than with rest.",
            id="groups swapped",
        ),
    ],
)
def test_a_turned_direction_is_named(beside: Beside, claim: str, evidence: str) -> None:
    assert direction_reasons(beside(claim, evidence))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Yoga lowered pain.", "Yoga reduced pain.", id="other word"),
        pytest.param("Yoga eased pain.", "Yoga reduced pain.", id="less pain is better"),
        pytest.param(
            "Pain was higher with rest than with yoga.",
            "Pain was lower with yoga than with rest.",
            id="swapped and turned is the same",
        ),
        pytest.param("Pain was similar.", "Pain did not differ.", id="two nulls"),
    ],
)
def test_the_same_direction_passes(beside: Beside, claim: str, evidence: str) -> None:
    assert direction_reasons(beside(claim, evidence)) == ()


def test_a_change_needs_a_change(beside: Beside) -> None:
    assert missing_direction_reasons(beside("Pain fell.", "Pain was measured."))
    assert missing_direction_reasons(beside("Pain fell.", "Pain dropped.")) == ()


def test_two_figures_in_order_are_a_change(beside: Beside) -> None:
    """ "12% against 20%" says that one was lower without a word for it."""
    evidence = "Pain was 12% with yoga and 20% with rest."

    assert (
        missing_direction_reasons(beside("Pain was lower with yoga than with rest.", evidence))
        == ()
    )


@pytest.mark.parametrize(
    "claim",
    [
        "Yoga was less effective than rest.",
        "Yoga was more effective than rest.",
    ],
)
def test_as_effective_as_is_neither_more_nor_less(beside: Beside, claim: str) -> None:
    """The "less" of "cost less" does not speak for "less effective"."""
    assert direction_reasons(beside(claim, "Yoga was as effective as rest and cost less."))


def test_as_many_as_is_not_fewer(beside: Beside) -> None:
    evidence = "Yoga helped as many adults with wrist pain as rest did (58% and 60%)."

    assert direction_reasons(
        beside("Yoga helped fewer adults with wrist pain than rest.", evidence)
    )


def test_what_happened_only_with_one_did_not_with_the_other(beside: Beside) -> None:
    evidence = "Zinc and honey eased cough, but nausea rose only with honey."

    assert direction_reasons(beside("Nausea rose only with zinc.", evidence))
    assert direction_reasons(beside("Nausea rose only with honey.", evidence)) == ()


def test_a_change_that_is_only_denied_is_no_change(beside: Beside) -> None:
    assert direction_reasons(beside("Headaches got rarer.", "Headaches got shorter but not rarer."))


def test_or_more_bounds_a_figure_and_is_no_rise(beside: Beside) -> None:
    claim = "Adults who did yoga for five years or more had less pain."
    evidence = "Pain was lower in adults who did yoga for at least five years."

    assert direction_reasons(beside(claim, evidence)) == ()
