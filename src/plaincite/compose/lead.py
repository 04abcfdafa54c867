"""Leads: how a finding is introduced, from what the record says of its study.

"A 2025 phase 1 trial of 5 adults with progressive multiple sclerosis (Cell) found:"
"""

import re

from plaincite.compose.abbreviations import unexplained
from plaincite.compose.wording import indefinite, join_words
from plaincite.model.evidence import Design, Evidence, Role
from plaincite.model.record import Record

__all__ = ["lead", "missing_facts", "people_studied", "study_name"]

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
_TRIALS = {Design.NON_RANDOMIZED: "trial", Design.RANDOMIZED: "randomised trial"}
_PEOPLE = re.compile(
    r"\b(?:adolescents|adults?|babies|boys|children|females|girls|infants|males|men|mothers"
    r"|participants|patients|people|pregnancies|smokers|survivors|teenagers|women)\b",
    re.IGNORECASE,
)
# A guideline is for people and an article about them; no number of people was studied.
_ABOUT = {Design.GUIDELINE: "for", Design.NARRATIVE_REVIEW: "about"}
_BRACKET = re.compile(r"\s*\([^()]*\)")
# Where a long description may end and still say who the people were.
_PAUSES = (
    # A comma before a place or a further fact, not one between two words that belong together.
    re.compile(r"[,;:](?= (?:[A-Z]|in |of |with|from |mostly|including|more than))"),
    re.compile(
        r" (?:after|at|before|enrolled|found|from|given|in|on|receiving|responding|starting"
        r"|treated|under|who) "
    ),
)
_LINK = re.compile(r",? (?:with|in|of|and|on|after|for|at) ")
# An age ("aged 70 to 84") is no number that hangs on what was cut.
_HANGING = re.compile(
    r"(?:,? (?:with|of|and|in|on|for|from)|,?(?<!aged)(?<!to)(?<!or) \d[\d,]*(?: \w+)?)+$"
)
# "Healthy volunteers who": the record went on, and what was read of it did not.
_UNFINISHED = re.compile(
    r"(?:,? (?:a|an|and|are|by|for|from|had|in|of|on|or|that|the|to|was|were|which|who|whose"
    r"|with|suffering|presenting|experiencing|consistent|body mass index|diagnosed|aged|having"
    r"|according|treated|undergoing|receiving|using|not responding|mild|moderate|severe|secondary"
    r"|in relation|inadequate response|failed))+$"
)
# Words that a title writes large ("Preterm Infants With Jaundice").
_AS_IN_TITLE = re.compile(
    r"\b(?:Active|Acute|Adolescents|Adults?|Aged|And|Children|Chronic|Disease|Disorders?|Early"
    r"|Elderly|Healthy|In|Infants|Men|Of|Older|Participants|Patients|People|Postmenopausal|Preterm"
    r"|Severe|Syndrome|The|Who|With|Women|Young)\b"
)
_LONGEST_POPULATION = 90


def study_name(evidence: Evidence) -> str:
    """Return what kind of study it is and its year: "2025 phase 1 trial"."""
    appraisal = evidence.appraisal
    design = appraisal.design.value
    name = _NAMES[design]
    # A review may speak of phases too; the phase is the study's own only when it is a trial.
    if appraisal.phase is not None and design in _TRIALS:
        name = f"phase {appraisal.phase.value} {_TRIALS[design]}"
    year = evidence.record.year
    return f"{year} {name}" if year else name


def lead(evidence: Evidence, *, names_people: bool = True, counts_people: bool = True) -> str:
    """Return the words that introduce a finding of this study, ending in a colon.

    Args:
        evidence: The study.
        names_people: Whether its people are described.
        counts_people: Whether their number stands there. One that was added up, or read from
            words, is no number of the record.
    """
    journal = evidence.record.journal
    people = people_studied(evidence) if names_people else None
    who = _who(evidence, people) if counts_people else ""
    phrase = indefinite(f"{study_name(evidence)}{who}")
    where = f" ({journal})" if journal else ""
    return f"{phrase[0].upper()}{phrase[1:]}{where} {_verb(evidence)}:"


def missing_facts(evidence: Evidence) -> str | None:
    """Return a line that names what the lead would say if the record did, or None."""
    facts = {
        "year": evidence.record.year,
        "journal": evidence.record.journal,
        "number of people": evidence.appraisal.participants,
        "who was studied": evidence.appraisal.population.description,
    }
    missing = [name for name, value in facts.items() if value is None]
    listed = join_words(missing)
    return f"{listed[0].upper()}{listed[1:]} not stated in the record." if missing else None


def people_studied(evidence: Evidence) -> str | None:
    """Return who was studied in a few words; None when the record says it in too many."""
    stated = evidence.appraisal.population.description
    if stated is None:
        return None
    people = _without_codes(_BRACKET.sub("", stated.value), evidence.record)
    if people is not None:
        people = _AS_IN_TITLE.sub(lambda word: word.group().lower(), _UNFINISHED.sub("", people))
    if people is None or len(people) <= _LONGEST_POPULATION:
        return people
    for pause in _PAUSES:
        ends = [mark.start() for mark in pause.finditer(people[:_LONGEST_POPULATION])]
        if ends:
            return _HANGING.sub("", people[: ends[-1]])
    return None


def _without_codes(people: str, record: Record) -> str | None:
    """Return *people* cut before the first short form that nothing here can spell out.

    None where nothing is left that says who they were.
    """
    unknown = unexplained(people, record)
    if not unknown:
        return people
    before = people[: people.index(unknown[0])]
    links = list(_LINK.finditer(before))
    is_plain = bool(links) and _PEOPLE.search(before[: links[0].start()]) is not None
    return before[: links[-1].start()] if is_plain else None


def _who(evidence: Evidence, people: str | None) -> str:
    participants = evidence.appraisal.participants
    reads_on = people is not None and _PEOPLE.search(people) is not None
    if participants is None:
        of = _ABOUT.get(evidence.appraisal.design.value, "of")
        return f" {of} {people}" if reads_on else ""
    number = f"{participants.value:,}"
    if people is None:
        return f" of {number} {_plain_people(evidence)}"
    return f" of {number} {people}" if reads_on else f" of {number} people: {people}"


def _plain_people(evidence: Evidence) -> str:
    """Return "women" where the record says in too many words which women they were."""
    stated = evidence.appraisal.population.description
    named = _PEOPLE.search(stated.value) if stated is not None else None
    return named.group().lower() if named else "people"


def _verb(evidence: Evidence) -> str:
    roles = {sentence.role for sentence in evidence.finding.sentences}
    return "concluded" if roles == {Role.CONCLUSION} else "reported"
