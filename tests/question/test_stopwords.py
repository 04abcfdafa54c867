"""Stop words are words about asking, not about health."""

import pytest

from plaincite.question.spelling import fold_word
from plaincite.question.stopwords import is_common_word, is_stop_word
from plaincite.question.vocabulary import load_vocabulary


@pytest.mark.parametrize("word", "does what treatment helps risk patients according".split())
def test_words_of_asking_are_stop_words(word: str) -> None:
    assert is_stop_word(fold_word(word))


@pytest.mark.parametrize("word", "stroke insulin knee coffee sleep".split())
def test_words_of_health_are_not(word: str) -> None:
    assert not is_stop_word(fold_word(word))


@pytest.mark.parametrize("word", ["haematoma", "osteopetrosis", "lanolin", "mediation", "setting"])
def test_look_alikes_are_not_taken_for_slips(word: str) -> None:
    """lanolin is no Lanoxin, a haematoma no hepatoma."""
    assert is_common_word(word)
    assert load_vocabulary().find(word) is None
