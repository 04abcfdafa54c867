"""Comparator lock: who is compared with whom, and whose figure it is."""

from collections.abc import Callable

import pytest

from plaincite.verify.case import Case
from plaincite.verify.comparison import are_swapped, figure_reasons, sides

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

    assert figure_reasons(beside("Colds lasted 7 days with zinc.", evidence))
    assert figure_reasons(beside("Colds lasted 4 days with zinc.", evidence)) == ()
