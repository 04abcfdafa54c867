"""The state of the evidence: what the strongest studies say together, with no counting of votes.

A review or trial outranks weaker designs whatever their number; only studies as strong as the
strongest can make the evidence mixed.
"""

from collections.abc import Sequence
from enum import StrEnum

from plaincite.model.evidence import Design, Evidence, Stance

__all__ = ["AGAINST", "State", "opposes", "state_of"]


class State(StrEnum):
    """What the studies at hand allow us to say before we quote one."""

    YES = "yes"
    NO = "no"
    MIXED = "mixed"  # studies of equal strength point different ways
    PARTLY = "partly"  # the studies agree, but for some outcomes or people only
    EARLY = "early"  # people were studied, but in no randomised trial or review of such
    UNCLEAR = "unclear"  # no direction that we dare to read off
    NONE = "none"


_STRONG = frozenset(
    {Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS, Design.RANDOMIZED, Design.GUIDELINE}
)
# A cohort is strong evidence of harm, cause and outlook, where trials are rare or impossible.
_OBSERVED = frozenset({Design.COHORT, Design.CASE_CONTROL})
AGAINST = frozenset({Stance.NO, Stance.NO_CLEAR_DIFFERENCE})
# How many of the strongest studies decide.
_DECIDING = 4
_FEWEST = 2


def state_of(evidence: Sequence[Evidence]) -> State:
    """Return the state of *evidence*, which comes strongest first."""
    if not evidence:
        return State.NONE
    deciding = [item for item in evidence if _design(item) in _STRONG] or [
        item for item in evidence if _design(item) in _OBSERVED
    ]
    if not deciding:
        return State.EARLY
    return _direction([item.finding.stance for item in deciding[:_DECIDING]])


def opposes(stance: Stance, state: State) -> bool:
    """Tell whether a study of *stance* belongs on the other side of evidence in *state*."""
    if state is State.NO:
        return stance is Stance.YES
    return stance in AGAINST


def _direction(stances: list[Stance]) -> State:
    told = [stance for stance in stances if stance is not Stance.UNSTATED]
    # One silent study among the strongest leaves room for doubt; the first must have spoken.
    if not told or stances[0] is Stance.UNSTATED:
        return State.UNCLEAR
    # One study does not speak for "the studies", nor does a direction read off one sentence.
    if len(told) < _FEWEST:
        return State.UNCLEAR
    says_yes = Stance.YES in told
    says_no = any(stance in AGAINST for stance in told)
    if says_yes and says_no:
        return State.MIXED
    if Stance.MIXED in told:
        return State.PARTLY
    return State.YES if says_yes else State.NO


def _design(evidence: Evidence) -> Design:
    return evidence.appraisal.design.value
