"""The short answer is held to more than the rest: its words must lie near the question."""

from dataclasses import replace
from typing import Any

from plaincite.compose.standards import Relevance, near_only, pertinent_only, takes_all
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.claim import Citation, Label, Verdict
from plaincite.model.evidence import Evidence, Headline, Stance
from plaincite.model.question import Question
from plaincite.model.record import Record

QUOTE = "Pain fell with yoga."
ALL_NEAR = Relevance(is_near=takes_all)


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


def answering(evidence: Evidence, *, finding: bool = True, headline: bool = False) -> Evidence:
    """Say of the sentence of *evidence* that it answers, as a finding or as a headline."""
    sentence = evidence.finding.sentences[0]
    told = replace(
        evidence.finding,
        answering=frozenset({sentence.span}) if finding else frozenset(),
        headlines=(Headline(sentence, Stance.YES, 1.0),) if headline else (),
    )
    return replace(evidence, finding=told)


def test_a_page_shows_what_answers_and_lies_near(make_question: Any, make_evidence: Any) -> None:
    near = answering(make_evidence("Pain fell with yoga.", record_id="pmid:1"))
    far = answering(make_evidence("Sleep improved.", record_id="pmid:2"))
    silent = answering(make_evidence("Pain was measured.", record_id="pmid:3"), finding=False)

    relevance = Relevance(is_near=lambda _question, _record, text: "Pain" in text)
    kept = near_only([near, far, silent], relevance, make_question())

    assert kept == {"pmid:1": near}


def test_a_finding_that_does_not_answer_gives_way_to_a_headline(
    make_question: Any, make_evidence: Any
) -> None:
    study = answering(make_evidence("Pain fell with yoga."), finding=False, headline=True)
    beside = make_evidence("Forty were enrolled.").finding.sentences
    study = replace(study, finding=replace(study.finding, sentences=beside))

    (kept,) = near_only([study], ALL_NEAR, make_question()).values()

    assert [each.span.text for each in kept.finding.sentences] == ["Pain fell with yoga."]
    assert kept.finding.stance is Stance.YES


def test_where_records_were_chosen_all_are_shown(make_question: Any, make_evidence: Any) -> None:
    study = answering(make_evidence(), finding=False)

    assert near_only([study], Relevance(), make_question()) == {"pmid:1": study}


def test_what_tells_of_harms_alone_need_not_answer(make_question: Any, make_evidence: Any) -> None:
    study = replace(answering(make_evidence(), finding=False), is_on_harm_only=True)

    assert near_only([study], ALL_NEAR, make_question()) == {"pmid:1": study}


def test_what_a_page_may_show_is_read_closely_and_no_more(
    make_question: Any, make_evidence: Any
) -> None:
    read: list[str] = []

    def is_on_point(_question: Question, record: Record, _text: str) -> bool:
        read.append(record.record_id)
        return record.record_id != "pmid:2"

    studies = [answering(make_evidence(record_id=f"pmid:{n}")) for n in range(1, 20)]
    kept = near_only(
        studies, Relevance(is_near=takes_all, is_on_point=is_on_point), make_question()
    )

    assert "pmid:2" not in kept
    assert len(kept) == 18
    assert read == [f"pmid:{n}" for n in range(1, 12)]
