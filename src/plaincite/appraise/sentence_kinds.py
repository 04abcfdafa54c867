"""Sentence kinds: the roles of given sentences in the words of two public sets of labels.

PIBOSO (population, intervention, background, outcome, study design, other) and "claim or not" cut
an abstract otherwise than our roles do. This reads one as the other, to measure; no page uses it.
"""

import re
from collections.abc import Callable, Sequence

from plaincite.appraise.roles import roles_of
from plaincite.model.evidence import Role

__all__ = ["SCHEMES", "sentence_kinds"]

_POPULATION = re.compile(
    r"\b(?:patients?|subjects|participants|volunteers|women|men|children|infants|adults|rats|mice"
    r"|animals|individuals|people|cases|consecutive)\b.{0,60}\b(?:were|was|who|with|aged|admitted"
    r"|included|recruited|enrolled|underwent|studied)\b"
    r"|^(?:participants|patients|subjects|population|setting)\b\W",
    re.IGNORECASE,
)
_INTERVENTION = re.compile(
    r"\b(?:received|were (?:given|treated|administered|assigned|allocated|randomi[sz]ed)|underwent"
    r"|was (?:given|administered|performed|applied)|treatment consisted|interventions?)\b"
    r"|^interventions?\b",
    re.IGNORECASE,
)
_DESIGN = re.compile(
    r"\b(?:randomi[sz]ed|prospective|retrospective|cross-sectional|case[- ]control|cohort"
    r"|double[- ]blind|observational|pilot|multicent(?:er|re)|longitudinal|crossover|case series)"
    r"\b.{0,50}\b(?:trial|study|design|analysis|review|series|survey)\b|^(?:study )?design\b\W",
    re.IGNORECASE,
)
_SHORT = 14  # words; a longer sentence tells more than the design
_FOUND = (Role.RESULT, Role.CONCLUSION)


def _piboso(text: str, role: Role) -> str:
    if role in (Role.BACKGROUND, Role.AIM):
        return "background"
    if role in (*_FOUND, Role.LIMITATION):
        return "outcome"
    words = len(text.split())
    if _DESIGN.search(text) and words <= _SHORT:
        return "study design"
    if _POPULATION.search(text):
        return "population"
    return "intervention" if _INTERVENTION.search(text) else "other"


def _claim(_: str, role: Role) -> str:
    return "claim" if role is Role.CONCLUSION else "other"


# The labels of a set -> how a sentence of a role is called in it.
SCHEMES: dict[frozenset[str], Callable[[str, Role], str]] = {
    frozenset(
        ("population", "intervention", "background", "outcome", "study design", "other")
    ): _piboso,
    frozenset(("claim", "other")): _claim,
}


def sentence_kinds(texts: Sequence[str], labels: frozenset[str]) -> tuple[str, ...]:
    """Return the label of each of *texts*, the sentences of one abstract in order.

    Args:
        texts: Sentences as somebody else cut them.
        labels: All labels of the set; a key of `SCHEMES`.
    """
    named = SCHEMES[labels]
    return tuple(named(text, role) for text, role in zip(texts, roles_of(texts), strict=True))
