"""What the other numbers of an abstract say of one that sounds like the whole study's.

Parts that add up to it speak for it ("245 outpatients (90 men, 155 women)"). Against it speak a
second group beside it ("16 patients and 17 healthy men") and a later number that was left when
people were screened or asked ("249 women were recruited. 83 were randomised").
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from plaincite.appraise.head_count_score import PEOPLE
from plaincite.appraise.head_counts import YEARS, HeadCount
from plaincite.appraise.numerals import Numeral, numerals
from plaincite.model.claim import Span

__all__ = ["groups_beside", "has_parts", "sums_of_parts", "took_part", "was_left"]

_SMALL = 5  # people; smaller numbers are classes, doses and months more often than groups
_FAR = 400  # characters after a number in which a second group may stand
_LEAST = 10  # people; smaller numbers add up by chance
_NEAR = 140  # characters between two parts of one whole
_MEASURED = re.compile(
    r"^\s?(?:-|mg|g|kg|ml|mm|cm|iu|years?|yr|months?|weeks?|days?|hours?|h\b|min|points?)",
    re.IGNORECASE,
)


_RANKED = re.compile(r"\b(?:type|grade|stage|phase|class|week|month|day|year)s? $", re.IGNORECASE)


def has_parts(value: int, sentences: Sequence[Span], *, part: int | None = None) -> bool:
    """Return whether two or three numbers side by side add up to *value*; *part* among them."""
    if value < _LEAST:
        return False
    return any(
        sum(parts) == value and (part is None or part in parts)
        for sentence in sentences
        for parts in _neighbours(sentence.text)
    )


def sums_of_parts(sentences: Sequence[Span]) -> frozenset[int]:
    """Return what two or three numbers side by side add up to, for `has_parts` of many values."""
    return frozenset(sum(parts) for sentence in sentences for parts in _neighbours(sentence.text))


@lru_cache(maxsize=256)
def _neighbours(text: str) -> tuple[tuple[int, ...], ...]:
    return tuple(_near_each_other(text))


def _near_each_other(text: str) -> Iterator[tuple[int, ...]]:
    counted = [
        n
        for n in numerals(text)
        if not _MEASURED.match(text[n.end :]) and not _RANKED.search(text[: n.start])
    ]
    for places in ((0, 1), (0, 2), (0, 1, 2)):
        for at in range(len(counted) - places[-1]):
            run = [counted[at + place] for place in places]
            is_near = all(b.start - a.end <= _NEAR for a, b in pairwise(run))
            if is_near and min(numeral.value for numeral in run) > 1:
                yield tuple(numeral.value for numeral in run)


# What joins two groups of a study, and what a second number must be followed by to be one.
_JOINS = re.compile(
    r"(?:\band|\bor|\bvs\.?|\bversus|\bplus|\bcompared (?:to|with)|\bthan|\bwith|\bas well as"
    r"|\bfrom|,)(?: in| those of| that of| from| with| to)?"
    r"(?: (?:the|an?|other|another|first|additional|next|further|(?:[\w-]+ )?group of))*\s*$",
    re.IGNORECASE,
)
_GROUP = re.compile(
    rf"^(?: \([^()]{{1,40}}\))? ?(?:(?:[\w/-]+,? |\([^()]{{1,20}}\) ){{0,6}}?(?:{PEOPLE}|ones"
    r"|others)\b|to (?!\d)|(?:were )?(?:received|assigned|allocated|given|treated|served|random"
    r"|entered)|in the |on |with(?:out)? (?!\d)|who |healthy|normal|unaffected|non-)",
    re.IGNORECASE,
)
_OF_THE_FIRST = re.compile(
    r"\b(?:of whom|of which|of these|of them|of those|including|includes?|among|consisting"
    r"|comprising|completed|finished|thereof|namely|i\.e\.)\b|:",
    re.IGNORECASE,
)
_OF_THE = re.compile(r"\W*(?:Out of|Of|Among|From)\b")
_GOES_ON = re.compile(
    r"^ of |^ (?:\([^()]{1,40}\) )?(?:[\w-]+ )?(?:(?:were|was|had|have) )?(?:\w+ly )?"
    r"(?:completed|finished|followed|observed|withdr|dropped|died|analy|evalua|included in|lost"
    r"|discontinued|remained|available|episodes|lesions"
    r"|(?:entered|continued in(?:to)?) (?:the|an?) (?:[\w-]+ ){0,3}(?:phase|period|extension)|eyes"
    r"|events|samples|visits|procedures|cycles|hospitals|cent(?:er|re)s|sites|families"
    r"|(?:general )?practitioners|physicians|nurses|clinicians|parents|caregivers|carers|teachers"
    r"|practices|clinics|(?:more )?(?:[\w-]{1,12}-)?(?:years?|months?|weeks?|days?)\b)",
    re.IGNORECASE,
)


def groups_beside(best: HeadCount, sentence: Span) -> tuple[Numeral, ...]:
    """Return the groups that *sentence* counts beside *best*, by their places in the sentence.

    >>> text = "We saw 16 patients with gout and 17 healthy men."
    >>> best = HeadCount(16, 3, Span(7, 18, "16 patients"))
    >>> [group.value for group in groups_beside(best, Span(0, len(text), text))]
    [17]
    """
    text, at = sentence.text, best.span.end - sentence.start
    if _OF_THE.match(text[: best.span.start - sentence.start]):
        return ()
    return tuple(n for n in numerals(text[: at + _FAR]) if n.start >= at and _is_group(n, at, text))


_WERE_CHOSEN = re.compile(r" were (?:randomly )?(?:allocated|assigned|randomi[sz]ed|included)\b")
_APIECE = re.compile(r"^[^.;,]{0,20}\b(?:each|per group)\b")  # "30 cases in each one"
_OF_SEX = re.compile(r" (?:women|men|females?|males?|girls|boys)\b")  # "9 subjects, 5 women"
_SHARE = re.compile(r"\s*\(\d[\d.,]*\s?%\)")
_NAMED_SHARE = re.compile(r" (?:[\w-]+ ){1,2}\(\d[\d.,]*\s?%\)")
_BOUND = re.compile(r"\b(?:more|less|fewer|greater|higher|lower|older|younger) than $")


def _is_share(between: str, after: str) -> bool:
    """Return whether a number is a part of the first: "734 women came, and 579 women (78.9%)"."""
    return bool(_SHARE.match(after) or (_NAMED_SHARE.match(after) and "%" not in between))


def _is_group(numeral: Numeral, at: int, text: str) -> bool:
    between, after = text[at : numeral.start], text[numeral.end :]
    is_left = between.endswith(", and ") and _WERE_CHOSEN.match(after)
    if is_left or _APIECE.match(after):
        return False
    if numeral.value in YEARS or (between == ", " and _OF_SEX.match(after)):
        return False
    if (
        numeral.value < _SMALL
        or re.search(r"\d (?:or|and|to) $", between)
        or between.count("(") > between.count(")")
    ):
        return False
    if _OF_THE_FIRST.search(between) or _GOES_ON.match(after):
        return False
    if _is_share(between, after) or _BOUND.search(between):
        return False
    return bool(_JOINS.search(between) and _GROUP.match(after))


_ASKED = re.compile(
    r"\b(?:assessed|recruited|identified|approached|screened|invited|registered|referred|reviewed"
    r"|contacted|seen|admitted|presented|surveyed|enrol+ed|entered|eligible|collected)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:randomi[sz]ed|randomly|allocated|(?:was|were) (?:finally )?"
    r"(?:eligible|included|analy[sz]ed|selected)|included in|met (?:the |our "
    r"|all )?(?:\w+ ){0,2}criteria|remained|took part|participated|agreed|consented)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:excluded|not (?:eligible|included|meet|analy)|refused|declined|ineligible)"
)


def took_part(count: HeadCount, sentence: Span) -> bool:
    """Return whether *sentence* says that *count* were in the study, and not only asked."""
    rest = _BRACKET.sub("", sentence.text[count.span.end - sentence.start :])[:110]
    return bool(_LEFT.search(rest)) and not _GONE.search(rest)


_BRACKET = re.compile(r"\([^()]*\)")
_LEAST_LEFT = 0.05  # of those who were asked


def was_left(
    best: HeadCount,
    sentence: Span,
    counts: Sequence[HeadCount],
    sentences: Sequence[Span],
) -> HeadCount | None:
    """Return the smaller number that a later sentence took in, where *best* were only asked."""
    words = sentence.text
    if not _ASKED.search(words) or re.search(r"\brandom", words, re.IGNORECASE):
        return None
    for count in counts:
        if count.span.start < sentence.end or count.is_arm or not 1 < count.value < best.value:
            continue
        if count.value < _LEAST_LEFT * best.value:
            continue  # a few who "met criteria", not those who were left
        own = next(s for s in sentences if s.start <= count.span.start < s.end)
        is_first = not re.search(r"\d", own.text[: count.span.start - own.start])
        if is_first and took_part(count, own):
            return count
    return None
