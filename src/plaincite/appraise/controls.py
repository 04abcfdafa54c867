"""Whether an abstract counts controls that a number of people leaves out.

"Twenty-four patients were studied", and four sentences on "healthy controls (n = 293)": the first
number is not the whole. Where a number of controls cannot be laid beside it, doubt speaks.
"""

import re

from plaincite.appraise.head_count_checks import has_parts
from plaincite.appraise.head_counts import HeadCount
from plaincite.appraise.reading import Reading
from plaincite.model.claim import Span

__all__ = ["counts_controls", "is_of_controls", "leaves_out_controls"]

_LEAST_SHARE = 0.1  # of the number; fewer controls are those of one more test
_CONTROL_NOUN = re.compile(r"\bcontrols\b|\bcontrol (?:subjects|patients|women|men|children)$")
_COUNTED = re.compile(
    r"(?:\b(?:healthy|normal) controls\b[^.;]{0,50}[(\[]|\bcontrols \([^()]{1,20})"
    r"\s?[nN]\.?\s?=\s?$"
)
_SERVED = re.compile(
    r"[^.;]{0,140}\b(?:served|acted|used|included|enrol+ed) as (?:[\w-]+ )?control"
)
_GROUP_OF = re.compile(
    r"\bcontrol group (?:comprised|consisted of|included|was|of) $|\bcontrols (?:were|comprised) $"
)
_THAN = re.compile(r"\b(?:than|from|to|with) (?:those |that )?(?:in|of) $")
_WELL = re.compile(r"\b(?:healthy|normal|unaffected|age-matched|asymptomatic)\b")
# "Compared with that of two control groups": how many they are is not told.
_UNCOUNTED = re.compile(
    r"\b(?:compared|comparison)\b[^.;]{0,60}\b(?:with|to|and) (?:that of |those of )?"
    r"(?:two|three|\d) control groups\b|\bcomparisons? (?:was|were) made (?:to|with) \d",
    re.IGNORECASE,
)


def leaves_out_controls(best: HeadCount, reading: Reading) -> bool:
    """Return whether *reading* counts controls of which *best* knows nothing."""
    if _WELL.search(best.span.text):
        return False  # the well are those who were studied
    if _UNCOUNTED.search(reading.text):
        return True
    return any(
        is_of_controls(count, reading)
        and not has_parts(best.value, reading.sentences, part=count.value)
        for count in reading.counts
        if count is not best and count.value >= _LEAST_SHARE * best.value
    )


def counts_controls(reading: Reading, *, apart_from: Span) -> bool:
    """Return whether *reading* counts controls outside the words *apart_from*."""
    return any(
        is_of_controls(count, reading)
        for count in reading.counts
        if not apart_from.start <= count.span.start < apart_from.end
    )


def is_of_controls(count: HeadCount, reading: Reading) -> bool:
    """Return whether *count* counts the controls of a study."""
    start, end = count.span.start, count.span.end
    before, after = reading.text[max(0, start - 90) : start], reading.text[end : end + 170]
    if _CONTROL_NOUN.search(count.span.text) or _SERVED.match(after):
        return True
    if _COUNTED.search(before):
        return True
    if _GROUP_OF.search(before):
        return True
    return bool(_THAN.search(before) and _WELL.search(count.span.text))
