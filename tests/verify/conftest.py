"""Invented records, statements and a whole page for the judge's tests."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plaincite.model.answer import (
    Answer,
    Check,
    DoctorQuestion,
    GlossaryEntry,
    Provenance,
    Reference,
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
from plaincite.model.record import PublicationDate, Record, Section
from plaincite.verify.case import Case
from plaincite.verify.reading import read

TEXT = (
    "We randomised 240 adults with knee osteoarthritis (OA) to exercise or usual care. "
    "Exercise reduced pain by 12 points compared with usual care (P<0.001). "
    "Mild adverse events occurred in 5% of the exercise group. "
    "Longer trials are needed."
)


@pytest.fixture
def record() -> Record:
    """A randomised trial of exercise for knee pain."""
    return Record(
        record_id="pmid:1",
        title="Exercise for knee osteoarthritis: a randomized controlled trial",
        sections=(Section(TEXT),),
        pmid="1",
        journal="Journal of Joints",
        journal_abbreviation="J Joints",
        date=PublicationDate(2021),
        publication_types=("Randomized Controlled Trial",),
        registry_ids=("NCT01234567",),
    )


@pytest.fixture
def lookup(record: Record) -> Callable[[str], Record | None]:
    """The one record by its id."""
    return {record.record_id: record}.get


@pytest.fixture
def cite(record: Record) -> Callable[[str], Citation]:
    """Cite a sentence of the record by its words."""

    def cited(quote: str) -> Citation:
        start = record.abstract.index(quote)
        return Citation(record.record_id, quote, start, start + len(quote), None, "abstract")

    return cited


@pytest.fixture
def claim(cite: Callable[[str], Citation]) -> Callable[..., Statement]:
    """A supported claim after a lead, resting on a sentence of the record."""

    def made(quote: str, body: str | None = None, **changes: object) -> Statement:
        lead = "A 2021 randomised trial of 240 adults with knee osteoarthritis (J Joints) found:"
        statement = Statement(
            f"{lead} {body or quote}",
            StatementKind.CLAIM,
            (cite(quote),),
            verdict=Verdict(Label.SUPPORT),
            lead=lead,
        )
        return replace(statement, **changes)  # type: ignore[arg-type]

    return made


@pytest.fixture
def answer(claim: Callable[..., Statement]) -> Answer:
    """A page that meets every blocking item."""
    pain = "Exercise reduced pain by 12 points compared with usual care (P<0.001)."
    plain = "Exercise reduced pain by 12 points compared with usual care."
    harm = "Mild adverse events occurred in 5% of the exercise group."
    frame = StatementKind.FRAME
    filler = "The study lasted a short time, and it asked people about pain and daily life. " * 12
    return Answer(
        question=Question(
            "Does exercise help knee pain?",
            "does-exercise-help-knee-pain",
            QuestionKind.EFFECT,
            (),
            Constraints(),
            Specialty("Rheumatology", "Rheumatologic"),
        ),
        status=Status.ANSWERED,
        safety=Safety(SafetyLevel.NONE),
        short_answer=(
            Statement("Yes, the one trial we found reports less pain.", frame),
            claim(pain, plain),
        ),
        findings=(claim(pain, plain), claim(harm)),
        other_side=(Statement("We looked for studies that disagree and found none.", frame),),
        unknowns=(
            Statement("What happens with no treatment was not studied here.", frame),
            Statement(filler.strip(), frame),
        ),
        doctor_questions=(
            DoctorQuestion("What are my choices, including doing nothing?", "options"),
            DoctorQuestion("What good could it do me, and what harm?", "benefits_harms"),
            DoctorQuestion("How likely is it to help me?", "likelihood"),
            DoctorQuestion("Were the people in this trial like me?", "fit"),
            DoctorQuestion("When do we look at this again?", "follow_up"),
        ),
        references=(
            Reference(
                1,
                "pmid:1",
                "Exercise for knee osteoarthritis: a randomized controlled trial",
                pmid="1",
                journal="Journal of Joints",
                year=2021,
                design="randomized controlled trial",
                participants=240,
            ),
        ),
        glossary=(
            GlossaryEntry("osteoarthritis", "wear in a joint"),
            GlossaryEntry("randomised", "put into groups by chance"),
            GlossaryEntry("adverse event", "something bad that happens in a study"),
        ),
        provenance=Provenance("abc123", "2026-01-02", "plaincite 0.1.0", "extractive", 1, 1),
        footer=(
            "This question is drawn from common patient questions about Rheumatology and answered "
            "using cited medical research. We do not provide individualized advice."
        ),
    )


@pytest.fixture
def result() -> Callable[[tuple[Check, ...], str], Check]:
    """One check of many, by its id."""

    def found(checks: tuple[Check, ...], check_id: str) -> Check:
        return next(check for check in checks if check.check_id == check_id)

    return found


@pytest.fixture
def beside() -> Callable[[str, str], Case]:
    """Lay a claim beside one sentence of evidence."""

    def laid(claim: str, evidence: str) -> Case:
        return Case(read(claim), read(evidence), read(""), evidence)

    return laid
