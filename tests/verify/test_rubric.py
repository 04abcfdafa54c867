"""The rubric: a good page passes every blocking item, and each fault fails its own item."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from plaincite.model.answer import (
    Answer,
    Check,
    DoctorQuestion,
    Severity,
    Statement,
    StatementKind,
    Status,
)
from plaincite.model.claim import Label, Verdict
from plaincite.model.question import QuestionKind, Safety, SafetyLevel
from plaincite.model.record import Notice, NoticeKind, Record
from plaincite.verify import rubric
from plaincite.verify.rubric.items import ITEMS

Lookup = Callable[[str], Record | None]
Result = Callable[[tuple[Check, ...], str], Check]
FRAME = StatementKind.FRAME


def test_a_good_page_passes_every_blocking_item(answer: Answer, lookup: Lookup) -> None:
    checks = rubric(answer, lookup=lookup)

    faults = [c for c in checks if not c.passed and c.severity is Severity.BLOCKING]
    assert faults == []


def test_items_are_named_once_and_always_in_one_order(answer: Answer) -> None:
    ids = [item.item_id for item in ITEMS]

    assert len(set(ids)) == len(ids)
    assert [check.check_id for check in rubric(answer)] == ids


def test_every_detail_says_something(answer: Answer) -> None:
    assert all(check.detail.strip() for check in rubric(answer))


def test_the_same_page_gives_the_same_checks(answer: Answer, lookup: Lookup) -> None:
    assert rubric(answer, lookup=lookup) == rubric(answer, lookup=lookup)


def _claim(text: str, answer: Answer) -> Statement:
    """A claim of the page that says *text* instead, on the same citation."""
    return replace(answer.findings[0], text=f"{answer.findings[0].lead} {text}")


def _frame(text: str) -> Statement:
    return Statement(text, FRAME)


def _questions(*texts: str, answer: Answer) -> tuple[DoctorQuestion, ...]:
    old = answer.doctor_questions
    return tuple(replace(item, text=text) for item, text in zip(old, texts, strict=False))


FAULTS: list[tuple[str, Callable[[Answer], dict[str, Any]]]] = [
    ("structure.question", lambda a: {"question": replace(a.question, text="")}),
    ("structure.question_length", lambda a: {"question": replace(a.question, text="a" * 121)}),
    ("structure.sections", lambda _: {"other_side": ()}),
    ("structure.short_answer", lambda _: {"short_answer": (_frame("word " * 61),)}),
    ("structure.short_answer", lambda _: {"short_answer": (_frame("No. No. No. No."),)}),
    ("structure.length", lambda a: {"unknowns": a.unknowns[:1]}),
    ("structure.length", lambda _: {"unknowns": (_frame("word " * 900),)}),
    ("structure.lists", lambda a: {"findings": a.findings * 4}),
    ("structure.safety_message", lambda _: {"safety": Safety(SafetyLevel.URGENT)}),
    ("words.abbreviations", lambda _: {"unknowns": (_frame("The GRQX score was not used."),)}),
    ("words.terms", lambda _: {"unknowns": (_frame("It is not known if edema follows."),)}),
    ("words.sentence_length", lambda _: {"unknowns": (_frame("word " * 26),)}),
    ("words.loaded", lambda _: {"unknowns": (_frame("This breakthrough is new."),)}),
    ("numbers.in_quotes", lambda a: {"findings": (_claim("Pain fell by 99 points.", a),)}),
    ("numbers.in_quotes", lambda a: {"findings": (_claim("Pain fell. " * 200, a),)}),
    ("numbers.relative", lambda a: {"findings": (_claim("The risk was 30% lower.", a),)}),
    ("numbers.relative", lambda a: {"findings": (_claim("It halved the risk.", a),)}),
    ("numbers.statistics", lambda a: {"findings": (_claim("Pain fell (P<0.05).", a),)}),
    ("numbers.statistics", lambda a: {"findings": (_claim("Statistically significant.", a),)}),
    ("numbers.statistics", lambda _: {"unknowns": (_frame("The confidence interval was wide."),)}),
    ("numbers.denominator", lambda _: {"unknowns": (_frame("1 in 10 here, 3 in 100 there."),)}),
    ("numbers.frames", lambda _: {"unknowns": (_frame("We found 77 trials."),)}),
    ("evidence.cited", lambda a: {"findings": (replace(a.findings[0], citations=()),)}),
    ("evidence.verdicts", lambda a: {"findings": (replace(a.findings[0], verdict=None),)}),
    ("evidence.verdicts", lambda a: {"findings": (
        replace(a.findings[0], verdict=Verdict(Label.CONTRADICT, ("No.",))),)}),
    ("evidence.quotes", lambda a: {"findings": (replace(
        a.findings[0], citations=(replace(a.findings[0].citations[0], start=3),)),)}),
    ("evidence.listed", lambda _: {"references": ()}),
    ("evidence.numbering", lambda a: {"references": (replace(a.references[0], number=2),)}),
    ("evidence.numbering", lambda a: {"references": (
        *a.references, replace(a.references[0], number=2, record_id="pmid:9"))}),
    ("evidence.facts", lambda a: {"findings": (replace(a.findings[0], lead=None),)}),
    ("evidence.facts", lambda a: {"references": (replace(a.references[0], year=1999),)}),
    ("evidence.standing", lambda a: {"references": (
        replace(a.references[0], notices=("Retracted.",)),)}),
    ("evidence.carries", lambda a: {"references": (
        replace(a.references[0], design="animal or laboratory"),)}),
    ("evidence.carries", lambda a: {"references": (
        replace(a.references[0], notices=("Preprint: not yet checked.",)),)}),
    ("uncertainty.both", lambda _: {"unknowns": ()}),
    ("uncertainty.certainty", lambda _: {"unknowns": (_frame("It probably helps."),)}),
    ("uncertainty.certainty", lambda _: {"unknowns": (_frame("This is high certainty."),)}),
    ("uncertainty.absence", lambda _: {"unknowns": (_frame("Exercise does not work."),)}),
    ("uncertainty.absence", lambda _: {"unknowns": (_frame("Exercise is safe."),)}),
    ("uncertainty.advice", lambda _: {"unknowns": (_frame("You should walk daily."),)}),
    ("uncertainty.advice", lambda _: {"unknowns": (_frame("Take a walk each day."),)}),
    ("uncertainty.doing_nothing", lambda a: {
        "findings": (a.findings[1],), "short_answer": (a.short_answer[0],),
        "unknowns": (_frame("Longer trials are needed."),)}),
    ("uncertainty.benefits_harms", lambda a: {"findings": (a.findings[0],)}),
    ("doctor_questions.count", lambda a: {"doctor_questions": a.doctor_questions[:4]}),
    ("doctor_questions.form", lambda a: {"doctor_questions": _questions("Help me", answer=a)}),
    ("doctor_questions.form", lambda a: {
        "doctor_questions": _questions("me " * 21 + "?", answer=a)}),
    ("doctor_questions.grade", lambda a: {"doctor_questions": _questions(
        "Which pharmaceutical alternatives necessitate consideration, including abstention, "
        "regarding my rehabilitation?", answer=a)}),
    ("doctor_questions.distinct", lambda a: {"doctor_questions": _questions(
        "What could I do, or not do?", "What could I do, or not do?", answer=a)}),
    ("doctor_questions.coverage", lambda a: {"doctor_questions": tuple(
        replace(item, kind="fit") for item in a.doctor_questions)}),
    ("doctor_questions.coverage", lambda a: {"doctor_questions": (
        replace(a.doctor_questions[0], text="Which drug do I take?"), *a.doctor_questions[1:])}),
    ("doctor_questions.first_person", lambda a: {"doctor_questions": (
        replace(a.doctor_questions[0], text="What are the choices, with none?"),
        *a.doctor_questions[1:])}),
    ("transparency.footer", lambda a: {"footer": a.footer.replace("Rheumatology", "Oncology")}),
    ("transparency.dates", lambda a: {"provenance": replace(a.provenance, searched_on="May")}),
    ("transparency.made", lambda a: {"provenance": replace(a.provenance, engine=" ")}),
    ("transparency.reviewed", lambda a: {"provenance": replace(a.provenance, reviewed_by=" ")}),
    ("transparency.counts", lambda a: {"provenance": replace(a.provenance, used=5)}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("check_id", "change"), FAULTS, ids=[f"{at}-{name}" for at, (name, _) in enumerate(FAULTS)]
)
def test_each_fault_fails_its_own_item(
    check_id: str,
    change: Callable[[Answer], dict[str, Any]],
    answer: Answer,
    lookup: Lookup,
    result: Result,
) -> None:
    assert result(rubric(answer, lookup=lookup), check_id).passed

    faulty = replace(answer, **change(answer))

    assert not result(rubric(faulty, lookup=lookup), check_id).passed


def test_a_failed_check_carries_the_sentence_at_fault(answer: Answer, result: Result) -> None:
    faulty = replace(answer, unknowns=(_frame("You should walk daily."),))

    assert "You should walk daily." in result(rubric(faulty), "uncertainty.advice").detail


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.ANSWERED])
def test_a_page_without_findings_passes_what_speaks_of_findings(
    status: Status, answer: Answer
) -> None:
    bare = replace(
        answer,
        status=status,
        short_answer=(_frame("We found no research here that answers this question."),),
        findings=(),
        other_side=(),
        references=(),
        glossary=(),
        provenance=replace(answer.provenance, used=0),
    )

    faults = [c for c in rubric(bare) if not c.passed and c.severity is Severity.BLOCKING]

    assert faults == []


def test_authors_words_may_hold_statistics_when_they_are_quoted(
    answer: Answer, result: Result
) -> None:
    quoted = _claim("“Pain fell (P<0.001).”", answer)

    assert result(rubric(replace(answer, findings=(quoted,))), "numbers.statistics").passed


def test_an_editors_digest_may_not(answer: Answer, result: Result) -> None:
    quoted = _claim("“Pain fell (P<0.001).”", answer)
    digest = replace(quoted, citations=(replace(quoted.citations[0], source="digest"),))

    assert not result(rubric(replace(answer, findings=(digest,))), "numbers.statistics").passed


def test_absolute_numbers_beside_a_relative_effect_are_enough(
    answer: Answer, result: Result
) -> None:
    both = _claim("The risk was 30% lower (7 in 100 instead of 10 in 100).", answer)
    noted = replace(
        _claim("The risk was 30% lower.", answer),
        note="The study does not give the absolute numbers.",
    )

    for claim in (both, noted):
        page = replace(answer, findings=(claim,))
        assert result(rubric(page), "numbers.relative").passed


def test_a_retracted_record_is_found_through_the_lookup(
    answer: Answer, record: Record, result: Result
) -> None:
    retracted = replace(record, notices=(Notice(NoticeKind.RETRACTION, "in"),))

    assert not result(rubric(answer, lookup=lambda _: retracted), "evidence.standing").passed


def test_an_altered_quote_is_found_through_the_lookup(
    answer: Answer, record: Record, result: Result
) -> None:
    section = replace(record.sections[0], text=record.abstract.replace("12 points", "21 points"))
    altered = replace(record, sections=(section,))

    assert not result(rubric(answer, lookup=lambda _: altered), "evidence.quotes").passed


def test_long_quotations_from_one_abstract_fail(answer: Answer, result: Result) -> None:
    citation = answer.findings[0].citations[0]
    long = replace(citation, quote="One. Two. Three.", end=citation.start + 16)
    finding = replace(answer.findings[0], citations=(long,))
    page = replace(answer, short_answer=answer.short_answer[:1], findings=(finding,))

    assert not result(rubric(page), "evidence.quotation").passed


def test_harms_are_not_asked_of_a_definition(answer: Answer, result: Result) -> None:
    question = replace(answer.question, kind=QuestionKind.DEFINITION)
    page = replace(answer, question=question, findings=(answer.findings[0],))

    check = result(rubric(page), "uncertainty.benefits_harms")
    assert check.passed
    assert check.detail.startswith("not applicable")
