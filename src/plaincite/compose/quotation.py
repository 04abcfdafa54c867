"""Quotation: how much of one author's abstract a page may repeat.

Abstracts belong to their publishers; a page quotes at most two sentences and 60 words of each. A
digest is an editor's own summary and free to use.
"""

from collections.abc import Sequence
from dataclasses import replace

from plaincite.model.claim import Span
from plaincite.model.evidence import Evidence, Sentence
from plaincite.text import words

__all__ = ["within_quotation"]

_MOST_SENTENCES = 2
_MOST_WORDS = 60


def within_quotation(evidence: Evidence) -> Evidence | None:
    """Return *evidence* with no more sentences than a page may quote, or None when none is short.

    The headline comes first, since the short answer needs it, then the finding, a harm, a limit;
    a sentence that does not fit gives way to a shorter one.
    """
    if evidence.record.digest is not None:
        return evidence
    finding = evidence.finding
    headline = finding.headlines[0].sentences if finding.headlines else ()
    kept = _fitting([*headline, *finding.sentences, *evidence.harms, *evidence.limitations])
    told = tuple(item for item in finding.sentences if item.span in kept)
    stated = told or tuple(item for item in headline if item.span in kept)
    if not stated:
        return None
    headlines = tuple(
        each for each in finding.headlines if all(item.span in kept for item in each.sentences)
    )
    return replace(
        evidence,
        finding=replace(finding, sentences=stated, headlines=headlines),
        harms=tuple(item for item in evidence.harms if item.span in kept),
        limitations=tuple(item for item in evidence.limitations if item.span in kept),
    )


def _fitting(sentences: Sequence[Sentence]) -> set[Span]:
    """Return the places of the sentences that fit, taken in order; a place counts once."""
    kept: set[Span] = set()
    room = _MOST_WORDS
    for sentence in sentences:
        n_words = len(words(sentence.span.text))
        if sentence.span not in kept and n_words <= room and len(kept) < _MOST_SENTENCES:
            kept.add(sentence.span)
            room -= n_words
    return kept
