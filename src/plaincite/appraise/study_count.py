"""How many studies a review rests on: those it included, not those it found or screened."""

import re

from plaincite.appraise.numerals import numerals
from plaincite.appraise.reading import Reading
from plaincite.model.claim import Span
from plaincite.model.evidence import REVIEWS, Design, Stated

__all__ = ["studies_of"]

_STUDIES = re.compile(
    r"^\s?(?:[\w-]+,? ){0,5}?(?:studies|trials|rcts|reviews|reports|articles|papers|publications"
    r"|cohorts|comparisons|meta-analyses)\b",
    re.IGNORECASE,
)
_KEPT_AFTER = re.compile(
    r"\b(?:included|met|eligible|inclusion|fulfilled|selected|analy[sz]ed)\b", re.IGNORECASE
)
_KEPT_BEFORE = re.compile(
    r"\b(?:included|total of|involving|comprising|from|analy[sz]ed|pooled|of)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"[(]\s*$|\bof (?:these|the|which)\W*$|\b(?:only|screened|other|full-text|in)\W*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"^\W*(?:were )?(?:screened|retrieved|excluded|identified|reported|showed|found|compared|used)",
    re.IGNORECASE,
)


def studies_of(reading: Reading, design: Design) -> Stated[int] | None:
    """Return how many studies a review or meta-analysis included, None when it does not say."""
    if design not in REVIEWS:
        return None
    text, best, best_score = reading.text, None, 1
    for numeral in numerals(text):
        match = _STUDIES.match(text[numeral.end : numeral.end + 90])
        if match is None or numeral.value < 1:
            continue
        end = numeral.end + match.end()
        score = _study_score(text[max(0, numeral.start - 60) : numeral.start], text[end : end + 60])
        if score > best_score:
            best, best_score = Span(numeral.start, end, text[numeral.start : end]), score
            value = numeral.value
    return Stated(value, "stated", best) if best is not None else None


def _study_score(before: str, after: str) -> int:
    score = 1
    score += 3 if _KEPT_AFTER.search(after) else 0
    score += 2 if _KEPT_BEFORE.search(before) else 0
    score -= 3 if _PART_BEFORE.search(before) else 0
    score -= 3 if _PART_AFTER.search(after) else 0
    return score
