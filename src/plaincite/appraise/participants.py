"""How many people a study rests on, and how many studies a review rests on.

The number analysed or randomised; pooled for a review. Not group sizes, ages, doses or years: where
no number sounds like the whole study, the answer is None. A wrong number is worse than none.
"""

import re

from plaincite.appraise.design import study_design
from plaincite.appraise.head_counts import HeadCount, head_counts
from plaincite.appraise.layout import parts
from plaincite.appraise.numerals import numerals
from plaincite.model.claim import Span
from plaincite.model.evidence import Design, Stated
from plaincite.model.record import Record

__all__ = ["participants", "studies"]

_LONG = 20_000
_ENOUGH = 3
_NOT_OF_PEOPLE = frozenset(
    {
        Design.ANIMAL_OR_LABORATORY,
        Design.PROTOCOL,
        Design.NARRATIVE_REVIEW,
        Design.GUIDELINE,
        Design.LETTER,
    }
)
REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS})


def participants(record: Record, design: Design | None = None) -> Stated[int] | None:
    """Return the number of people the record's study rests on, None when it does not say.

    Args:
        record: The record to read.
        design: The record's design, where it is known already.
    """
    if record.digest is not None and record.digest.participants is not None:
        return Stated(record.digest.participants, "indexed")
    design = design or study_design(record).value
    if design in _NOT_OF_PEOPLE:
        return None
    counts = [c for c in head_counts(record.abstract[:_LONG], parts(record)) if c.value > 0]
    best = _whole(counts)
    if best is not None:
        return Stated(best.value, "stated", best.span)
    return _from_title(record.title or "")


def _whole(counts: list[HeadCount]) -> HeadCount | None:
    likely = [count for count in counts if count.score >= _ENOUGH and not count.is_rough]
    if not likely:
        return None
    top = max(count.score for count in likely)
    return next(count for count in likely if count.score == top)


def _from_title(title: str) -> Stated[int] | None:
    counts = [count for count in head_counts(title[:1000]) if not count.is_rough]
    return Stated(counts[0].value, "stated") if len(counts) == 1 else None


_STUDIES = re.compile(
    r"^\s?(?:[\w-]+,? ){0,5}?(?:studies|trials|rcts|reviews|reports|articles|papers|publications|cohorts"
    r"|comparisons|meta-analyses)\b",
    re.IGNORECASE,
)
_MET = re.compile(
    r"\b(?:included|met|identified|eligible|fulfilled|retrieved|selected|analy[sz]ed|pooled|from|comprising|of|involving|in)\b",
    re.IGNORECASE,
)


def studies(record: Record, design: Design | None = None) -> Stated[int] | None:
    """Return how many studies a review or meta-analysis included, None when it does not say."""
    design = design or study_design(record).value
    if design not in REVIEWS:
        return None
    text = record.abstract[:_LONG]
    best: tuple[int, Stated[int]] | None = None
    for numeral in numerals(text):
        match = _STUDIES.match(text[numeral.end : numeral.end + 90])
        if match is None or numeral.value < 1:
            continue
        end = numeral.end + match.end()
        near = text[max(0, numeral.start - 60) : numeral.start], text[end : end + 60]
        score = _study_score(*near)
        span = Span(numeral.start, end, text[numeral.start : end])
        if score > 0 and (best is None or score > best[0]):
            best = (score, Stated(numeral.value, "stated", span))
    return best[1] if best else None


def _study_score(before: str, after: str) -> int:
    score = 1
    score += (
        3 if re.search(r"\b(?:included|met|eligible|inclusion|fulfilled|selected)\b", after) else 0
    )
    score += (
        2
        if re.search(
            r"\b(?:included|total of|involving|comprising|from|analy[sz]ed)\W+(?:\w+\W+){0,2}$",
            before,
        )
        else 0
    )
    score -= (
        3
        if re.search(
            r"[(]\s*$|\bof (?:these|the|which)\W*$|\b(?:only|screened|other|full-text)\W*$", before
        )
        else 0
    )
    score -= (
        3
        if re.search(
            r"^\W*(?:were )?(?:screened|retrieved|excluded|identified|reported|showed|found)", after
        )
        else 0
    )
    return score
