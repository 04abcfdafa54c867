"""The short answer is held to more than the rest: its words must lie near the question."""

from typing import Any

from plaincite.compose.standards import pertinent_only
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.claim import Citation, Label, Verdict
from plaincite.model.evidence import Evidence
from plaincite.model.question import Question
from plaincite.model.record import Record

QUOTE = "Pain fell with yoga."


def statement(evidence: Evidence, text: str = QUOTE) -> Statement:
    citation = Citation(evidence.record.record_id, QUOTE, 0, len(QUOTE), None, "abstract")
    return Statement(text, StatementKind.CLAIM, (citation,))


def agree(_: Statement) -> Verdict:
    return Verdict(Label.SUPPORT)


def refuse(_: Statement) -> Verdict:
    return Verdict(Label.CONTRADICT, ("It says otherwise.",))


def judged(judge: Any, is_pertinent: Any, question: Question, evidence: Evidence) -> Verdict:
    studies = {evidence.record.record_id: evidence}
    return pertinent_only(judge, is_pertinent, question, studies)(statement(evidence))


def test_what_is_near_is_judged_as_ever(make_question: Any, make_evidence: Any) -> None:
    def near(*_: object) -> bool:
        return True

    assert judged(agree, near, make_question(), make_evidence(QUOTE)).label is Label.SUPPORT
    assert judged(refuse, near, make_question(), make_evidence(QUOTE)).label is Label.CONTRADICT


def test_what_is_far_is_not_supported(make_question: Any, make_evidence: Any) -> None:
    def far(*_: object) -> bool:
        return False

    assert judged(agree, far, make_question(), make_evidence(QUOTE)).label is Label.NOT_ENOUGH_INFO


def test_a_sentence_is_looked_at_once(make_question: Any, make_evidence: Any) -> None:
    seen: list[tuple[Question, Record, str]] = []

    def note(*asked: Any) -> bool:
        seen.append(asked)
        return True

    evidence, question = make_evidence(QUOTE), make_question()
    judge = pertinent_only(agree, note, question, {evidence.record.record_id: evidence})
    judge(statement(evidence))
    judge(statement(evidence, f"A trial found: {QUOTE}"))

    assert seen == [(question, evidence.record, QUOTE)]
