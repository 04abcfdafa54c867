"""A finding near its question in meaning may stand on the page."""

from typing import Any

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")

import numpy as np

from plaincite.model.record import Record
from plaincite.question import understand
from plaincite.search import open_nearness
from plaincite.search.nearness import Nearness


class Angled:
    """An encoder whose questions and findings meet at one cosine."""

    name, width = "angled", 2

    def __init__(self, cosine: float) -> None:
        self._told = [cosine, (1 - cosine**2) ** 0.5]
        self.read: list[str] = []

    def encode(self, texts: Any) -> Any:
        self.read += texts
        vectors = [[1.0, 0.0] if text.endswith("?") else self._told for text in texts]
        return np.array(vectors, np.float32)


@pytest.mark.parametrize(("cosine", "is_near"), [(0.49, False), (0.51, True)])
def test_a_finding_is_near_from_a_bound_on(cosine: float, is_near: bool) -> None:
    near = Nearness(Angled(cosine))

    assert near(understand("Does zinc help?"), Record("pmid:1", None), "It did.") is is_near


def test_the_title_is_read_with_it_and_the_question_once() -> None:
    encoder = Angled(0.9)
    near = Nearness(encoder)
    question = understand("Does zinc help?")

    near(question, Record("pmid:1", "Zinc and colds"), "They were shorter.")
    near(question, Record("pmid:2", None), "They were longer.")

    assert sorted(encoder.read) == [
        " They were longer.",
        "Does zinc help?",
        "Zinc and colds They were shorter.",
    ]


def test_the_shipped_encoder_tells_near_from_far() -> None:
    near = open_nearness()
    question = understand("Does cinnamon lower blood sugar in diabetes?")

    assert near(
        question, Record("pmid:1", None), "Cinnamon lowered blood glucose in type 2 diabetes."
    )
    assert not near(question, Record("pmid:2", None), "Brushing twice a day kept gums healthy.")
