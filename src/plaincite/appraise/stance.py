"""Stance: what a finding says to a question that has a direction; unstated when unsure.

What is asked (a benefit, a harm, safety, equality, need) comes from the question; what is said
from the finding's clauses (`signals.py`); a table joins the two. A stance is never counted as a
vote and never shown as one: it serves to find the studies that disagree.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from plaincite.appraise.bearing import sentence_bearing
from plaincite.appraise.names import Names, names_in
from plaincite.appraise.signals import Signal, clauses, signals
from plaincite.appraise.terms import stems
from plaincite.model.evidence import Stance
from plaincite.model.question import Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["stance"]


class _Ask(StrEnum):
    """What "yes" would mean."""

    BENEFIT = "benefit"
    INCREASE = "increase"  # a harm, a cause, an association
    SAFETY = "safety"
    EQUALITY = "equality"
    SUPERIORITY = "superiority"
    NEED = "need"


_OF_KIND = {
    QuestionKind.EFFECT: _Ask.BENEFIT,
    QuestionKind.PREVENTION: _Ask.BENEFIT,
    QuestionKind.SCREENING: _Ask.BENEFIT,
    QuestionKind.COMPARISON: _Ask.SUPERIORITY,
    QuestionKind.NEED: _Ask.NEED,
    QuestionKind.HARM: _Ask.INCREASE,
    QuestionKind.CAUSE: _Ask.INCREASE,
}
# The question's own words go before its kind. First match decides.
_WORDING: tuple[tuple[_Ask, re.Pattern[str]], ...] = tuple(
    (ask, re.compile(pattern, re.IGNORECASE))
    for ask, pattern in (
        (_Ask.EQUALITY, r"\bas (?:well|good|effective|safe|accurate|useful"
                        r"|efficacious)\b.{0,60}\bas\b"
                        r"|\bequivalent|\bequal|\bsimilar|\bnon-?inferior|\bcomparable"),
        (_Ask.SUPERIORITY, r"\b(?:better|superior|more effective|safer)\b"),
        (_Ask.SAFETY, r"\b(?:safe|safety|safely|harmless|tolerated)\b"),
        (_Ask.NEED, r"\b(?:need|needed|necessary|required|unnecessary|left out|omit)\b"),
        (_Ask.INCREASE, r"\b(?:cause|causes|harm|harmful|associat\w+|risk factor|increas\w+"
                        r"|predict\w*"
                        r"|affect|influence|relat\w+|link\w*|correlat\w+|impact|differ\w*)\b"),
    )
)  # fmt: skip

_YES, _NO, _SAME = Stance.YES, Stance.NO, Stance.NO_CLEAR_DIFFERENCE
_OPEN = Stance.UNSTATED
_S = Signal
_MEANING: dict[_Ask, dict[Signal, Stance]] = {
    _Ask.BENEFIT: {
        _S.BETTER: _YES, _S.WORSE: _NO, _S.USELESS: _NO, _S.NULL: _SAME, _S.EQUAL: _SAME,
        _S.UNSAFE: _NO, _S.SPARED: _NO, _S.NEEDED: _YES, _S.MORE: _YES, _S.LESS: _YES,
    },
    _Ask.SUPERIORITY: {
        _S.BETTER: _YES, _S.WORSE: _NO, _S.USELESS: _NO, _S.NULL: _SAME, _S.EQUAL: _SAME,
    },
    _Ask.EQUALITY: {
        _S.EQUAL: _YES, _S.NULL: _YES, _S.BETTER: _NO, _S.WORSE: _NO, _S.MORE: _NO, _S.LESS: _NO,
    },
    _Ask.SAFETY: {
        _S.SAFE: _YES, _S.NULL: _YES, _S.EQUAL: _YES, _S.UNSAFE: _NO, _S.WORSE: _NO, _S.MORE: _NO,
        _S.USELESS: _NO, _S.BETTER: _YES, _S.ELSEWHERE: _YES,
    },
    _Ask.NEED: {
        _S.SPARED: _NO, _S.USELESS: _NO, _S.NULL: _SAME, _S.EQUAL: _SAME, _S.NEEDED: _YES,
        _S.BETTER: _YES, _S.WORSE: _YES, _S.LESS: _YES,
    },
    _Ask.INCREASE: {
        _S.WORSE: _YES, _S.MORE: _YES, _S.UNSAFE: _YES, _S.NULL: _SAME, _S.EQUAL: _SAME,
        _S.SAFE: _NO, _S.ELSEWHERE: _NO, _S.BETTER: _YES, _S.LESS: _YES,
    },
}  # fmt: skip


def stance(finding_text: str, question: Question, record: Record) -> Stance:
    """Return what *finding_text* says to *question*; `UNSTATED` where it has no direction."""
    ask = asked(question)
    if ask is None:
        return Stance.UNSTATED
    said = _said(finding_text, names_in(record, question), ask)
    return _joined(said)


def asked(question: Question) -> _Ask | None:
    """Return what "yes" would mean, or None for a question without direction."""
    if question.kind not in _OF_KIND:
        return None
    for ask, pattern in _WORDING:
        if pattern.search(question.text):
            return ask
    return _OF_KIND[question.kind]


def _said(text: str, concepts: Sequence[Names], ask: _Ask) -> list[tuple[float, Stance]]:
    """Each clause that says something: how much it bears on the question, and its stance."""
    meaning = _MEANING[ask]
    said = []
    for clause in clauses(text):
        first = next(
            (signal for signal in signals(clause) if signal in meaning or signal is _S.OPEN), None
        )
        if first is not None:
            weight = sentence_bearing(stems(clause), concepts, ())
            said.append((weight, meaning.get(first, _OPEN)))
    return said


def _joined(said: Sequence[tuple[float, Stance]]) -> Stance:
    """The clause that bears most on the question speaks; equals that differ are mixed."""
    if not said:
        return Stance.UNSTATED
    top = max(weight for weight, _ in said)
    heard = {each for weight, each in said if weight >= top - 0.01}
    if len(heard) == 1:
        return heard.pop()
    heard.discard(Stance.UNSTATED)
    return heard.pop() if len(heard) == 1 else Stance.MIXED
