"""Keys bring spellings of one word together; slips are mended only where that is safe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.question.spelling import fold, fold_word, lower_in_place, near_word


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("tumours", "tumor", id="British and plural"),
        pytest.param("Crohn’s", "crohns", id="apostrophes"),
        pytest.param("diarrhoea", "diarrhea", id="oe"),
        pytest.param("anaemia", "anemia", id="ae"),
        pytest.param("fibre", "fiber", id="an odd pair"),
        pytest.param("headaches", "headache", id="plural after e"),
        pytest.param("allergies", "allergy", id="ies"),
        pytest.param("hospitalisation", "hospitalization", id="isation"),
        pytest.param("children", "child", id="irregular plural"),
    ],
)
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("hypertension", "hypotension", id="hyper is not hypo"),
        pytest.param("testes", "tests", id="a body part is no examination"),
        pytest.param("MS", "m", id="short words keep their s"),
        pytest.param("virus", "viru", id="an s that is no plural stays"),
    ],
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert fold_word(one) != fold_word(other)


def test_hyphens_and_slashes_part_words() -> None:
    assert fold("low-dose CT") == fold("Low dose  ct") == ("low", "dose", "ct")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_that_lower_case_would_not(text: str) -> None:
    assert fold(text) == fold(text.lower())


@given(st.text(max_size=60))
def test_lower_in_place_keeps_every_character_in_its_place(text: str) -> None:
    assert len(lower_in_place(text)) == len(text)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        pytest.param("migrainne", "migraine", id="a letter too many"),
        pytest.param("migrane", "migraine", id="a letter missing"),
        pytest.param("migriane", "migraine", id="neighbours swapped"),
        pytest.param("migroine", "migraine", id="a wrong letter"),
        pytest.param("nigraine", None, id="the first letter must be right"),
        pytest.param("astma", None, id="short words are not guessed"),
        pytest.param("migr4ine", None, id="letters only"),
        pytest.param("mixgroine", None, id="two slips are too many"),
    ],
)
def test_near_word(word: str, found: str | None) -> None:
    assert near_word(word, {"migraine", "asthma"}) == found


def test_a_word_with_two_neighbours_is_left_alone() -> None:
    assert near_word("prednisome", {"prednisone", "prednisole"}) is None
