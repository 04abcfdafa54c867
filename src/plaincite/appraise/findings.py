"""Findings: the one or two sentences in which a record answers the question.

A conclusion that answers, with the result that carries its numbers, is best; then either alone.
Background, methods and calls for more research never stand as a finding. Sentences are taken as
they stand, so one that leans on its neighbour ("These were ...") counts less without it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from plaincite.appraise.bearing import sentence_bearing
from plaincite.appraise.effects import effects
from plaincite.appraise.headlines import Candidate, best_headline
from plaincite.appraise.merits import is_plain_result, merit, traits
from plaincite.appraise.names import Names, is_among_themselves, names_in
from plaincite.appraise.roles import lay_sentences, sentences
from plaincite.appraise.stance import stance
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Appraisal, Design, Finding, Role, Sentence
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["find_finding", "may_state"]

# A page quotes at most two sentences and 60 words of one source.
_MOST_WORDS = 60
_LEAST_BEARING = 0.2  # one concept of three, and that one only implied by the title
_MOST_CANDIDATES = 24
_AMONG_THEMSELVES = 0.7  # points against a comparison that stays inside the class asked about

# A narrative review or a guideline without sections reports throughout; what reads as background
# there is what the review says. In any other study such a sentence is somebody else's claim.
_TELLS_THROUGHOUT = frozenset({Design.NARRATIVE_REVIEW, Design.GUIDELINE})

_ASK_HARM = frozenset({QuestionKind.HARM, QuestionKind.CAUSE})
_SAFETY = re.compile(r"\b(?:safe|safety|safely|harm\w*|risks?|side effects?)\b", re.IGNORECASE)

_LEANS = re.compile(
    r"^(?:(?:these|those|this|it|its|they|their|such|both|neither|either|the (?:former|latter|other"
    r"|two|same|difference|effect|benefit|reduction|increase|rest)|others?|however|in contrast"
    r"|conversely|by contrast|similarly|likewise|moreover|furthermore|in addition|additionally|also"
    r"|but|and|of these|among these|among them|for (?:both|these)|thus|therefore|hence|again)\b)"
    r"(?! (?:study|trial|review|meta-analysis|analysis|systematic|findings|results|data|paper))"
    r"|^[^.;]{0,60}\b(?:was|were|is|are|did|had) also\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may state the finding, and what speaks for it."""

    at: int  # place among the record's sentences
    sentence: Sentence
    bearing: float
    spoken: float  # bearing of its own words alone
    score: float
    n_words: int
    leans: bool
    has_figures: bool


def find_finding(record: Record, question: Question, appraisal: Appraisal) -> Finding | None:
    """Return the record's answer to *question*, at most two sentences, or None when it has none."""
    candidates = _candidates(sentences(record), record, question, appraisal)
    if not candidates:
        candidates = _candidates(lay_sentences(record), record, question, appraisal)
    if not candidates:
        return None
    chosen = _best(candidates)
    text = " ".join(each.sentence.span.text for each in chosen)
    alone = [
        Candidate(_as_stated(each.sentence), each.score, each.spoken)
        for each in candidates
        if not each.leans
    ]
    return Finding(
        sentences=tuple(_as_stated(each.sentence) for each in chosen),
        bearing=max(each.bearing for each in chosen),
        stance=stance(text, question, record),
        headline=best_headline(alone, question, record),
        effects=effects(text),
    )


def _as_stated(sentence: Sentence) -> Sentence:
    """What a review without sections reports is its result, whatever it sounds like."""
    if sentence.role in (Role.RESULT, Role.CONCLUSION):
        return sentence
    return replace(sentence, role=Role.RESULT)


def may_state(sentence: Sentence, appraisal: Appraisal) -> bool:
    """Tell whether *sentence* speaks for its own study, not of what was known before."""
    if traits(sentence.span.text).is_about_itself:
        return False
    if sentence.role in (Role.RESULT, Role.CONCLUSION):
        return True
    is_telling = appraisal.design.value in _TELLS_THROUGHOUT and sentence.section is None
    return is_telling and sentence.role in (Role.BACKGROUND, Role.METHODS)


def _candidates(
    found: Sequence[Sentence], record: Record, question: Question, appraisal: Appraisal
) -> list[_Candidate]:
    weigher = _Weigher(
        names_in(record, question),
        _topic(record, found),
        of_harm=_of_harm(question),
        is_guideline=appraisal.design.value is Design.GUIDELINE,
    )
    spoken = [(at, each) for at, each in enumerate(found) if may_state(each, appraisal)]
    first = next((at for at, each in spoken if is_plain_result(each)), None)
    weighed = [weigher.weigh(at, each, is_first=at == first) for at, each in spoken]
    bearing = [each for each in weighed if each.bearing >= _LEAST_BEARING]
    return sorted(bearing, key=lambda each: (-each.score, each.at))[:_MOST_CANDIDATES]


def _of_harm(question: Question) -> float:
    """Points for sentences on side effects: wanted most where no single harm is named."""
    if question.kind not in _ASK_HARM and _SAFETY.search(question.text) is None:
        return -0.5
    names_one = any(each.role is ConceptRole.OUTCOME for each in question.concepts)
    return 0.0 if names_one else 0.6


def _topic(record: Record, found: Sequence[Sentence]) -> tuple[str, ...]:
    """What the study says it is about: its title, aim and methods, as stems."""
    told = [each.span.text for each in found if each.role in (Role.AIM, Role.METHODS)]
    return stems(" . ".join((record.title or "", *told)))


@dataclass(frozen=True, slots=True)
class _Weigher:
    """Gives each sentence of one record its points for one question."""

    concepts: Sequence[Names]
    topic: tuple[str, ...]
    of_harm: float
    is_guideline: bool

    def weigh(self, at: int, sentence: Sentence, *, is_first: bool) -> _Candidate:
        """Authors give the main result first; *is_first* marks it."""
        text = sentence.span.text
        tokens = stems(text)
        spoken = sentence_bearing(tokens, self.concepts, ())
        implied = sentence_bearing(tokens, self.concepts, self.topic)
        points = merit(sentence, of_harm=self.of_harm, is_guideline=self.is_guideline)
        if is_among_themselves(text, self.concepts):
            points -= _AMONG_THEMSELVES
        return _Candidate(
            at=at,
            sentence=sentence,
            bearing=implied,
            spoken=spoken,
            score=round(1.2 * spoken + 0.4 * implied + points + (0.3 if is_first else 0.0), 4),
            n_words=len(text.split()),
            leans=_LEANS.search(text) is not None,
            has_figures=traits(text).has_figures,
        )


def _best(candidates: Sequence[_Candidate]) -> tuple[_Candidate, ...]:
    """The best sentence, or pair in reading order; the shorter wins a tie."""
    choices: list[tuple[tuple[_Candidate, ...], float]] = [
        ((each,), _alone(each)) for each in candidates
    ]
    by_place = sorted(candidates, key=lambda each: each.at)
    choices += [((one, two), _together(one, two)) for one, two in combinations(by_place, 2)]
    return max(choices, key=lambda choice: (choice[1], -len(choice[0]), -choice[0][0].at))[0]


def _alone(each: _Candidate) -> float:
    return each.score - (0.5 if each.leans else 0.0) - _too_long(each.n_words)


def _together(one: _Candidate, two: _Candidate) -> float:
    """The better one counts in full, the other for what it adds."""
    is_next = two.at == one.at + 1
    leaning = (0.5 if one.leans else 0.0) + (0.5 if two.leans and not is_next else 0.0)
    first, second = sorted((one.score - (0.5 if one.leans else 0.0), two.score), reverse=True)
    value = first + 0.35 * (second - 0.9)
    roles = (one.sentence.role, two.sentence.role)
    if roles == (Role.RESULT, Role.CONCLUSION) and one.has_figures:
        value += 0.4
    if is_next and second > 1.0:
        value += 0.1
    return value - (leaning - (0.5 if one.leans else 0.0)) - _too_long(one.n_words + two.n_words)


def _too_long(n_words: int) -> float:
    return 0.03 * max(0, n_words - _MOST_WORDS)
