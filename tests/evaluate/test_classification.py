"""Classification figures, against numbers worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.evaluate.classification import classification_figures

# true a a a b b c / given a a b b c c
TRUE = ["a", "a", "a", "b", "b", "c"]
GIVEN = ["a", "a", "b", "b", "c", "c"]


def test_figures_worked_by_hand() -> None:
    found = classification_figures(TRUE, GIVEN, labels=["a", "b", "c"])

    assert found.n == 6
    assert found.accuracy == pytest.approx(4 / 6)
    assert found.labels["a"].precision == 1
    assert found.labels["a"].recall == pytest.approx(2 / 3)
    assert found.labels["a"].f1 == pytest.approx(0.8)
    assert found.labels["b"].f1 == pytest.approx(0.5)
    assert found.labels["c"].precision == pytest.approx(0.5)
    assert found.labels["c"].f1 == pytest.approx(2 / 3)
    assert found.macro_f1 == pytest.approx((0.8 + 0.5 + 2 / 3) / 3)
    assert found.confusion["a"] == {"a": 2, "b": 1, "c": 0}
    assert found.confusion["c"] == {"a": 0, "b": 0, "c": 1}


def test_label_never_seen_is_shown_and_left_out_of_the_mean() -> None:
    found = classification_figures(["a", "b"], ["a", "b"], labels=["a", "b", "c"])

    assert found.labels["c"].f1 == 0
    assert found.macro_f1 == 1


def test_label_given_by_mistake_counts_in_the_mean() -> None:
    found = classification_figures(["a", "a"], ["a", "b"], labels=["a", "b"])

    assert found.macro_f1 == pytest.approx((2 / 3 + 0) / 2)


def test_nothing_gives_zeros() -> None:
    found = classification_figures([], [], labels=["a"])

    assert (found.n, found.accuracy, found.macro_f1) == (0, 0, 0)


def test_unknown_label_is_named() -> None:
    with pytest.raises(ValueError, match="'x'"):
        classification_figures(["x"], ["a"], labels=["a"])


def test_lengths_must_agree() -> None:
    with pytest.raises(ValueError, match="zip"):
        classification_figures(["a"], [], labels=["a"])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_confusion_adds_up(pairs: list[tuple[str, str]]) -> None:
    found = classification_figures(
        [true for true, _ in pairs], [given for _, given in pairs], labels="abc"
    )

    assert sum(sum(row.values()) for row in found.confusion.values()) == found.n == len(pairs)
    assert all(0 <= own.f1 <= 1 for own in found.labels.values())
