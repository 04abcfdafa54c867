"""Keeping questions, where the publisher chose to: stripped words and the month, nothing else."""

import logging
from collections.abc import Callable
from typing import Protocol

from plaincite.errors import PlainciteError
from plaincite.model.answer import Status
from plaincite.model.question import SafetyLevel
from plaincite.pipeline import strip_question
from plaincite.web.answering import Reply

__all__ = ["KeepQuestion", "question_keeper"]

_LOG = logging.getLogger("plaincite.web")
_OUTCOMES = {
    Status.ANSWERED: "answered just now",
    Status.INSUFFICIENT_EVIDENCE: "nothing found",
}

KeepQuestion = Callable[[str, Reply], None]


class _Counts(Protocol):
    def count(self, words: str, outcome: str, *, month: str) -> None: ...


def question_keeper(asked: _Counts, month: Callable[[], str]) -> KeepQuestion:
    """Return what keeps a reader's words and what became of them; its failing costs no reader."""

    def keep(text: str, reply: Reply) -> None:
        outcome, words = _outcome(reply), strip_question(text)
        if outcome is None or words is None:
            return
        try:
            asked.count(words, outcome, month=month())
        except PlainciteError as error:
            _LOG.error("a question could not be counted: %s", error)

    return keep


def _outcome(reply: Reply) -> str | None:
    """Return what became of a question; None for those that are never kept."""
    if reply.question_id is not None:
        return "published page"
    # What sounds like an emergency, or asks for advice, tells of one person's own case.
    if reply.answer is None or reply.answer.safety.level is not SafetyLevel.NONE:
        return None
    return _OUTCOMES.get(reply.answer.status)
