"""Plain forms: honest rewrites fall together, other words stay apart."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.verify.wording import stem, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("randomised", "randomized", id="British and American -ise"),
        pytest.param("tumours", "tumor", id="-our and plural"),
        pytest.param("haemoglobin", "hemoglobin", id="ae"),
        pytest.param("lymphoedema", "lymphedema", id="oe inside a word"),
        pytest.param("diarrhoea", "diarrhea", id="-rrhoea"),
        pytest.param("children", "child", id="irregular plural"),
        pytest.param("studies", "study", id="-ies"),
        pytest.param("treated", "treatment", id="verb and noun"),
        pytest.param("died", "mortality", id="death has one form"),
    ],
)
def test_words_that_a_rewrite_may_exchange_have_one_form(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("increase", "decrease", id="antonyms"),
        pytest.param("hypertension", "hypotension", id="prefixes are kept"),
        pytest.param("sertraline", "escitalopram", id="drugs"),
        pytest.param("effect", "effective", id="effect is not effectiveness"),
        pytest.param("safe", "unsafe", id="un- is kept"),
    ],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_digits_in_names_are_names() -> None:
    kinds = {token.stem: token.kind for token in tokens("HbA1c, IL-6, COVID-19, SGLT2 and B12")}

    names = {form for form, kind in kinds.items() if kind == "name"}
    assert names == {"hba1c", "il6", "covid19", "sglt2", "b12"}


def test_a_word_joined_to_a_number_leaves_the_number_free() -> None:
    assert [token.stem for token in tokens("type-2 12-week") if token.kind == "number"] == [
        "2",
        "12",
    ]


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say_for_any_text(text: str) -> None:
    found = tokens(text)

    assert all(text[token.start : token.end].lower() == token.text for token in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
