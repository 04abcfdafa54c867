"""Pertinence: whether what a study tells lies near enough to a question for its page.

Rules on words let pass what has all the words asked for and tells of something else. So two models
are asked besides, of the question and of the words under their study's title: the encoder, how far
their vectors point the same way, and, of what helps or harms, the reader of answers, which sees
both at once. What opens a page is held to more than what stands among its findings. The bounds were
chosen on labelled pairs, with what a reader gives that saw none of them (docs/evaluation.md). What
a thing is, what brings it on and how it goes on is seldom told in one finding: there the cosine
must be greater, and too few labels were read to train on. Whether one thing leads to another is
told as a treatment's effect is.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record
from plaincite.search.encoder import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["LogOdds", "Pertinence", "under_title"]

# That a title and a sentence, the second text, answer a question, the first.
LogOdds = Callable[[str, str], float]

_LEAST_COSINE = 0.5
_LEAST_COSINE_OF_OTHERS = 0.7
_COSINE_IN_LOG_ODDS = 5.0
_LEAST_SUM = 3.2
_LEAST_SUM_OF_FINDINGS = 2.4
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
    """Tells which words of a record may stand on a page. May be asked from several threads."""

    def __init__(self, encoder: Encoder, log_odds: LogOdds) -> None:
        self._encoder = encoder
        # A question is asked of many studies, and a sentence may be tried in two places.
        self._vector = lru_cache(maxsize=256)(self._encoded)
        self._log_odds = lru_cache(maxsize=256)(log_odds)

    def may_open(self, question: Question, record: Record, text: str) -> bool:
        """Tell whether *text*, of *record*, may be the short answer; at most some 15 ms."""
        if not _asks_of_an_effect(question):
            return self._cosine(question, record, text) >= _LEAST_COSINE_OF_OTHERS
        is_near = self.is_near(question, record, text)
        return is_near and self._sum(question, record, text) >= _LEAST_SUM

    def is_near(self, question: Question, record: Record, text: str) -> bool:
        """Tell whether *text*, of *record*, may bear on *question*; some 5 ms."""
        return self._cosine(question, record, text) >= _LEAST_COSINE

    def is_on_point(self, question: Question, record: Record, text: str) -> bool:
        """Tell whether *text*, which is near, may stand among the findings; some 7 ms."""
        if not _asks_of_an_effect(question):
            return True
        return self._sum(question, record, text) >= _LEAST_SUM_OF_FINDINGS

    def _sum(self, question: Question, record: Record, text: str) -> float:
        log_odds = self._log_odds(question.text, under_title(record, text))
        return log_odds + _COSINE_IN_LOG_ODDS * self._cosine(question, record, text)

    def _cosine(self, question: Question, record: Record, text: str) -> float:
        return float(self._vector(question.text) @ self._vector(under_title(record, text)))

    def _encoded(self, text: str) -> "NDArray[np.float32]":
        vector: NDArray[np.float32] = self._encoder.encode([text])[0]
        return vector


def under_title(record: Record, text: str) -> str:
    """Return *text*, of *record*, as both models read it."""
    return f"{record.title or ''} {text}"


def _asks_of_an_effect(question: Question) -> bool:
    """Of a treatment, or of a named cause: "Does red meat cause cancer?", and not "What does?"."""
    if question.kind in _OF_A_TREATMENT:
        return True
    return question.kind is QuestionKind.CAUSE and _YES_OR_NO.match(question.text) is not None
