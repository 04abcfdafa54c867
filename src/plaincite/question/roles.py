"""Roles: the part each thing plays in a question (population, condition, intervention ...).

Told by what kind of thing it is, where the verb stands, and the small words in front of it.
"""

from dataclasses import dataclass

from plaincite.model.question import ConceptRole, QuestionKind
from plaincite.question.vocabulary import TREATMENT_KINDS, Entry, TermKind

__all__ = ["Candidate", "assign_roles"]

# Between an agent and what it may bring or keep away.
_ENDS = frozenset(
    "prevent prevented preventing prevention risk risks chance chances odds likelihood cause"
    " causes "
    "caused causing lead leads trigger triggers protect protects avoid develop developing make"
    " makes "
    "give gives bring increase increases raise raises worsen weaken linked link get getting "
    "catching off".split()
)
_STATES = frozenset(("breastfeeding", "breast-feeding", "breast feeding", "pregnancy"))
_WHILE = frozenset("in during while when for after before with".split())
_RIVALS = frozenset("than versus vs or compared instead rather as over between and".split())
_RIVAL_KINDS = TREATMENT_KINDS | {TermKind.EXPOSURE}
_PLAIN_ROLES = {
    **dict.fromkeys(TREATMENT_KINDS, ConceptRole.INTERVENTION),
    TermKind.OUTCOME: ConceptRole.OUTCOME,
}
_ACTING_STARTS = frozenset(
    "does do did is are can could will would should has have may might how".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing in the question, before its role is known."""

    text: str
    start: int  # in characters
    entry: Entry | None
    before: tuple[str, ...]  # the stop words between the thing before and this one
    is_population: bool = False


def assign_roles(
    candidates: tuple[Candidate, ...], kind: QuestionKind, pivot: int, first_word: str
) -> tuple[ConceptRole, ...]:
    """Return the role of each of *candidates*, in order.

    Args:
        candidates: In the order of the question.
        kind: What is asked.
        pivot: Where the verb stands; things before it act, things after it are acted on.
        first_word: Of the question, lower case: "does" promises an agent, "what" does not.
    """
    roles: list[ConceptRole] = []
    has_disease = any(_kind(candidate) is TermKind.DISEASE for candidate in candidates)
    for candidate in candidates:
        role = _role(candidate, tuple(roles), kind, is_before=candidate.start < pivot)
        if role is ConceptRole.CONDITION and has_disease and _is_symptom(candidate):
            role = ConceptRole.OUTCOME
        if role is ConceptRole.UNKNOWN and first_word in _ACTING_STARTS:
            role = _place_role(roles, is_last=candidate is candidates[-1])
        roles.append(role)
    return tuple(roles)


def _role(
    candidate: Candidate,
    earlier: tuple[ConceptRole, ...],
    kind: QuestionKind,
    *,
    is_before: bool,
) -> ConceptRole:
    what = _kind(candidate)
    if _acts(candidate, earlier, is_before=is_before):
        return ConceptRole.INTERVENTION
    if candidate.is_population or what is TermKind.POPULATION or _is_lacked(candidate):
        return ConceptRole.POPULATION
    if _is_placebo(candidate) or _is_rival(candidate, what, earlier, kind):
        return ConceptRole.COMPARATOR
    if what is TermKind.EXPOSURE:
        is_agent = is_before or ConceptRole.INTERVENTION not in earlier
        return ConceptRole.INTERVENTION if is_agent else ConceptRole.CONDITION
    if what in (TermKind.DISEASE, TermKind.SYMPTOM, TermKind.BODY):
        return _end_role(candidate, earlier)
    return _PLAIN_ROLES.get(what, ConceptRole.UNKNOWN) if what else ConceptRole.UNKNOWN


def _is_lacked(candidate: Candidate) -> bool:
    """An illness that the people asked about do not have."""
    return "without" in candidate.before or {"not", "have"} <= set(candidate.before)


def _acts(candidate: Candidate, earlier: tuple[ConceptRole, ...], *, is_before: bool) -> bool:
    """A state that people are in may be what acts: "Does breastfeeding lower the risk of ..."."""
    is_state = candidate.is_population and candidate.text in _STATES
    return is_state and is_before and not earlier and _WHILE.isdisjoint(candidate.before)


def _end_role(candidate: Candidate, earlier: tuple[ConceptRole, ...]) -> ConceptRole:
    """A disease, symptom or body part: suffered from, or feared, or hoped for."""
    agents = {ConceptRole.INTERVENTION, ConceptRole.UNKNOWN, ConceptRole.CONDITION}
    is_feared = not _ENDS.isdisjoint(candidate.before) and not agents.isdisjoint(earlier)
    if is_feared or (_kind(candidate) is TermKind.BODY and earlier):
        return ConceptRole.OUTCOME
    return ConceptRole.CONDITION


def _is_placebo(candidate: Candidate) -> bool:
    return candidate.entry is not None and candidate.entry.term == "placebo"


def _is_rival(
    candidate: Candidate,
    what: TermKind | None,
    earlier: tuple[ConceptRole, ...],
    kind: QuestionKind,
) -> bool:
    return (
        kind is QuestionKind.COMPARISON
        and ConceptRole.INTERVENTION in earlier
        and ConceptRole.COMPARATOR not in earlier
        and not _RIVALS.isdisjoint(candidate.before)
        and (what is None or what in _RIVAL_KINDS)
    )


def _place_role(earlier: list[ConceptRole], *, is_last: bool) -> ConceptRole:
    """A thing no table knows: the first named acts, the last is acted on."""
    if ConceptRole.INTERVENTION not in earlier and not is_last:
        return ConceptRole.INTERVENTION
    ends = {ConceptRole.CONDITION, ConceptRole.OUTCOME}
    if is_last and ConceptRole.INTERVENTION in earlier and ends.isdisjoint(earlier):
        return ConceptRole.CONDITION
    return ConceptRole.UNKNOWN


def _kind(candidate: Candidate) -> TermKind | None:
    return candidate.entry.kind if candidate.entry is not None else None


def _is_symptom(candidate: Candidate) -> bool:
    return _kind(candidate) in (TermKind.SYMPTOM, TermKind.BODY)
