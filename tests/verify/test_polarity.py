"""Polarity: which way a word points, after the negation before it."""

from plaincite.verify.polarity import n_opposites, signed_words


def test_a_negation_turns_the_words_after_it_round() -> None:
    (found,) = signed_words("The drug did not inhibit growth.")

    assert (found.sign, found.is_negated, found.meant) == (-1, True, 1)


def test_words_of_biology_point_too() -> None:
    signs = [each.sign for each in signed_words("Knockout abolished activation.")]

    assert signs == [-1, -1, 1]


def test_an_opposite_counts_only_where_the_word_itself_is_absent() -> None:
    assert n_opposites("High doses helped.", "Low doses helped.") == 1
    assert n_opposites("High doses helped.", "High and low doses helped.") == 0
