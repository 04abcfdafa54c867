"""Rules of the shared text functions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.text import clean_text, slugify, split_sentences, words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("It fell. It rose.", ["It fell.", "It rose."], id="two plain sentences"),
        pytest.param("A drug, e.g. Aspirin, helped.", ["A drug, e.g. Aspirin, helped."], id="e.g."),
        pytest.param(
            "OR 0.96 (95% CI 0.9 to 1.1). P = .03.",
            ["OR 0.96 (95% CI 0.9 to 1.1).", "P = .03."],
            id="decimals and intervals",
        ),
        pytest.param("Dr. Smith saw it.", ["Dr. Smith saw it."], id="title"),
        pytest.param("Drug vs. Placebo was even.", ["Drug vs. Placebo was even."], id="vs."),
        pytest.param("We grew S. aureus here.", ["We grew S. aureus here."], id="species"),
        pytest.param("Lee et al. Found it.", ["Lee et al.", "Found it."], id="et al. can end one"),
        pytest.param("Lee et al. found it.", ["Lee et al. found it."], id="et al. need not"),
        pytest.param("Why? Because.", ["Why?", "Because."], id="question mark"),
        pytest.param('He said "no." Then left.', ['He said "no."', "Then left."], id="quotes"),
        pytest.param("Rates fell. 30 people left.", ["Rates fell.", "30 people left."], id="digit"),
        pytest.param("No final mark", ["No final mark"], id="rest is kept"),
        pytest.param("  ", [], id="empty"),
    ],
)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert [span.text for span in split_sentences(text)] == sentences


@given(st.text(alphabet="aB1 .?!()\n\"'µ", max_size=80))
def test_spans_are_exact_ordered_and_lose_only_space(text: str) -> None:
    spans = split_sentences(text)

    assert all(text[span.start : span.end] == span.text for span in spans)
    assert "".join(text.split()) == "".join("".join(span.text.split()) for span in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text())
def test_clean_text_is_stable_and_on_one_line(text: str) -> None:
    cleaned = clean_text(text)

    assert clean_text(cleaned) == cleaned
    assert cleaned.splitlines() == ([cleaned] if cleaned else [])


def test_clean_text_drops_direction_marks_and_zero_width() -> None:
    assert clean_text("safe\u202e evil\u200b") == "safe evil"


def test_words_keep_hyphens_and_decimals() -> None:
    assert words("IL-6 and β-blocker, 0.5 mg") == ("IL-6", "and", "β-blocker", "0.5", "mg")


@given(st.text(max_size=300))
def test_slug_is_short_plain_ascii(text: str) -> None:
    slug = slugify(text)

    assert len(slug) <= 80
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
