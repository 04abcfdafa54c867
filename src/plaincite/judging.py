"""Judging: what passages say to a claim, and to a yes-or-no question.

The rules alone judge where the extra `dense` is missing; with it the cross-encoder is heard too.
Pages are held to the rules alone, whatever is installed (`verify/policy.py`).
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from plaincite.appraise import appraise, find_finding, stance
from plaincite.errors import MissingExtraError
from plaincite.minilm import open_cross_encoder
from plaincite.model.claim import Verdict
from plaincite.model.evidence import Stance
from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record, Section
from plaincite.question import understand
from plaincite.text import split_sentences
from plaincite.verify import entailment
from plaincite.verify import verify_claim as verify

if TYPE_CHECKING:
    from plaincite.minilm.cross_encoder import CrossEncoder

__all__ = ["verdict", "verify_claim"]

_ANSWERS = ("yes", "no", "maybe")
_LEAST_SHARE = 1e-6
# In what the rules heard, added to the logarithm of a share; chosen on folds of PubMedQA.
_TRUST_IN_RULES = 1.0
_CLEAR = (Stance.YES, Stance.NO, Stance.NO_CLEAR_DIFFERENCE)
_VERDICTS = {
    Stance.YES: "yes",
    Stance.NO: "no",
    Stance.NO_CLEAR_DIFFERENCE: "no",
    Stance.MIXED: "maybe",
    Stance.UNSTATED: "yes",
}
_DIRECTED = frozenset(
    {
        QuestionKind.EFFECT,
        QuestionKind.PREVENTION,
        QuestionKind.SCREENING,
        QuestionKind.COMPARISON,
        QuestionKind.NEED,
        QuestionKind.HARM,
        QuestionKind.CAUSE,
    }
)


def verify_claim(claim: str, evidence: Sequence[str]) -> Verdict:
    """Judge *claim*, a plain sentence, by the sentences of *evidence*; none supports nothing."""
    model = _cross_encoder()
    score = partial(entailment, reader=model.entails) if model else entailment
    return verify(claim, evidence, score=score)


def verdict(question: str, evidence: Sequence[str]) -> str:
    """Return "yes", "no" or "maybe": what the texts of *evidence*, a conclusion last, say.

    The cross-encoder reads the last text alone, and what the rules heard is added to its points.
    """
    told = tuple(text for text in evidence if text.strip())
    if not told:
        return "maybe"
    heard = _by_rules(question, told)
    model = _cross_encoder()
    if model is None:
        return heard
    shares = zip(_ANSWERS, model.answers(question, told[-1]), strict=True)
    points = {answer: math.log(max(share, _LEAST_SHARE)) for answer, share in shares}
    points[heard] += _TRUST_IN_RULES
    return max(_ANSWERS, key=lambda answer: points[answer])


def _by_rules(question: str, told: Sequence[str]) -> str:
    """What the rules hear.

    The last text speaks first; where it is mixed or says nothing, its first sentence with a
    direction does, then the finding of the whole. Mixed is "maybe". No direction at all is "yes",
    the commoner answer in print: a guess that raises the figures and that no page makes.
    """
    asked = _with_direction(understand(question))
    record = Record("verdict", question, tuple(Section(text) for text in told))
    said = stance(told[-1], asked, record)
    if said in (Stance.MIXED, Stance.UNSTATED):
        parts = (stance(span.text, asked, record) for span in split_sentences(told[-1]))
        said = next((part for part in parts if part in _CLEAR), said)
    if said is Stance.UNSTATED:
        finding = find_finding(record, asked, appraise(record))
        said = finding.stance if finding else said
    return _VERDICTS[said]


def _with_direction(question: Question) -> Question:
    """Take a question without direction ("Is X a marker of Y?") for one about an effect."""
    has_one = question.kind in _DIRECTED
    return question if has_one else replace(question, kind=QuestionKind.EFFECT)


@cache
def _cross_encoder() -> "CrossEncoder | None":
    try:
        return open_cross_encoder()
    except MissingExtraError:
        return None
