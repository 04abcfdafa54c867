"""How many people a study rests on, and how many studies a review rests on.

The number analysed or randomised; pooled for a review. Not group sizes, ages, doses or years: where
no number sounds like the whole study, the answer is None. A wrong number is worse than none.
"""

import re
from itertools import pairwise

from plaincite.appraise.design import design_of
from plaincite.appraise.head_counts import ENOUGH, HeadCount, head_counts
from plaincite.appraise.numerals import numerals
from plaincite.appraise.reading import Reading, read
from plaincite.model.claim import Span
from plaincite.model.evidence import Design, Stated
from plaincite.model.record import Record

__all__ = ["NOT_OF_PEOPLE", "participants", "participants_of", "studies", "studies_of"]

NOT_OF_PEOPLE = frozenset(
    {
        Design.ANIMAL_OR_LABORATORY,
        Design.PROTOCOL,
        Design.NARRATIVE_REVIEW,
        Design.GUIDELINE,
        Design.LETTER,
        Design.CASE_REPORT,
    }
)
_POOLED_AT_LEAST = 20  # in a review, fewer people are one study's or one case's
_UNSURE = 3  # the score up to which another number may overrule
_FEW = 2
_REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS})


def participants(record: Record) -> Stated[int] | None:
    """Return the number of people the record's study rests on, None when it does not say."""
    reading = read(record)
    return participants_of(reading, design_of(reading).value)


def participants_of(reading: Reading, design: Design) -> Stated[int] | None:
    """Do as `participants` does, for a record that is open and whose design is known."""
    digest = reading.record.digest
    if digest is not None and digest.participants is not None:
        return Stated(digest.participants, "indexed")
    if design in NOT_OF_PEOPLE:
        return None
    best = _pooled(reading) if design in _REVIEWS else _whole(reading)
    if best is not None:
        return Stated(best.value, "inferred" if best.is_arm else "stated", best.span)
    return _from_title(reading.title) or _sum_of_arms(reading)


def _pooled(reading: Reading) -> HeadCount | None:
    likely = [c for c in reading.counts if c.score >= ENOUGH - 1 and not c.is_bare]
    likely = [c for c in likely if c.value >= _POOLED_AT_LEAST]
    pooled = [c for c in likely if c.is_pooled]
    if any(_is_near(one, other) for one, other in pairwise(pooled)):
        return None  # "5 trials (105 patients), 24 reports (387 patients)": parts of a whole
    best = max(likely, key=lambda c: (c.is_pooled, c.score >= ENOUGH, c.value), default=None)
    if best is None:
        return None
    sentence = next(s for s in reading.sentences if s.start <= best.span.start < s.end)
    # "(n = 30,724)" beside it is another part of the pool; "(3 trials, 450 people)" lies within it.
    arms = [c.value for c in _in(sentence, reading) if c.is_arm and c.span.text[-1].isdigit()]
    return best if sum(arms) in (0, best.value) else None


def _is_near(one: HeadCount, other: HeadCount) -> bool:
    return other.span.start - one.span.end < 80 and one.value != other.value


def _whole(reading: Reading) -> HeadCount | None:
    likely = [count for count in reading.counts if count.score >= ENOUGH]
    best = max(likely, key=lambda count: count.score, default=None)
    if best is None:
        return _first_and_largest(reading)
    if best.score <= _UNSURE and _is_outnumbered(best, reading):
        return None
    rivals = [count for count in likely if count.score == best.score and count is not best]
    sentence = next(s for s in reading.sentences if s.start <= best.span.start < s.end)
    beside = [count for count in rivals if sentence.start <= count.span.start < sentence.end]
    pair = _joined(best, reading)
    if pair is not None or beside:
        return pair
    return None if _is_one_of_several(best, sentence, reading) else best


def _in(sentence: Span, reading: Reading) -> list[HeadCount]:
    return [c for c in reading.counts if sentence.start <= c.span.start < sentence.end]


def _is_one_of_several(best: HeadCount, sentence: Span, reading: Reading) -> bool:
    """Return whether the sentence goes on to count people whom *best* leaves out."""
    if any(c.span.text.endswith("controls") for c in _in(sentence, reading)):
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
        numeral.value > best.value and _GOES_ON.match(rest, numeral.end)
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
    if first is None or first.score < 0 or first.is_bare:
        return None
    if first.value != max(c.value for c in reading.counts) or first.value <= _FEW:
        return None
    sentence = next(s for s in reading.sentences if s.start <= first.span.start < s.end)
    return None if _is_one_of_several(first, sentence, reading) else first


_SEX = re.compile(r"\b(?:men|women|males?|females?|boys|girls)$", re.IGNORECASE)
_AND = re.compile(r"(?: \([^()]{0,60}\))?,? (?:and|plus) (?:an? |the )?(?:\w+ )?")


def _joined(first: HeadCount, reading: Reading) -> HeadCount | None:
    """Add up "64 714 women and 45 303 men"; None when no such pair begins with *first*."""
    after = (count for count in reading.counts if count.span.start >= first.span.end)
    second = next(after, None)
    if second is None or not _AND.fullmatch(reading.text[first.span.end : second.span.start]):
        return None
    if not (_SEX.search(first.span.text) and _SEX.search(second.span.text)):
        return None
    words = reading.text[first.span.start : second.span.end]
    span = Span(first.span.start, second.span.end, words)
    return HeadCount(first.value + second.value, first.score, span, is_arm=True)


def _from_title(title: str) -> Stated[int] | None:
    counts = [c for c in head_counts((Span(0, len(title), title),), ()) if c.score >= 1]
    return Stated(counts[0].value, "stated") if len(counts) == 1 else None


_GROUPED = re.compile(
    r"\brandom|\bassigned|\ballocated|\bdivided|\bgroups?\b|\barms?\b|\bcohorts\b", re.IGNORECASE
)


_ALLOTTED = re.compile(r"\brandom|\bassigned|\ballocated|\bdivided", re.IGNORECASE)
_REPEATED = re.compile(r"\b(?:weeks?|months?|days?|visits?|years?) \d|\bscores?\b", re.IGNORECASE)


def _sum_of_arms(reading: Reading) -> Stated[int] | None:
    """Add up "(n = 318) ... (n = 316)" where one sentence names the groups of the study."""
    for sentence in reading.sentences:
        arms = [
            count
            for count in reading.counts
            if count.is_arm and sentence.start <= count.span.start < sentence.end
        ]
        most = 4 if _ALLOTTED.search(sentence.text) else 3
        if not 2 <= len(arms) <= most or not _GROUPED.search(sentence.text):
            continue
        if most == 3 and _REPEATED.search(sentence.text):
            continue
        if len(re.findall(r"\b[nN]\.?\s?=", sentence.text)) not in (0, len(arms)):
            continue  # a group that could not be read is missing from the sum
        if reading.kind_at(sentence.start) in ("background", "conclusion", "other"):
            continue
        total = sum(arm.value for arm in arms)
        if any(2 * arm.value == total for arm in arms[-1:]) and len(arms) > 2:
            return Stated(arms[-1].value, "stated", arms[-1].span)  # "(N = 159)" after its arms
        start, end = arms[0].span.start, arms[-1].span.end
        span = Span(start, end, reading.text[start:end])
        return Stated(total, "inferred", span)
    return None


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


def studies(record: Record) -> Stated[int] | None:
    """Return how many studies a review or meta-analysis included, None when it does not say."""
    reading = read(record)
    return studies_of(reading, design_of(reading).value)


def studies_of(reading: Reading, design: Design) -> Stated[int] | None:
    """Do as `studies` does, for a record that is open and whose design is known."""
    if design not in _REVIEWS:
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
