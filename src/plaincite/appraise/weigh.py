"""Weigh: which of the records found are evidence for the question, strongest first.

Each record is appraised; those that may not be used, that do not bear on the question or that
state no finding on it are left out with the reason. The rest are ordered by what kind of study can
carry this question (`tiers.py`), how much it bears on it, how new and how large it is, and whether
it looked at the people asked about (`fit.py`). Same input, same order; ties go by record id.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plaincite.appraise.appraisal import appraise
from plaincite.appraise.asked import speaks_of_what_is_asked
from plaincite.appraise.bearing import BEARS_FROM, record_bearing
from plaincite.appraise.cautions import harms, limitations
from plaincite.appraise.coverage import is_about_same, speaks_of_all
from plaincite.appraise.duplicates import has_newer_version, same_study, superseded_by
from plaincite.appraise.findings import find_finding, is_of_treatment
from plaincite.appraise.fit import population_fit
from plaincite.appraise.headlines import is_narrower
from plaincite.appraise.standing import standing
from plaincite.appraise.tiers import tier
from plaincite.appraise.trials import mark_same_trials
from plaincite.model.answer import LeftOut
from plaincite.model.evidence import REVIEWS, Appraisal, Evidence
from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["weigh"]

_DOES_NOT_BEAR = "It does not bear on the question."
_NO_FINDING = "Its summary states no finding on the question."
_TOO_OLD = "It was published before {year}."
_LABORATORY = "It is an animal or laboratory study, and studies in people were found."
_REPLACED = "A newer version of it was found ({record_id})."
_SAME_STUDY = "It reports the same study as {record_id}."

# A year of age costs so much of the score, down to the floor. Age counts from the newest record
# found, not from today, so that the same corpus gives the same page next year.
_A_YEAR, _FLOOR = 0.006, 0.85
_A_YEAR_IF_RECENT, _FLOOR_IF_RECENT = 0.03, 0.5
_YEAR_UNKNOWN = 8  # years of age given to a record without a year
_OTHER_OUTCOME = 0.85  # factor for a finding that names no outcome asked about
_FEW = 3  # studies with the outcome asked about; a page needs no others beside so many
# A review that pools no trials cannot carry a treatment's good as one of trials does.
_OBSERVED = 0.75
_POOLS_COHORTS = re.compile(
    r"\ball (?:of the )?(?:pooled |included )?(?:studies|data)\b[^.;]{0,80}\bobservational\b"
    r"|\b(?:\w+|\d+) (?:prospective |retrospective )?cohort(?: studie)?s\b[^.;]{0,60}"
    r"\b(?:were|was) (?:pooled|included|meta-analy[sz]ed)\b",
    re.IGNORECASE,
)
# Asked for these, a reader wants to know the price as well.
_OF_GOOD = frozenset(
    {QuestionKind.EFFECT, QuestionKind.NEED, QuestionKind.PREVENTION, QuestionKind.SCREENING}
)
_SUPERSEDED = 0.8  # factor for a record whose newer version is not among the hits


# What a record tells of its study does not depend on the question; kept for the next one.
_appraised = lru_cache(maxsize=2048)(appraise)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """Evidence before its score is known, with what the score needs."""

    evidence: Evidence
    bearing: float


def weigh(
    question: Question, hits: Sequence[tuple[Record, float]]
) -> tuple[tuple[Evidence, ...], tuple[LeftOut, ...]]:
    """Turn records found into evidence, strongest first, and name what was left out and why.

    Args:
        question: As understood.
        hits: Records with their search scores, best first; a record that comes twice counts once.
    """
    records = tuple({record.record_id: record for record, _ in hits}.values())
    left_out: dict[str, str] = {}
    weighed: list[_Weighed] = []
    for record in records:
        judged = _judge(record, question)
        if isinstance(judged, str):
            left_out[record.record_id] = judged
        else:
            weighed.append(judged)
    weighed = _without_strays(weighed, question, left_out)
    ordered = _ordered(weighed, question)
    kept = _without_doubles(ordered, left_out)
    kept = _without_laboratory(kept, left_out)
    reasons = (
        LeftOut(each.record_id, left_out[each.record_id])
        for each in records
        if each.record_id in left_out
    )
    return mark_same_trials(kept), tuple(reasons)


def _judge(record: Record, question: Question) -> _Weighed | str:
    """The record as evidence, or the reason why it is none."""
    bears = record_bearing(record, question)
    if not bears:
        return _DOES_NOT_BEAR
    since = question.constraints.since_year
    if since is not None and record.year is not None and record.year < since:
        return _TOO_OLD.format(year=since)
    appraisal = _appraised(record)
    stands = standing(record, appraisal)
    if not stands.usable:
        return stands.reason or _NO_FINDING
    finding = find_finding(record, question, appraisal)
    if finding is None or not speaks_of_what_is_asked(finding, record, question):
        return _NO_FINDING
    is_on_all = speaks_of_all(record, finding, question, is_near=bears < BEARS_FROM)
    if not is_on_all or not is_of_treatment(record, finding, question):
        return _DOES_NOT_BEAR
    told = harms(record, question)
    evidence = Evidence(
        record,
        appraisal,
        stands,
        finding,
        limitations(record),
        told,
        is_on_harm_only=question.kind in _OF_GOOD and {*finding.sentences} <= {*told},
        is_on_one_form=is_narrower(record.title or "", question),
    )
    return _Weighed(evidence, bears)


def _without_strays(
    weighed: list[_Weighed], question: Question, left_out: dict[str, str]
) -> list[_Weighed]:
    """Records that lack the outcome asked about stay only where few have it, or for their harms.

    Whether a treatment is in use is told by studies of its neighbours, too; these stay.
    """
    full = [each for each in weighed if each.bearing >= BEARS_FROM]
    if full and (len(full) < _FEW or question.kind is QuestionKind.USE):
        return weighed
    kept = {each.evidence.record.record_id for each in full}
    strays = [each for each in weighed if each.evidence.record.record_id not in kept]
    on_harm = [_on_harm_only(each) for each in strays if full and _warns(each, question)]
    kept |= {each.evidence.record.record_id for each in on_harm}
    spare = [each for each in strays if each.evidence.record.record_id not in kept]
    left_out.update({each.evidence.record.record_id: _DOES_NOT_BEAR for each in spare})
    return full + on_harm


def _warns(weighed: _Weighed, question: Question) -> bool:
    """Tell whether the study, in the very illness asked about, reports harms of the treatment."""
    evidence = weighed.evidence
    is_of_good = question.kind in _OF_GOOD
    return is_of_good and bool(evidence.harms) and is_about_same(evidence.record, question)


def _on_harm_only(weighed: _Weighed) -> _Weighed:
    return replace(weighed, evidence=replace(weighed.evidence, is_on_harm_only=True))


def _ordered(weighed: Sequence[_Weighed], question: Question) -> list[Evidence]:
    newest = max((each.evidence.record.year or 0 for each in weighed), default=0)
    scored = [_scored(each, question, newest=newest) for each in weighed]
    return sorted(scored, key=lambda each: (-each.score, each.record.record_id))


def _scored(weighed: _Weighed, question: Question, *, newest: int) -> Evidence:
    each = weighed.evidence
    score = (
        tier(each.appraisal.design.value, question)
        * (0.5 + 0.25 * weighed.bearing + 0.25 * each.finding.bearing)
        * _recency(each.record, question, newest=newest)
        * _size(each.appraisal)
        * (1.0 if each.finding.is_direct else _OTHER_OUTCOME)
        * population_fit(each.record, each.appraisal, question)
        * (_SUPERSEDED if has_newer_version(each.record) else 1.0)
        * (_OBSERVED if _pools_cohorts(each, question) else 1.0)
    )
    return replace(each, score=round(score, 6))


def _pools_cohorts(evidence: Evidence, question: Question) -> bool:
    return (
        evidence.appraisal.design.value in REVIEWS
        and question.kind in _OF_GOOD
        and _POOLS_COHORTS.search(evidence.record.abstract) is not None
    )


def _recency(record: Record, question: Question, *, newest: int) -> float:
    age = _YEAR_UNKNOWN if record.year is None else newest - record.year
    if question.constraints.recent_first:
        return max(_FLOOR_IF_RECENT, 1 - _A_YEAR_IF_RECENT * age)
    return max(_FLOOR, 1 - _A_YEAR * age)


def _size(appraisal: Appraisal) -> float:
    """0.9 for a handful of people, 1 for a few hundred or where it is not said, 1.1 for 10,000s."""
    if appraisal.participants is None or appraisal.participants.value < 1:
        return 1.0
    return min(1.1, max(0.9, 1 + 0.06 * (math.log10(appraisal.participants.value) - 2.5)))


def _without_doubles(ordered: Sequence[Evidence], left_out: dict[str, str]) -> list[Evidence]:
    records = [each.record for each in ordered]
    kept: list[Evidence] = []
    for each in ordered:
        newer = superseded_by(each.record, records)
        fuller = next((other for other in ordered if _tells_more(other, each)), None)
        if newer is not None:
            left_out[each.record.record_id] = _REPLACED.format(record_id=newer.record_id)
        elif fuller is not None:
            reason = _SAME_STUDY.format(record_id=fuller.record.record_id)
            left_out[each.record.record_id] = reason
        else:
            kept.append(each)
    return kept


def _tells_more(other: Evidence, each: Evidence) -> bool:
    if other is each or not same_study(other.record, each.record):
        return False
    return _fullness(other.record) > _fullness(each.record)


def _fullness(record: Record) -> tuple[bool, bool, int, str]:
    """The published abstract before a digest, with a year before without, longer before shorter."""
    is_abstract = record.digest is None
    return (is_abstract, record.year is not None, len(record.abstract), record.record_id)


def _without_laboratory(kept: list[Evidence], left_out: dict[str, str]) -> list[Evidence]:
    if all(each.appraisal.is_animal_or_laboratory for each in kept):
        return kept
    for each in kept:
        if each.appraisal.is_animal_or_laboratory:
            left_out[each.record.record_id] = _LABORATORY
    return [each for each in kept if not each.appraisal.is_animal_or_laboratory]
