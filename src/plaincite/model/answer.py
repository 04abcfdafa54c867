"""An answer: statements in order, each with the words it rests on, ready to be shown."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from plaincite.model.claim import Citation, Verdict
from plaincite.model.question import Question, Safety

__all__ = [
    "CHANCE_NOTE",
    "PAGE_SECTIONS",
    "Answer",
    "Check",
    "DoctorQuestion",
    "GlossaryEntry",
    "LeftOut",
    "PageSection",
    "Provenance",
    "Reference",
    "Replaced",
    "Severity",
    "Statement",
    "StatementKind",
    "Status",
    "Writing",
]


# Stands as the note of a claim whose source shows, in figures left out, that chance may explain it.
CHANCE_NOTE = "At least one difference told here may be due to chance."

PageSection = Literal["short_answer", "findings", "other_side", "unknowns"]
PAGE_SECTIONS: tuple[PageSection, ...] = ("short_answer", "findings", "other_side", "unknowns")


class Status(StrEnum):
    """What kind of reply the page is."""

    ANSWERED = "answered"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    DECLINED = "declined"
    URGENT = "urgent"


class StatementKind(StrEnum):
    """What a sentence of the page does; only claims speak of the world."""

    CLAIM = "claim"  # from a study; must carry citations
    FRAME = "frame"  # of the evidence itself ("we found two reviews"), counted from the references
    DEFINITION = "definition"  # from the glossary
    POINTER = "pointer"  # "ask your doctor", "see below"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or two of the page that stand or fall together."""

    text: str
    kind: StatementKind
    citations: tuple[Citation, ...] = ()
    verdict: Verdict | None = None  # None for kinds that are not checked
    lead: str | None = None  # how `text` begins, read from the record: "A 2025 trial (Cell) found:"
    note: str | None = None  # "The study does not give the absolute numbers."


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list; numbers run from 1 in order of first use."""

    number: int
    record_id: str
    title: str
    pmid: str | None = None
    doi: str | None = None
    pmcid: str | None = None
    authors: tuple[str, ...] = ()
    group_authors: tuple[str, ...] = ()  # those of `authors` that the source says are groups
    authors_complete: bool = True
    journal: str | None = None
    year: int | None = None
    design: str = "unclear"
    design_basis: str = "inferred"
    participants: int | None = None
    population: str | None = None
    notices: tuple[str, ...] = ()  # in words: "Corrected in 2021", "Preprint, not peer reviewed"
    limits: tuple[str, ...] = ()  # of the record: "Editor's summary", "The journal is not known."
    url: str | None = None
    copyright: str | None = None
    registry_ids: tuple[str, ...] = ()
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class DoctorQuestion:
    """A question to take to the doctor, first person."""

    text: str
    kind: Literal["options", "benefits_harms", "likelihood", "fit", "follow_up"]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A word of the page, explained in one line."""

    term: str
    meaning: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A record that was found and not used."""

    record_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """A statement offered to a language model that stands on the page as the rules wrote it."""

    section: PageSection
    number: int  # within its section, from 1
    reason: str  # a fixed phrase; no word of a model's stands here


@dataclass(frozen=True, slots=True)
class Writing:
    """What a language model did for a page."""

    model: str
    prompt: str  # the version of what it was told
    n_written: int  # statements in its words
    replaced: tuple[Replaced, ...] = ()
    failure: str | None = None  # why it wrote nothing, in a fixed phrase


@dataclass(frozen=True, slots=True)
class Provenance:
    """How the page came about. `corpus` is the snapshot id."""

    corpus: str
    searched_on: str  # ISO date of the snapshot's last change, so that pages rebuild byte for byte
    engine: str  # "plaincite 0.1.0"
    composer: str  # "extractive", or the name of the model that wrote statements
    found: int
    used: int
    left_out: tuple[LeftOut, ...] = ()
    reviewed_by: str | None = None
    corpus_name: str = "corpus"  # "starter library"
    corpus_size: int = 0
    query: str | None = None  # as a live service was asked; None when no service was
    matches: int | None = None  # how many records of the service the query matches in all
    writing: Writing | None = None  # None: no language model was asked


class Severity(StrEnum):
    """What a failed check does to a page."""

    BLOCKING = "blocking"
    WARNING = "warning"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Check:
    """One item of the rubric, tried on one page."""

    check_id: str  # "structure.h1"
    severity: Severity
    passed: bool
    detail: str  # the sentence at fault, or what was counted


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole page. Every part is present even when nothing was found."""

    question: Question
    status: Status
    safety: Safety
    short_answer: tuple[Statement, ...]
    findings: tuple[Statement, ...]
    other_side: tuple[Statement, ...]
    unknowns: tuple[Statement, ...]
    doctor_questions: tuple[DoctorQuestion, ...]
    references: tuple[Reference, ...]
    glossary: tuple[GlossaryEntry, ...]
    provenance: Provenance
    footer: str
    checks: tuple[Check, ...] = field(default=())

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in reading order."""
        return (*self.short_answer, *self.findings, *self.other_side, *self.unknowns)

    def texts(self) -> Iterator[str]:
        """Yield every text that a reader reads before the references, in reading order."""
        yield self.question.text
        for statement in self.statements:
            yield statement.text
            if statement.note:
                yield statement.note
        yield from (question.text for question in self.doctor_questions)
        yield from (f"{entry.term}: {entry.meaning}" for entry in self.glossary)
