"""Study design: what kind of study a record reports, and how we know.

In order of trust: a specific publication type, an editor's digest, what title and text say of this
study, indexing terms, weaker hints. `Design.UNCLEAR` is an answer. Words that name another design
in passing ("trials have shown") are kept out by reading only phrases that speak of this study.
"""

import re
from collections.abc import Iterator

from plaincite.appraise.design_cues import (
    MESH_DESIGNS,
    NO_POOLING,
    POOLING,
    PUBLICATION_TYPES,
    RESULTS_CUES,
    TEXT_DESIGNS,
    TITLE_DESIGNS,
    WEAK_DESIGNS,
)
from plaincite.appraise.laboratory import animal_or_laboratory
from plaincite.appraise.layout import Part, parts
from plaincite.model.claim import Span
from plaincite.model.evidence import Design, Stated
from plaincite.model.record import Record
from plaincite.text import split_sentences

__all__ = ["study_design"]

_MARK = re.compile(r"^\W*(?:retracted(?: article)?|withdrawn|removed)\W+", re.IGNORECASE)
_REVIEWS = (Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS)
_LONG = 20_000  # characters read; no abstract is longer


def study_design(record: Record) -> Stated[Design]:
    """Return the record's design with its basis, and its span when the abstract states it."""
    title = _MARK.sub("", record.title or "")[:1000]
    indexed = _indexed(record)
    if indexed is not None:
        return _refined(indexed, record, title)
    if record.digest is not None and record.digest.design in {design.value for design in Design}:
        return Stated(Design(record.digest.design), "indexed")
    return _from_text(record, title)


def _indexed(record: Record) -> Design | None:
    names = {name.lower() for name in record.publication_types}
    return next((design for name, design in PUBLICATION_TYPES if name in names), None)


def _refined(design: Design, record: Record, title: str) -> Stated[Design]:
    """Let the words correct a type that indexers gave too broadly."""
    by_title = _by_title(title)
    if by_title is Design.PROTOCOL and design in (*_REVIEWS, Design.RANDOMIZED):
        if not RESULTS_CUES.search(record.abstract[:_LONG]):
            return Stated(Design.PROTOCOL, "stated")
    if design is Design.RANDOMIZED and (lab := animal_or_laboratory(record)):
        if lab.value and lab.basis == "indexed":
            return Stated(Design.ANIMAL_OR_LABORATORY, "indexed")
    if design is Design.SYSTEMATIC_REVIEW and by_title is Design.META_ANALYSIS:
        return Stated(Design.META_ANALYSIS, "stated")
    if design is Design.CASE_REPORT and by_title is Design.CASE_SERIES:
        return Stated(Design.CASE_SERIES, "stated")
    return Stated(design, "indexed")


def _from_text(record: Record, title: str) -> Stated[Design]:
    by_title = _by_title(title)
    by_text = list(_by_text(record))
    if by_title is Design.LETTER:
        return Stated(Design.LETTER, "stated")
    review = _review(by_title, by_text, record)
    if review is not None:
        return review
    laboratory = animal_or_laboratory(record)
    if laboratory is not None and laboratory.value and by_title is not Design.PROTOCOL:
        return Stated(Design.ANIMAL_OR_LABORATORY, laboratory.basis)
    stated = _stated(by_title, by_text)
    if stated is not None:
        return stated
    return _weakly(record, title)


def _by_title(title: str) -> Design | None:
    return next((design for design, cue in TITLE_DESIGNS if cue.search(title)), None)


def _by_text(record: Record) -> Iterator[Stated[Design]]:
    """Yield each design that the abstract claims for itself, in the table's order."""
    text = record.abstract[:_LONG]
    sentences = [span for span in split_sentences(text) if not _is_background(span, parts(record))]
    for design, cue in TEXT_DESIGNS:
        span = next((span for span in sentences if cue.search(span.text)), None)
        if span is not None:
            yield Stated(design, "stated", span)


def _is_background(span: Span, layout: tuple[Part, ...]) -> bool:
    return any(
        part.start <= span.start < part.end and part.kind in ("background", "conclusion", "other")
        for part in layout
    )


def _review(
    by_title: Design | None, by_text: list[Stated[Design]], record: Record
) -> Stated[Design] | None:
    found = {stated.value: stated for stated in by_text}
    if by_title is Design.PROTOCOL:
        return None
    if by_title not in _REVIEWS and not any(design in found for design in _REVIEWS):
        return None
    if by_title not in (*_REVIEWS, None, Design.NARRATIVE_REVIEW, Design.GUIDELINE):
        return None
    if by_title is Design.META_ANALYSIS:
        return Stated(Design.META_ANALYSIS, "stated")
    text = record.abstract[:_LONG]
    if POOLING.search(text) and not NO_POOLING.search(text):
        return Stated(Design.META_ANALYSIS, "stated", _span_of(found, Design.META_ANALYSIS))
    return Stated(Design.SYSTEMATIC_REVIEW, "stated", _span_of(found, Design.SYSTEMATIC_REVIEW))


def _span_of(found: dict[Design, Stated[Design]], design: Design) -> Span | None:
    return found[design].span if design in found else None


def _stated(by_title: Design | None, by_text: list[Stated[Design]]) -> Stated[Design] | None:
    randomized = next((s for s in by_text if s.value is Design.RANDOMIZED), None)
    protocol = next((s for s in by_text if s.value is Design.PROTOCOL), None)
    if by_title is Design.PROTOCOL or (protocol and by_title in (None, Design.RANDOMIZED)):
        return Stated(Design.PROTOCOL, "stated", protocol.span if protocol else None)
    if randomized is not None and by_title in (None, Design.NON_RANDOMIZED, Design.COHORT):
        return randomized
    if by_title is not None:
        return Stated(by_title, "stated")
    return by_text[0] if by_text else None


def _weakly(record: Record, title: str) -> Stated[Design]:
    descriptors = {heading.descriptor.lower() for heading in record.mesh}
    for name, design in MESH_DESIGNS:
        if name in descriptors:
            return Stated(design, "indexed")
    text = f"{title}. {record.abstract[:_LONG]}"
    for design, cue in WEAK_DESIGNS:
        if cue.search(text):
            return Stated(design, "inferred")
    return Stated(Design.PREPRINT if record.is_preprint else Design.UNCLEAR, "inferred")
