"""One drug is not its class."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plaincite.compose.classes import speaks_of_part
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
