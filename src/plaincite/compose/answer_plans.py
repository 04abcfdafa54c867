"""Plans of the short answer: what a frame may say, and what its sentences must then bear out.

A table of question kind and state of the evidence gives the frame; it speaks of the studies, never
of the reader.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from plaincite.compose.state import State
from plaincite.compose.wording import asks_safety
from plaincite.model.evidence import AGAINST, Stance
from plaincite.model.question import OF_HARM, ConceptRole, Question, QuestionKind

__all__ = ["UNFRAMED", "Plan", "neutral_frame", "plans"]

_DISAGREE = "The studies we found do not agree."
_EARLY = "This is still being studied: we found only early or indirect research."
_BENEFIT = {
    State.YES: "Yes, the strongest studies we found report a benefit.",
    State.PARTLY: "In part: the strongest studies we found report benefit, but not throughout.",
    State.NO: "The strongest studies we found report no clear benefit.",
    State.MIXED: _DISAGREE,
    State.EARLY: _EARLY,
}
_LINK = {
    State.YES: "Yes, the strongest studies we found report a link.",
    State.PARTLY: "In part: the strongest studies we found report a link, but not throughout.",
    State.NO: "The strongest studies we found report no clear link.",
    State.MIXED: _DISAGREE,
    State.EARLY: _EARLY,
}
_ASKS_HOW = re.compile(r"^how\b", re.IGNORECASE)
# "People who never smoked": what became of those who did is another matter.
_ASKS_OF_NONE = re.compile(r"\bnever\b", re.IGNORECASE)
_FRAMES: dict[QuestionKind, dict[State, str]] = {
    QuestionKind.EFFECT: _BENEFIT,
    QuestionKind.PREVENTION: _BENEFIT,
    QuestionKind.SCREENING: _BENEFIT,
    QuestionKind.HARM: _LINK,
    QuestionKind.CAUSE: _LINK,
    QuestionKind.COMPARISON: {
        State.YES: "Yes, the strongest studies we found report this.",
        State.PARTLY: "In part: the strongest studies we found report this, but not throughout.",
        State.NO: "The strongest studies we found do not report this.",
        State.MIXED: _DISAGREE,
        State.EARLY: _EARLY,
    },
    QuestionKind.USE: {
        State.EARLY: "It is being studied, but the research we found is early.",
    },
    # What is won may not be worth it: studies that agree point both ways.
    QuestionKind.NEED: {State.EARLY: _EARLY},
    QuestionKind.OPTIONS: {State.EARLY: _EARLY},
}
_OF_PART = "For at least one of them, yes: "  # where no sentence speaks of the whole class
_NEUTRAL = "This is what the research we found says."
_ANY = frozenset(Stance)
_YES = frozenset({Stance.YES})
_BOTH = frozenset({Stance.MIXED})
UNFRAMED = frozenset({_NEUTRAL, _EARLY})
_OF_GOOD = frozenset({QuestionKind.EFFECT, QuestionKind.PREVENTION, QuestionKind.SCREENING})
_FOR_AN_END = OF_HARM | {QuestionKind.EFFECT, QuestionKind.PREVENTION}
_STRONGEST = 3  # studies whose "this, but not that" may stand for the others


@dataclass(frozen=True, slots=True)
class Plan:
    """A frame, and for each place beside it what the sentence there must say."""

    frame: str
    places: tuple[Collection[Stance], ...]
    studies: int | None = None  # only so many of the strongest
    of_shares: bool = False  # only sentences that give both groups' share of people
    of_whole: bool = False  # no sentence on one drug of the class asked about
    of_one_study: bool = False  # one study fills all places, as one statement
    of_same: bool = False  # both places tell of one outcome, and of the same part of a class


def plans(question: Question, state: State) -> Iterator[Plan]:
    """Yield what may be said of evidence in *state*, the most telling first."""
    neutral = neutral_frame(question, state)
    is_of_safety = asks_safety(question)
    # "Statins muscle pain", "Is olive oil good?": no frame can answer what was not asked.
    is_unasked = question.kind_is_guessed or not (is_of_safety or _names_an_end(question))
    if is_unasked or _ASKS_OF_NONE.search(question.text):
        yield Plan(neutral, (_ANY,))
        return
    frames = {} if is_of_safety or _is_open(question) else _FRAMES.get(question.kind, {})
    frame = _as_asked(frames.get(state, neutral), question)
    if is_of_safety:
        yield from _of_safety(frame)
    elif state is State.MIXED:
        yield from _of_mixed(question, frame, frames.get(State.PARTLY, frame))
    elif state is State.PARTLY:
        yield from _of_partly(question, frame)
    elif question.kind is QuestionKind.OPTIONS:
        yield Plan(neutral, (_YES, _YES))
        yield Plan(neutral, (_YES,))
    elif state is State.YES:
        yield Plan(frame, (_YES,), of_whole=True)
        yield Plan(frame.replace("Yes, ", _OF_PART), (_YES,))
    elif state is State.NO:
        yield Plan(frame, (AGAINST,))
    yield Plan(neutral, (_ANY,))


def neutral_frame(question: Question, state: State) -> str:
    """Return the frame that claims nothing, for evidence in *state*."""
    early = _FRAMES.get(question.kind, {}).get(State.EARLY, _EARLY)
    return early if state is State.EARLY else _NEUTRAL


def _as_asked(frame: str, question: Question) -> str:
    """Take "yes" off where the question asks "how well"."""
    if not _ASKS_HOW.search(question.text):
        return frame
    frame = frame.removeprefix("Yes, ").removeprefix("In part: ")
    return frame[0].upper() + frame[1:]


def _of_safety(frame: str) -> Iterator[Plan]:
    yield Plan(frame, ({Stance.NO}, {Stance.YES, Stance.NO_CLEAR_DIFFERENCE}))
    yield Plan(frame, ({Stance.NO}, _ANY - {Stance.NO}))
    yield Plan(frame, (_ANY, _ANY))


def _of_mixed(question: Question, frame: str, frame_of_parts: str) -> Iterator[Plan]:
    if not question.names_treatment:  # studies of different things, which need not disagree
        yield Plan(_NEUTRAL, (_YES, AGAINST))
    if question.kind in OF_HARM:  # how often, with and without: this is what "agree" is about
        yield Plan(_NEUTRAL, (_YES,), studies=1, of_shares=True)
    yield Plan(frame_of_parts, (_BOTH,), studies=1)
    yield Plan(frame, (_YES, AGAINST), of_same=True)
    yield Plan(frame_of_parts, (_BOTH,), studies=_STRONGEST)
    yield Plan(_NEUTRAL, (_ANY,), studies=1)


def _of_partly(question: Question, frame: str) -> Iterator[Plan]:
    if not question.names_treatment:
        yield Plan(_NEUTRAL, (_YES, _YES))
    yield Plan(frame, (_BOTH,), studies=_STRONGEST)
    of_one = Plan(frame, (_YES, AGAINST), studies=_STRONGEST, of_one_study=True)
    yield replace(of_one, of_whole=True)
    yield Plan(frame, (_YES, AGAINST))
    yield of_one
    yield Plan(_NEUTRAL, ({Stance.YES, Stance.MIXED},))


def _is_open(question: Question) -> bool:
    """Asked what prevents a thing, one study's "no" speaks of what it tried, and of no other."""
    return question.kind in _OF_GOOD and not question.names_treatment


def _names_an_end(question: Question) -> bool:
    """What a thing is good or bad for; without it "yes" would say too much."""
    if question.kind not in _FOR_AN_END:
        return True
    ends = (ConceptRole.CONDITION, ConceptRole.OUTCOME)
    return any(each.role in ends for each in question.concepts)
