"""Pertinence: whether a sentence lies near enough to a question to be its short answer.

Rules on words let pass what has all the words asked for and tells of something else. So two models
are asked besides, of the question and of the sentence under its study's title: the encoder, how far
their vectors point the same way, and, of what helps or harms, the reader of answers, which sees
both at once. The bounds were chosen on 904 labelled pairs, with what a reader gives that saw none
of them (docs/evaluation.md). What a thing is, what brings it on and how it goes on is seldom told
in one finding: there the cosine must be greater, and too few labels were read to train on. Whether
one thing leads to another is told as a treatment's effect is.
"""

import re
from collections.abc import Callable

import numpy as np

from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record
from plaincite.search.encoder import Encoder

__all__ = ["LogOdds", "Pertinence"]

# That a title and a sentence, the second text, answer a question, the first.
LogOdds = Callable[[str, str], float]

_LEAST_COSINE = 0.53
_LEAST_COSINE_OF_OTHERS = 0.7
_COSINE_IN_LOG_ODDS = 5.0
_LEAST_SUM = 2.6
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

    def __init__(self, encoder: Encoder, log_odds: LogOdds) -> None:
        self._encoder = encoder
        self._log_odds = log_odds

    def __call__(self, question: Question, record: Record, text: str) -> bool:
        """Tell whether *text*, of *record*, may answer *question*; at most some 15 ms."""
        told = f"{record.title or ''} {text}"
        asked_at, told_at = self._encoder.encode([question.text, told])
        cosine = float(np.dot(asked_at, told_at))
        if not _asks_of_an_effect(question):
            return cosine >= _LEAST_COSINE_OF_OTHERS
        if cosine < _LEAST_COSINE:
            return False
        return self._log_odds(question.text, told) + _COSINE_IN_LOG_ODDS * cosine >= _LEAST_SUM


def _asks_of_an_effect(question: Question) -> bool:
    """Of a treatment, or of a named cause: "Does red meat cause cancer?", and not "What does?"."""
    if question.kind in _OF_A_TREATMENT:
        return True
    return question.kind is QuestionKind.CAUSE and _YES_OR_NO.match(question.text) is not None
