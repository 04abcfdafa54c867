"""Whether a number of people is one of several groups that a sentence counts side by side.

"300 elderly and 300 young persons were asked", "121 were randomised to tea and 113 to water": the
study's number is the sum. In "40 adults, 18 women and 22 men" the first is the whole.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from plaincite.appraise.head_counts import HeadCount
from plaincite.appraise.numerals import Numeral
from plaincite.model.claim import Span

__all__ = ["is_one_of_two", "of_standing_beside"]

_APART, _AS_MANY, _MORE = "beside: allotted apart", "beside: as many", "beside: more"
_ALLOTMENT = re.compile(
    r"\b(?:randomi[sz]ed|randomly|assigned|allocated|received|treated|given|underwent|took|used"
    r"|participated|served|entered)\b",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\b(?:or|either|between|both)\b")
_VERB = re.compile(
    r"\b(?:was|were|had|has|have|who|received|underwent|completed|participated|showed|included"
    r"|comprised|consisted)\b|[:;]",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\b(?:another|other|further|additional|remaining)\b", re.IGNORECASE)
_COMPARISON = re.compile(
    r"\bcompared (?:with|to)\b|\bversus\b|\bvs\b|\bmatched (?:with|to|equally)\b|\bas well as\b"
    r"|\bthan\b",
    re.IGNORECASE,
)


def of_standing_beside(
    count: HeadCount, beside: Sequence[Numeral], sentence: Span
) -> Iterator[str]:
    """Yield how *count* is joined to the groups *beside* it in *sentence*; nothing without any."""
    if not beside:
        return
    at = count.span.end - sentence.start
    between = sentence.text[at : beside[0].start]
    if _ALLOTMENT.search(between) and not _CHOICE.search(between):
        yield _APART if between.endswith(" and ") else "beside: allotted"
    if not _VERB.search(between):
        yield "beside: joined"
    if _COMPARISON.search(between):
        yield "beside: compared"
    if _OTHER.search(between):
        yield "beside: others"
    if len(beside) > 1:
        yield "beside: several"
    if beside[0].value == count.value:
        yield _AS_MANY
    if beside[0].value > count.value:
        yield _MORE


def is_one_of_two(traits: Collection[str]) -> bool:
    """Return whether *traits* show that a number is a group's: as many or more stand beside it.

    So does "121 were randomised to tea and 113 to water".
    """
    return any(each in traits for each in (_APART, _AS_MANY, _MORE))
