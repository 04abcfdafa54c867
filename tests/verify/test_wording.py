"""Plain forms: honest rewrites fall together, other words stay apart."""

import re

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
def test_tokens_stand_in_order_in_any_text(text: str) -> None:
    rest = text.casefold()

    for token in tokens(text):
        _, found, rest = rest.partition(token.text.casefold())
        assert found


@given(st.text(alphabet="ab12-.,% (\n", max_size=40))
def test_a_space_parts_tokens_as_the_end_of_a_line_does(text: str) -> None:
    if re.search(r"\d \d{3}", text) is None:
        assert tokens(text) == tokens(text.replace(" ", "\n"))


def test_a_space_may_stand_in_a_number() -> None:
    assert [token.stem for token in tokens("In 12 500 of 2 adults")] == [
        "in", "12500", "of", "2", "adult",
    ]  # fmt: skip
