"""Text becomes the same terms in records and in questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.search.terms import Unit, index_text, units


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        pytest.param("β-blockers", "beta blocker betablock", id="Greek letters are written out"),
        pytest.param("TNF-α", "tnf alpha tnfalpha", id="a hyphened name is split and joined"),
        pytest.param("TGFβ1", "tgfbeta1", id="a Greek letter inside a name"),
        pytest.param("IL-6", "il 6 il6", id="IL-6"),
        pytest.param("COVID‑19", "covid 19 covid19", id="a typographic hyphen is a hyphen"),
        pytest.param("5-HT", "5 ht 5ht", id="5-HT"),
        pytest.param("B12", "b12", id="letters and digits as one word stay one"),
        pytest.param("vitamin B 12", "vitamin b 12 b12", id="apart, they are joined too"),
        pytest.param("type 2 diabetes", "type 2 diabet type2", id="type 2"),
        pytest.param("vitamin A", "vitamin vitamina", id="the letter A after its word"),
        pytest.param("a vitamin", "vitamin", id="the article is a stop word"),
        pytest.param("CO₂", "co2", id="subscripts are digits"),
        pytest.param("naïve Sjögren", "naiv sjogren", id="accents are dropped"),
        pytest.param("nai\u0308ve", "naiv", id="combining accents too"),
        pytest.param("ﬁbrosis", "fibros", id="ligatures are letters"),
        pytest.param("μg, ug", "ug ug", id="micro sign as people type it"),
        pytest.param("μ-opioid", "mu opioid muopioid", id="mu that is no unit"),
        pytest.param("0.96", "0.96", id="a decimal is one term"),
        pytest.param("1,200", "1200", id="a thousands comma is dropped"),
        pytest.param("5–10", "5 10", id="a range is not joined to another number"),
        pytest.param("i.v. use", "iv use", id="initials are one word"),
        pytest.param("Crohn’s", "crohn", id="possessive"),
        pytest.param("doesn't can't won't", "not not not", id="short forms of not say not"),
        pytest.param("you'll I'd they've", "", id="other short forms are stop words"),
        pytest.param("trials", "trial", id="stems"),
        pytest.param("diagnosis diagnosed diagnoses", "diagnos diagnos diagnos", id="-sis"),
        pytest.param("analysis analyses analysed", "analys analys analys", id="-ysis"),
        pytest.param("women and children", "woman child", id="irregular plurals"),
        pytest.param("no benefit without pain", "no benefit without pain", id="negations stay"),
        pytest.param("HIV/AIDS", "hiv aid", id="a slash parts words"),
        pytest.param("non-steroidal", "non steroid nonsteroid", id="nonsteroidal is found too"),
        pytest.param("", "", id="nothing"),
        pytest.param("… ?! ()", "", id="marks only"),
        pytest.param("is it the", "", id="stop words only"),
    ],
)
def test_index_text(text: str, terms: str) -> None:
    assert index_text(text) == terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("oestrogen in tumours", "estrogen in tumors"),
        ("Randomised", "randomized"),
        ("β blocker", "beta blocker"),
        ("Å", "å"),
    ],
)
def test_spellings_of_the_same_text_agree(one: str, other: str) -> None:
    assert index_text(one) == index_text(other)


@pytest.mark.parametrize(("one", "other"), [("IL-6", "IL6"), ("B 12", "B12"), ("T-cell", "Tcell")])
def test_joined_and_split_forms_share_a_term(one: str, other: str) -> None:
    assert set(index_text(one).split()) & set(index_text(other).split())


def test_a_name_of_three_parts_is_joined_in_pairs_and_whole() -> None:
    assert units("TNF-alpha-induced") == (
        Unit(("tnf", "alpha", "induc"), ("tnfalpha", "alphainduc", "tnfalphainduc")),
    )


def test_neighbours_in_the_text_are_neighbours_in_the_index() -> None:
    """Joined forms come last, so that they cannot part the words of a phrase."""
    assert index_text("serum IL-6 level") == "serum il 6 level il6"


@given(st.text(max_size=300))
def test_any_text_gives_terms_that_blanks_can_part(text: str) -> None:
    """What the index will split on blanks is exactly what the units hold."""
    found = units(text)
    held = [*(p for u in found for p in u.parts), *(j for u in found for j in u.joined)]

    assert sorted(index_text(text).split()) == sorted(held)
    assert all(term == term.strip() and term for term in held)


@pytest.mark.parametrize("text", ["a" * 100_000, "a-" * 50_000, "1," * 50_000, "\u0301" * 50_000])
def test_long_runs_of_anything_stay_small(text: str) -> None:
    """No word grows without bound, and none takes long."""
    assert all(len(term) <= 480 for term in index_text(text).split())
