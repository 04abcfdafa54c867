"""What hits lend to each other: worked by hand, bounded, and the same whatever the order."""

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")

import numpy as np

from plaincite.search.neighbours import lent

SAME = [[1.0, 1.0], [1.0, 1.0]]


def given(scores: list[float], alike: list[list[float]], n_nearest: int = 1) -> list[float]:
    found: list[float] = lent(np.array(scores), np.array(alike), n_nearest=n_nearest).tolist()
    return found


@pytest.mark.parametrize(
    ("scores", "alike", "expected"),
    [
        pytest.param([1.0, 0.5], SAME, [0.0, 0.5], id="the best is lent nothing"),
        pytest.param([1.0, 1.0], SAME, [0.0, 0.0], id="nor is what equals it"),
        pytest.param([1.0, 0.0], SAME, [0.0, 1.0], id="a copy of the best is lent all of it"),
        pytest.param([0.0, 0.0], SAME, [0.0, 0.0], id="from nothing comes nothing"),
        pytest.param([1.0], [[1.0]], [0.0], id="a single hit has no neighbour"),
        pytest.param([], [], [], id="no hits"),
        pytest.param([1.0, 0.0], [[1.0, 0.0], [0.0, 1.0]], [0.0, 0.0], id="unlike lends nothing"),
        pytest.param([1.0, 0.0], [[1.0, -1.0], [-1.0, 1.0]], [0.0, 0.0], id="nor does opposite"),
    ],
)
def test_lent(scores: list[float], alike: list[list[float]], expected: list[float]) -> None:
    assert given(scores, alike) == expected


def test_nearer_neighbours_lend_more() -> None:
    """The mean of two neighbours, weighted by the fourth power of their likeness."""
    alike = [[1.0, 0.0, 0.8], [0.0, 1.0, 0.4], [0.8, 0.4, 1.0]]

    assert given([1.0, 0.5, 0.0], alike, n_nearest=2)[2] == pytest.approx(
        (0.8**4 * 1.0 + 0.4**4 * 0.5) / (0.8**4 + 0.4**4)
    )


def test_all_ties_of_the_last_neighbour_lend() -> None:
    """Else the order of the hits would decide who lends."""
    alike = [[1.0, 0.0, 0.5], [0.0, 1.0, 0.5], [0.5, 0.5, 1.0]]

    assert given([1.0, 0.6, 0.0], alike, n_nearest=1)[2] == pytest.approx(0.8)


def test_a_hit_never_passes_the_best_by_what_it_is_lent() -> None:
    """With all of it lent, scores reach the best at most, so any share keeps the first hit."""
    chance = np.random.default_rng(1)
    scores = chance.random(40)
    vectors = chance.normal(size=(40, 8))
    vectors /= np.linalg.norm(vectors, axis=1)[:, None]

    raised = scores + lent(scores, vectors @ vectors.T, n_nearest=5)

    assert (raised >= scores).all()
    assert raised.max() <= scores.max() + 1e-12
