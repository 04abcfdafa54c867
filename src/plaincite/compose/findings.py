"""Findings: a study's own sentences, trimmed for reading, with the words they rest on.

A draft offers several texts for the same finding, plainest first. The judge takes the first that
says no more than its source; the last is always the author's words in quotation marks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plaincite.compose.abbreviations import unexplained
from plaincite.compose.announcements import without_announcements
from plaincite.compose.effect_figures import (
    absolute_note,
    has_bare_statistics,
    in_people,
    trim_effects,
)
from plaincite.compose.lead import lead, missing_facts
from plaincite.compose.statistics import trim_statistics
from plaincite.model.answer import CHANCE_NOTE, Statement, StatementKind
from plaincite.model.claim import Citation, Label, Verdict
from plaincite.model.evidence import Evidence, Sentence, Stance
from plaincite.model.record import Record

__all__ = ["Draft", "citations", "finding_draft", "first_supported", "sentence_draft"]

Draft = Sequence[Statement]
Judge = Callable[[Statement], Verdict]


def finding_draft(evidence: Evidence) -> Draft:
    """Return the ways to state what *evidence* found, plainest first."""
    # People whose description holds a short form that stays bare are only counted.
    plainer = (
        lead(evidence, names_people=False),
        lead(evidence, names_people=False, counts_people=False),
    )
    openings = dict.fromkeys([lead(evidence), *plainer])
    draft = tuple(
        statement
        for opening in openings
        for statement in sentence_draft(evidence, evidence.finding.sentences, opening=opening)
    )
    # "12 instead of 20" speaks of a difference, which a study that saw none does not report.
    is_null = evidence.finding.stance is Stance.NO_CLEAR_DIFFERENCE
    finding = evidence.finding
    per_hundred = None if is_null else in_people(finding.effects, finding.text)
    if per_hundred is None:
        return draft
    return tuple(
        replace(statement, note=" ".join(filter(None, [per_hundred, statement.note])))
        for statement in draft
    )


def sentence_draft(
    evidence: Evidence, sentences: tuple[Sentence, ...], *, opening: str, may_quote: bool = True
) -> Draft:
    """Return the ways to state *sentences* of a study after *opening*, plainest first.

    Without *may_quote* there may be none: what can be told only with its statistics is left out.
    """
    record = evidence.record
    cited = citations(record, sentences)
    verbatim = " ".join(citation.quote for citation in cited)
    drafts = []
    for text, chance in _texts(verbatim, may_quote=may_quote):
        if unexplained(text, record) and not text.startswith("“"):
            continue  # in the authors' own words only, marked as such
        note = absolute_note(text, whole=record.abstract, is_digest=record.digest is not None)
        notes = " ".join(filter(None, [chance, note, missing_facts(evidence)]))
        full = f"{opening} {text}"
        drafts.append(Statement(full, StatementKind.CLAIM, cited, lead=opening, note=notes or None))
    return tuple(drafts)


def first_supported(draft: Draft, judge: Judge) -> Statement | None:
    """Return the first statement of *draft* that *judge* supports, with its verdict."""
    for statement in draft:
        verdict = judge(statement)
        if verdict.label is Label.SUPPORT:
            return replace(statement, verdict=verdict)
    return None


def citations(record: Record, sentences: Iterable[Sentence]) -> tuple[Citation, ...]:
    """Return one citation for each unbroken run of *sentences*."""
    ordered = sorted(sentences, key=lambda sentence: sentence.span.start)
    return tuple(_citation(record, run) for run in _runs(ordered))


def _texts(verbatim: str, *, may_quote: bool) -> Iterator[tuple[str, str | None]]:
    """Yield readings with their notes, shorter first; bare statistics only within a quotation.

    A reading without its statistics may hide that chance explains it; then the judge takes the one
    whose note says so.
    """
    plainest = trim_statistics(trim_effects(verbatim))
    shorter = [plainest, trim_statistics(verbatim), verbatim]
    readings = dict.fromkeys([without_announcements(plainest), *shorter])
    plain = [text for text in readings if not has_bare_statistics(text)]
    yield from ((text, None) for text in plain)
    yield from ((text, CHANCE_NOTE) for text in plain)
    if may_quote:
        yield f"“{verbatim}”", None


def _runs(ordered: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """Cut where other words stand between two sentences, or another section begins."""
    start = 0
    for at, (left, right) in enumerate(pairwise(ordered), start=1):
        if right.section != left.section or right.span.start - left.span.end > 1:
            yield ordered[start:at]
            start = at
    if ordered:
        yield ordered[start:]


def _citation(record: Record, run: Sequence[Sentence]) -> Citation:
    start, end = run[0].span.start, run[-1].span.end
    source = run[0].source
    whole = record.text_in(source) or ""
    return Citation(record.record_id, whole[start:end], start, end, run[0].section, source)
