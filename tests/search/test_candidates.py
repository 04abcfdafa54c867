"""Candidates as rows: the first of them with all their ties, and nothing made of nothing."""

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")

import numpy as np

from plaincite.search.candidates import Scored


@pytest.mark.parametrize(
    ("limit", "kept"),
    [
        pytest.param(1, [7], id="the best alone"),
        pytest.param(2, [5, 7, 9], id="a tie is not cut in two"),
        pytest.param(9, [3, 5, 7, 9], id="more than there are"),
        pytest.param(0, [], id="none"),
    ],
)
def test_first(limit: int, kept: list[int]) -> None:
    scored = Scored(np.array([3, 5, 7, 9]), np.array([0.1, 0.5, 0.9, 0.5]))

    assert scored.first(limit).rows.tolist() == kept


def test_the_first_of_none_are_none() -> None:
    none = Scored(np.empty(0, np.intp), np.empty(0))

    assert none.first(3).rows.tolist() == []
