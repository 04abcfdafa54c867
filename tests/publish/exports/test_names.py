"""Names are cut where that is sure, and left whole where it is not."""

import pytest

from plaincite.publish.exports.names import Name, read_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Doe JA", Name("Doe", "J. A."), id="MEDLINE's form"),
        pytest.param("Doe J-A 3rd", Name("Doe", "J. A.", "3rd"), id="a suffix with a digit"),
        pytest.param("Jane A. Doe", Name("Doe", "Jane A."), id="given names first"),
        pytest.param("Tjeerd van Staa", Name("van Staa", "Tjeerd"), id="particle of the family"),
        pytest.param("de la Cruz M", Name("de la Cruz", "M."), id="particles, then initials"),
        pytest.param("Van Thi", Name("Thi", "Van"), id="the first word is never a particle"),
        pytest.param("Madonna", Name(literal="Madonna"), id="one word stays whole"),
        pytest.param("Doe, Jane", Name(literal="Doe, Jane"), id="a comma is not guessed about"),
        pytest.param("GUIDE 2019", Name(literal="GUIDE 2019"), id="a number is no person's"),
        pytest.param("Task Force for Pain", Name(literal="Task Force for Pain"), id="a group"),
        pytest.param("", Name(literal=""), id="empty"),
    ],
)
def test_a_name_is_taken_apart(text: str, name: Name) -> None:
    assert read_name(text) == name


def test_what_the_source_calls_a_group_is_one() -> None:
    assert read_name("SPRINT MIND").family == "SPRINT"
    assert read_name("SPRINT MIND", is_group=True) == Name(literal="SPRINT MIND")


def test_initials_are_medlines() -> None:
    assert read_name("Thomas M MacDonald").initials == "TM"
