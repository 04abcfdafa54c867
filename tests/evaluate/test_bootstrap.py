"""The interval of a paired difference."""

import pytest

from plaincite.evaluate import paired_interval


def test_equal_systems_have_an_interval_of_nothing() -> None:
    assert paired_interval([0.1, 0.9, 0.5], [0.1, 0.9, 0.5]) == (0.0, 0.0)


def test_a_gain_on_every_query_is_sure() -> None:
    before = [0.01 * n for n in range(50)]
    low, high = paired_interval(
        before, [figure + 0.1 + 0.001 * (n % 3) for n, figure in enumerate(before)]
    )

    assert 0.1 <= low <= high <= 0.102


def test_gains_and_losses_that_cancel_are_undecided() -> None:
    low, high = paired_interval([0.5] * 40, [0.4, 0.6] * 20)

    assert low < 0 < high


def test_a_normal_mean_has_its_known_interval() -> None:
    """100 gains of 0 or 1, half each: mean 0.5, standard error 0.05, so 0.5 -+ 0.098."""
    low, high = paired_interval([0.0] * 100, [0.0, 1.0] * 50)

    assert low == pytest.approx(0.402, abs=0.02)
    assert high == pytest.approx(0.598, abs=0.02)


def test_the_interval_is_the_same_each_time() -> None:
    before, after = [0.1, 0.2, 0.3, 0.9], [0.2, 0.1, 0.5, 0.8]

    assert paired_interval(before, after) == paired_interval(before, after)


@pytest.mark.parametrize(("before", "after"), [([], []), ([0.1], [0.1, 0.2])])
def test_figures_that_cannot_be_paired_are_refused(before: list[float], after: list[float]) -> None:
    with pytest.raises(ValueError, match="paired"):
        paired_interval(before, after)
