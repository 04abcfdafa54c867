"""Comparator lock: who is compared with whom, and whose figure it is."""

from collections.abc import Callable

import pytest

from plaincite.verify.arms import arm_reasons
from plaincite.verify.case import Case
from plaincite.verify.comparison import are_swapped, sides

Beside = Callable[[str, str], Case]


@pytest.mark.parametrize(
    "text",
    [
        "Compared with placebo, zinc shortened colds.",
        "Zinc shortened colds compared with placebo.",
        "Colds were shorter with zinc than with placebo.",
    ],
)
def test_the_sides_are_found_in_any_order(text: str) -> None:
    found = sides(text)

    assert found is not None
    assert "zinc" in found[0]
    assert "placebo" in found[1]


def test_no_comparison_has_no_sides() -> None:
    assert sides("Zinc shortened colds.") is None


def test_a_swap_is_seen(beside: Beside) -> None:
    evidence = "Zinc was better than honey."

    assert are_swapped(beside("Honey was better than zinc.", evidence))
    assert not are_swapped(beside("Zinc was better than honey.", evidence))
    assert not are_swapped(beside("Zinc was good.", evidence))


def test_a_figure_stays_with_its_group(beside: Beside) -> None:
    evidence = "Colds lasted 4 days with zinc and 7 days with placebo."

    assert arm_reasons(beside("Colds lasted 7 days with zinc.", evidence))
    assert arm_reasons(beside("Colds lasted 4 days with zinc.", evidence)) == ()


@pytest.mark.parametrize(
    ("turned", "evidence"),
    [
        ("Sham outperformed acupuncture.", "Acupuncture outperformed sham."),
        ("Sham was better than acupuncture.", "Acupuncture beat sham."),
        ("Patients preferred the tablet over the shot.", "Patients preferred the shot over the "
         "tablet."),
        ("Weight loss on zinc exceeded that on honey.", "Weight loss on honey exceeded that on "
         "zinc."),
        ("Half as many coughed after zinc as after honey.", "Half as many coughed after honey as "
         "after zinc."),
        ("Honey was outperformed by zinc.", "Honey outperformed zinc."),
    ],
)  # fmt: skip
def test_subject_and_object_turned_round_are_seen(
    turned: str, evidence: str, beside: Beside
) -> None:
    assert are_swapped(beside(turned, evidence))
    assert not are_swapped(beside(evidence, evidence))


def test_a_passive_is_the_same_comparison(beside: Beside) -> None:
    assert not are_swapped(beside("Zinc was outperformed by honey.", "Honey outperformed zinc."))


def test_a_denied_name_is_another_name(beside: Beside) -> None:
    evidence = "Vaccinated nurses took fewer sick days than their unvaccinated colleagues."
    claim = "Unvaccinated nurses took more sick days than their vaccinated colleagues."

    assert are_swapped(beside(claim, evidence))
