"""Findings: a study's own sentences, trimmed for reading, with the words they rest on.

A draft offers several texts for the same finding, plainest first. The judge takes the first that
says no more than its source; the last is always the author's words in quotation marks.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plaincite.compose.lead import lead, missing_facts
from plaincite.compose.statistics import trim_statistics
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.claim import Citation, Label, Verdict
from plaincite.model.evidence import Evidence, Sentence
from plaincite.model.record import Record

__all__ = ["Draft", "citations", "finding_draft", "first_supported", "sentence_draft"]

Draft = Sequence[Statement]
Judge = Callable[[Statement], Verdict]


def finding_draft(evidence: Evidence) -> Draft:
    """Return the ways to state what *evidence* found, plainest first."""
    draft = _draft(evidence.record, evidence.finding.sentences, lead(evidence))
    return tuple(replace(statement, note=missing_facts(evidence)) for statement in draft)


def sentence_draft(record: Record, sentence: Sentence, *, opening: str) -> Draft:
    """Return the ways to state one *sentence* of *record* after *opening*."""
    return _draft(record, (sentence,), opening)


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


def _draft(record: Record, sentences: tuple[Sentence, ...], opening: str) -> Draft:
    cited = citations(record, sentences)
    verbatim = " ".join(citation.quote for citation in cited)
    texts = dict.fromkeys([trim_statistics(verbatim), verbatim, f"“{verbatim}”"])
    return tuple(
        Statement(f"{opening} {text}", StatementKind.CLAIM, cited, lead=opening) for text in texts
    )


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
    whole = record.lay_summaries[0].text if source == "lay_summary" else record.abstract
    return Citation(record.record_id, whole[start:end], start, end, run[0].section, source)
