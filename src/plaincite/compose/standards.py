"""Standards: what a statement must pass before it is printed, and more before it opens a page.

A sentence may be true, bear on the question, and still not answer it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from plaincite.compose.findings import Judge
from plaincite.model.answer import Statement
from plaincite.model.claim import Label, Verdict
from plaincite.model.evidence import Evidence
from plaincite.model.question import Question
from plaincite.model.record import Record

__all__ = ["IsPertinent", "Standards", "pertinent_only", "takes_all"]

# Whether words of a record lie near enough to a question to be its short answer.
IsPertinent = Callable[[Question, Record, str], bool]
_BESIDE = Verdict(Label.NOT_ENOUGH_INFO, ("It lies too far from the question.",))


def takes_all(_question: Question, _record: Record, _text: str) -> bool:
    """Leave the choice to the rules on words."""
    return True


@dataclass(frozen=True, slots=True)
class Standards:
    """What statements are held to."""

    judge: Judge  # of all: compares a statement with the words it cites
    is_pertinent: IsPertinent = takes_all  # of the short answer: do those words answer?


def pertinent_only(
    judge: Judge, is_pertinent: IsPertinent, question: Question, studies: Mapping[str, Evidence]
) -> Judge:
    """Return a judge that supports what *judge* does, if all cited words lie near *question*."""

    @cache
    def is_near(record_id: str, told: str) -> bool:
        return is_pertinent(question, studies[record_id].record, told)

    def judged(statement: Statement) -> Verdict:
        verdict = judge(statement)
        if verdict.label is not Label.SUPPORT or not statement.citations:
            return verdict
        told = " ".join(citation.quote for citation in statement.citations)
        return verdict if is_near(statement.citations[0].record_id, told) else _BESIDE

    return judged
