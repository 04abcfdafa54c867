"""The state of the evidence: what the strongest studies say together, with no counting of votes.

A review or trial outranks weaker designs whatever their number; only studies as strong as the
strongest can make the evidence mixed.
"""

from collections.abc import Sequence
from enum import StrEnum

from plaincite.model.evidence import AGAINST, Design, Evidence, Headline, Stance

__all__ = ["State", "opposes", "state_of", "tell_of_same"]


class State(StrEnum):
    """What the studies at hand allow us to say before we quote one."""

    YES = "yes"
    NO = "no"
    MIXED = "mixed"  # studies of equal strength point different ways
    PARTLY = "partly"  # the studies agree, but for some outcomes or people only
    EARLY = "early"  # people were studied, but in no randomised trial or review of such
    UNCLEAR = "unclear"  # no direction that we dare to read off
    NONE = "none"


_AGREED = frozenset({State.YES, State.NO})
_SETTLED = _AGREED | {State.PARTLY}
_REVIEWS = frozenset({Design.SYSTEMATIC_REVIEW, Design.META_ANALYSIS, Design.GUIDELINE})
_STRONG = _REVIEWS | {Design.RANDOMIZED}
# A cohort is strong evidence of harm, cause and outlook, where trials are rare or impossible.
_OBSERVED = frozenset({Design.COHORT, Design.CASE_CONTROL})
# How many of the strongest studies decide.
_DECIDING = 5
_FEWEST = 2


def state_of(evidence: Sequence[Evidence], *, of_harm: bool = False) -> State:
    """Return the state of *evidence*, which comes strongest first.

    A trial with several reports speaks once. Reviews that agree are not unsettled by one trial
    more. Cohorts speak where fewer than two stronger studies do, and never against those, but for
    one thing: asked *of_harm*, "no" is not said while a cohort says yes.
    """
    if not evidence:
        return State.NONE
    trials = [item for item in evidence if item.same_trial_as is None]
    told = [item for item in trials if item.finding.stance is not Stance.UNSTATED]
    direct = [item for item in told if item.finding.is_direct]
    strong = [item for item in direct if _design(item) in _STRONG][:_DECIDING]
    observed = [item for item in direct if _design(item) in _OBSERVED][:_DECIDING]
    if len(strong) >= _FEWEST:
        reviews = [item for item in strong if _design(item) in _REVIEWS]
        by_reviews = _direction(reviews)
        settled = by_reviews if by_reviews in _SETTLED else _direction(strong)
        is_warned = any(item.finding.stance is Stance.YES for item in observed)
        return State.MIXED if of_harm and is_warned and settled is State.NO else settled
    if not any(_design(item) in _STRONG | _OBSERVED for item in evidence):
        return State.EARLY
    together = _direction([*strong, *observed])
    if strong and together not in _AGREED:
        return State.MIXED if _direction(observed) is State.MIXED else State.UNCLEAR
    return together


def opposes(stance: Stance, state: State) -> bool:
    """Tell whether a study of *stance* belongs on the other side of evidence in *state*."""
    if state is State.NO:
        return stance is Stance.YES
    return stance in AGAINST


def tell_of_same(one: Headline, other: Headline) -> bool:
    """Tell whether both speak of one sort of outcome, so that they can agree or disagree."""
    return not one.outcomes or not other.outcomes or bool(one.outcomes & other.outcomes)


def _direction(deciding: Sequence[Evidence]) -> State:
    """Return what *deciding* say together; one study does not speak for "the studies"."""
    told = [item.finding.stance for item in deciding]
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
