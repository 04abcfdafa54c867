"""Cautions: what a record itself says of its limits and of harm. At most two sentences of each."""

import re
from collections.abc import Sequence

from plaincite.appraise.bearing import sentence_bearing
from plaincite.appraise.names import names_in
from plaincite.appraise.roles import sentences
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Role, Sentence
from plaincite.model.question import Question
from plaincite.model.record import Record

__all__ = ["harms", "limitations"]

_MOST = 2

# Points of each wording; a sentence collects each line at most once.
_LIMITS = tuple(
    (points, re.compile(pattern))
    for points, pattern in (
        (4, r"\blimitations?\b|\blimited (?:by|because|evidence|data|to)\b|\bweakness"),
        (4, r"\b(?:low|very low|moderate)[ -](?:certainty|quality)\b|\bcertainty (?:of|was|is|in)\b"
            r"|\bgraded? (?:as )?(?:very )?low|\bquality (?:of (?:the )?evidence"
            r"|was (?:\w+ )?low)"),
        (4, r"\brisk of bias\b|\bpoor(?:ly)? (?:design|quality|report)|\bpublication bias\b"
            r"|\bconfound|\bcausal\w* (?:inference|cannot|relation)|\btoo (?:few|poor|different"
            r"|small)\b"),
        (3, r"\bheterogene|\binconsisten|\bconflicting\b|\bunderpowered|\bnot (?:be )?blinded\b"),
        (3, r"\b(?:insufficient|inadequate|inconclusive|uncertain\w*|unclear|unknown|minimal"
            r"|lacking"
            r"|scarce|no (?:firm|definite|clear|general) (?:conclusion|recommendation)s?)\b"),
        (3, r"\bsmall(?:er)? (?:sample|number|stud|trial|cohort)|\bsingle[- ](?:arm|cent|group)"
            r"|\bshort (?:follow|duration|length|term)|\bno (?:control|comparison|placebo) group"
            r"|\bfew (?:studies|trials|patients|participants|data)\b|\bwide (?:interval"
            r"|confidence)"),
        (2, r"\b(?:further|more|larger|longer|additional|future"
            r"|better) (?:\S+ ){0,4}?(?:stud(?:y|ies)"
            r"|research|trials?|evidence|data|work|investigation)\b|\bremains? (?:to be|unclear"
            r"|unknown)"
            r"|\bcaution|\bnot (?:be )?generali[sz]|\bwarrant"),
    )
)  # fmt: skip
_HARMS = tuple(
    (points, re.compile(pattern))
    for points, pattern in (
        (4, r"\b(?:adverse|side|unwanted|untoward|harmful) (?:\w+ )?(?:events?|effects?|reactions?"
            r"|outcomes?)|\bside-effects?\b|\bharms?\b|\btoxicit|\bserious events?\b"),
        (4, r"\bcomplications?\b|\bsafety\b|\bsafe\b|\btolera(?:ted|ble|bility|nce)\b|\bunsafe\b"
            r"|\boverdiagnos|\bovertreat|\bfalse[- ]positive"),
        (3, r"\b(?:bleeding|haemorrhage|hemorrhage|nausea|vomiting|diarrh|rash|hypoglyc"
            r"|ketoacidosis"
            r"|cytokine release|cytopeni|neutropeni|infections?|thrombo|fractures?|hypotension"
            r"|falls"
            r"|dissociat|sedation|dizziness|drowsiness|headaches?|irritation|myopathy"
            r"|rhabdomyolysis"
            r"|incontinence|impotence|erectile|endophthalmitis|perforation|candidiasis|hoarseness"
            r"|pneumonia|hospitali[sz]|toxic|reflux|constipation|anxiety)\w*\b"),
        (2, r"\b(?:withdr(?:ew|awals?)|stopped|discontinu\w+|dropp?ed out)\b|\bgrade (?:[3-5]"
            r"|iii|iv)"
            r"|\brisks?\b.{0,40}\b(?:increas|higher|rais)|\bdied\b|\bsevere\b|\bserious\b"),
    )
)  # fmt: skip
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
        if sentence.role in spoken
    ]
    return _best(found, least=_LEAST_LIMIT)


def harms(record: Record, question: Question) -> tuple[Sentence, ...]:
    """Return the sentences on harms, or on their absence, that the study itself reports.

    One that names the intervention, or gives figures, goes first.
    """
    concepts = names_in(record, question)
    found = []
    for sentence in sentences(record):
        points = _points(sentence, _HARMS)
        if sentence.role not in (Role.RESULT, Role.CONCLUSION) or points < _LEAST_HARM:
            continue
        tokens = stems(sentence.span.text)
        points += 1 if _FIGURE.search(sentence.span.text) else 0
        found.append((points + sentence_bearing(tokens, concepts, ()), sentence))
    return _best(found, least=_LEAST_HARM)


def _points(sentence: Sentence, table: Sequence[tuple[int, re.Pattern[str]]]) -> int:
    text = sentence.span.text.lower()
    return sum(points for points, wording in table if wording.search(text))


def _best(found: Sequence[tuple[float, Sentence]], *, least: float) -> tuple[Sentence, ...]:
    enough = [(points, sentence) for points, sentence in found if points >= least]
    enough.sort(key=lambda each: (-each[0], each[1].span.start))
    return tuple(sentence for _, sentence in enough[:_MOST])
