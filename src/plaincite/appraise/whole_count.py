"""The number of people that stands for the whole of one study, where one does.

Doubt speaks: a number beside which another group is counted, or a larger one stands, is not the
whole. A wrong number is worse than none.
"""

import re

from plaincite.appraise.controls import leaves_out_controls
from plaincite.appraise.head_count_checks import groups_beside, has_parts, took_part, was_left
from plaincite.appraise.head_counts import ENOUGH, YEARS, HeadCount
from plaincite.appraise.numerals import Numeral, numerals
from plaincite.appraise.reading import Reading
from plaincite.model.claim import Span

__all__ = ["are_two_sexes", "counts_in", "sentence_of", "whole_count"]

_UNSURE = 3  # the score up to which another number may overrule
_FEW = 2
_TEENS = 10  # below it, a number between two groups is a dose, a class or a length of time
_SOON = 400  # characters after a sentence in which a second group may be brought in
# Two studies in one abstract: neither's number is the whole.
_SECOND_STUDY = re.compile(
    r"\b(?:study|experiment|trial) (?:2|two|ii|b)\b"
    r"|\bexternal validation\b|\b(?:validation|replication) (?:cohort|sample|set)\b"
    r"|\bin (?:two|three) (?:stages|phases|parts)\b"
    r"|\bstudies were (?:conducted|performed|carried out), (?:each|one)\b",
    re.IGNORECASE,
)

_BOTH_STUDIES = (
    re.compile(r"\b[Ss]tudy (?:1|one|I|A)\b"),
    re.compile(r"\b[Ss]tudy (?:2|two|II|B)\b"),
)


def whole_count(reading: Reading) -> HeadCount | None:
    """Return the number of people in the study that *reading* tells of; None where in doubt."""
    whole = _whole(reading)
    if whole is None or leaves_out_controls(whole, reading) or _is_dwarfed(whole, reading):
        return None
    return whole


def _is_dwarfed(whole: HeadCount, reading: Reading) -> bool:
    """Return whether the study follows more people, of whom *whole* are those who fell ill."""
    if took_part(whole, sentence_of(whole, reading)) or whole.is_arm:
        return False
    return any(
        count.value > whole.value and count.score >= -1 and not (count.is_bare or count.is_pooled)
        for count in reading.counts
    )


def _whole(reading: Reading) -> HeadCount | None:
    likely = [count for count in reading.counts if _sureness(count, reading) >= ENOUGH]
    best = max(likely, key=lambda count: _sureness(count, reading), default=None)
    if best is None:
        return _first_and_largest(reading)
    left = was_left(best, sentence_of(best, reading), reading.counts, reading.sentences)
    if left is None and _is_outranked(best, likely, reading):
        return None
    return _joined(left or best, reading) or _alone(left or best, likely, reading)


def _is_outranked(best: HeadCount, likely: list[HeadCount], reading: Reading) -> bool:
    """Return whether a larger number may be the whole of which *best* is a part."""
    is_named = _SECOND_STUDY.search(sentence_of(best, reading).text) is not None
    is_named = is_named or all(study.search(reading.text) for study in _BOTH_STUDIES)
    if is_named or (_SECOND_STUDY.search(reading.text) and best.score <= ENOUGH + 2):
        return True
    if best.score <= _UNSURE and _is_outnumbered(best, reading):
        return True
    if _joined(best, reading) is not None or took_part(best, sentence_of(best, reading)):
        return False
    return any(count.value > best.value for count in likely)


def _alone(best: HeadCount, likely: list[HeadCount], reading: Reading) -> HeadCount | None:
    """Return *best* where nothing beside it is another group; else the sum of two groups."""
    sentence = sentence_of(best, reading)
    others = _others(best, sentence, reading)
    if others:
        return _all_groups(best, others, sentence, reading)
    if _has_rival(best, likely, sentence) or _is_compared(sentence, reading):
        return None
    if has_parts(best.value, reading.sentences):
        return best
    return None if _is_one_of_several(best, sentence, reading) else best


def _has_rival(best: HeadCount, likely: list[HeadCount], sentence: Span) -> bool:
    return any(
        count.score == best.score
        and count is not best
        and not count.is_bare
        and sentence.start <= count.span.start < sentence.end
        and not sentence.text[: count.span.start - sentence.start].endswith("including ")
        and not has_parts(best.value, (sentence,), part=count.value)
        for count in likely
    )


def _sureness(count: HeadCount, reading: Reading) -> int:
    return count.score + (2 if has_parts(count.value, reading.sentences) else 0)


def _others(count: HeadCount, sentence: Span, reading: Reading) -> tuple[Numeral, ...]:
    """Return the groups beside *count* in *sentence* that are no part of it."""
    return tuple(
        other
        for other in groups_beside(count, sentence)
        if not has_parts(count.value, reading.sentences, part=other.value)
    )


def _all_groups(
    first: HeadCount, others: tuple[Numeral, ...], sentence: Span, reading: Reading
) -> HeadCount | None:
    """Add up two groups ("121 patients were randomised to tea and 113 to water"), not more."""
    total = first.value + others[0].value
    stated = next((count for count in reading.counts if count.value == total), None)
    if stated is not None:
        return stated
    between = sentence.text[first.span.end - sentence.start : others[0].start]
    if reading.most_before(sentence.start) > total:
        return None  # two parts of those who were counted before
    if (
        len(others) > 1
        or first.value <= _FEW
        or not _AND_OTHERS.search(between)
        or any(numeral.value >= _TEENS for numeral in numerals(between))
    ):
        return None
    span = Span(first.span.start, sentence.start + others[0].end, "")
    words = reading.text[span.start : span.end]
    return HeadCount(total, first.score, Span(span.start, span.end, words), is_arm=True)


_AND_OTHERS = re.compile(r"\b(?:and|plus|versus|vs|compared|with)\b")
_MATCHED = re.compile(r"[^.;]{0,30} matched (?:for|to|with|by|on)\b|[^.;]{0,30}\bcontrols\b")
_COMPARED = re.compile(r"\bcompared (?:with|to) (?:the first |those of |data from )?$")


def _is_compared(sentence: Span, reading: Reading) -> bool:
    """Return whether "They were compared with 177 women" soon brings in a second group."""
    for count in reading.counts:
        start, end = count.span.start, count.span.end
        if not sentence.end < start < sentence.end + _SOON or reading.kind_at(start) == "results":
            continue
        before, after = reading.text[max(0, start - 60) : start], reading.text[end : end + 60]
        if _COMPARED.search(before) or _MATCHED.match(after):
            return True
    return False


def sentence_of(count: HeadCount, reading: Reading) -> Span:
    """Return the sentence in which *count* stands."""
    return next(s for s in reading.sentences if s.start <= count.span.start < s.end)


def counts_in(sentence: Span, reading: Reading) -> list[HeadCount]:
    """Return the counts that stand in *sentence*."""
    return [c for c in reading.counts if sentence.start <= c.span.start < sentence.end]


def _is_one_of_several(best: HeadCount, sentence: Span, reading: Reading) -> bool:
    """Return whether the sentence goes on to count people whom *best* leaves out."""
    if any(c.span.text.endswith("controls") for c in counts_in(sentence, reading)):
        return True  # cases and controls: neither is the whole
    others = [
        count.value
        for count in reading.counts
        if count is not best
        and not count.is_arm
        and sentence.start <= count.span.start < sentence.end
        and count.score >= best.score - 4
    ]
    if others and best.value < sum(others):
        return True
    rest = reading.text[best.span.end : sentence.end]
    return any(
        numeral.value > best.value
        and numeral.value not in YEARS
        and _GOES_ON.match(rest, numeral.end)
        for numeral in numerals(rest)
    )


_GOES_ON = re.compile(r" (?:\w+ )?(?:underwent|received|were|controls|patients|subjects)\b")


def _is_outnumbered(best: HeadCount, reading: Reading) -> bool:
    """Return whether an earlier, larger number in the results may be the whole."""
    if reading.kind_at(best.span.start) != "results":
        return False
    earlier = [c for c in reading.counts if c.span.start < best.span.start and c.score >= 0]
    return any(count.value > best.value for count in earlier)


def _first_and_largest(reading: Reading) -> HeadCount | None:
    """Trust a number without a cue where it comes first and no other is larger."""
    first = next((c for c in reading.counts if not c.is_arm), None)
    if first is None or first.score < 0 or first.is_bare or _is_some(first, reading):
        return None
    if first.value != max(c.value for c in reading.counts) or first.value <= _FEW:
        return None
    sentence = sentence_of(first, reading)
    if _others(first, sentence, reading) or _is_compared(sentence, reading):
        return None
    return None if _is_one_of_several(first, sentence, reading) else first


def _is_some(count: HeadCount, reading: Reading) -> bool:
    """Return whether "Among 307 persons" or "Of 9 cooks and 8 waiters" begins the sentence."""
    begun = reading.text[sentence_of(count, reading).start : count.span.start].strip()
    is_joined = re.match(r" and \d[\d,]* [a-z]", reading.text[count.span.end :][:20])
    return begun == "Among" or (begun == "Of" and is_joined is not None)


_SEX = re.compile(r"\b(?:men|women|males?|females?|boys|girls)$", re.IGNORECASE)
_AND = re.compile(r"(?: \([^()]{0,60}\))?,? (?:and|plus) (?:an? |the )?(?:\w+ )?|, ")


def are_two_sexes(one: HeadCount, two: HeadCount, reading: Reading) -> bool:
    """Return whether *two* follows *one* as in "90 women and 85 men"."""
    is_joined = _AND.fullmatch(reading.text[one.span.end : two.span.start]) is not None
    return is_joined and all(_SEX.search(each.span.text) for each in (one, two))


def _joined(first: HeadCount, reading: Reading) -> HeadCount | None:
    """Add up "64 714 women and 45 303 men"; None when no such pair begins with *first*."""
    after = (count for count in reading.counts if count.span.start >= first.span.end)
    second = next(after, None)
    if second is None or not are_two_sexes(first, second, reading):
        return None
    words = reading.text[first.span.start : second.span.end]
    span = Span(first.span.start, second.span.end, words)
    return HeadCount(first.value + second.value, first.score, span, is_arm=True)
