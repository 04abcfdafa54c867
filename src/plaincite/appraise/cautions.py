"""Cautions: what a record itself says of its limits and of harm. At most two sentences of each."""

import re
from collections.abc import Sequence

from plaincite.appraise.bearing import sentence_bearing
from plaincite.appraise.merits import traits
from plaincite.appraise.names import names_in
from plaincite.appraise.roles import sentences
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Role, Sentence
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["harms", "limitations"]

_MOST = 2

# Points of each wording, looked for in lower case; a sentence collects each line at most once.
_LIMITS = tuple(
    (points, re.compile(pattern))
    for points, pattern in (
        (4, r"(?<!physical )\blimitations\b|\blimitation (?:of|is|was)\b|\blimited (?:by|because"
            r"|evidence|data)\b|\bweaknesses\b"
            r"|\b(?:evidence|data) (?:\w+ ){0,3}?limited\b|\bweakness (?:of|in) (?:the|this|our)"),
        (4, r"\blow(?:[- ]to[- ]moderate)?[ -](?:certainty|quality)\b|\blow (?:or|to) moderate\b"
            r"|\bcertainty (?:\w+ ){0,2}?low\b|\bquality (?:\w+ ){0,4}?(?:low|poor)\b"
            r"|\bgraded (?:as )?(?:very )?low|\blimited quality"),
        (4, r"\brisk of bias\b|\bpoor(?:ly)? (?:design|quality|report)|\bpublication bias\b"
            r"|\bconfound|\bcausal\w* (?:inference|cannot|relation)|\bcannot (?:show|prove) cause"
            r"|\btoo (?:few|poor|different)\b|\breporting was (?:\w+ )?poor"),
        (3, r"\bheterogene|\binconsisten|\bconflicting\b|\bunderpowered|\bnot (?:be )?blinded\b"
            r"|\bstopped early\b"),
        (3, r"\b(?:insufficient|inadequate|inconclusive|minimal|lacking|scarce|sparse"
            r"|no (?:firm|definite|clear|general) (?:conclusion|recommendation)s?)\b"
            r"|\b(?:remains?|is|are|was|were) (?:\w+ )?(?:uncertain|unclear|unknown)\b"
            r"|\buncertain whether\b"),
        (3, r"\bsmall(?:er)? (?:sample|number|stud|trial|cohort)|\bsingle[- ](?:arm|cent|group)"
            r"|\bshort (?:follow|duration|term)|\bno (?:control|comparison|placebo) group"
            r"|\bfew (?:studies|trials|patients|participants|data)\b|\bwide (?:interval|confidence)"
            r"|\bno randomi[sz]"),
        (2, r"\b(?:further|more|larger|longer|additional|future"
            r"|better) (?:\S+ ){0,4}?(?:stud(?:y|ies)"
            r"|research|trials?|evidence|data|work|investigation|ones)\b.{0,60}\b(?:need|requir"
            r"|warrant|must|should|necessary|have to|justified)|\bneed(?:s|ed)? (?:for )?(?:further"
            r"|more|larger|longer) |\bremains? (?:to be|unclear|unknown)|\bcautio(?:n|us)\b"
            r"|\bnot (?:be )?generali[sz]|\bwarrant"),
    )
)  # fmt: skip
# Said of good studies.
_NO_LIMIT = re.compile(
    r"\bno (?:\w+ ){0,3}?(?:heterogeneity|publication bias|risk of bias)|\blow risk of bias\b"
)
_HARMS = tuple(
    (points, re.compile(pattern))
    for points, pattern in (
        (4, r"\b(?:adverse|side|unwanted|untoward|harmful) (?:\w+ )?(?:events?|effects?|reactions?"
            r"|outcomes?)|\bside-effects?\b|(?<!reduce )(?<!reduce the )\bharms?\b(?! reduc)"
            r"|\btoxicit|\bserious events?\b"),
        (4, r"\bcomplications?\b|\bsafety\b|\bsafe\b|\btolera(?:ted|ble|bility|nce)\b|\bunsafe\b"
            r"|\boverdiagnos|\bovertreat|\bfalse[- ]positive"),
        (2, r"\b(?:bleeding|haemorrhag|hemorrhag|nausea|vomiting|diarrh|rash|hypoglyc|ketoacidos"
            r"|cytokine release|cytopeni|neutropeni|infection|thrombo|fracture|hypotension|falls"
            r"|dissociat|sedation|dizziness|drowsiness|headache|irritation|myopath|rhabdomyolys"
            r"|incontinen|impoten|erectile|endophthalmitis|perforation|candidiasis|hoarseness"
            r"|pneumonia|reflux|constipation|anxiety|sepsis|neurotoxic|growth)\w*\b"),
        (2, r"\b(?:withdr(?:ew|awals?)|stopped|discontinu\w+|dropp?ed out)\b"
            r"|\bgrade (?:[3-5]|iii|iv)|\brisks?\b.{0,40}\b(?:increas|higher|rais)"),
        (1, r"\bmore (?:common|frequent|often|likely)\b|\boccurred in\b|\bwere (?:seen|reported)\b"
            r"|\bwas (?:seen|reported)\b|\bfor every \d|\bgrades? [12]\b"
            r"|\breduced growth\b|\bhas\b"),
    )
)  # fmt: skip
_PRAISE = re.compile(r"\b(?:safe|safety|tolerated|tolerable|tolerability)\b")
_SAID_FIRST = re.compile(r"^[^;]{20,}(?:;|, but\b)")
# "It helped more, without more side effects": a finding, and good news.
_SPARED = re.compile(r"\bwithout (?:more|additional|severe|serious|any|a difference in)\b")
_LEAST_HARM = 3
_LEAST_LIMIT = 2
_FIGURE = re.compile(r"\d")


def limitations(record: Record) -> tuple[Sentence, ...]:
    """Return the sentences in which the record names its limits, the plainest first.

    Background is left out: limits of earlier work are not limits of this study.
    """
    spoken = (Role.LIMITATION, Role.CONCLUSION, Role.RESULT)
    found = [
        (_points(sentence, _LIMITS) + (6 if sentence.role is Role.LIMITATION else 0), sentence)
        for sentence in sentences(record)
        if sentence.role in spoken and _is_of_limits(sentence)
    ]
    return _best(found, least=_LEAST_LIMIT)


def _is_of_limits(sentence: Sentence) -> bool:
    """Good news of quality is no limit, nor is a finding that ends in a call for research."""
    text = sentence.span.text
    shown = traits(text)
    if _NO_LIMIT.search(text.lower()) is not None or shown.is_about_itself:
        return False
    only_calls = _points(sentence, _LIMITS) <= _LEAST_LIMIT
    is_mainly_finding = shown.is_telling or _SAID_FIRST.search(text) is not None
    return not (only_calls and is_mainly_finding and sentence.role is not Role.LIMITATION)


def harms(record: Record, question: Question) -> tuple[Sentence, ...]:
    """Return the sentences on harms, or on their absence, that the study itself reports.

    One that names the intervention, or gives figures, goes first.
    """
    concepts = names_in(record, question)
    asked = _names_asked(question)
    found = []
    for sentence in sentences(record):
        points = _points(sentence, _HARMS, beside=asked)
        if sentence.role not in (Role.RESULT, Role.CONCLUSION) or points < _LEAST_HARM:
            continue
        shown = traits(sentence.span.text)
        if shown.is_about_itself or shown.is_hollow or _only_praises(sentence.span.text):
            continue
        tokens = stems(sentence.span.text)
        points += 1 if _FIGURE.search(sentence.span.text) else 0
        found.append((points + sentence_bearing(tokens, concepts, ()), sentence))
    return _best(found, least=_LEAST_HARM)


def _only_praises(text: str) -> bool:
    """Tell whether *text* calls a thing safe and names no harm and no figure."""
    lower = text.lower()
    if _SPARED.search(lower) is not None:
        return True
    named = [wording for points, wording in _HARMS if wording is not _HARMS[1][1] and points > 1]
    return _PRAISE.search(lower) is not None and not any(each.search(lower) for each in named)


def _names_asked(question: Question) -> re.Pattern[str] | None:
    """What the treatment is for ("headaches") is no side effect, where no harm is asked of."""
    if question.kind in (QuestionKind.HARM, QuestionKind.CAUSE):
        return None
    names = [
        re.escape(name.removesuffix("s"))
        for each in question.concepts
        if each.role in (ConceptRole.CONDITION, ConceptRole.OUTCOME)
        for name in each.names
    ]
    return re.compile(rf"\b(?:{'|'.join(names)})s?\b", re.IGNORECASE) if names else None


def _points(
    sentence: Sentence,
    table: Sequence[tuple[int, re.Pattern[str]]],
    *,
    beside: re.Pattern[str] | None = None,
) -> int:
    text = sentence.span.text.lower()
    text = beside.sub("", text) if beside is not None else text
    return sum(points for points, wording in table if wording.search(text))


def _best(found: Sequence[tuple[float, Sentence]], *, least: float) -> tuple[Sentence, ...]:
    enough = [(points, sentence) for points, sentence in found if points >= least]
    enough.sort(key=lambda each: (-each[0], each[1].span.start))
    return tuple(sentence for _, sentence in enough[:_MOST])
