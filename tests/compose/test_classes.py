"""One drug is not its class."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plaincite.compose.classes import is_of_same_part, speaks_of_part
from plaincite.model.question import Concept, ConceptRole, Question


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        pytest.param("Oneliximab did better.", True, id="one drug"),
        pytest.param("Oneliximab, a biologic, did better.", True, id="one drug and what it is"),
        pytest.param("The biologics oneliximab and twoliximab did better.", True, id="some of it"),
        pytest.param("The biological therapy oneliximab did better.", True, id="named as its kind"),
        pytest.param("Of the biologics, oneliximab did best.", False, id="the class as well"),
        pytest.param("A biological therapy did better.", False, id="the class by another name"),
        pytest.param("Skin cleared in 80%.", False, id="neither"),
    ],
)
def test_speaks_of_part(make_question: Callable[..., Question], text: str, is_part: bool) -> None:
    names = ("biological therapy", "oneliximab")
    concept = Concept("biologics", ConceptRole.INTERVENTION, names, members=("oneliximab",))
    question = replace(make_question(), concepts=(concept,))

    assert speaks_of_part(text, question) is is_part


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        pytest.param("Biologics helped.", "Biologics did not help.", True, id="the class"),
        pytest.param("Oneliximab helped.", "Oneliximab did not.", True, id="one drug of it"),
        pytest.param("Oneliximab helped.", "Twoliximab did not.", False, id="two drugs of it"),
        pytest.param("Biologics helped.", "Twoliximab did not.", False, id="class and drug"),
    ],
)
def test_is_of_same_part(
    make_question: Callable[..., Question], one: str, other: str, is_same: bool
) -> None:
    members = ("oneliximab", "twoliximab")
    concept = Concept("biologics", ConceptRole.INTERVENTION, members, members)
    question = replace(make_question(), concepts=(concept,))

    assert is_of_same_part(one, other, question) is is_same
