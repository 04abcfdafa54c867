"""The page as a JSON document, and back: the contract that other programs build on.

Fields may be added in later versions; none is renamed or removed. The JSON Schema in
`docs/answer.schema.json` is made from these classes.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from plaincite.errors import PageError
from plaincite.model.answer import (
    Answer,
    Check,
    DoctorQuestion,
    GlossaryEntry,
    LeftOut,
    PageSection,
    Provenance,
    Reference,
    Replaced,
    Severity,
    Statement,
    StatementKind,
    Status,
    Writing,
)
from plaincite.model.claim import Citation, Label, TextSource, Verdict
from plaincite.model.question import (
    Constraints,
    Question,
    QuestionKind,
    Safety,
    SafetyLevel,
    Specialty,
)

__all__ = ["Document", "from_document", "to_document", "to_json"]


class _Border(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Specialty(_Border):
    name: str
    schema_org: str


class _Safety(_Border):
    level: SafetyLevel
    message: str | None
    topic: str | None = None
    replaces_answer: bool = False


class _Citation(_Border):
    reference: int
    record: str
    quote: str
    start: int
    end: int
    section: str | None
    source: TextSource


class _Verdict(_Border):
    label: Label
    reasons: tuple[str, ...] = ()


class _Statement(_Border):
    text: str
    kind: StatementKind
    citations: tuple[_Citation, ...]
    verdict: _Verdict | None
    lead: str | None = None
    note: str | None = None


class _DoctorQuestion(_Border):
    text: str
    kind: Literal["options", "benefits_harms", "likelihood", "fit", "follow_up"]


class _Reference(_Border):
    number: int
    record: str
    pmid: str | None
    doi: str | None
    pmcid: str | None = None
    title: str
    authors: tuple[str, ...]
    group_authors: tuple[str, ...] = ()
    authors_complete: bool = True
    journal: str | None
    year: int | None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    design: str
    design_basis: str = "inferred"
    participants: int | None
    population: str | None
    notices: tuple[str, ...]
    limits: tuple[str, ...] = ()
    registry_ids: tuple[str, ...] = ()
    copyright: str | None = None
    url: str | None


class _GlossaryEntry(_Border):
    term: str
    meaning: str


class _LeftOut(_Border):
    record: str
    reason: str


class _Replaced(_Border):
    section: PageSection
    number: int
    reason: str


class _Writing(_Border):
    model: str
    prompt: str
    n_written: int
    replaced: tuple[_Replaced, ...]
    failure: str | None


class _Provenance(_Border):
    corpus: str
    corpus_name: str = "corpus"
    corpus_size: int = 0
    searched_on: str
    engine: str
    composer: str
    found: int
    used: int
    left_out: tuple[_LeftOut, ...]
    reviewed_by: str | None
    query: str | None = None
    matches: int | None = None
    writing: _Writing | None = None


class _Check(_Border):
    id: str
    severity: Severity
    passed: bool
    detail: str


class Document(_Border):
    """One answer page, as `plaincite ask --format json` prints it."""

    question: str
    slug: str
    question_kind: QuestionKind
    status: Status
    specialty: _Specialty
    safety: _Safety
    short_answer: tuple[_Statement, ...]
    findings: tuple[_Statement, ...]
    other_side: tuple[_Statement, ...]
    unknowns: tuple[_Statement, ...]
    doctor_questions: tuple[_DoctorQuestion, ...]
    references: tuple[_Reference, ...]
    glossary: tuple[_GlossaryEntry, ...]
    provenance: _Provenance
    checks: tuple[_Check, ...]
    footer: str


def to_json(answer: Answer) -> str:
    """Return *answer* as one JSON document with a final newline."""
    return to_document(answer).model_dump_json(indent=2) + "\n"


def from_document(text: str, *, source: str) -> Answer:
    """Read the page in *text* back; the inverse of `to_json`.

    Raises:
        PageError: *text* is not such a document; *source* names it in the message.
    """
    try:
        document = Document.model_validate_json(text)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(str(part) for part in fault["loc"]) or "the document"
        reason = f"is not a page that plaincite wrote ({where}: {fault['msg'].lower()})"
        raise PageError(source, reason) from error
    _require_references(document, source)
    return _answer(document)


def _require_references(document: Document, source: str) -> None:
    known = {reference.record for reference in document.references}
    parts = (document.short_answer, document.findings, document.other_side, document.unknowns)
    for citation in (item for part in parts for each in part for item in each.citations):
        if citation.record not in known:
            reason = f"cites {citation.record}, which is not among its references"
            raise PageError(source, reason)


def to_document(answer: Answer) -> Document:
    """Return *answer* as the document that `to_json` writes."""
    numbers = {reference.record_id: reference.number for reference in answer.references}

    def statements(items: tuple[Statement, ...]) -> tuple[_Statement, ...]:
        return tuple(_statement(item, numbers) for item in items)

    question = answer.question
    return Document(
        question=question.text,
        slug=question.slug,
        question_kind=question.kind,
        status=answer.status,
        specialty=_Specialty(
            name=question.specialty.name, schema_org=question.specialty.schema_org
        ),
        safety=_Safety(
            level=answer.safety.level,
            message=answer.safety.message,
            topic=answer.safety.topic,
            replaces_answer=answer.safety.replaces_answer,
        ),
        short_answer=statements(answer.short_answer),
        findings=statements(answer.findings),
        other_side=statements(answer.other_side),
        unknowns=statements(answer.unknowns),
        doctor_questions=tuple(
            _DoctorQuestion(text=item.text, kind=item.kind) for item in answer.doctor_questions
        ),
        references=tuple(_reference(item) for item in answer.references),
        glossary=tuple(
            _GlossaryEntry(term=item.term, meaning=item.meaning) for item in answer.glossary
        ),
        provenance=_provenance(answer.provenance),
        checks=tuple(
            _Check(id=item.check_id, severity=item.severity, passed=item.passed, detail=item.detail)
            for item in answer.checks
        ),
        footer=answer.footer,
    )


def _statement(statement: Statement, numbers: dict[str, int]) -> _Statement:
    verdict = statement.verdict
    return _Statement(
        text=statement.text,
        kind=statement.kind,
        citations=tuple(
            _Citation(
                reference=numbers[citation.record_id],
                record=citation.record_id,
                quote=citation.quote,
                start=citation.start,
                end=citation.end,
                section=citation.section,
                source=citation.source,
            )
            for citation in statement.citations
        ),
        verdict=_Verdict(label=verdict.label, reasons=verdict.reasons) if verdict else None,
        lead=statement.lead,
        note=statement.note,
    )


def _reference(reference: Reference) -> _Reference:
    fields = {name: getattr(reference, name) for name in _SHARED_REFERENCE_FIELDS}
    return _Reference(record=reference.record_id, **fields)


_SHARED_REFERENCE_FIELDS = tuple(name for name in _Reference.model_fields if name != "record")
_SHARED_PROVENANCE_FIELDS = tuple(
    name for name in _Provenance.model_fields if name not in ("left_out", "writing")
)


def _provenance(provenance: Provenance) -> _Provenance:
    fields = {name: getattr(provenance, name) for name in _SHARED_PROVENANCE_FIELDS}
    left_out = tuple(
        _LeftOut(record=item.record_id, reason=item.reason) for item in provenance.left_out
    )
    return _Provenance(left_out=left_out, writing=_writing(provenance.writing), **fields)


def _writing(writing: Writing | None) -> _Writing | None:
    if writing is None:
        return None
    replaced = tuple(
        _Replaced(section=item.section, number=item.number, reason=item.reason)
        for item in writing.replaced
    )
    return _Writing(
        model=writing.model,
        prompt=writing.prompt,
        n_written=writing.n_written,
        replaced=replaced,
        failure=writing.failure,
    )


def _answer(document: Document) -> Answer:
    specialty = Specialty(document.specialty.name, document.specialty.schema_org)
    return Answer(
        question=Question(
            text=document.question,
            slug=document.slug,
            kind=document.question_kind,
            concepts=(),
            constraints=Constraints(),
            specialty=specialty,
        ),
        status=document.status,
        safety=Safety(**document.safety.model_dump()),
        short_answer=tuple(_read_statement(item) for item in document.short_answer),
        findings=tuple(_read_statement(item) for item in document.findings),
        other_side=tuple(_read_statement(item) for item in document.other_side),
        unknowns=tuple(_read_statement(item) for item in document.unknowns),
        doctor_questions=tuple(
            DoctorQuestion(item.text, item.kind) for item in document.doctor_questions
        ),
        references=tuple(_read_reference(item) for item in document.references),
        glossary=tuple(GlossaryEntry(item.term, item.meaning) for item in document.glossary),
        provenance=_read_provenance(document.provenance),
        footer=document.footer,
        checks=tuple(
            Check(item.id, item.severity, item.passed, item.detail) for item in document.checks
        ),
    )


def _read_statement(statement: _Statement) -> Statement:
    verdict = statement.verdict
    return Statement(
        text=statement.text,
        kind=statement.kind,
        citations=tuple(
            Citation(item.record, item.quote, item.start, item.end, item.section, item.source)
            for item in statement.citations
        ),
        verdict=Verdict(verdict.label, verdict.reasons) if verdict else None,
        lead=statement.lead,
        note=statement.note,
    )


def _read_reference(reference: _Reference) -> Reference:
    fields = {name: getattr(reference, name) for name in _SHARED_REFERENCE_FIELDS}
    return Reference(record_id=reference.record, **fields)


def _read_provenance(provenance: _Provenance) -> Provenance:
    fields = {name: getattr(provenance, name) for name in _SHARED_PROVENANCE_FIELDS}
    left_out = tuple(LeftOut(item.record, item.reason) for item in provenance.left_out)
    return Provenance(left_out=left_out, writing=_read_writing(provenance.writing), **fields)


def _read_writing(writing: _Writing | None) -> Writing | None:
    if writing is None:
        return None
    replaced = tuple(Replaced(item.section, item.number, item.reason) for item in writing.replaced)
    return Writing(writing.model, writing.prompt, writing.n_written, replaced, writing.failure)
