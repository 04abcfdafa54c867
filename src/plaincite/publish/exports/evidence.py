"""The evidence file: what a page rests on, so that anyone can check it without plaincite.

`docs/check_evidence.py` is such a check, in plain Python and nothing of ours.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict

from plaincite.model.answer import Answer, Reference, Statement, StatementKind, Status
from plaincite.model.claim import Citation, Label, TextSource
from plaincite.model.record import Record
from plaincite.publish.document import to_json

__all__ = ["EvidenceFile", "to_evidence"]

Lookup = Callable[[str], Record | None]


class _Border(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Quote(_Border):
    """Words of a source: `text[start:end]` of the source's text, counted in characters."""

    reference: int
    record: str
    pmid: str | None
    doi: str | None
    source: TextSource
    section: str | None
    start: int
    end: int
    quote: str


class _Statement(_Border):
    section: Literal["short_answer", "findings", "other_side", "unknowns"]
    text: str
    kind: StatementKind
    lead: str | None
    note: str | None
    verdict: Label | None
    citations: tuple[_Quote, ...]


class _Study(_Border):
    """The labels that the page gives to a study."""

    reference: int
    record: str
    pmid: str | None
    doi: str | None
    title: str
    journal: str | None
    year: int | None
    design: str
    design_basis: str
    participants: int | None
    population: str | None
    notices: tuple[str, ...]
    limits: tuple[str, ...]


class _Source(_Border):
    """The text that the quotes were cut from: its length, its checksum, and where we may, it."""

    record: str
    source: TextSource
    characters: int
    sha256: str
    text: str | None


class EvidenceFile(_Border):
    """What one page rests on.

    `page_sha256` is the checksum of the page as JSON, `sha256` that of this file without that
    field, written with sorted keys, no spaces, and everything beyond ASCII as escapes.
    """

    format: Literal["plaincite-evidence/1"]
    question: str
    status: Status
    engine: str
    composer: str
    corpus: str
    searched_on: str
    page_sha256: str
    statements: tuple[_Statement, ...]
    studies: tuple[_Study, ...]
    sources: tuple[_Source, ...]
    sha256: str


def to_evidence(answer: Answer, lookup: Lookup | None = None, *, with_texts: bool = False) -> str:
    """Return the evidence of *answer* as one JSON document with a final newline.

    Args:
        answer: A page.
        lookup: Returns the record of an id, or None; without it no checksum of a source is told.
        with_texts: Put in the texts of articles too. Editors' digests are always in; an abstract
            may be its publisher's, so that is for the operator to decide.
    """
    provenance = answer.provenance
    unsigned = EvidenceFile(
        format="plaincite-evidence/1",
        question=answer.question.text,
        status=answer.status,
        engine=provenance.engine,
        composer=provenance.composer,
        corpus=provenance.corpus,
        searched_on=provenance.searched_on,
        page_sha256=_sha256(to_json(answer)),
        statements=tuple(_statements(answer)),
        studies=tuple(_study(reference) for reference in answer.references),
        sources=tuple(_sources(answer, lookup, with_texts=with_texts)) if lookup else (),
        sha256="",
    )
    document = unsigned.model_dump(mode="json", exclude={"sha256"})
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
    return (
        unsigned.model_copy(update={"sha256": _sha256(canonical)}).model_dump_json(indent=2) + "\n"
    )


def _parts(
    answer: Answer,
) -> Iterator[
    tuple[Literal["short_answer", "findings", "other_side", "unknowns"], tuple[Statement, ...]]
]:
    yield "short_answer", answer.short_answer
    yield "findings", answer.findings
    yield "other_side", answer.other_side
    yield "unknowns", answer.unknowns


def _statements(answer: Answer) -> Iterator[_Statement]:
    studies = {reference.record_id: reference for reference in answer.references}
    for section, statements in _parts(answer):
        for item in statements:
            yield _Statement(
                section=section,
                text=item.text,
                kind=item.kind,
                lead=item.lead,
                note=item.note,
                verdict=item.verdict.label if item.verdict else None,
                citations=tuple(
                    _quote(citation, studies[citation.record_id]) for citation in item.citations
                ),
            )


def _quote(citation: Citation, study: Reference) -> _Quote:
    return _Quote(
        reference=study.number,
        record=citation.record_id,
        pmid=study.pmid,
        doi=study.doi,
        source=citation.source,
        section=citation.section,
        start=citation.start,
        end=citation.end,
        quote=citation.quote,
    )


def _study(reference: Reference) -> _Study:
    names = _Study.model_fields.keys() - {"reference", "record"}
    fields = {name: getattr(reference, name) for name in names}
    return _Study(reference=reference.number, record=reference.record_id, **fields)


def _sources(answer: Answer, lookup: Lookup, *, with_texts: bool) -> Iterator[_Source]:
    cited = dict.fromkeys(
        (citation.record_id, citation.source)
        for _, statements in _parts(answer)
        for item in statements
        for citation in item.citations
    )
    for record_id, source in cited:
        record = lookup(record_id)
        text = None if record is None else record.text_in(source)
        if text is not None:
            yield _Source(
                record=record_id,
                source=source,
                characters=len(text),
                sha256=_sha256(text),
                text=text if with_texts or source == "digest" else None,
            )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
