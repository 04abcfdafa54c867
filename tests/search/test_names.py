"""Names of common words stand in the index as one term each, and are looked up so."""

from importlib.resources import files
from zlib import crc32

import pytest

from plaincite.search import index
from plaincite.search.names import name_term, names_in
from plaincite.search.terms import index_text

_LIST = files("plaincite.search").joinpath("names.txt").read_bytes()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Blood pressure fell", "blood_pressur", id="a name"),
        pytest.param("blood, the pressure", "blood_pressur", id="as phrases, over stop words"),
        pytest.param(
            "High blood pressure", "high_blood_pressur blood_pressur", id="a name in a name"
        ),
        pytest.param(
            "heart failure and heart failure", "heart_failur heart_failur", id="each time"
        ),
        pytest.param("pressure of blood", "", id="in order only"),
        pytest.param("blood", "", id="its first word at the end"),
        pytest.param("blood pressure-related", "blood_pressur", id="with half a hyphened word"),
        pytest.param("", "", id="nothing"),
        pytest.param("blood_pressure", "blood_pressur", id="a mark in the text is no part of it"),
    ],
)
def test_names_in(text: str, names: str) -> None:
    assert names_in(index_text(text)) == names


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        pytest.param("blood pressure", True, id="two common words"),
        pytest.param("type 2 diabetes", True, id="three"),
        pytest.param("pressure blood", False, id="no name"),
        pytest.param("blood", False, id="one word is a term already"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_name_is_one_term_where_the_list_has_it(text: str, is_kept: bool) -> None:
    term = name_term(index_text(text).split()[:3])

    assert (term is not None) == is_kept
    assert term is None or term in names_in(index_text(text)).split()


def test_every_listed_name_is_found_in_a_text_of_it() -> None:
    lines = [line for line in _LIST.decode("ascii").splitlines() if not line.startswith("#")]

    assert len(lines) == len(set(lines)) > 1_000
    assert lines == sorted(lines, key=str.split)
    assert all(name_term(line.split()) in names_in(f"a {line} z").split() for line in lines)


def test_another_list_is_another_index() -> None:
    """An index made with one list cannot be asked by another: raise the version, then this."""
    assert (index._SCHEMA, crc32(_LIST)) == (2, 0x2C3E8923)
