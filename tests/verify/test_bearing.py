"""Bearing: which sentence speaks of the claim, and how much of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.verify.bearing import N_TRAITS, Terms, bearings, sentence_shares, sentence_traits

RARITY = {"yoga": 6.0, "pain": 2.0}


def test_rare_words_weigh_more() -> None:
    terms = Terms.of("Yoga and pain", RARITY)
    yoga, pain = bearings(terms, ["It is yoga.", "It is pain."])

    assert (yoga.share, pain.share) == (0.75, 0.25)


def test_another_form_of_a_word_is_found_at_less_than_the_word() -> None:
    terms = Terms.of("metabolism", {})
    (found,) = bearings(terms, ["They metabolize it."])

    assert 0.5 <= found.share < 1


def test_missing_words_come_rarest_first() -> None:
    terms = Terms.of("Yoga and pain", RARITY)

    assert terms.missing([0.0, 0.0]) == [(6.0, "yoga"), (2.0, "pain")]


@pytest.mark.parametrize("evidence", [[], ["  "], [""]])
def test_empty_sentences_bear_nothing(evidence: list[str]) -> None:
    assert bearings(Terms.of("Yoga", RARITY), evidence) == ()


@given(st.text(max_size=40), st.lists(st.text(max_size=60), max_size=5))
def test_shares_sum_to_one(claim: str, evidence: list[str]) -> None:
    terms = Terms.of(claim, RARITY)
    found = bearings(terms, evidence)
    shares = sentence_shares(terms, found, [1.0] * N_TRAITS)

    assert all(len(traits) == N_TRAITS for traits in sentence_traits(terms, found))
    assert not shares or sum(shares) == pytest.approx(1.0)
