"""Leads: how a finding is introduced, from what the record says of its study.

"A 2025 phase 1 trial of 5 adults with progressive multiple sclerosis (Cell) found:"
"""

import re

from plaincite.compose.wording import indefinite
from plaincite.model.evidence import Design, Evidence, Role

__all__ = ["lead", "study_name"]

# What a reader calls each design. A preprint's own design is named; its label stands beside it.
_NAMES = {
    Design.SYSTEMATIC_REVIEW: "systematic review",
    Design.META_ANALYSIS: "meta-analysis",
    Design.RANDOMIZED: "randomised trial",
    Design.NON_RANDOMIZED: "trial without random groups",
    Design.COHORT: "cohort study",
    Design.CASE_CONTROL: "case-control study",
    Design.CROSS_SECTIONAL: "cross-sectional study",
    Design.CASE_SERIES: "case series",
    Design.CASE_REPORT: "case report",
    Design.NARRATIVE_REVIEW: "review article",
    Design.GUIDELINE: "guideline",
    Design.ANIMAL_OR_LABORATORY: "animal or laboratory study",
    Design.PROTOCOL: "study plan",
    Design.LETTER: "letter",
    Design.PREPRINT: "preprint",
    Design.UNCLEAR: "study",
}
_PEOPLE = re.compile(
    r"(?:adults?|babies|boys|children|girls|infants|men|older|participants|patients|people"
    r"|postmenopausal|pregnant|smokers|survivors|teenagers|women|young)\b",
    re.IGNORECASE,
)
_LONGEST_POPULATION = 90


def study_name(evidence: Evidence) -> str:
    """Return what kind of study it is and its year: "2025 phase 1 trial"."""
    appraisal = evidence.appraisal
    name = _NAMES[appraisal.design.value]
    if appraisal.phase is not None:
        name = f"phase {appraisal.phase.value} trial"
    year = evidence.record.year
    return f"{year} {name}" if year else name


def lead(evidence: Evidence) -> str:
    """Return the words that introduce a finding of this study, ending in a colon."""
    phrase = indefinite(f"{study_name(evidence)}{_who(evidence)}")
    return f"{phrase[0].upper()}{phrase[1:]} ({_where(evidence)}) {_verb(evidence)}:"


def _who(evidence: Evidence) -> str:
    stated = evidence.appraisal.population.description
    people = stated.value if stated and len(stated.value) <= _LONGEST_POPULATION else None
    participants = evidence.appraisal.participants
    if participants is None:
        return f" of {people}" if people and _PEOPLE.match(people) else ""
    number = f"{participants.value:,}"
    if people is None:
        return f" of {number} people"
    return f" of {number} {people}" if _PEOPLE.match(people) else f" of {number} people: {people}"


def _where(evidence: Evidence) -> str:
    missing = [] if evidence.record.journal else ["journal not stated"]
    if evidence.record.year is None:
        missing.append("year not stated")
    if evidence.appraisal.participants is None:
        missing.append("number of people not stated")
    return "; ".join([*filter(None, [evidence.record.journal]), *missing])


def _verb(evidence: Evidence) -> str:
    roles = {sentence.role for sentence in evidence.finding.sentences}
    return "concluded" if roles == {Role.CONCLUSION} else "reported"
