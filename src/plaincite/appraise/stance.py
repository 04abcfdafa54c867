"""Stance: what a finding says to a question that has a direction; unstated when unsure.

What is asked (a benefit, a harm, safety, equality, need) comes from the question; what is said
from the finding's clauses (`signals.py`); a table joins the two. A stance is never counted as a
vote and never shown as one: it serves to find the studies that disagree.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from plaincite.appraise.bearing import sentence_bearing
from plaincite.appraise.directions import direction
from plaincite.appraise.names import Names, is_among_themselves, names_in
from plaincite.appraise.signals import Signal, clauses, signals
from plaincite.appraise.terms import contains, stems
from plaincite.model.evidence import Stance
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["stance"]


class _Ask(StrEnum):
    """What "yes" would mean."""

    BENEFIT = "benefit"
    INCREASE = "increase"  # a harm, a cause: more of it
    LINK = "link"  # an association either way
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
        (_Ask.INCREASE, r"\b(?:cause|causes|harm|harmful|increas\w+|rais\w+|trigger\w*"
                        r"|worsen\w*)\b"),
        (_Ask.LINK, r"\b(?:associat\w+|risk factors?|predict\w*|affect|influence|relat\w+|link\w*"
                    r"|correlat\w+|impact|differ\w*|matter|role|determin\w+)\b"),
    )
)  # fmt: skip

_YES, _NO, _SAME = Stance.YES, Stance.NO, Stance.NO_CLEAR_DIFFERENCE
_OPEN = Stance.UNSTATED
_S = Signal
_MEANING: dict[_Ask, dict[Signal, Stance]] = {
    _Ask.BENEFIT: {
        _S.BETTER: _YES, _S.WORSE: _NO, _S.USELESS: _NO, _S.NULL: _SAME, _S.EQUAL: _SAME,
        _S.SPARED: _NO, _S.NEEDED: _YES, _S.MORE: _YES, _S.LESS: _YES,
    },
    _Ask.SUPERIORITY: {
        _S.BETTER: _YES, _S.WORSE: _NO, _S.USELESS: _NO, _S.NULL: _SAME, _S.EQUAL: _SAME,
    },
    _Ask.EQUALITY: {
        _S.EQUAL: _YES, _S.NULL: _YES, _S.BETTER: _NO, _S.WORSE: _NO, _S.MORE: _NO, _S.LESS: _NO,
    },
    _Ask.SAFETY: {
        _S.SAFE: _YES, _S.NULL: _YES, _S.EQUAL: _YES, _S.UNSAFE: _NO, _S.WORSE: _NO, _S.MORE: _NO,
        _S.USELESS: _NO, _S.ELSEWHERE: _YES,
    },
    _Ask.NEED: {
        _S.SPARED: _NO, _S.USELESS: _NO, _S.NULL: _SAME, _S.EQUAL: _SAME, _S.NEEDED: _YES,
        _S.BETTER: _YES, _S.WORSE: _YES, _S.LESS: _YES,
    },
    _Ask.INCREASE: {
        _S.WORSE: _YES, _S.MORE: _YES, _S.UNSAFE: _YES, _S.NULL: _SAME, _S.EQUAL: _SAME,
        _S.SAFE: _NO, _S.ELSEWHERE: _NO, _S.BETTER: _NO, _S.LESS: _NO,
    },
    _Ask.LINK: {
        _S.WORSE: _YES, _S.BETTER: _YES, _S.MORE: _YES, _S.LESS: _YES, _S.NULL: _SAME,
        _S.EQUAL: _SAME, _S.UNSAFE: _YES, _S.ELSEWHERE: _NO,
    },
}  # fmt: skip


_HAZARD = re.compile(
    r"\b(?:hazard ratio|hr)\b[^()]{0,60}?\bci\b[:,]? ?(\d+\.\d+)(?: to |-|–|, )(\d+\.\d+)",
    re.IGNORECASE,
)
_OF_GOOD = frozenset({_Ask.BENEFIT, _Ask.SUPERIORITY, _Ask.NEED})
_SIDE_EFFECT = re.compile(
    r"\b(?:adverse|side) (?:events?|effects?|reactions?)\b|\bside-effects?\b|\btoxicit|\bsafety\b"
    r"|\bgrade [3-5]\b|\bwithdrawals?\b|\bserious (?:\w+ )?events?\b",
    re.IGNORECASE,
)
_TWO_SIDED = re.compile(
    r"\b(?:than|versus|vs|compared|both|between|groups?|superior\w*|inferior\w*|non-?inferior\w*"
    r"|equivalent|similar\w*|comparable|same|better|worse|as (?:good|well|effective)|differ\w*)\b",
    re.IGNORECASE,
)
_OF_OUTCOME = frozenset({_Ask.BENEFIT, _Ask.INCREASE})
_BEFORE_OUTCOME = frozenset({_S.ELSEWHERE, _S.OPEN, _S.USELESS})
# Outcomes of which the reader wants more; all others in a question about help are troubles.
_GOOD = re.compile(
    r"\b(?:surviv|remission|quality of life|function|sight|vision|acuity|quit|cessation|stop|giv"
    r"|recover|cure|sleep|mobility|strength|memory|cognit|fertil|pregnan|birth|height|hearing"
    r"|weight loss|healing|control|energy)"
)
# (which way the outcome went, whether more of it means yes)
_WAYS = {
    ("increased", True): _YES,
    ("increased", False): _NO,
    ("decreased", True): _NO,
    ("decreased", False): _YES,
    ("none", True): _SAME,
    ("none", False): _SAME,
}


def stance(finding_text: str, question: Question, record: Record) -> Stance:
    """Return what *finding_text* says to *question*; `UNSTATED` where it has no direction."""
    ask = asked(question)
    if ask is None:
        return Stance.UNSTATED
    concepts = names_in(record, question)
    said = []
    for clause in clauses(finding_text):
        if _is_beside(clause, ask) or _is_inside(clause, ask, concepts):
            continue
        one = _of_outcome(clause, question, ask) or _of_signals(clause, ask)
        one = one or _of_hazard(clause, ask)
        if one is not None:
            said.append((sentence_bearing(stems(clause), concepts, ()), one))
    return _joined(said)


def asked(question: Question) -> _Ask | None:
    """Return what "yes" would mean, or None for a question without direction."""
    if question.kind not in _OF_KIND:
        return None
    for ask, pattern in _WORDING:
        if pattern.search(question.text):
            return ask
    return _OF_KIND[question.kind]


def _is_beside(clause: str, ask: _Ask) -> bool:
    """Side effects say nothing of a benefit; one arm alone says nothing of a comparison."""
    if ask is _Ask.EQUALITY:
        return _TWO_SIDED.search(clause) is None
    return ask in _OF_GOOD and _SIDE_EFFECT.search(clause) is not None


def _is_inside(clause: str, ask: _Ask, concepts: Sequence[Names]) -> bool:
    """Drugs of the class compared with each other say nothing of the class."""
    return ask is not _Ask.EQUALITY and is_among_themselves(clause, concepts)


def _of_signals(clause: str, ask: _Ask) -> Stance | None:
    """What the first signal that means something to *ask* says."""
    meaning = _MEANING[ask]
    heard = (each for each in signals(clause) if each in meaning or each is _S.OPEN)
    first = next(heard, None)
    return None if first is None else meaning.get(first, _OPEN)


def _of_outcome(clause: str, question: Question, ask: _Ask) -> Stance | None:
    """What became of the very outcome asked about, where the clause names it."""
    if ask not in _OF_OUTCOME or any(each in _BEFORE_OUTCOME for each in signals(clause)):
        return None
    tokens = stems(clause)
    treatments = " ".join(_texts(question, ConceptRole.INTERVENTION))
    compared = " ".join(_texts(question, ConceptRole.COMPARATOR)) or "placebo control"
    for outcome in _texts(question, ConceptRole.OUTCOME):
        if contains(tokens, stems(outcome)):
            way = direction(clause, outcome, intervention=treatments, comparator=compared)
            is_good = _GOOD.search(outcome) is not None and ask is _Ask.BENEFIT
            return _WAYS[(way, is_good != (ask is _Ask.INCREASE))] if way else None
    return None


def _of_hazard(clause: str, ask: _Ask) -> Stance | None:
    """A hazard ratio with its interval, where no word says which way: the events are troubles."""
    found = _HAZARD.search(clause)
    if found is None or ask is not _Ask.BENEFIT:
        return None
    low, high = float(found.group(1)), float(found.group(2))
    if low < 1 < high:
        return _SAME
    return _YES if high <= 1 else _NO


def _texts(question: Question, role: ConceptRole) -> tuple[str, ...]:
    return tuple(name for each in question.concepts if each.role is role for name in each.names)


_HEARD = 0.55  # of the bearing of the clause that bears most


def _joined(said: Sequence[tuple[float, Stance]]) -> Stance:
    """The clauses that bear most on the question speak; where they differ, it is mixed."""
    if not said:
        return Stance.UNSTATED
    top = max(weight for weight, _ in said)
    heard = {each for weight, each in said if weight >= _HEARD * top}
    if len(heard) == 1:
        return heard.pop()
    heard.discard(Stance.UNSTATED)
    return heard.pop() if len(heard) == 1 else Stance.MIXED
