"""Fusion is exact: hand-worked scores, ties by record id, no order of the input in the output."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy", reason="needs the extra 'dense'")

import numpy as np

from plaincite.model.ranking import Hit
from plaincite.search.fuse import linear, rank, reciprocal_rank_fusion

PAIRS = st.lists(st.tuples(*[st.floats(-1, 50, allow_subnormal=False)] * 2), max_size=9)


def fused(words: list[float], meaning: list[float], weight: float) -> list[float]:
    scores: list[float] = linear(np.array(words), np.array(meaning), weight=weight).tolist()
    return scores


def test_scores_count_as_shares_of_the_best() -> None:
    assert fused([10.0, 5.0, 0.0], [0.2, 0.8, 0.4], 0.4) == [0.7, 0.7, 0.2]


@pytest.mark.parametrize(("weight", "expected"), [(0.0, [1.0, 0.5]), (1.0, [0.5, 1.0])])
def test_the_weight_goes_from_words_alone_to_meaning_alone(
    weight: float, expected: list[float]
) -> None:
    assert fused([2.0, 1.0], [0.1, 0.2], weight) == expected


@pytest.mark.parametrize("none", [0.0, -0.5])
def test_a_kind_that_found_nothing_adds_nothing(none: float) -> None:
    assert fused([3.0], [none], 0.4) == [0.6]


def test_nothing_fused_is_nothing() -> None:
    assert fused([], [], 0.4) == []


@given(PAIRS)
def test_each_score_is_from_0_to_1_whatever_stands_beside_it(
    pairs: list[tuple[float, float]],
) -> None:
    words, meaning = [list(column) for column in zip(*pairs, strict=True)] or ([], [])
    scores = fused(words, meaning, 0.4)
    turned = fused(words[::-1], meaning[::-1], 0.4)

    assert scores == turned[::-1]
    assert all(0 <= score <= 1 for score in scores)


def test_ties_go_by_record_id_once_scores_are_rounded() -> None:
    hits = rank([Hit("b", 0.5), Hit("c", 0.7), Hit("a", 0.5000001)])

    assert hits == [Hit("c", 0.7), Hit("a", 0.5), Hit("b", 0.5)]


def test_ranks_alone_count_in_rank_fusion() -> None:
    hits = reciprocal_rank_fusion([[Hit("a", 9.0), Hit("b", 8.9)], [Hit("b", 0.1)]], k=60)

    assert hits == [Hit("b", round(1 / 62 + 1 / 61, 6)), Hit("a", round(1 / 61, 6))]
