"""Reading grades, against figures worked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.verify.readability import flesch_kincaid, grades, smog


def test_flesch_kincaid_by_hand() -> None:
    """100 words, 5 sentences, 150 syllables: 0.39 x 20 + 11.8 x 1.5 - 15.59."""
    assert flesch_kincaid(100, 5, 150) == pytest.approx(9.91)


def test_smog_by_hand() -> None:
    """36 long words in 30 sentences: 1.043 x 6 + 3.1291."""
    assert smog(36, 30) == pytest.approx(9.3871)


def test_a_text_is_counted_sentence_by_sentence() -> None:
    found = grades(["The cat sat. The dog ran.", "They slept."])

    assert (found.n_sentences, found.n_words) == (3, 8)
    assert not found.is_smog_reliable


def test_decimals_and_abbreviations_end_no_sentence() -> None:
    assert grades(["It fell by 0.5 (e.g. in men)."]).n_sentences == 1


def test_harder_text_gets_a_higher_grade() -> None:
    plain = grades(["The shot did not help. Pain went on."])
    hard = grades(["Intravenous administration demonstrated insufficient analgesic efficacy."])

    assert hard.flesch_kincaid > plain.flesch_kincaid


@given(st.lists(st.text(max_size=100), max_size=5))
def test_any_text_has_a_grade(texts: list[str]) -> None:
    assert grades(texts).n_sentences >= 0


def test_no_words_no_grade() -> None:
    assert grades(["", "..."]).flesch_kincaid == 0.0
