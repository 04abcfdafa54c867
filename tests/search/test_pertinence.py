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

EFFECT, CAUSE = QuestionKind.EFFECT, QuestionKind.CAUSE


class Angled:
    """An encoder whose questions and sentences meet at one cosine."""

    name, width = "angled", 2

    def __init__(self, cosine: float) -> None:
        self._cosine = cosine
        self.read: list[str] = []

    def encode(self, texts: Any) -> Any:
        self.read += texts
        told = [self._cosine, (1 - self._cosine**2) ** 0.5]
        vectors = [[1.0, 0.0] if text.endswith("?") else told for text in texts]
        return np.array(vectors, np.float32)


def question(kind: QuestionKind, text: str) -> Question:
    return replace(understand(text), kind=kind)


@pytest.mark.parametrize(
    ("kind", "text", "cosine", "log_odds", "may_open"),
    [
        pytest.param(EFFECT, "Does it help?", 0.6, 0.3, True, id="near, and an answer"),
        pytest.param(EFFECT, "Does it help?", 0.9, -1.4, False, id="near, but no answer"),
        pytest.param(EFFECT, "Does it help?", 0.51, 0.7, True, id="less near, and an answer"),
        pytest.param(EFFECT, "Does it help?", 0.49, 9.0, False,
                     id="far, whatever the reader says"),
        pytest.param(CAUSE, "What causes it?", 0.69, 9.0, False,
                     id="of a cause, nearness must be greater"),
        pytest.param(CAUSE, "What causes it?", 0.75, -9.0, True,
                     id="of a cause, very near, which the reader has not learned"),
        pytest.param(CAUSE, "Does meat cause it?", 0.54, 0.6, True,
                     id="whether one thing leads to another, as of a treatment"),
    ],
)  # fmt: skip
def test_nearness_and_the_reader_decide_together(
    kind: QuestionKind, text: str, cosine: float, log_odds: float, may_open: bool
) -> None:
    judge = Pertinence(Angled(cosine), lambda _question, _told: log_odds)

    assert judge.may_open(question(kind, text), Record("pmid:1", None), "It did.") is may_open


@pytest.mark.parametrize(("cosine", "is_near"), [(0.49, False), (0.51, True)])
def test_a_finding_is_near_from_a_bound_on(cosine: float, *, is_near: bool) -> None:
    judge = Pertinence(Angled(cosine), lambda _question, _told: 0.0)

    assert judge.is_near(understand("Does it help?"), Record("pmid:1", None), "It did.") is is_near


@pytest.mark.parametrize(
    ("kind", "text", "log_odds", "is_on_point"),
    [
        pytest.param(EFFECT, "Does it help?", -0.3, True, id="about an answer"),
        pytest.param(EFFECT, "Does it help?", -0.5, False, id="no answer"),
        pytest.param(CAUSE, "What causes it?", -9.0, True, id="of what was not learned"),
    ],
)
def test_a_finding_is_on_the_point_where_the_reader_agrees(
    kind: QuestionKind, text: str, log_odds: float, *, is_on_point: bool
) -> None:
    judge = Pertinence(Angled(0.55), lambda _question, _told: log_odds)
    found = judge.is_on_point(question(kind, text), Record("pmid:1", None), "It did.")

    assert found is is_on_point


def test_both_read_a_sentence_under_its_title_once() -> None:
    encoder = Angled(0.9)
    heard: list[tuple[str, str]] = []

    def log_odds(question: str, told: str) -> float:
        heard.append((question, told))
        return 0.0

    judge = Pertinence(encoder, log_odds)
    asked = understand("Does it help?")
    for ask in (judge.may_open, judge.is_near, judge.is_on_point):
        ask(asked, Record("pmid:1", "Ginger for nausea"), "It did.")

    assert encoder.read == ["Does it help?", "Ginger for nausea It did."]
    assert heard == [("Does it help?", "Ginger for nausea It did.")]


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
def test_with_the_models_of_the_package(title: str, text: str, may_open: bool) -> None:
    asked = understand("What helps mouth ulcers heal?")

    assert open_pertinence().may_open(asked, Record("pmid:1", title), text) is may_open
