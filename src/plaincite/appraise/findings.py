"""Findings: the one or two sentences in which a record answers the question.

A conclusion that answers, with the result that carries its numbers, is best; then either alone.
Background, methods and calls for more research never stand as a finding. Sentences are taken as
they stand, so one that leans on its neighbour ("These were ...") counts less without it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from plaincite.appraise.bearing import Names, names_in, sentence_bearing
from plaincite.appraise.roles import lay_sentences, sentences
from plaincite.appraise.signals import Signal, clauses, signals
from plaincite.appraise.stance import stance
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Appraisal, Design, Finding, Role, Sentence
from plaincite.model.question import Question
from plaincite.model.record import Record

__all__ = ["find_finding", "may_state"]

# A page quotes at most two sentences and 60 words of one source.
_MOST_WORDS = 60
_LEAST_BEARING = 0.34  # below this not even half of one concept is met by sentence and title
_MOST_CANDIDATES = 24

_ROLE = {Role.CONCLUSION: 0.7, Role.RESULT: 0.6, Role.BACKGROUND: 0.2}
# A narrative review or a guideline without sections reports throughout; what reads as background
# there is what the review says. In any other study such a sentence is somebody else's claim.
_TELLS_THROUGHOUT = frozenset({Design.NARRATIVE_REVIEW, Design.GUIDELINE})

_LEANS = re.compile(
    r"^(?:(?:these|those|this|it|its|they|their|such|both|neither|either|the (?:former|latter|other"
    r"|two|same|difference|effect|benefit|reduction|increase|rest)|others?|however|in contrast"
    r"|conversely|by contrast|similarly|likewise|moreover|furthermore|in addition|additionally|also"
    r"|but|and|of these|among these|among them|for (?:both|these)|thus|therefore|hence|again)\b)"
    r"(?! (?:study|trial|review|meta-analysis|analysis|systematic|findings|results|data|paper))",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"^(?:these|our|the) (?:\w+ )?(?:findings|results|data)\b", re.IGNORECASE)
_CALL = re.compile(
    r"\b(?:further|future|more|larger|additional|better|controlled|long(?:er)?(?:-term)?|new"
    r"|high-quality|well-designed|multicent\w+) (?:\S+ ){0,5}?(?:stud(?:y|ies)|research|trials?"
    r"|investigations?|work|evidence|data)\b|\bwarrant(?:s|ed)?\b|\bremains? to be\b",
    re.IGNORECASE,
)
_FLOW = re.compile(
    r"\b(?:were|was) (?:included|eligible|identified|enrolled|randomi[sz]ed|recruited|screened"
    r"|assigned|analy[sz]ed|retrieved|searched|assessed|infused|available|qualified|eligible"
    r"|approached|followed)\b|\b(?:met|meeting) (?:the )?(?:\w+ )?criteria|\bjoined\b|\bcompleted\b"
    r"|\bthere were \d[\d,]* (?:\w+ )?(?:publications|studies|trials|records|articles|participants)"
    r"|^(?:\S+ ){0,4}?(?:studies|trials|reviews|articles)(?: \([^)]{0,60}\))?\.$"
    r"|\bcompris|\binvolv(?:ed|ing) \d|\bfollow-up (?:was|of)\b",
    re.IGNORECASE,
)
_BASELINE = re.compile(
    r"\b(?:mean|median|average) age\b|\bages? ranged|\bwere (?:women|men|female|male|white)\b"
    r"|\bbaseline\b|\brisk of bias (?:was|of)\b|\bpublication bias\b|\bheterogeneity (?:was|were)\b"
    r"|\badherence\b|\bfunded\b|\bbaseline characteristics\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"\d(?:[.·]\d+)? ?%|\b\d+[.·]\d+|\b\d+ (?:of|in|per|versus|vs\.?) \d+|\b9[05]% ?CI"
)
_COMPARED = re.compile(r"\b(?:than|versus|vs\.?|compared|against|placebo|control)\b", re.IGNORECASE)
_TELLING = frozenset(Signal) - {Signal.OPEN, Signal.SAFE, Signal.MORE}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may state the finding, and what speaks for it."""

    at: int  # place among the record's sentences
    sentence: Sentence
    bearing: float
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
    return Finding(
        sentences=tuple(each.sentence for each in chosen),
        bearing=max(each.bearing for each in chosen),
        stance=stance(text, question, record),
    )


def may_state(sentence: Sentence, appraisal: Appraisal) -> bool:
    """Tell whether *sentence* speaks for its own study, not of what was known before."""
    if sentence.role in (Role.RESULT, Role.CONCLUSION):
        return True
    is_telling = appraisal.design.value in _TELLS_THROUGHOUT and sentence.section is None
    return is_telling and sentence.role is Role.BACKGROUND


def _candidates(
    found: Sequence[Sentence], record: Record, question: Question, appraisal: Appraisal
) -> list[_Candidate]:
    concepts = names_in(record, question)
    title = stems(record.title or "")
    weighed = [
        _weighed(at, sentence, concepts, title)
        for at, sentence in enumerate(found)
        if may_state(sentence, appraisal)
    ]
    bearing = [each for each in weighed if each.bearing >= _LEAST_BEARING]
    return sorted(bearing, key=lambda each: (-each.score, each.at))[:_MOST_CANDIDATES]


def _weighed(
    at: int, sentence: Sentence, concepts: Sequence[Names], title: tuple[str, ...]
) -> _Candidate:
    text = sentence.span.text
    tokens = stems(text)
    spoken = sentence_bearing(tokens, concepts, ())
    implied = sentence_bearing(tokens, concepts, title)
    has_figures = _FIGURE.search(text) is not None
    return _Candidate(
        at=at,
        sentence=sentence,
        bearing=implied,
        score=round(1.6 * spoken + 0.4 * implied + _merit(sentence, has_figures=has_figures), 4),
        n_words=len(text.split()),
        leans=_LEANS.search(text) is not None,
        has_figures=has_figures,
    )


def _merit(sentence: Sentence, *, has_figures: bool) -> float:
    """What speaks for a sentence whatever the question: its role, figures, verdict and form."""
    text = sentence.span.text
    merit = _ROLE.get(sentence.role, 0.0)
    heard = {signal for clause in clauses(text) for signal in signals(clause)}
    if heard & _TELLING:
        merit += 0.5
    if has_figures and sentence.role is Role.RESULT:
        merit += 0.3 if _COMPARED.search(text) else 0.15
    if _CALL.search(text):
        merit -= 0.4 if heard & _TELLING else 1.2
    if _FLOW.search(text) and not (heard & _TELLING):
        merit -= 0.9
    if _BASELINE.search(text):
        merit -= 0.5
    if _POINTS_BACK.search(text):
        merit -= 0.1
    return merit


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
    value = first + 0.35 * (second - 1.0)
    roles = (one.sentence.role, two.sentence.role)
    if roles == (Role.RESULT, Role.CONCLUSION) and one.has_figures:
        value += 0.3
    if is_next:
        value += 0.1
    return value - (leaning - (0.5 if one.leans else 0.0)) - _too_long(one.n_words + two.n_words)


def _too_long(n_words: int) -> float:
    return 0.03 * max(0, n_words - _MOST_WORDS)
