"""Strength lock: a claim may be weaker than its evidence, never stronger."""

from collections.abc import Callable

import pytest

from plaincite.verify.case import Case
from plaincite.verify.strength import (
    assertion_reasons,
    cause_reasons,
    degree_reasons,
    hedge_reasons,
)

Beside = Callable[[str, str], Case]


@pytest.mark.parametrize("hedge", ["may", "might", "could", "probably"])
def test_a_hedge_may_not_be_dropped(beside: Beside, hedge: str) -> None:
    assert hedge_reasons(beside("Yoga reduces pain.", f"Yoga {hedge} reduce pain."))


def test_a_hedge_may_be_added_or_kept(beside: Beside) -> None:
    assert hedge_reasons(beside("Yoga may reduce pain.", "Yoga reduces pain.")) == ()
    assert hedge_reasons(beside("Yoga might reduce pain.", "Yoga may reduce pain.")) == ()


def test_the_month_of_may_is_no_hedge(beside: Beside) -> None:
    assert hedge_reasons(beside("Yoga reduced pain.", "In May 2019 yoga reduced pain.")) == ()


def test_a_link_is_no_cause(beside: Beside) -> None:
    evidence = "Coffee was associated with insomnia."

    assert cause_reasons(beside("Coffee causes insomnia.", evidence))
    assert cause_reasons(beside("Coffee was linked to insomnia.", evidence)) == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        pytest.param("Pain fell greatly.", "Pain fell.", id="a size added"),
        pytest.param("Most adults recovered.", "Some adults recovered.", id="a share added"),
        pytest.param("A large effect was seen.", "A small effect was seen.", id="small made large"),
    ],
)
def test_sizes_are_the_authors(beside: Beside, claim: str, evidence: str) -> None:
    assert degree_reasons(beside(claim, evidence))


def test_no_clear_difference_is_not_none(beside: Beside) -> None:
    evidence = "There was no significant difference in pain."

    assert degree_reasons(beside("There was no difference in pain.", evidence))
    assert degree_reasons(beside("There was no clear difference in pain.", evidence)) == ()


@pytest.mark.parametrize("word", ["cures", "is safe for", "eliminates", "is proven to treat"])
def test_strong_words_must_be_the_authors(beside: Beside, word: str) -> None:
    assert assertion_reasons(beside(f"Yoga {word} pain.", "Yoga reduced pain."))


def test_certainty_is_not_raised(beside: Beside) -> None:
    evidence = "Yoga reduced pain (low certainty)."

    assert assertion_reasons(beside("High certainty: yoga reduced pain.", evidence))
    assert assertion_reasons(beside("Yoga reduced pain, with low certainty.", evidence)) == ()
