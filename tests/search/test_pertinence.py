"""A sentence near its question in meaning may open a page; what only shares its words may not."""

from dataclasses import replace
from typing import Any

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")

import numpy as np

from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record
from plaincite.question import understand
from plaincite.search import open_pertinence
from plaincite.search.pertinence import Pertinence


class Angled:
    """An encoder whose questions and sentences meet at one cosine."""

    name, width = "angled", 2

    def __init__(self, cosine: float) -> None:
        self._cosine = cosine
        self.read: list[str] = []

    def encode(self, texts: Any) -> Any:
        self.read += texts
        asked = [1.0, 0.0]
        told = [self._cosine, (1 - self._cosine**2) ** 0.5]
        return np.array([asked, told], np.float32)


def question(kind: QuestionKind, text: str = "Does it help?") -> Question:
    return replace(understand(text), kind=kind)


@pytest.mark.parametrize(
    ("kind", "text", "cosine", "may_open"),
    [
        pytest.param(QuestionKind.EFFECT, "Does it help?", 0.54, True, id="of a treatment, near"),
        pytest.param(QuestionKind.EFFECT, "Does it help?", 0.52, False,
                     id="of a treatment, not near"),
        pytest.param(QuestionKind.CAUSE, "What causes it?", 0.69, False,
                     id="of a cause, nearness must be greater"),
        pytest.param(QuestionKind.CAUSE, "What causes it?", 0.71, True, id="of a cause, very near"),
        pytest.param(QuestionKind.CAUSE, "Does meat cause it?", 0.54, True,
                     id="whether one thing leads to another, as of a treatment"),
    ],
)  # fmt: skip
def test_how_near_a_sentence_must_lie(
    kind: QuestionKind, text: str, cosine: float, may_open: bool
) -> None:
    judge = Pertinence(Angled(cosine))

    assert judge(question(kind, text), Record("pmid:1", None), "It did.") is may_open


def test_a_sentence_is_read_under_its_title() -> None:
    encoder = Angled(0.9)

    Pertinence(encoder)(
        question(QuestionKind.EFFECT), Record("pmid:1", "Ginger for nausea"), "It did."
    )

    assert encoder.read == ["Does it help?", "Ginger for nausea It did."]


@pytest.mark.dense
@pytest.mark.parametrize(
    ("title", "text", "may_open"),
    [
        pytest.param(
            "Honey for mouth ulcers: a randomised trial",
            "Ulcers healed two days sooner with honey than with a dummy gel.",
            True,
            id="answers",
        ),
        pytest.param(
            "Absorption of aspirin in rats with stomach ulcers",
            "Drug levels rose sooner in rats with ulcers.",
            False,
            id="shares a word, tells of something else",
        ),
    ],
)
def test_with_the_encoder_of_the_package(title: str, text: str, may_open: bool) -> None:
    asked = question(QuestionKind.OPTIONS, "What helps mouth ulcers heal?")

    assert open_pertinence()(asked, Record("pmid:1", title), text) is may_open
