"""Who was taken into a study, of more people who were only looked at.

"We screened 249 women. 83 were eligible and were randomised": the first number is larger, the
second is the study's. The verbs that follow each number tell the two apart.
"""

import re
from collections.abc import Iterator

from plaincite.appraise.head_count_checks import took_part
from plaincite.appraise.head_counts import HeadCount
from plaincite.appraise.reading import Reading
from plaincite.appraise.whole_count import sentence_of
from plaincite.model.claim import Span

__all__ = ["of_being_chosen"]

_TAKEN = frozenset(["allotted", "analysed", "taken in"])
_LEAST_LEFT = 0.03  # of those who were looked at; fewer "met criteria" for something else
_ALLOTTED_AFTER = re.compile(
    r"(?:(?<! of) (?!of\b|and\b)[\w/,-]+| \([^()]{1,60}\)){0,14}?(?:,| who)? (?:(?:was|were"
    r"|had been) )?(?:\w+ )?(?:randomi[sz]ed|randomly (?:assigned|allocated|divided))\b",
    re.IGNORECASE,
)
_ALLOTTED_BEFORE = re.compile(
    r"\b(?:randomi[sz]ed|randomly (?:assigned|allocated|divided)) (?:a total of |all )?$",
    re.IGNORECASE,
)
_ANALYSED_AFTER = re.compile(
    r"[^.;:\d]{0,60}\b(?:included in (?:the|this|our|these|all)? ?(?:[\w-]+ ){0,3}(?:analys[ie]s"
    r"|study)|(?:were|was|have been|been) (?:\w+ )?analy[sz]ed|available for"
    r"|met (?:the |our |all )?(?:\w+ ){0,2}criteria"
    r"|fulfilled (?:the |our |all )?(?:\w+ ){0,2}criteria)",
    re.IGNORECASE,
)
_LOOKED_AT_AFTER = re.compile(
    r"(?: (?!and\b|of\b)[\w/,-]+| \([^()]{1,60}\)){0,9}? (?:who )?(?:was|were) (?:\w+ )?"
    r"(?:screened|assessed for|approached|invited|contacted|eligible|identified|registered"
    r"|referred)",
    re.IGNORECASE,
)
_LOOKED_AT_BEFORE = re.compile(
    r"\b(?:screened|assessed|approached|invited|contacted|reviewed|identified|eligible"
    r"|(?:charts|records|files) (?:of|from)) (?:a total of |all )?$",
    re.IGNORECASE,
)


def of_being_chosen(count: HeadCount, reading: Reading) -> Iterator[str]:
    """Yield how *count* stands to the other numbers: allotted, analysed, looked at, outdone."""
    marks = _marks(count, reading)
    yield from marks
    others = [other for other in reading.counts if not other.is_arm]
    if any(_may_be_left_of(other, count) and _marks(other, reading) & _TAKEN for other in others):
        yield "fewer were taken in"
    if marks & _TAKEN and any(_may_be_left_of(count, other) for other in others):
        yield "taken in of more"


def _may_be_left_of(one: HeadCount, more: HeadCount) -> bool:
    is_less = _LEAST_LEFT * more.value < one.value < more.value
    return is_less and one.span.start > more.span.start and not more.is_arm


def _marks(count: HeadCount, reading: Reading) -> frozenset[str]:
    return frozenset(_verbs(count, sentence_of(count, reading)))


def _verbs(count: HeadCount, sentence: Span) -> Iterator[str]:
    before = sentence.text[: count.span.start - sentence.start]
    after = sentence.text[count.span.end - sentence.start :]
    if _ALLOTTED_AFTER.match(after) or _ALLOTTED_BEFORE.search(before[-60:]):
        yield "allotted"
    if _ANALYSED_AFTER.match(after):
        yield "analysed"
    if _LOOKED_AT_AFTER.match(after) or _LOOKED_AT_BEFORE.search(before[-60:]):
        yield "looked at"
    is_first = not re.search(r"\d", before)
    if is_first and took_part(count, sentence):
        yield "taken in"
