"""The short answer: what the evidence allows us to say, then its strongest words.

A table of question kind and state of the evidence gives the frame; it speaks of the studies, never
of the reader. The strongest short finding gives the content.
"""

import re
from collections.abc import Iterator, Sequence

from plaincite.compose.findings import Draft, sentence_draft
from plaincite.compose.lead import study_name
from plaincite.compose.state import State
from plaincite.compose.wording import indefinite
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import Design, Evidence, Role, Sentence
from plaincite.model.question import Question, QuestionKind
from plaincite.text import words

__all__ = ["SHORT_ANSWER_WORDS", "content_drafts", "frame"]

SHORT_ANSWER_WORDS = 60

_DISAGREE = "The studies we found do not agree."
_EARLY = "This is still being studied: we found only early or indirect research."
_BENEFIT = {
    State.YES: "Yes, the strongest studies we found report a benefit.",
    State.PARTLY: "In part: the strongest studies we found report a benefit for some things only.",
    State.NO: "The strongest studies we found report no clear benefit.",
    State.MIXED: _DISAGREE,
    State.EARLY: _EARLY,
}
_LINK = {
    State.YES: "Yes, the strongest studies we found report a link.",
    State.PARTLY: "In part: the strongest studies we found report a link in some cases only.",
    State.NO: "The strongest studies we found report no clear link.",
    State.MIXED: _DISAGREE,
    State.EARLY: _EARLY,
}
# "Is X safe?" turns yes and no round; safety is never asserted.
_SAFETY = {
    State.YES: "The strongest studies we found saw no clear harm; that is no proof of safety.",
    State.PARTLY: "The strongest studies we found report harm in some cases only.",
    State.NO: "The strongest studies we found report harm.",
    State.MIXED: _DISAGREE,
    State.EARLY: _EARLY,
}
_ASKS_SAFETY = re.compile(r"\bsafe(?:r|ly|ty)?\b", re.IGNORECASE)
_FRAMES: dict[QuestionKind, dict[State, str]] = {
    QuestionKind.EFFECT: _BENEFIT,
    QuestionKind.PREVENTION: _BENEFIT,
    QuestionKind.SCREENING: _BENEFIT,
    QuestionKind.HARM: _LINK,
    QuestionKind.CAUSE: _LINK,
    QuestionKind.COMPARISON: {
        State.YES: "Yes, the strongest studies we found report this.",
        State.PARTLY: "In part: the strongest studies we found report this for some things only.",
        State.NO: "The strongest studies we found do not report this.",
        State.MIXED: _DISAGREE,
        State.EARLY: _EARLY,
    },
    QuestionKind.USE: {
        State.EARLY: "It is being studied, but the research we found is early.",
    },
    QuestionKind.NEED: {State.MIXED: _DISAGREE, State.EARLY: _EARLY},
    QuestionKind.OPTIONS: {State.EARLY: _EARLY},
}
_NEUTRAL = "This is what the strongest research we found says."
# Evidence that may not carry the short answer alone.
_NEVER_ALONE = frozenset(
    {Design.ANIMAL_OR_LABORATORY, Design.PROTOCOL, Design.LETTER, Design.PREPRINT}
)
_STUDIES_TRIED = 5


def frame(question: Question, state: State) -> Statement:
    """Return the opening sentence, which says how the evidence stands."""
    asks_safety = question.kind is QuestionKind.HARM and _ASKS_SAFETY.search(question.text)
    frames = _SAFETY if asks_safety else _FRAMES.get(question.kind, {})
    text = frames.get(state, _NEUTRAL)
    return Statement(text, StatementKind.FRAME)


def content_drafts(evidence: Sequence[Evidence], *, most_words: int) -> Iterator[Draft]:
    """Yield drafts of the sentence that carries the answer, best first.

    A conclusion comes before a result; a stronger study comes before a weaker one. Texts of more
    than *most_words* are left out.
    """
    able = [item for item in evidence if _may_carry(item)][:_STUDIES_TRIED]
    for item in able:
        opening = f"{_capital(indefinite(study_name(item)))} says:"
        for sentence in sorted(item.finding.sentences, key=_is_no_conclusion):
            draft = sentence_draft(item, (sentence,), opening=opening)
            yield tuple(text for text in draft if len(words(text.text)) <= most_words)


def _is_no_conclusion(sentence: Sentence) -> bool:
    return sentence.role is not Role.CONCLUSION


def _may_carry(evidence: Evidence) -> bool:
    return evidence.appraisal.design.value not in _NEVER_ALONE and not evidence.record.is_preprint


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
