"""Pertinence: whether a sentence lies near enough to a question to be its short answer.

Rules on words let pass what has all the words asked for and tells of something else. So the vectors
of the question, and of the sentence under its study's title, must also point the same way. The
least cosines were chosen on 2,155 labelled pairs (docs/evaluation.md): a sentence on
what helps answers from .53 on one time in two, below .4 one time in seven. What a thing is, what
brings it on and how it goes on is seldom told in one finding, and so asked for more; whether one
thing leads to another is told as a treatment's effect is.
"""

import re

import numpy as np

from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record
from plaincite.search.encoder import Encoder

__all__ = ["Pertinence"]

_LEAST = 0.53
_LEAST_OF_OTHERS = 0.7
_OF_A_TREATMENT = frozenset(
    {
        QuestionKind.COMPARISON,
        QuestionKind.EFFECT,
        QuestionKind.HARM,
        QuestionKind.OPTIONS,
        QuestionKind.PREVENTION,
        QuestionKind.SCREENING,
    }
)
_YES_OR_NO = re.compile(
    r"(?:are|can|could|did|do|does|has|have|is|may|might|will)\b", re.IGNORECASE
)


class Pertinence:
    """Tells which sentences may open a page. May be asked from several threads."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    def __call__(self, question: Question, record: Record, text: str) -> bool:
        """Tell whether *text*, of *record*, lies near enough to *question*; some 8 ms."""
        asked, told = self._encoder.encode([question.text, f"{record.title or ''} {text}"])
        least = _LEAST if _asks_of_an_effect(question) else _LEAST_OF_OTHERS
        return float(np.dot(asked, told)) >= least


def _asks_of_an_effect(question: Question) -> bool:
    """Of a treatment, or of a named cause: "Does red meat cause cancer?", and not "What does?"."""
    if question.kind in _OF_A_TREATMENT:
        return True
    return question.kind is QuestionKind.CAUSE and _YES_OR_NO.match(question.text) is not None
