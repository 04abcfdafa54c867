"""Merits: what speaks for a sentence as a finding, whatever the question asks.

Its role, its figures, a verdict in plain words; against it: counts of who was included, baseline
tables, calls for more research, and what a summary says about itself. Points were set by reading
the sentences chosen for the panel's questions.
"""

import re

from plaincite.appraise.signals import Signal, clauses, signals
from plaincite.model.evidence import Role, Sentence

__all__ = ["has_figures", "is_about_itself", "is_plain_result", "merit"]

_ROLE = {Role.CONCLUSION: 0.8, Role.RESULT: 0.6, Role.BACKGROUND: 0.2}
_TELLING = frozenset(Signal) - {Signal.OPEN, Signal.SAFE, Signal.MORE}

_POINTS_BACK = re.compile(r"^(?:these|our|the) (?:\w+ )?(?:findings|results|data)\b", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:further|future|more|larger|additional|better|controlled|long(?:er)?(?:-term)?|new"
    r"|high-quality|well-designed|multicent\w+) (?:\S+ ){0,5}?(?:stud(?:y|ies)|research|trials?"
    r"|investigations?|work|evidence|data)\b|\bwarrant(?:s|ed)?\b|\bremains? to be\b",
    re.IGNORECASE,
)
# What a summary says of itself, or of what it leaves out, is no finding.
_ABOUT_ITSELF = re.compile(
    r"\b(?:not (?:included|given|reported|shown)|(?:is|are) (?:not )?included) in this summary\b"
    r"|\bthis (?:\w+ ){0,2}?(?:review|paper|article|study|chapter|statement|commentary) (?:\w+ )?"
    r"(?:explores?|discuss\w*|synthesi[sz]es|examines?|provides?|summari[sz]es|reviews?|describes?"
    r"|presents?|aims?|outlines?|highlights?|focus\w*|considers?|gives)\b"
    r"|\bthe (?:review|article|paper|authors?) (?:\w+ )?(?:discuss\w*|synthesi[sz]es|explores?"
    r"|outlines?|gives an overview|reviews?|describes?|summari[sz]es)\b|\bwere also examined\b"
    r"|\bwas prompted by\b|\bwill be (?:discussed|presented)\b|\bare (?:discussed|reviewed)\b",
    re.IGNORECASE,
)
_FLOW = re.compile(
    r"\b(?:were|was) (?:included|eligible|identified|enrolled|randomi[sz]ed|recruited|screened"
    r"|assigned|analy[sz]ed|retrieved|searched|assessed|infused|available|qualified|eligible"
    r"|approached|followed)\b|\b(?:met|meeting) (?:the )?(?:\w+ )?criteria|\bjoined\b|\bcompleted\b"
    r"|\bthere were \d[\d,]* (?:\w+ )?(?:publications|studies|trials|records|articles|participants)"
    r"|^(?:\S+ ){0,4}?(?:studies|trials|reviews|articles)(?: \([^)]{0,60}\))?\.$"
    r"|\bcompris|\binvolv(?:ed|ing) \d|\bfollow-up (?:was|of)\b|\bmedian follow-up\b"
    r"|^(?:of )?\d[\d,]* (?:\S+ ){0,3}?(?:studies|trials|reviews|articles|papers)\b"
    r"|^(?:of )?\d[\d,]* (?:\S+ ){0,3}?(?:patients|women|men|people|participants|children)"
    r"(?: \([^)]{0,40}\))?(?:,| (?:were|came|in|with|who|joined|took|attended|at|on)\b)"
    r"|\bcross(?:ed)? over\b|\bwere (?:mainly|mostly|older|younger)\b"
    r"|\bwas (?:measured|recorded|assessed|available) in \d"
    r"|\bhad more risk factors\b|\bcame at\b|^over [\d,]+ (?:papers|articles|studies)",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:mean|median|average) age\b|\bages? ranged|\bwere (?:women|men|female|male|white)\b"
    r"|\bbaseline\b|\brisk of bias (?:was|of)\b|\bpublication bias\b|\bheterogeneity (?:was|were)\b"
    r"|\badherence\b|\bfunded\b|\bbaseline characteristics\b",
    re.IGNORECASE,
)
_PRIMARY = re.compile(
    r"\b(?:primary|main|co-primary) (?:\w+ )?(?:outcome"
    r"|end ?point)",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\brecommend(?:s|ed|ation)?\b|\badvis(?:e|es|ed)\b"
    r"|\bargues?\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:adverse|side)[ -](?:events?|effects?|reactions?)\b|\btoxicit|\bsafety\b|\btolerab"
    r"|\bwithdrawals?\b|\bserious events?\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d(?:[.·]\d+)? ?%|\b\d+[.·]\d+|\b\d+ (?:of|in|per|versus|vs\.?) \d+|\b9[05]% ?CI"
)
_COMPARED = re.compile(r"\b(?:than|versus|vs\.?|compared|against|placebo|control)\b", re.IGNORECASE)


def merit(sentence: Sentence, *, asks_harm: bool = False, is_guideline: bool = False) -> float:
    """Return the points of *sentence*, from about -2 to 2.

    Args:
        sentence: One that may state a finding.
        asks_harm: The question is about harm, so sentences on side effects are to the point.
        is_guideline: What is advised is then the finding.
    """
    text = sentence.span.text
    heard = {signal for clause in clauses(text) for signal in signals(clause)}
    is_telling = bool(heard & _TELLING)
    points = _ROLE.get(sentence.role, 0.0) + (0.5 if is_telling else 0.0)
    if sentence.role is Role.RESULT:
        points += _of_figures(text)
    if is_guideline and _ADVICE.search(text):
        points += 0.6
    if _HARM.search(text) and not asks_harm:
        points -= 0.5
    return points - _against(text, is_telling=is_telling)


def is_about_itself(sentence: Sentence) -> bool:
    """Tell whether *sentence* says what the text contains and not what was found."""
    return _ABOUT_ITSELF.search(sentence.span.text) is not None


def is_plain_result(sentence: Sentence) -> bool:
    """Tell whether *sentence* is a result with figures, not a count of who took part."""
    text = sentence.span.text
    is_count = _FLOW.search(text) is not None or _BASELINE.search(text) is not None
    is_harm = _HARM.search(text) is not None
    return sentence.role is Role.RESULT and has_figures(text) and not is_count and not is_harm


def has_figures(text: str) -> bool:
    """Tell whether *text* gives a percentage, a ratio, an interval or counts of one in another."""
    return _FIGURE.search(text) is not None


def _of_figures(text: str) -> float:
    points = 0.2 if _PRIMARY.search(text) else 0.0
    if has_figures(text):
        points += 0.3 if _COMPARED.search(text) else 0.15
    return points


def _against(text: str, *, is_telling: bool) -> float:
    points = 0.0
    if _CALL.search(text):
        points += 0.4 if is_telling else 1.2
    if _FLOW.search(text):
        points += 0.6 if is_telling else 0.9
    if _BASELINE.search(text):
        points += 0.5
    if _POINTS_BACK.search(text):
        points += 0.1
    return points
