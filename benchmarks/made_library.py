"""A made library for benchmarks: as many published pages as are asked for, each of full size."""

import random
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from plaincite.library import Page, create_library
from plaincite.model.answer import Answer, Status
from plaincite.model.library import NewQuestion, Signature
from plaincite.pipeline import SPECIALTIES, Pipeline
from plaincite.publish import to_json

__all__ = ["make_library"]

_SYLLABLES = "ba co di fe gu la me ni or pu ra se ti vo xa ye".split()
_STARTER = Path(__file__).parents[1] / "src" / "plaincite" / "starter"
_SIGNED = Signature("benchmark", "2026-03-14T09:30:00Z")
_BATCH = 200


def make_library(target: str, n_questions: int, n_specialties: int = 20) -> None:
    """Make a library of *n_questions* published pages at *target*.

    Questions and topics are of invented words; the pages are those of the starter library's
    questions, again and again, so they have the size and the citations of real ones.
    """
    pages = _real_pages()
    with create_library(target) as library:
        questions = list(islice(_questions(n_specialties), n_questions))
        ids = [
            added.question_id
            for start in range(0, n_questions, _BATCH)
            for added in library.add(questions[start : start + _BATCH], _SIGNED)
        ]
        for question_id, question, answer in zip(ids, questions, cycle(pages), strict=False):
            asked = replace(answer.question, text=question.text, slug=question_id)
            made = replace(answer, question=asked)
            library.revise(question_id, Page(made, to_json(made)), _SIGNED)
            library.publish(question_id, _SIGNED, approvals=0)


def _real_pages() -> list[Answer]:
    pipeline = Pipeline.open()
    texts = (
        tomllib.loads(path.read_text("utf-8"))["question"] for path in sorted(_STARTER.glob("*"))
        if path.suffix == ".toml"
    )  # fmt: skip
    answers = (pipeline.ask(text) for text in texts)
    return [answer for answer in answers if answer.status is Status.ANSWERED]


def _questions(n_specialties: int) -> Iterator[NewQuestion]:
    rng = random.Random(7)
    names = [specialty.name for specialty in SPECIALTIES[:n_specialties]]
    subjects = [_word(rng) for _ in range(400)]
    for number, name in enumerate(cycle(names)):
        drug, disease = _word(rng), rng.choice(subjects)
        text = f"Does {drug}{number} help people with {disease}?"
        wordings = (f"Is {drug}{number} good for {disease}?",)
        yield NewQuestion(text, name, wordings, (disease,))


def _word(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(3, 5)))
