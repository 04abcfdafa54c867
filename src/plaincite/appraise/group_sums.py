"""The groups of a study added up, where an abstract counts only them.

"(n = 30) or (n = 31)", "90 women and 85 men", "16 patients and 17 others", "1879 rural and 6775
urban infants": each sum may be the study's number. `people_traits` makes candidates of them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from plaincite.appraise.controls import is_of_controls
from plaincite.appraise.head_count_checks import groups_beside, has_parts
from plaincite.appraise.head_count_score import EQUALS
from plaincite.appraise.head_counts import HeadCount
from plaincite.appraise.numerals import Numeral, numerals
from plaincite.appraise.reading import Reading
from plaincite.appraise.whole_count import are_two_sexes, sentence_of
from plaincite.model.claim import Span

__all__ = ["arms_in", "is_whole_of", "sums_of_groups", "unnamed_before"]

_UNNAMED = re.compile(
    r" (?:\([^()]{1,30}\) )?(?:(?!of|to|or|in|stud|trial|report|cent(?:er|re)|hospital|clinic"
    r"|practice|countr|famil|event|year|month|week|day)[A-Za-z][\w-]+ ){1,2}(?:and|versus|vs\.?) "
)
_LEFT = re.compile(
    r" (?:\([^()]{1,20}\) )?(?:out )?of (?:a total of |(?:the |these )?(?:original |initial )?)"
)
_LEAST_LEFT = 0.2  # of those before
_LEAST_UNNAMED = 5  # people; smaller numbers are doses and classes more often than groups


def arms_in(reading: Reading) -> Iterator[Sequence[HeadCount]]:
    """Yield two to four groups that one sentence counts as "(n = 30)"."""
    for sentence in reading.sentences:
        arms = [
            count
            for count in reading.counts
            if count.is_arm and sentence.start <= count.span.start < sentence.end
        ]
        # "(n = 28, 22 females) or (n = 24, 20 females)": the women are within their groups.
        equals = [
            arm
            for arm in arms
            if EQUALS.search(reading.text[max(0, arm.span.start - 6) : arm.span.start])
        ]
        arms = equals if len(equals) > 1 else arms
        if 2 <= len(arms) <= 4:
            yield arms


def sums_of_groups(reading: Reading) -> Iterator[tuple[str, HeadCount]]:
    """Add up groups: "(n = 30) or (n = 31)", "90 women and 85 men", "16 patients and 17 others"."""
    for arms in arms_in(reading):
        total = sum(arm.value for arm in arms)
        if len(arms) == 2 or not any(2 * arm.value == total for arm in arms):  # none is the whole
            yield "arms", _sum(total, arms[0], arms[-1].span.end, reading)
    for one, two in pairwise(reading.counts):
        if are_two_sexes(one, two, reading):
            yield "sexes", _sum(one.value + two.value, one, two.span.end, reading)
    for count in reading.counts:
        yield from _with_groups_beside(count, reading)
        yield from _with_unnamed_group(count, reading)
        yield from _left_of(count, reading)
    yield from _with_controls(reading)


def is_whole_of(count: HeadCount, reading: Reading, *, part: int | None = None) -> bool:
    """Return whether two other numbers of people add up to *count*, *part* among them."""
    others = [each.value for each in reading.counts if each.value < count.value]
    if part is not None:
        return count.value - part in others
    return any(count.value - value in others[at + 1 :] for at, value in enumerate(others))


def _with_groups_beside(count: HeadCount, reading: Reading) -> Iterator[tuple[str, HeadCount]]:
    sentence = sentence_of(count, reading)
    beside = () if count.is_arm else groups_beside(count, sentence)
    if not beside or any(_is_part(numeral.value, count, sentence, reading) for numeral in beside):
        return
    total = count.value + sum(numeral.value for numeral in beside)
    kind = "two" if len(beside) == 1 else "several"
    yield kind, _sum(total, count, sentence.start + beside[-1].end, reading)


def unnamed_before(count: HeadCount, reading: Reading) -> Numeral | None:
    """Return a group whose noun is that of *count*: the 1879 of "1879 rural and 6775 urban men"."""
    other = _number_before(count, reading, _UNNAMED)
    return other if other is not None and other.value >= _LEAST_UNNAMED else None


def _number_before(count: HeadCount, reading: Reading, joined: re.Pattern[str]) -> Numeral | None:
    """Return the number, placed in the whole text, that only *joined* parts from *count*."""
    sentence = sentence_of(count, reading)
    at = count.span.start - sentence.start
    last = next((n for n in reversed(numerals(sentence.text)) if n.end <= at), None)
    if last is None or not joined.fullmatch(sentence.text, last.end, at):
        return None
    return Numeral(sentence.start + last.start, sentence.start + last.end, last.value)


def _with_unnamed_group(count: HeadCount, reading: Reading) -> Iterator[tuple[str, HeadCount]]:
    other = unnamed_before(count, reading)
    if other is not None and not any(each.value == other.value for each in reading.counts):
        yield "unnamed", _sum(count.value + other.value, count, other.start, reading)


def _left_of(count: HeadCount, reading: Reading) -> Iterator[tuple[str, HeadCount]]:
    """Take the 122 of "122 of 143 adults" for a number too: those who were studied."""
    left = _number_before(count, reading, _LEFT)
    if left is not None and _LEAST_LEFT * count.value < left.value < count.value:
        yield "left", replace(_sum(left.value, count, left.start, reading), is_arm=False)


def _is_part(value: int, count: HeadCount, sentence: Span, reading: Reading) -> bool:
    in_sentence = has_parts(count.value, (sentence,), part=value)
    return in_sentence or is_whole_of(count, reading, part=value)


def _with_controls(reading: Reading) -> Iterator[tuple[str, HeadCount]]:
    """Add controls that a later sentence counts: "Twelve healthy men served as controls"."""
    first = next((count for count in reading.counts if count.score >= 0), None)
    if first is None or first.is_arm:
        return
    later = (count for count in reading.counts if count.span.start >= first.span.end)
    controls = next((count for count in later if is_of_controls(count, reading)), None)
    if controls and not has_parts(first.value, reading.sentences, part=controls.value):
        yield "controls", _sum(first.value + controls.value, first, controls.span.end, reading)


def _sum(value: int, first: HeadCount, other: int, reading: Reading) -> HeadCount:
    """Return *value* as counted from *first* to the place *other*, before or after it."""
    start, end = min(first.span.start, other), max(first.span.end, other)
    return HeadCount(value, first.score, Span(start, end, reading.text[start:end]), is_arm=True)
