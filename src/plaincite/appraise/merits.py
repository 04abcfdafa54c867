"""Merits: what speaks for a sentence as a finding, whatever the question asks.

Its role, its figures, a verdict in plain words; against it: counts of who was included, baseline
tables, calls for more research, and what a summary says about itself. Points were set by reading
the sentences chosen for the panel's questions.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from plaincite.appraise.patterns import BRACKETS
from plaincite.appraise.signals import Signal, clauses, signals, without_asides
from plaincite.model.evidence import Role, Sentence

__all__ = ["Traits", "is_plain_result", "merit", "traits"]

_ROLE = {Role.CONCLUSION: 0.8, Role.RESULT: 0.6, Role.BACKGROUND: 0.2, Role.METHODS: 0.1}
_TELLING = frozenset(Signal) - {Signal.OPEN, Signal.SAFE, Signal.MORE}

_POINTS_BACK = re.compile(r"^(?:these|our|the) (?:\w+ )?(?:findings|results|data)\b")
_CALL = re.compile(
    r"\b(?:further|future|more|larger|additional|better|(?<!-)controlled|long(?:er)?(?:-term)?|new"
    r"|high-quality|well-designed|multicent\w+) (?:\S+ ){0,5}?(?:stud(?:y|ies)|research|trials?"
    r"|investigations?|work|evidence|data)\b(?! (?:is|are) unlikely)|\bwarrant(?:s|ed)?\b"
    r"|\bremains? to be\b"
)
# What a summary says of itself, or of what it leaves out, is no finding.
_ABOUT_ITSELF = re.compile(
    r"\b(?:not (?:included|given|reported|shown)|(?:is|are) (?:not )?included) in this summary\b"
    r"|\bthis (?:\w+ ){0,2}?(?:review|paper|article|study|chapter|statement|commentary) (?:\w+ )?"
    r"(?:explores?|discuss\w*|synthesi[sz]es|examines?|provides?|summari[sz]es|reviews?|describes?"
    r"|presents?|aims?|outlines?|highlights?|focus\w*|considers?|gives)\b"
    r"|\bthe (?:review|article|paper|authors?) (?:\w+ )?(?:discuss\w*|synthesi[sz]es|explores?"
    r"|outlines?|gives an overview|reviews?|describes?|summari[sz]es)\b|\bwere also examined\b"
    r"|^(?:it|this \w+(?: \w+)?|the (?:guideline|statement|review|article)) (?:covers|includes"
    r"|addresses|deals|was (?:written|prepared|supported))\b"
    r"|\b(?:has|have) recruited\b|\bdue to report\b|\b(?:study|trial) (?:will|tests|assesses) "
    r"|\bwill be (?:discussed|presented)\b|\bare (?:discussed|reviewed)\b"
)
_SUBGROUP = re.compile(
    r"\bdid not (?:alter|change|modify|affect) the (?:benefit|effect|result)|\bsubgroups?\b"
    r"|\binteraction\b|\bwas consistent (?:across|between|in)\b"
    r"|\bregardless of (?:age|sex)|\bbenefits? (?:was|were) (?:greatest|largest)\b"
    r"|\b(?:similar|same|consistent|not differ)\b[^.;]{0,40}\b(\w+) and non-?\1\b"
)
_START = re.compile(
    r"^baseline \w+ (?:\S+ ){0,8}?(?:not|similar|comparable|no )|\bno (?:\S+ ){0,4}?differences? "
    r"(?:\S+ ){0,4}?at baseline\b|\b(?:similar|comparable|balanced) at baseline\b"
)
# Says that the work matters and not what it found.
_HOLLOW = re.compile(
    r"\b(?:informs?|informing|guides?|aids?) (?:\w+ ){0,3}?"
    r"(?:use|practice|design|decision|trial|research|care)"
    r"|\bprovid\w+ (?:\w+ )?(?:insight|basis|rationale|framework|reference)\w*\b"
    r"|\bno (?:trial|trials|study|studies) (?:\w+ ){0,2}?"
    r"(?:reported|measured|assessed|gave)\b|\bcompeting interest"
    r"|\bof (?:all |the )?(?:\S+ )?research (?:into|on|in|is|has)\b"
    r"|\b(?:can ?not|could not|should not|may not) be "
    r"(?:extended|generali[sz]ed|extrapolated) to\b|\bno mechanism\b"
    r"|\bno (?:new|unexpected) (?:adverse|aes?|safety)\b"
    r"|\bwere also (?:estimated|assessed|measured)\b"
    r"|\banalys[ei]s (?:[\w-]+ ){0,6}(?:was|were) (?:carried out|conducted|done|performed)\b"
    r"|\b(?:studies|trials?|study) (?:has|have|are|is|was|were) "
    r"(?:\w+ ){0,2}?(?:initiated|under ?way|ongoing|planned|in progress)\b"
    r"|\bthere (?:are|is|have been|was|were) (?:a few|few|several|many|some|limited|little) "
    r"(?:\w+ ){0,2}?(?:data|evidence|reports?|research|studies|trials)\b"
    r"|\b(?:another|is|poses?|remains?) (?:\w+ ){0,3}?challenge\b"
    r"|\b(?:authors|we) (?:\w+ )?attribut(?:e|ed)\b"
    r"|\b(?:data|findings?|profile|results?|safety) (?:\S+ ){0,4}?(?:are|is|was|were) consistent "
    r"with (?:earlier|other|previous|prior|that|those)\b"
)
_FLOW = re.compile(
    r"\b(?:were|was) (?:included|eligible|identified|enrolled|randomi[sz]ed|recruited|screened"
    r"|assigned|analy[sz]ed|retrieved|searched|assessed|infused|available|qualified"
    r"|approached|followed)\b|\b(?:met|meeting) (?:the )?(?:\w+ )?criteria|\bjoined\b|\bcompleted\b"
    r"|\bthere were \d[\d,]* (?:\w+ )?(?:publications|studies|trials|records|articles|participants)"
    r"|^(?:\S+ ){0,4}?(?:studies|trials|reviews|articles)(?: \([^)]{0,60}\))?\.$"
    r"|\bcompris|\binvolv(?:ed|ing) \d"
    r"|^(?:\S+ ){0,4}?follow-up (?:\w+ )?(?:was|ranged|lasted)\b|; follow-up was \d"
    r"|^(?:of )?(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen) (?:\S+ ){0,3}?(?:studies|trials|reviews|articles|papers)\b"
    r"|^(?:of )?(?:\d[\d,]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\w+teen) (?:\S+ ){0,3}?(?:patients|women|men|people|participants|children)"
    r"(?: \([^)]{0,40}\))?(?:,| (?:were|came|in|with|who|joined|took|attended|at|on|had|and)\b|\.$)"
    r"|\bcross(?:ed)? over\b|\bwere (?:mainly|mostly|older|younger)\b"
    r"|\bwas (?:measured|recorded|assessed|available) in \d"
    r"|^[\d,]+ (?:\([^)]{0,30}\) )?received\b|\bcame at\b|^over [\d,]+ (?:papers|articles|studies)"
)
_BASELINE = re.compile(
    r"\b(?:mean|median|average) age\b|\bages? ranged|\bwere (?:women|men|female|male|white)\b"
    r"|\bbaseline\b|\brisk of bias\b|\bpublication bias\b|\bheterogeneity (?:was|were)\b"
    r"|\badherence\b|\bfunded\b"
)
_PRIMARY = re.compile(r"\b(?:primary|main|co-primary) (?:\w+ )?(?:outcome|end ?point)")
_ADVICE = re.compile(r"\brecommend(?:s|ed|ation)?\b|\badvis(?:e|es|ed)\b|\bargues?\b")
_HARM = re.compile(
    r"\b(?:adverse|side)[ -](?:events?|effects?|reactions?)\b|\btoxicit|\bsafety\b|\btolerab"
    r"|\bwithdrawals?\b|\bserious events?\b|\bcytopeni|\bgrade (?:[3-5]|iii)"
    r"|\b(?:irritation|nausea|vomiting|diarrh\w+|rash|dizziness|dry mouth)\b"
    r"[^.;]{0,80}\b(?:more (?:common|frequent)|commonest|affected|mild)\b"
)
# With an estimate, a sentence is a result though it begins with who took part.
_ESTIMATE = re.compile(r"\bratio\b|\bc\.?i\b|\b(?:rr|or|hr)\b ?\d|\bp ?[<=>] ?0?\.\d|\bversus\b")
_FIGURE = re.compile(r"\d(?:[.·]\d+)? ?%|\b\d+[.·]\d+|\b\d+ (?:of|in|per|versus|vs\.?) \d+")
_FOR_EXPERTS = re.compile(r"\bnumber needed to (?:treat|harm)\b|\bnnt\b")
_SHARES = re.compile(r"\d ?%.{1,120}\d ?%")
_COMPARED = re.compile(r"\b(?:than|versus|vs\.?|compared|against|placebo|control)\b")


@dataclass(frozen=True, slots=True)
class Traits:
    """What the wording of one sentence shows."""

    is_telling: bool  # says which way it went, or that there was no difference
    is_change: bool  # more or less of something, of which the words do not say if it is good
    has_figures: bool  # a percentage, a ratio, an interval, counts of one in another
    is_compared: bool
    is_primary: bool  # names the main outcome
    is_advice: bool
    is_on_harm: bool
    is_call: bool  # for more research
    is_count: bool  # of who or what was included
    is_baseline: bool
    is_subgroup: bool  # says for whom the effect was the same or another
    is_start: bool  # says how alike the groups were before
    is_hollow: bool
    is_about_itself: bool
    points_back: bool  # "these findings"


@lru_cache(maxsize=16384)
def traits(text: str) -> Traits:
    """Return what the wording of the sentence *text* shows."""
    heard = {signal for clause in clauses(text) for signal in signals(clause)}
    lower = text.lower()
    has_estimate = _ESTIMATE.search(lower) is not None
    return Traits(
        is_telling=bool(heard & _TELLING),
        is_change=Signal.MORE in heard,
        has_figures=_FIGURE.search(lower) is not None,
        is_compared=_COMPARED.search(lower) is not None,
        is_primary=_PRIMARY.search(lower) is not None,
        is_advice=_ADVICE.search(lower) is not None,
        is_on_harm=_HARM.search(lower) is not None,
        is_call=_CALL.search(lower) is not None,
        is_count=_is_of_flow(lower) and not (has_estimate and _SHARES.search(lower)),
        is_baseline=_BASELINE.search(lower) is not None and not has_estimate,
        is_subgroup=_SUBGROUP.search(without_asides(lower)) is not None,
        is_start=_START.search(lower) is not None,
        is_hollow=_HOLLOW.search(lower) is not None,
        is_about_itself=_ABOUT_ITSELF.search(lower) is not None,
        points_back=_POINTS_BACK.search(lower) is not None,
    )


def _is_of_flow(lower: str) -> bool:
    return any(_FLOW.search(text) is not None for text in (lower, BRACKETS.sub("", lower)))


def merit(sentence: Sentence, *, of_harm: float = -0.5, is_guideline: bool = False) -> float:
    """Return the points of *sentence*, from about -2 to 2.

    Args:
        sentence: One that may state a finding.
        of_harm: Points of a sentence on side effects: below 0 unless the question asks for them.
        is_guideline: What is advised is then the finding.
    """
    shown = traits(sentence.span.text)
    points = _ROLE.get(sentence.role, 0.0) + (0.5 if shown.is_telling else 0.0)
    if shown.is_change and shown.has_figures and not shown.is_telling:
        points += 0.35
    if sentence.role is Role.RESULT:
        points += 0.2 if shown.is_primary else 0.0
        points += (0.3 if shown.is_compared else 0.15) if shown.has_figures else 0.0
    if is_guideline and shown.is_advice:
        points += 0.6
    if shown.is_on_harm:
        points += of_harm
    if _FOR_EXPERTS.search(BRACKETS.sub("", sentence.span.text.lower())) is not None:
        points -= 0.6
    return points - _against(shown)


def is_plain_result(sentence: Sentence) -> bool:
    """Tell whether *sentence* is a result with figures, not a count of who took part."""
    shown = traits(sentence.span.text)
    is_other = shown.is_count or shown.is_baseline or shown.is_on_harm
    return sentence.role is Role.RESULT and shown.has_figures and not is_other


def _against(shown: Traits) -> float:
    points = 0.0
    if shown.is_call:
        points += 0.4 if shown.is_telling else 1.2
    if shown.is_count:
        points += 0.6 if shown.is_telling else 0.9
    if shown.is_baseline:
        points += 0.5
    if shown.is_start:
        points += 1.0
    if shown.is_subgroup:
        points += 0.4
    if shown.is_hollow:
        points += 1.5
    if shown.points_back:
        points += 0.1
    return points
