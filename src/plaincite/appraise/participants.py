"""How many people a study rests on.

The number analysed or randomised; pooled for a review. Not group sizes, ages, doses or years: where
no number sounds like the whole study, the answer is None. A wrong number is worse than none.
"""

import re
from itertools import pairwise

from plaincite.appraise.controls import counts_controls
from plaincite.appraise.group_sums import arms_in
from plaincite.appraise.head_counts import ENOUGH, HeadCount, head_counts
from plaincite.appraise.people_count import weigh_people
from plaincite.appraise.reading import Reading
from plaincite.appraise.whole_count import counts_in, sentence_of, whole_count
from plaincite.model.claim import Span
from plaincite.model.evidence import REVIEWS, Design, Stated

__all__ = ["NOT_OF_PEOPLE", "participants_by_rules", "participants_of"]

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
_MOST = 60  # numbers of people; abstracts tell 13 at most, and more are a table or worse
_CLEARLY = 1.05  # one or two people more in the groups are a slip of the authors
_POOLED_AT_LEAST = 20  # in a review, fewer people are one study's or one case's


def participants_of(reading: Reading, design: Design) -> Stated[int] | None:
    """Return the number of people the study rests on, None when the record does not say."""
    digest = reading.record.digest
    if digest is not None and digest.participants is not None:
        return Stated(digest.participants, "indexed")
    if design in NOT_OF_PEOPLE or len(reading.counts) > _MOST:
        return None
    said = participants_by_rules(reading, design)
    return weigh_people(said, reading, design) if digest is None else said


def participants_by_rules(reading: Reading, design: Design) -> Stated[int] | None:
    """Return the number that the rules choose, before its likelihood is weighed."""
    best = _pooled(reading) if design in REVIEWS else _unless_arms(whole_count(reading), reading)
    if best is not None:
        return Stated(best.value, "inferred" if best.is_arm else "stated", best.span)
    return _from_title(reading.title) or _sum_of_arms(reading)


def _pooled(reading: Reading) -> HeadCount | None:
    likely = [c for c in reading.counts if c.score >= ENOUGH - 1 and not c.is_bare]
    likely = [c for c in likely if c.value >= _POOLED_AT_LEAST]
    pooled = [c for c in likely if c.is_pooled]
    if any(_is_near(one, other) for one, other in pairwise(pooled)):
        return None  # "5 trials (105 patients), 24 reports (387 patients)": parts of a whole
    if len({c.value for c in pooled if _IN_SOME.search(sentence_of(c, reading).text)}) > 1:
        return None  # "In 13 studies including 909 patients ... In 23 studies including 1,439"
    best = max(likely, key=lambda c: (c.is_pooled, c.score >= ENOUGH, c.value), default=None)
    if best is None:
        return None
    sentence = sentence_of(best, reading)
    # "(n = 30,724)" beside it is another part of the pool; "(3 trials, 450 people)" lies within it.
    arms = [c.value for c in counts_in(sentence, reading) if c.is_arm and c.span.text[-1].isdigit()]
    return best if sum(arms) in (0, best.value) else None


# One result of several, and the studies that it rests on.
_IN_SOME = re.compile(
    r"^\W*(?:[A-Z][A-Za-z]+: )?(?:In|From|Across|Among|Based on) [\w-]+ (?:\w+ )?"
    r"(?:studies|trials)\b"
)


def _is_near(one: HeadCount, other: HeadCount) -> bool:
    return other.span.start - one.span.end < 80 and one.value != other.value


def _unless_arms(best: HeadCount | None, reading: Reading) -> HeadCount | None:
    """Drop a number that the groups of the study outnumber: those who completed, say."""
    arms = _sum_of_arms(reading) if best is not None else None
    is_less = best is not None and arms is not None and arms.value > _CLEARLY * best.value
    return None if is_less else best


def _from_title(title: str) -> Stated[int] | None:
    counts = [c for c in head_counts((Span(0, len(title), title),), ()) if c.score >= 1]
    return Stated(counts[0].value, "stated") if len(counts) == 1 else None


_GROUPED = re.compile(
    r"\brandom|\bassigned|\ballocated|\bdivided|\bgroups?\b|\barms?\b|\bcohorts\b", re.IGNORECASE
)


_ALLOTTED = re.compile(r"\brandom|\bassigned|\ballocated|\bdivided", re.IGNORECASE)
_STAFF = re.compile(
    r"\b(?:physicians|therapists|trainers|teachers|practices|practitioners|clinics|schools|hospitals|clusters)\b"
)
_ASKED = re.compile(r"\bfocus groups?\b|\bper group\b|\bquestionnaires?\b|\binterviews?\b")
_REPEATED = re.compile(r"\b(?:weeks?|months?|days?|visits?|years?) \d|\bscores?\b", re.IGNORECASE)


def _sum_of_arms(reading: Reading) -> Stated[int] | None:
    """Add up "(n = 318) ... (n = 316)" where one sentence names the groups of the study."""
    for arms in arms_in(reading):
        sentence = sentence_of(arms[0], reading)
        most = 4 if _ALLOTTED.search(sentence.text) else 3
        if len(arms) > most or not _GROUPED.search(sentence.text):
            continue
        if (
            "previously studied" in sentence.text
            or _STAFF.search(sentence.text)
            or _ASKED.search(sentence.text)
        ):
            continue
        if most == 3 and _REPEATED.search(sentence.text):
            continue
        if len(re.findall(r"\b[nN]\.?\s?=", sentence.text)) not in (0, len(arms)):
            continue  # a group that could not be read is missing from the sum
        if reading.kind_at(sentence.start) in ("background", "conclusion", "other"):
            continue
        if counts_controls(reading, apart_from=sentence):
            continue
        total = sum(arm.value for arm in arms)
        if reading.most_before(sentence.start) > total:
            continue  # those who were left of them
        if any(2 * arm.value == total for arm in arms[-1:]) and len(arms) > 2:
            return Stated(arms[-1].value, "stated", arms[-1].span)  # "(N = 159)" after its arms
        start, end = arms[0].span.start, arms[-1].span.end
        span = Span(start, end, reading.text[start:end])
        return Stated(total, "inferred", span)
    return None
