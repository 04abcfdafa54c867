"""A page written by hand, and one whose every text tries to break out of its form."""

from dataclasses import replace

import pytest

from plaincite.model.answer import (
    Answer,
    Check,
    DoctorQuestion,
    GlossaryEntry,
    LeftOut,
    Provenance,
    Reference,
    Severity,
    Statement,
    StatementKind,
    Status,
)
from plaincite.model.claim import Citation, Label, Verdict
from plaincite.model.question import (
    Constraints,
    Question,
    QuestionKind,
    Safety,
    SafetyLevel,
    Specialty,
)

TRIAL = "In 240 adults, the tablet lowered pain by 2 points more than placebo."
REVIEW = "Pain did not differ between the tablet and placebo."


def claim(text: str, *, record: str, quote: str, lead: str | None = None) -> Statement:
    citation = Citation(record, quote, 9, 9 + len(quote), "RESULTS", "abstract")
    return Statement(
        text, StatementKind.CLAIM, (citation,), Verdict(Label.SUPPORT), lead, "No absolute numbers."
    )


def reference(number: int, record: str) -> Reference:
    return Reference(
        number=number,
        record_id=record,
        title=f"Study {number}",
        pmid=record.removeprefix("pmid:"),
        authors=("Example A", "Sample B"),
        journal="Journal of Examples",
        year=2020 + number,
        design="randomized controlled trial",
        participants=240,
        population="adults with back pain",
        notices=("Corrected.",),
        limits=("Editor's summary, not the published abstract.",),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{number}/",
        registry_ids=("NCT00000001",),
    )


@pytest.fixture
def answer() -> Answer:
    lead = "A 2021 randomised trial of 240 adults with back pain (Journal of Examples) reported:"
    first = claim(f"{lead} {TRIAL}", record="pmid:1", quote=TRIAL, lead=lead)
    return Answer(
        question=Question(
            text="Does the tablet help back pain?",
            slug="does-the-tablet-help-back-pain",
            kind=QuestionKind.EFFECT,
            concepts=(),
            constraints=Constraints(),
            specialty=Specialty("Pain Medicine", "Anesthesia"),
        ),
        status=Status.ANSWERED,
        safety=Safety(SafetyLevel.NONE),
        short_answer=(
            Statement("The studies we found do not agree.", StatementKind.FRAME),
            claim(TRIAL, record="pmid:1", quote=TRIAL),
        ),
        findings=(first,),
        other_side=(claim(REVIEW, record="pmid:2", quote=REVIEW),),
        unknowns=(Statement("The research is from 2021 to 2022.", StatementKind.FRAME),),
        doctor_questions=tuple(
            DoctorQuestion(f"What about number {number}?", "fit") for number in range(1, 6)
        ),
        references=(reference(1, "pmid:1"), reference(2, "pmid:2")),
        glossary=(GlossaryEntry("placebo", "a dummy treatment"),),
        provenance=Provenance(
            corpus="0123456789abcdef",
            searched_on="2026-11-22",
            engine="plaincite 0.1.0",
            composer="extractive",
            found=9,
            used=2,
            left_out=(LeftOut("pmid:3", "retracted"),),
            corpus_name="test corpus",
            corpus_size=9,
        ),
        footer="The footer.",
        checks=(Check("structure.h1", Severity.BLOCKING, True, "one"),),
    )


HOSTILE = (
    '<script>alert(1)</script> <img src=x onerror=y> [a](javascript:x) {{ 7*7 }} **b** & "q" \''
)


@pytest.fixture
def hostile(answer: Answer) -> Answer:
    """A page in which every text from outside holds mark-up of several kinds."""
    bad = claim(HOSTILE, record="pmid:1", quote=HOSTILE)
    evil = replace(
        answer.references[0],
        title=HOSTILE,
        authors=(HOSTILE,),
        journal=HOSTILE,
        population=HOSTILE,
        notices=(HOSTILE,),
        doi=f'10.1/"><{HOSTILE}',
    )
    return replace(
        answer,
        question=replace(answer.question, text=HOSTILE),
        short_answer=(bad,),
        findings=(bad,),
        other_side=(bad,),
        unknowns=(bad,),
        references=(evil,),
        glossary=(GlossaryEntry(HOSTILE, HOSTILE),),
        provenance=replace(answer.provenance, left_out=(LeftOut(HOSTILE, HOSTILE),)),
    )


@pytest.fixture
def crisis(answer: Answer) -> Answer:
    """A page that shows a safety message and no research."""
    return replace(
        answer,
        status=Status.URGENT,
        safety=Safety(
            SafetyLevel.CRISIS,
            "Please call someone now.\n- Stay with a person you trust.",
            "crisis",
            True,
        ),
        short_answer=(),
        findings=(),
        other_side=(),
        references=(),
        glossary=(),
    )
