"""Stance: what a finding says to a question that has a direction; unstated when unsure.

What is asked (a benefit, a harm, safety, equality, need) comes from the question; what is said
from the finding's clauses (`signals.py`); a table joins the two. A stance is never counted as a
vote and never shown as one: it serves to find the studies that disagree.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from plaincite.appraise.bearing import sentence_bearing
from plaincite.appraise.directions import direction, takes_back
from plaincite.appraise.merits import traits
from plaincite.appraise.names import Names, is_among_themselves, is_of_doses, names_in
from plaincite.appraise.pairs import pair_in
from plaincite.appraise.rivals import is_against_a_remedy, without_active
from plaincite.appraise.signals import Signal, clauses, signals
from plaincite.appraise.terms import contains, stems
from plaincite.model.evidence import Stance
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = ["OF_USE", "asks_safety", "comparators", "stance", "without_side_effects"]


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
    QuestionKind.OPTIONS: _Ask.BENEFIT,
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
                        r"|efficacious)\b.{0,60}\bas\b|\binstead of\b|\bequivalent|\bequal"
                        r"|\bsimilar|\bnon-?inferior|\bcomparable"),
        (_Ask.SUPERIORITY, r"\b(?:better|superior|more effective|safer)\b"),
        (_Ask.SAFETY, r"\b(?:safe|(?<!home )safety|safely|harmless|tolerated)\b"),
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
        _S.SPARED: _NO, _S.NEEDED: _YES, _S.MORE: _YES, _S.LESS: _YES, _S.ELSEWHERE: _SAME,
        _S.UNSAFE: _OPEN,
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
# "..., and raises the risk of adverse events": what follows the good that was said before it.
_SIDE_EFFECTS_TOO = re.compile(
    r"(?:,|;|:| with| but| although)(?: and| but| with| at the cost of| although)?"
    r"(?: \w[\w-]*){0,9}? (?:(?:adverse|side) (?:events?|effects?|reactions?)|side-effects?"
    r"|toxicit\w+)\b[^.;]{0,60}",
    re.IGNORECASE,
)
# "lowers stroke without changing total mortality": what was said first is the finding.
_UNCHANGED_TOO = re.compile(
    r"(?<=\w),? (?:but )?without (?:\w+ly )?(?:changing|altering|affecting|reducing|increasing"
    r"|raising|improving|a (?:\w+ )?(?:change|difference) in|(?:an|any) effect on) [^.;,]{1,80}",
    re.IGNORECASE,
)
# "Risk factors improved": that they are of a risk says nothing against it.
_RISK_FACTORS = re.compile(
    r"\brisk factors\b(?= (?:improved|fell|were (?:lower|better)))", re.IGNORECASE
)
# "Anti-fracture efficacy" is no more fractures.
_WORKS_AGAINST = re.compile(r"\banti-?\w+ (?:efficacy|protection)\b", re.IGNORECASE)
# What was so before the treatment did not come of it.
_BEFORE = re.compile(r"\balready\b[^.;]{0,60}\bbefore\b|\bat baseline\b", re.IGNORECASE)
# An illness that those studied did not have is no outcome.
_WHO_LACK_IT = re.compile(
    r"\b(?:adults|children|men|participants|patients|people|those|women) without [^,.;()]{3,40}",
    re.IGNORECASE,
)
# Where the treatment asked about is the yardstick, nothing is said of it.
_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|vs\.?|than)\b([^,;.]{0,60})", re.IGNORECASE
)
_PLACEBO = re.compile(
    r"\b(?:placebo|controls?|sham|usual|no|nothing|none|alone|without|standard|conventional)\b"
)
# One kind of a disease says nothing of the other.
_OTHER_KINDS = (("chronic", "acute"), ("acute", "chronic"), ("wet", "dry"), ("dry", "wet"))
_DEATHS_FROM = re.compile(r"\b(?:deaths?|dying|die|mortality) (?:from|of|due to)\b")
_ANY_DEATH = re.compile(r"\b(?:any cause|all[- ]causes?|overall mortality|all deaths)\b")
_AFTER_BIRTH = re.compile(r"\b(?:after birth|postnatal\w*)\b")
_TELLING = 5  # letters of a word that names a disease by itself
# The sentence that draws the sum goes before what it sums up.
_VERDICT = re.compile(r"\b(?:amount(?:s|ed)? to|judged|too small to matter)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"^(?:not|(?:that )?(?:the (?:absolute )?(?:effects?|benefits?)|it|this|these|they))\b",
    re.IGNORECASE,
)
OF_USE = re.compile(r"\b(?:expos\w+|use[drs]?|using|tak(?:e|en|ing))\b", re.IGNORECASE)
_WITHOUT_IT = re.compile(r"\b(\w{3,20})-free\b", re.IGNORECASE)
_FLIPPED = {Stance.YES: Stance.NO, Stance.NO: Stance.YES}
# One treatment added to the other says nothing of one against the other.
_ADDED = re.compile(
    r"\b(?:adding|added|addition of|plus|combin\w+|background|monotherapy|biologics? with)\b",
    re.IGNORECASE,
)
_TWO_SIDED = re.compile(
    r"\b(?:than|versus|vs|compared|both|between|groups?|superior\w*|inferior\w*|non-?inferior\w*"
    r"|equivalent|similar\w*|comparable|same|better|worse|as (?:good|well|effective)|differ\w*)\b",
    re.IGNORECASE,
)
_OF_OUTCOME = frozenset({_Ask.BENEFIT, _Ask.INCREASE})
_OF_FIGURES = frozenset({_Ask.BENEFIT, _Ask.SUPERIORITY, _Ask.INCREASE, _Ask.NEED})
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
    if ask is not _Ask.EQUALITY and is_of_doses(finding_text):
        return Stance.UNSTATED
    told = without_side_effects(finding_text) if ask in _OF_GOOD else finding_text
    told = _WHO_LACK_IT.sub("people", _UNCHANGED_TOO.sub("", told))
    told = _WORKS_AGAINST.sub("efficacy", _RISK_FACTORS.sub("markers", told))
    said: list[tuple[float, Stance]] = []
    for clause in clauses(told):
        if said and takes_back(clause):
            said[-1] = (said[-1][0], _SAME)
            continue
        if _is_beside(clause, question, ask, concepts):
            continue
        one = _of_clause(clause, question, ask)
        if one is None or (one is _NO and ask is _Ask.SAFETY and not _is_of_use(clause, concepts)):
            continue
        if _VERDICT.search(clause) is not None and one is not Stance.UNSTATED:
            return one
        # "..., but the effect was small" speaks of what the clause before named.
        is_rest = _GOES_ON.search(clause) is not None and bool(said)
        weight = said[-1][0] if is_rest else sentence_bearing(stems(clause), concepts, ())
        said.append((weight, one))
    return _joined(said)


def _of_clause(clause: str, question: Question, ask: _Ask) -> Stance | None:
    plain = without_active(clause) if ask is _Ask.BENEFIT else clause
    one = _of_outcome(plain, question, ask) or _of_signals(plain, ask)
    one = one or _of_pair(plain, question, ask) or _of_hazard(plain, ask)
    is_turned = one is not None and _tells_of_having(plain, question)
    return _FLIPPED.get(one, one) if is_turned and one is not None else one


def _is_of_use(clause: str, concepts: Sequence[Names]) -> bool:
    """What is told against a thing must name the thing, or its use."""
    tokens = stems(clause)
    treatments = [each for each in concepts if each.role is ConceptRole.INTERVENTION]
    return OF_USE.search(clause) is not None or any(each.strength(tokens) for each in treatments)


def _tells_of_having(clause: str, question: Question) -> bool:
    """Tell whether *clause* says what comes of the thing that the reader asks to leave out."""
    left_out = {
        found.group(1).lower()
        for name in _texts(question, ConceptRole.INTERVENTION)
        for found in _WITHOUT_IT.finditer(name)
    }
    lower = clause.lower()
    return any(
        re.search(rf"\b{re.escape(word)}\b(?!-free)", lower) is not None
        and f"{word}-free" not in lower
        for word in left_out
    )


def asked(question: Question) -> _Ask | None:
    """Return what "yes" would mean, or None for a question without direction."""
    if question.kind not in _OF_KIND:
        return None
    for ask, pattern in _WORDING:
        if pattern.search(question.text):
            return ask
    return _OF_KIND[question.kind]


def asks_safety(question: Question) -> bool:
    """Tell whether the reader asks if a thing is safe, which no rule may answer with yes."""
    return asked(question) is _Ask.SAFETY


def comparators(question: Question) -> str:
    """Return what the reader compares the treatment with, in all its names; may be empty."""
    return " ".join(_texts(question, ConceptRole.COMPARATOR))


def without_side_effects(text: str) -> str:
    """Return *text* without the part that tells of side effects after what was gained.

    >>> without_side_effects("It helped a little, with several side effects.")
    'It helped a little.'
    """
    return _SIDE_EFFECTS_TOO.sub("", text)


def _is_beside(clause: str, question: Question, ask: _Ask, concepts: Sequence[Names]) -> bool:
    """Tell whether *clause* is about something else than what is asked."""
    is_before = _BEFORE.search(clause) is not None
    is_of_others = traits(clause).is_subgroup or _is_of_other_kind(clause, question, concepts)
    if is_before or is_of_others:
        return True
    if ask is _Ask.EQUALITY:
        return _TWO_SIDED.search(clause) is None
    if is_among_themselves(clause, concepts) or is_of_doses(clause):
        return True
    if ask is _Ask.SUPERIORITY and _is_of_other_rivals(clause, concepts):
        return True
    if ask is _Ask.BENEFIT and (_is_yardstick(clause, concepts) or is_against_a_remedy(clause)):
        return True
    return ask in _OF_GOOD and _SIDE_EFFECT.search(clause) is not None


def _is_of_other_rivals(clause: str, concepts: Sequence[Names]) -> bool:
    """One arm alone, placebo, or both together: no contest between the two asked about."""
    if _ADDED.search(clause) is not None:
        return True
    rivals = [each for each in concepts if each.role is ConceptRole.COMPARATOR]
    tokens = stems(clause)
    if not rivals or any(each.strength(tokens) for each in rivals):
        return False
    treatments = [each for each in concepts if each.role is ConceptRole.INTERVENTION]
    is_of_placebo = _PLACEBO.search(clause.lower()) is not None
    if any(("placebo",) in each.names for each in rivals):
        # No pill, no placebo: another remedy in its place is another contest.
        return not is_of_placebo and _TWO_SIDED.search(clause) is not None
    return is_of_placebo or not any(each.strength(tokens) for each in treatments)


def _is_yardstick(clause: str, concepts: Sequence[Names]) -> bool:
    found = _AGAINST.search(clause)
    if found is None or _PLACEBO.search(clause.lower()) is not None:
        return False
    tokens = stems(found.group(1))
    treatments = [each for each in concepts if each.role is ConceptRole.INTERVENTION]
    return any(each.strength(tokens) for each in treatments)


def _is_of_other_kind(clause: str, question: Question, concepts: Sequence[Names]) -> bool:
    asked_in, lower = question.text.lower(), clause.lower()
    if question.constraints.pregnancy and _AFTER_BIRTH.search(lower):
        return True
    if _DEATHS_FROM.search(asked_in) and _ANY_DEATH.search(lower):
        conditions = [each for each in concepts if each.role is ConceptRole.CONDITION]
        named = {word for each in conditions for word in each.names[0] if len(word) >= _TELLING}
        return not named & set(stems(clause))
    return any(
        one in asked_in and other not in asked_in and other in lower and one not in lower
        for one, other in _OTHER_KINDS
    )


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


def _of_pair(clause: str, question: Question, ask: _Ask) -> Stance | None:
    """Two figures side by side, where no word says which way it went."""
    if ask not in _OF_FIGURES:
        return None
    pair = pair_in(clause, comparators=comparators(question))
    if pair is None:
        return None
    if pair.is_chance:
        return _SAME
    is_better = pair.is_more == pair.is_good
    return _YES if is_better != (ask is _Ask.INCREASE) else _NO


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
    if heard == {Stance.NO, Stance.NO_CLEAR_DIFFERENCE}:
        return Stance.NO_CLEAR_DIFFERENCE
    return heard.pop() if len(heard) == 1 else Stance.MIXED
