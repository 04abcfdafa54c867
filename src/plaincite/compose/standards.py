"""Standards: what a statement must pass before it is printed, and more before it opens a page.

A sentence may be true, bear on the question, and still not answer it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from plaincite.compose.findings import Judge
from plaincite.model.answer import Statement
from plaincite.model.claim import Label, Verdict
from plaincite.model.evidence import Evidence, Finding
from plaincite.model.question import Question
from plaincite.model.record import Record

__all__ = ["IsPertinent", "Relevance", "Standards", "near_only", "pertinent_only", "takes_all"]

# Whether words of a record lie near enough to a question to be its short answer.
IsPertinent = Callable[[Question, Record, str], bool]
_MORE_THAN_SHOWN = 10  # findings
_BESIDE = Verdict(Label.NOT_ENOUGH_INFO, ("It lies too far from the question.",))


def takes_all(_question: Question, _record: Record, _text: str) -> bool:
    """Leave the choice to the rules on words."""
    return True


@dataclass(frozen=True, slots=True)
class Relevance:
    """What tells whether words of a record are on what was asked."""

    is_pertinent: IsPertinent = takes_all  # of the short answer: do those words answer?
    # Of a finding: is it on what was asked? None where each record was chosen for its question.
    is_near: IsPertinent | None = None
    # The same, read closely, which takes longer: asked of those that a page may show.
    is_on_point: IsPertinent = takes_all


@dataclass(frozen=True, slots=True)
class Standards:
    """What statements are held to."""

    judge: Judge  # of all: compares a statement with the words it cites
    relevance: Relevance = Relevance()


def near_only(
    evidence: Sequence[Evidence], relevance: Relevance, question: Question
) -> dict[str, Evidence]:
    """Return, by record, the studies that answer what was asked, in sentences that do.

    A finding without one gives way to a headline of its record. All stay as they are where they
    were chosen. What tells of harms alone need not answer.
    """
    is_near = relevance.is_near
    if is_near is None:
        return {item.record.record_id: item for item in evidence}
    able = (_as_answered(item) for item in evidence if _answers(item))
    near = (item for item in able if is_near(question, item.record, item.finding.text))
    return {item.record.record_id: item for item in _on_point(near, relevance, question)}


def _on_point(
    near: Iterable[Evidence], relevance: Relevance, question: Question
) -> Iterator[Evidence]:
    """Yield those on the point; past as many as a page can show, the others unread."""
    n_read = 0
    for item in near:
        if item.is_on_harm_only or n_read >= _MORE_THAN_SHOWN:
            yield item
        elif relevance.is_on_point(question, item.record, item.finding.text):
            n_read += 1
            yield item


def _as_answered(evidence: Evidence) -> Evidence:
    """Return *evidence* with a headline for its finding, where the finding does not answer."""
    finding = evidence.finding
    if _tells(finding) or not finding.headlines:
        return evidence
    best = finding.headlines[0]
    told = replace(finding, sentences=best.sentences, stance=best.stance, effects=())
    return replace(evidence, finding=told)


def _answers(evidence: Evidence) -> bool:
    finding = evidence.finding
    return evidence.is_on_harm_only or _tells(finding) or bool(finding.headlines)


def _tells(finding: Finding) -> bool:
    return any(sentence.span in finding.answering for sentence in finding.sentences)


def pertinent_only(
    judge: Judge, is_pertinent: IsPertinent, question: Question, studies: Mapping[str, Evidence]
) -> Judge:
    """Return a judge that supports what *judge* does, if all cited words lie near *question*."""

    @cache
    def is_near(record_id: str, told: str) -> bool:
        return is_pertinent(question, studies[record_id].record, told)

    def judged(statement: Statement) -> Verdict:
        verdict = judge(statement)
        if verdict.label is not Label.SUPPORT or not statement.citations:
            return verdict
        told = " ".join(citation.quote for citation in statement.citations)
        return verdict if is_near(statement.citations[0].record_id, told) else _BESIDE

    return judged
