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


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_runs_joined_are_the_quote(quote: str, text: str) -> None:
    assert "".join(run for run, _ in marked(quote, text)) == quote
