"""Whether an event of a claim says the same as the one of the evidence that it restates.

"Fell" and "was lower" agree, "better" and "lower" agree for pain and not for survival, and a null
agrees with a null that denies the same way.
"""

from plaincite.verify.case import Case
from plaincite.verify.events import Event, events, worth
from plaincite.verify.lexicon import BAD_OUTCOMES, GOOD_OUTCOMES, Role
from plaincite.verify.reading import Reading
from plaincite.verify.scopes import places_free

__all__ = ["SIGNED", "agrees"]

_OPPOSITE = {"up": "down", "down": "up", "better": "worse", "worse": "better"}
SIGNED = frozenset(_OPPOSITE)
_WORTHS = frozenset(["better", "worse"])
_ANYONE = frozenset(["person", "patient", "adult"])


def agrees(ours: Event, theirs: Event, case: Case, *, swapped: bool) -> bool:
    """Whether *ours*, of the claim, says what *theirs* says; *swapped* turns a comparison round."""
    if ours.kind == "effect" and _is_null_too(ours, case.claim):
        return True  # "the effect was similar": the null says it
    if ours.kind == "null" and _tells_change(theirs) and _denies_elsewhere(ours, case):
        return True
    if (ours.kind == "null") != (theirs.kind == "null"):
        return False
    if ours.kind == "null" and not swapped:
        return _deny_alike(ours, theirs, case)
    if ours.kind not in SIGNED or theirs.kind not in SIGNED:
        return True
    mine, other = ours.kind, theirs.kind
    if (mine in ("up", "down")) != (other in ("up", "down")):
        mine, other = _plain_kind(ours, case.claim), _plain_kind(theirs, case.evidence)
    if swapped:
        other = _OPPOSITE[other]
    # "better" beside "lower" of an outcome of unknown worth is let pass.
    return _OPPOSITE[mine] != other


def _is_null_too(event: Event, reading: Reading) -> bool:
    return any(
        other.kind == "null" and other.word.clause == event.word.clause
        for other in events(reading.text).found
    )


def _tells_change(event: Event) -> bool:
    return event.kind in SIGNED or event.kind == "association"


def _denies_elsewhere(event: Event, case: Case) -> bool:
    """Whether "but not at 12 months" or "but not in women" is what *event* of the claim tells."""
    negated = events(case.evidence.text).negated.difference(places_free(case.evidence))
    words = case.evidence.of(Role.CONTENT, Role.NUMBER, Role.PEOPLE)
    told = {word.key for word in words if word.at in negated and word.value != "people"}
    if not told or not told <= case.claim.keys:
        return False
    people = {word.key for word in words if word.role is Role.PEOPLE}
    if told.isdisjoint(people):
        return True
    here = {word.key for word in case.claim.words if word.clause == event.word.clause}
    return not (people - told - _ANYONE) & here


def _deny_alike(ours: Event, theirs: Event, case: Case) -> bool:
    """Whether two nulls deny the same way: "no better" is not "no worse"."""
    if ours.word.role is not Role.DIRECTION or theirs.word.role is not Role.DIRECTION:
        return True
    first, second = worth(ours.word, case.claim), worth(theirs.word, case.evidence)
    if {first, second} <= _WORTHS:
        return first == second  # "no better" and "no more effective"
    mine = _plain_kind(Event(first, ours.word), case.claim)
    other = _plain_kind(Event(second, theirs.word), case.evidence)
    return _OPPOSITE[mine] != other


def _plain_kind(event: Event, reading: Reading) -> str:
    """Turn "better" into "down" for pain and "up" for survival, by the nearest known outcome."""
    if event.kind in ("up", "down"):
        return event.kind
    known = BAD_OUTCOMES | GOOD_OUTCOMES
    nearest = min(
        (
            (abs(word.at - event.word.at), word.at, bool(set(word.stems) & BAD_OUTCOMES))
            for word in reading.words
            if set(word.stems) & known
        ),
        default=None,
    )
    if nearest is None:
        return event.kind
    falls = nearest[2] == (event.kind == "better")
    return "down" if falls else "up"
