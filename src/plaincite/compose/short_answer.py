"""The short answer: what the evidence allows us to say, then its strongest words.

A table of question kind and state of the evidence gives the frame; it speaks of the studies, never
of the reader. The strongest short finding gives the content.
"""

import re
from collections.abc import Collection, Sequence

from plaincite.compose.findings import Draft, sentence_draft
from plaincite.compose.lead import study_name
from plaincite.compose.state import AGAINST, State
from plaincite.compose.wording import indefinite
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import Design, Evidence, Headline, Stance
from plaincite.model.question import Question, QuestionKind

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
# Whether a thing is "safe" is no yes or no that rules can read off a sentence.
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
# What a headline must say to stand beside the frame.
_FITTING = {
    State.YES: frozenset({Stance.YES}),
    State.NO: AGAINST,
    State.PARTLY: frozenset({Stance.YES, Stance.MIXED, *AGAINST}),
}
# Evidence that may not carry the short answer alone.
_NEVER_ALONE = frozenset(
    {Design.ANIMAL_OR_LABORATORY, Design.PROTOCOL, Design.LETTER, Design.PREPRINT}
)
_STUDIES_TRIED = 6
_A_RANK = 0.35  # merit that a study must gain to pass the one above it


def frame(question: Question, state: State) -> Statement:
    """Return the opening sentence, which says how the evidence stands."""
    frames = {} if _ASKS_SAFETY.search(question.text) else _FRAMES.get(question.kind, {})
    text = frames.get(state, _EARLY if state is State.EARLY else _NEUTRAL)
    return Statement(text, StatementKind.FRAME)


def content_drafts(
    question: Question, evidence: Sequence[Evidence], state: State
) -> tuple[tuple[Draft, ...], ...]:
    """Return drafts of the sentences that carry the answer: for each place, best first.

    One sentence, from the strongest study that points the way the state says. Where studies
    disagree there are two places, and each side has one.
    """
    able = [item for item in evidence if _may_carry(item)][:_STUDIES_TRIED]
    ranked = _ranked(able, by_merit=question.kind is QuestionKind.USE)
    if state is State.MIXED:
        return (_drafts(ranked, {Stance.YES}), _drafts(ranked, AGAINST))
    fitting = _drafts(ranked, _FITTING.get(state, frozenset(Stance)))
    return ((*fitting, *_drafts(ranked, frozenset(Stance)), *_last_resort(able)),)


def _ranked(evidence: Sequence[Evidence], *, by_merit: bool) -> list[tuple[Evidence, Headline]]:
    """Order headlines: the strongest study first, unless a later one says it much better."""
    found = [
        (-headline.merit + (0.0 if by_merit else _A_RANK * rank), rank, item, headline)
        for rank, item in enumerate(evidence)
        if (headline := item.finding.headline) is not None
    ]
    return [(item, headline) for _, _, item, headline in sorted(found, key=lambda row: row[:2])]


def _last_resort(evidence: Sequence[Evidence]) -> tuple[Draft, ...]:
    """Return drafts of the findings' own sentences, for when no study has a headline."""
    return tuple(
        sentence_draft(item, (sentence,), opening=_opening(item), may_quote=False)
        for item in evidence
        for sentence in item.finding.sentences
    )


def _opening(evidence: Evidence) -> str:
    name = indefinite(study_name(evidence))
    return f"{name[0].upper()}{name[1:]} says:"


def _drafts(
    headlines: Sequence[tuple[Evidence, Headline]], stances: Collection[Stance]
) -> tuple[Draft, ...]:
    return tuple(
        sentence_draft(item, (headline.sentence,), opening=_opening(item), may_quote=False)
        for item, headline in headlines
        if headline.stance in stances
    )


def _may_carry(evidence: Evidence) -> bool:
    return evidence.appraisal.design.value not in _NEVER_ALONE and not evidence.record.is_preprint
