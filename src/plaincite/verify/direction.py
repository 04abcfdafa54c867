"""Direction lock: what rose in the evidence may not fall in the claim, nor a null become a change.

Each event of the claim is laid beside the event of the evidence that speaks of the same things.
A swap of the two groups turns a comparison round as a whole ("A lower than B" is "B higher than
A"), so both are judged together.
"""

from plaincite.verify.case import Case
from plaincite.verify.comparison import are_swapped
from plaincite.verify.events import Event, events
from plaincite.verify.lexicon import BAD_OUTCOMES, GOOD_OUTCOMES, Role
from plaincite.verify.reading import Reading

__all__ = ["direction_reasons", "missing_direction_reasons"]

_OPPOSITE = {"up": "down", "down": "up", "better": "worse", "worse": "better"}
_SIGNED = frozenset(_OPPOSITE)
_CLOSE = 0.85  # an event that fits nearly as well as the best one counts as meant
_WORDS = {
    "up": "a rise", "down": "a fall", "better": "an improvement", "worse": "a worsening",
    "null": "no clear difference", "difference": "a difference", "effect": "an effect",
    "association": "a link",
}  # fmt: skip


def direction_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim points the other way than its evidence."""
    theirs = events(case.evidence.text).found
    if not theirs:
        return ()
    swapped = are_swapped(case)
    reasons = []
    for event in events(case.claim.text).found:
        meant = _meant(event, case.claim, theirs, case.evidence)
        if not any(_agrees(event, other, case, swapped=swapped) for other in meant):
            reasons.append(
                f'The claim says "{event.word.text}" ({_WORDS[event.kind]}); the cited sentence '
                f'says "{meant[0].word.text}" ({_WORDS[meant[0].kind]}).'
            )
    if not reasons and swapped and _compares(case):
        reasons.append("The claim swaps the two groups that the cited sentence compares.")
    return tuple(reasons)


def missing_direction_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim reports a change or a null and the evidence reports neither."""
    if events(case.evidence.text).found:
        return ()
    return tuple(
        f'The cited sentence does not report {_WORDS[event.kind]} ("{event.word.text}").'
        for event in events(case.claim.text).found
        if event.kind in _SIGNED or event.kind == "null"
    )


def _compares(case: Case) -> bool:
    return any(event.kind in _SIGNED for event in events(case.claim.text).found)


def _meant(
    event: Event, claim: Reading, theirs: tuple[Event, ...], evidence: Reading
) -> list[Event]:
    """The events of the evidence that *event* may restate, best first."""
    ours = _around(event, claim)
    scored = []
    for other in theirs:
        near = _around(other, evidence)
        score = sum(min(weight, near.get(key, 0.0)) for key, weight in ours.items())
        scored.append((score, other))
    best = max(score for score, _ in scored)
    close = [pair for pair in scored if pair[0] >= best * _CLOSE]
    return [other for _, other in sorted(close, key=lambda pair: -pair[0])]


def _around(event: Event, reading: Reading) -> dict[str, float]:
    """The content words near an event, heavier the nearer; another clause counts little."""
    near: dict[str, float] = {}
    for word in reading.words:
        if word.role in (Role.CONTENT, Role.NUMBER, Role.PEOPLE, Role.ASSERTION):
            distance = abs(word.at - event.word.at)
            weight = (1.0 if word.clause == event.word.clause else 0.2) / (2 + distance)
            for key in {word.key, *word.stems}:
                near[key] = max(near.get(key, 0.0), weight)
    return near


def _agrees(ours: Event, theirs: Event, case: Case, *, swapped: bool) -> bool:
    if (ours.kind == "null") != (theirs.kind == "null"):
        return False
    if ours.kind not in _SIGNED or theirs.kind not in _SIGNED:
        return True
    mine = _plain_kind(ours, case.claim)
    other = _plain_kind(theirs, case.evidence)
    if swapped:
        other = _OPPOSITE[other]
    if mine == other:
        return True
    if _OPPOSITE[mine] == other:
        return False
    return _OPPOSITE.get(_raw(ours.kind)) != _raw(theirs.kind)


def _raw(kind: str) -> str:
    return kind


def _plain_kind(event: Event, reading: Reading) -> str:
    """Turn "better" into "down" for pain and "up" for survival, by the nearest known outcome."""
    if event.kind in ("up", "down"):
        return event.kind
    nearest = min(
        (
            (abs(word.at - event.word.at), word.at, bool(set(word.stems) & BAD_OUTCOMES))
            for word in reading.words
            if set(word.stems) & (BAD_OUTCOMES | GOOD_OUTCOMES)
        ),
        default=None,
    )
    if nearest is None:
        return event.kind
    falls = nearest[2] == (event.kind == "better")
    return "down" if falls else "up"
