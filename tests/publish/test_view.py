"""What the view marks and counts."""

from hypothesis import given
from hypothesis import strategies as st

from plaincite.publish.view import marked


def test_words_that_both_texts_share_are_marked() -> None:
    assert marked("Pain fell by 2 points (P < .01).", "Pain fell by 2 points.") == (
        ("Pain fell by 2 points", True),
        (" (P < .01).", False),
    )


def test_a_single_shared_word_is_no_match() -> None:
    assert marked("The pain", "pain only") == (("The pain", False),)


def test_a_quote_longer_than_sentences_are_is_shown_without_marks() -> None:
    """To mark brackets upon brackets would take minutes."""
    assert marked("(" * 2000, "( " * 1000) == (("(" * 2000, False),)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_joined_are_the_quote(quote: str, text: str) -> None:
    assert "".join(run for run, _ in marked(quote, text)) == quote
