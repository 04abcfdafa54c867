"""Words made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.appraise.terms import contains, stem, stems


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("vaccines", "vaccination"),
        ("coeliac", "celiac"),
        ("tumours", "tumor"),
        ("randomised", "randomized"),
        ("children", "child"),
        ("women", "woman"),
        ("psoriasis", "psoriatic"),
        ("pregnancy", "pregnant"),
        ("smoking", "smokers"),
        ("deaths", "died"),
        ("antibiotics", "antibiotic"),
    ],
)
def test_forms_of_one_thing_share_a_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("statin", "station"), ("muscle", "mussel"), ("stroke", "strokes5"), ("gout", "goat")],
)
def test_different_things_keep_apart(one: str, two: str) -> None:
    assert stem(one) != stem(two)


@pytest.mark.parametrize(
    ("text", "name", "is_there"),
    [
        pytest.param("chronic pain in the muscles", "muscle pain", True, id="in any order, near"),
        pytest.param("the muscle was tested before pain", "muscle pain", False, id="too far apart"),
        pytest.param("weight loss", "hair loss", False, id="part of a name is not the name"),
        pytest.param("CAR-T cells", "CAR T", True, id="hyphens part words"),
        pytest.param("a car hit T-shirts", "CAR T", False, id="short words must be side by side"),
        pytest.param("anything", "", False, id="an empty name is nowhere"),
    ],
)
def test_contains(text: str, name: str, is_there: bool) -> None:
    assert contains(stems(text), stems(name)) is is_there


@given(st.text(max_size=30))
def test_any_string_has_a_stem_that_keeps_its_own_case_fold(word: str) -> None:
    assert stem(word) == stem(word.lower()) or not word.isascii()
