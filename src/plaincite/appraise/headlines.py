"""Headlines: the one sentence of a record that answers the question by itself, in few words.

A finding may need two sentences, figures and all. A short answer has room for one, and it must make
sense to a reader who has read nothing else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plaincite.appraise.merits import traits
from plaincite.appraise.stance import stance
from plaincite.model.evidence import Headline, Sentence, Stance
from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["Candidate", "best_headline"]

_MOST_WORDS = 48
_EASY_WORDS = 22
_A_WORD = 0.03  # points lost by each word more
_LEAST = 1.6  # points; below this no sentence is better than a poor one
_LEAST_SPOKEN = 0.25  # a sentence that names nothing asked for makes no sense alone
_OF_BEARING = 1.6  # points for a sentence that names all the question asks of

# Figures and names that mean nothing to a reader of one sentence.
_TECHNICAL = re.compile(
    r"\b(?:scores?|scales?|SDs?|composite|end ?points?|mean difference|hazard|odds|ratios?"
    r"|noninferior\w*|subgroup|heterogeneity|sensitivity analys\w+|primary outcome|the outcome"
    r"|per protocol|models?|arms?|domains?|percentage points|[A-Z][a-z]?[A-Z]\w{2,}|[A-Z]{4,})\b"
)
# What a summary says of the study's making is no answer.
_OF_THE_STUDY = re.compile(
    r"^(?:the|this) (?:trial|study|review|evidence) (?:measured|tested|assessed|examined|looked|was"
    r"|cannot|stopped|included|covers?)\b|\bearly stopping\b|\bnot included here\b"
    r"|\bresults differed by\b|^earlier advice\b",
    re.IGNORECASE,
)
# What a reader who asks whether a treatment is in use wants to be told.
_USE = re.compile(
    r"\b(?:approv(?:ed|al)|licen[sc]ed|authori[sz]ed|investigational|experimental|recommended"
    r"|standard (?:of )?(?:care|treatment|therapy)|routine(?:ly)?|in (?:clinical )?use"
    r"|being (?:tested|studied|explored)|under (?:study|investigation)|introduced|emerging"
    r"|early[- ]phase)\b",
    re.IGNORECASE,
)
_ON_HARM = frozenset({QuestionKind.HARM, QuestionKind.CAUSE})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may state a finding, its points there, and how much it names itself."""

    sentence: Sentence
    points: float
    spoken: float  # 0 to 1: the share of what is asked that its own words name


def best_headline(
    candidates: Sequence[Candidate], question: Question, record: Record
) -> Headline | None:
    """Return the best of *candidates*, or None when none serves; ties go to the first one."""
    headlines = [
        _headline(each, question, record)
        for each in candidates
        if each.spoken >= _LEAST_SPOKEN and _may_stand_alone(each.sentence.span.text, question)
    ]
    if not headlines:
        return None
    best = max(headlines, key=lambda each: (each.merit, -each.sentence.span.start))
    return best if best.merit >= _LEAST else None


def _headline(candidate: Candidate, question: Question, record: Record) -> Headline:
    text = candidate.sentence.span.text
    says = stance(text, question, record)
    merit = candidate.points + _OF_BEARING * candidate.spoken + _fitness(text, question)
    merit += 0.4 if says is not Stance.UNSTATED else 0.0
    return Headline(candidate.sentence, says, round(merit, 4))


def _may_stand_alone(text: str, question: Question) -> bool:
    shown = traits(text)
    is_aside = (
        shown.is_call or shown.is_count or shown.is_baseline or shown.is_subgroup or shown.is_hollow
        or shown.is_start or shown.is_about_itself or shown.points_back
        or (shown.is_on_harm and question.kind not in _ON_HARM)
    )  # fmt: skip
    is_long = len(text.split()) > _MOST_WORDS
    return not is_aside and not is_long and _OF_THE_STUDY.search(text) is None


def _fitness(text: str, question: Question) -> float:
    points = 0.4 if traits(text).is_telling else 0.0
    points -= _A_WORD * max(0, len(text.split()) - _EASY_WORDS)
    points -= 0.25 * min(3, len(_TECHNICAL.findall(text)))
    if question.kind is QuestionKind.USE and _USE.search(text):
        points += 1.2
    return points
