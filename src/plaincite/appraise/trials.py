"""Trials: which records report one trial, or one cohort, at different times.

A trial's five-year and ten-year reports are two records and one group of people. Together they
must not look like two studies that agree, nor stand on opposite sides of a page.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from plaincite.appraise.terms import stems
from plaincite.model.evidence import Design, Evidence
from plaincite.model.record import Record

__all__ = ["mark_same_trials", "same_trial"]

_PRIMARY = frozenset(
    {Design.RANDOMIZED, Design.NON_RANDOMIZED, Design.COHORT, Design.CASE_SERIES, Design.UNCLEAR}
)
_REGISTRATION = re.compile(r"\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14})\b")
# "ProtecT", "PRIME II", "KEYNOTE-522": two capitals at least, and what numbers it.
_NAME = r"[A-Za-z]{0,20}[A-Z][a-z]{0,20}[A-Z][A-Za-z]{0,20}(?:[- ](?:\d+|I{1,3}|IV)(?!\w))?"
_TRIAL = r"(?i:(?: (?:randomi[sz]ed|clinical|controlled))* (?:trial|study)\b)"
_NAMED_TRIAL = re.compile(rf"\b({_NAME})(?={_TRIAL})")
_TITLE_NAMES_TRIAL = re.compile(rf"\(({_NAME})\)(?=: an? |$)")  # "... (FINGER): a randomised trial"
# Kinds of study, and diseases, are written like names of trials.
_NO_NAME = frozenset("RCT RCTs II III IV MRI CT PSA MS UK US USA HIV MTX ECT COVID UTI".split())
_MANY = 200  # people; fewer are counted alike by chance
_ALIKE = 0.7  # of the words that describe them
_OLDER = 0.85  # factor for the other reports, so that another study goes first


def mark_same_trials(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Mark further reports of a trial with the one that speaks for it, and put them after it.

    The report on the outcome asked about speaks for the trial; among several, the newest does.
    Strongest first, as it came; ties go by record id.
    """
    groups: list[list[Evidence]] = []
    for each in evidence:
        known = (group for group in groups if any(same_trial(other, each) for other in group))
        group = next(known, None)
        if group is None:
            groups.append([each])
        else:
            group.append(each)
    marked = [each for group in groups for each in _marked(group)]
    return tuple(sorted(marked, key=lambda each: (-each.score, each.record.record_id)))


def same_trial(one: Evidence, two: Evidence) -> bool:
    """Tell whether two studies are reports of one trial.

    They share a registration; or the name that one gives its trial stands in the other, or both
    count the same people, and an author is the same. Hundreds of people counted the same and
    described the same are the same people, whoever writes of them.
    """
    if not (one.appraisal.design.value in _PRIMARY and two.appraisal.design.value in _PRIMARY):
        return False
    if _registrations(one.record) & _registrations(two.record):
        return True
    if _are_the_same_people(one, two):
        return True
    if not _may_share_authors(one.record, two.record):
        return False
    return _is_named_in(one.record, two.record) or _counts_the_same(one, two)


def _marked(group: Sequence[Evidence]) -> list[Evidence]:
    first = max(group, key=lambda each: (each.finding.is_direct, each.record.year or 0, each.score))
    others = [
        replace(
            each,
            same_trial_as=first.record.record_id,
            score=round(_OLDER * min(each.score, first.score), 6),
        )
        for each in group
        if each is not first
    ]
    return [first, *others]


def _registrations(record: Record) -> set[str]:
    return {
        *(each for each in record.registry_ids if _REGISTRATION.fullmatch(each)),
        *_REGISTRATION.findall(record.abstract),
    }


def _names(record: Record) -> set[str]:
    title = record.title or ""
    named = _NAMED_TRIAL.findall(f"{title}\n{record.abstract}")
    return {*named, *_TITLE_NAMES_TRIAL.findall(title)} - _NO_NAME


def _is_named_in(one: Record, two: Record) -> bool:
    return bool(_names(one) & _words(two) or _names(two) & _words(one))


def _words(record: Record) -> set[str]:
    return set(re.findall(rf"\b{_NAME}", f"{record.title or ''}\n{record.abstract}"))


def _counts_the_same(one: Evidence, two: Evidence) -> bool:
    counts = (one.appraisal.participants, two.appraisal.participants)
    if counts[0] is None or counts[1] is None or not (one.record.authors and two.record.authors):
        return False
    return counts[0].value == counts[1].value


def _are_the_same_people(one: Evidence, two: Evidence) -> bool:
    counts = (one.appraisal.participants, two.appraisal.participants)
    who = (one.appraisal.population.description, two.appraisal.population.description)
    if None in counts or None in who or counts[0] is None or counts[0].value < _MANY:
        return False
    told = [set(stems(each.value)) for each in who if each is not None]
    alike = len(told[0] & told[1]) >= _ALIKE * max(map(len, told))
    return alike and counts[1] is not None and counts[0].value == counts[1].value


def _may_share_authors(one: Record, two: Record) -> bool:
    """Trials mention other trials; where both name their authors, one must be the same."""
    if not one.authors or not two.authors:
        return True
    return bool(_family_names(one) & _family_names(two))


def _family_names(record: Record) -> set[str]:
    return {_family_name(author.display) for author in record.authors}


def _family_name(display: str) -> str:
    """Return the longest word, which initials never are: "Moosmayer S", "Stefan Moosmayer"."""
    return max(re.findall(r"\w+", display.lower()), key=len, default=display.lower())
