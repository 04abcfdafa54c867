"""Fusion is exact: hand-worked scores, ties by record id, no order of the input in the output."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.model.ranking import Hit
from plaincite.search.fuse import linear, reciprocal_rank_fusion

SCORES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=2), st.floats(-1, 50, allow_subnormal=False)
)


def test_scores_count_as_shares_of_the_best() -> None:
    hits = linear({"a": 10.0, "b": 5.0}, {"a": 0.2, "b": 0.8, "c": 0.4}, weight=0.4)

    assert hits == [Hit("a", 0.7), Hit("b", 0.7), Hit("c", 0.2)]


@pytest.mark.parametrize(("weight", "first"), [(0.0, "a"), (1.0, "b")])
def test_the_weight_goes_from_words_alone_to_meaning_alone(weight: float, first: str) -> None:
    assert linear({"a": 2.0, "b": 1.0}, {"a": 0.1, "b": 0.2}, weight=weight)[0].record_id == first


@pytest.mark.parametrize("none", [{}, {"a": 0.0}, {"a": -0.5}])
def test_a_kind_that_found_nothing_adds_nothing(none: dict[str, float]) -> None:
    assert linear({"a": 3.0}, none, weight=0.4) == [Hit("a", 0.6)]


@given(SCORES, SCORES)
def test_order_of_the_input_does_not_matter(
    words: dict[str, float], meaning: dict[str, float]
) -> None:
    hits = linear(words, meaning, weight=0.4)
    turned = linear(dict(reversed(words.items())), dict(reversed(meaning.items())), weight=0.4)

    assert hits == turned == sorted(hits, key=lambda hit: (-hit.score, hit.record_id))
    assert {hit.record_id for hit in hits} == {*words, *meaning}
    assert all(0 <= hit.score <= 1 and math.isfinite(hit.score) for hit in hits)


def test_ranks_alone_count_in_rank_fusion() -> None:
    hits = reciprocal_rank_fusion([[Hit("a", 9.0), Hit("b", 8.9)], [Hit("b", 0.1)]], k=60)

    assert hits == [Hit("b", round(1 / 62 + 1 / 61, 6)), Hit("a", round(1 / 61, 6))]
