"""Direction lock: what rose in the evidence may not fall in the claim, nor a null become a change.

Each event of the claim is laid beside the event of the evidence that speaks of the same things.
A swap of the two groups turns a comparison round as a whole ("A lower than B" is "B higher than
A"), so both are judged together.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, takewhile

from plaincite.verify.agreement import SIGNED, agrees
from plaincite.verify.arms import figure_order, subject_order
from plaincite.verify.case import Case
from plaincite.verify.comparison import are_reciprocal, are_swapped, sides
from plaincite.verify.entities import other_forms
from plaincite.verify.equality import COMPARATIVES, only_reasons, unequal_reasons
from plaincite.verify.events import Event, events
from plaincite.verify.figures import figure_places, figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read

__all__ = ["direction_reasons", "missing_direction_reasons"]

_CLOSES = frozenset(
    "than with by after at when before during compared versus vs from over within".split()
)
_PLACES = frozenset("in on for among with after at when".split())
_POINTS = frozenset("at by after within".split())
_UNTIMELY = 3.0  # taken off the fit of events told at two times
_NEAR = 6  # words on either side of "difference" or "similar"
_BESIDE = 3  # words from an event to its own figure
_LONG = 5  # letters of a word whose other forms are looked for
_REACH = 8  # words from an event to the outcome it is about
_TOPICS = (Role.CONTENT, Role.PEOPLE, Role.ASSERTION)
_WORDS = {
    "up": "a rise", "down": "a fall", "better": "an improvement", "worse": "a worsening",
    "null": "no clear difference", "difference": "a difference", "effect": "an effect",
    "association": "a link",
}  # fmt: skip


def direction_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim points the other way than its evidence, or moves what happened."""
    everything = events(case.evidence.text).found
    theirs = tuple(event for event in everything if not event.kind.startswith("extent"))
    ours = events(case.claim.text).found
    swapped = are_swapped(case) and not are_reciprocal(case)
    is_moved = swapped and sides(case.claim.text) is not None
    if is_moved and not any(event.kind in SIGNED for event in ours) and _is_ordered(case):
        return ("The claim swaps the two groups that the cited sentence compares.",)
    if not theirs:
        return ()
    reasons = [*unequal_reasons(case), *only_reasons(case), *_only_denied(case)]
    if {_changed(case.claim), _changed(case.evidence)} == {"up", "down"}:
        reasons.append("The claim turns a change from one figure to another round.")
    for event in ours:
        if event.kind.startswith("extent"):
            reasons.extend(_extent_reasons(event, everything, case, swapped=swapped))
    plain = [event for event in ours if not event.kind.startswith("extent")]
    for event, other in _aligned(plain, theirs, case):
        if _is_untimely(event, other, case):
            reasons.append(f'The cited sentence says "{other.word.text}" of another time.')
            continue
        if not agrees(event, other, case, swapped=swapped):
            reasons.append(
                f'The claim says "{event.word.text}" ({_WORDS[event.kind]}); the cited sentence '
                f'says "{other.word.text}" ({_WORDS[other.kind]}).'
            )
        elif _is_moved(event, other, case) and not _is_told_elsewhere(event, other, theirs, case):
            reasons.append(f'In the cited sentence "{other.word.text}" is said of something else.')
    return tuple(reasons)


def _only_denied(case: Case) -> tuple[str, ...]:
    """Name the changes of the claim that the evidence only denies: "shorter but not rarer"."""
    everything = events(case.evidence.text).found
    return tuple(
        f'The cited sentence denies "{event.word.text}".'
        for event in events(case.claim.text).found
        if event.kind in SIGNED
        and {each.kind for each in everything if each.word.key == event.word.key} == {"null"}
    )


def missing_direction_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim reports a change or a null and the evidence reports neither."""
    if events(case.evidence.text).found:
        return ()
    changed = _changed(case.evidence) or subject_order(case)
    return tuple(
        f'The cited sentence does not report {_WORDS[event.kind]} ("{event.word.text}").'
        for event in events(case.claim.text).found
        if (event.kind in SIGNED and event.kind not in (changed, figure_order(case)))
        or event.kind == "null"
    )


def _changed(reading: Reading) -> str | None:
    """Return "up" or "down" where one figure goes to another: "from 8.4% to 7.6%"."""
    for first, second in pairwise(figures(reading.text)):
        if reading.text_at(first.at - 1) != "from":
            continue
        between = reading.texts[first.end : second.at]
        if (
            between[-1:] == ("to",)
            and first.measure == second.measure
            and first.amount != second.amount
        ):
            return "up" if Fraction(second.amount) > Fraction(first.amount) else "down"
    return None


def _extent_reasons(
    event: Event, theirs: tuple[Event, ...], case: Case, *, swapped: bool
) -> tuple[str, ...]:
    """Check "fell more than" by the same words of the evidence, or by its two figures."""
    kinds = {_extent(other.kind) for other in theirs if other.kind.startswith("extent")}
    if kinds:
        is_same = _extent(event.kind) in kinds
        return () if is_same != swapped else (f'"{event.word.text}" is turned round.',)
    if figure_order(case) == _extent(event.kind):
        return ()
    return (f'The cited sentence does not compare by "{event.word.text}".',)


def _extent(kind: str) -> str:
    """Return "up" or "down": "eased pain better than" is "eased pain more than"."""
    way = kind.rsplit(maxsplit=1)[-1]
    return {"better": "up", "worse": "down"}.get(way, way)


def _is_ordered(case: Case) -> bool:
    """Whether order matters in the claim's comparison: not in "A was similar to B"."""
    kinds = {event.kind for event in events(case.claim.text).found}
    one_sided = {"inferior", "superior", "noninferior", "better", "worse", "more", "less"}
    is_one_sided = any(word.text in one_sided for word in case.claim.words)
    equated = {event.word.text for event in events(case.evidence.text).found}
    if equated & {"as", "similar", "same", "equal", "equally", "comparable", "alike"}:
        return False  # "A was as good as B": neither is better
    return "null" not in kinds or is_one_sided


def _is_told_elsewhere(event: Event, moved: Event, theirs: Sequence[Event], case: Case) -> bool:
    """Whether another clause says the same, and has more of the claim's words than *moved*'s."""
    here = _words_alone(moved.word.clause, case)
    return any(
        other.kind == event.kind
        and not _is_moved(event, other, case)
        and len(_words_alone(other.word.clause, case)) > len(here)
        for other in theirs
    )


def _words_alone(clause: int, case: Case) -> set[str]:
    """The claim's words that stand in one clause of the evidence and in no other."""
    told = [word for word in case.evidence.of(*_TOPICS) if word.key in case.claim.keys]
    elsewhere = {word.key for word in told if word.clause != clause}
    return {word.key for word in told if word.clause == clause} - elsewhere


def _is_untimely(event: Event, other: Event, case: Case) -> bool:
    """Whether the claim tells at one point in time what the evidence tells at another."""
    ours = _times(case.claim.text)
    theirs = _times(case.evidence.text) if ours else ()
    mine = {time for clause, time in ours if clause == event.word.clause}
    there = {time for clause, time in theirs if clause == other.word.clause}
    if not mine or not there:
        return False
    told = {each.word.clause for each in events(case.evidence.text).found}
    known = {time for clause, time in theirs if clause in told}
    return mine <= known and not mine & there


@lru_cache(maxsize=1024)
def _times(text: str) -> tuple[tuple[int, str], ...]:
    """The points in time of a text, each with its clause."""
    reading = read(text)
    return tuple(
        (reading.words[figure.at].clause, f"{figure.amount} {figure.measure}")
        for figure in figures(text)
        if figure.measure in ("minute", "day", "month")
        and _POINTS & {reading.text_at(figure.at - 1), reading.text_at(figure.at - 2)}
    )


def _aligned(
    ours: Sequence[Event], theirs: Sequence[Event], case: Case
) -> list[tuple[Event, Event]]:
    """Lay each event of the claim beside the one of the evidence that it restates.

    The best fits are taken first and each event of the evidence is used once; events of the claim
    that are left over take their best fit again.
    """
    options = [
        (at, place)
        for at, event in enumerate(ours)
        for place, other in enumerate(theirs)
        if _may_restate(event, other, theirs)
    ]
    if len(theirs) == 1:  # nothing to choose from
        return [(ours[at], theirs[place]) for at, place in options]
    scored = sorted((-_fit(ours[at], theirs[place], case), at, place) for at, place in options)
    pairs: dict[int, int] = {}
    for _, at, place in scored:
        if at not in pairs and place not in pairs.values():
            pairs[at] = place
    for _, at, place in scored:
        pairs.setdefault(at, place)
    return [(ours[at], theirs[place]) for at, place in sorted(pairs.items())]


def _may_restate(event: Event, other: Event, theirs: Sequence[Event]) -> bool:
    """A change restates a change or a null, where the evidence has one."""
    if event.kind not in SIGNED or _tells(other):
        return True
    return not any(_tells(candidate) for candidate in theirs)


def _tells(event: Event) -> bool:
    return event.kind in SIGNED or event.kind == "null"


def _fit(event: Event, other: Event, case: Case) -> float:
    ours = _topic(event.word.at, case.claim.text)
    near = _topic(other.word.at, case.evidence.text)
    untimely = _UNTIMELY if _is_untimely(event, other, case) else 0.0
    score = -untimely + sum(min(weight, _weight(key, near)) for key, weight in ours.items())
    if event.word.key == other.word.key:
        score += 0.4
    if (event.word.text in COMPARATIVES) == (other.word.text in COMPARATIVES):
        score += 0.2
    return score


def _weight(key: str, near: dict[str, float]) -> float:
    """The weight of *key* or of another form of the word: "alertness" for "alert"."""
    if key in near or len(key) < _LONG:
        return near.get(key, 0.0)
    forms = other_forms(key)
    if near.keys().isdisjoint(forms):
        return 0.0
    return max(near.get(form, 0.0) for form in forms)


@lru_cache(maxsize=1024)
def _topic(at: int, text: str) -> dict[str, float]:
    """What the event at *at* is about: words it leads to count most, those before it half."""
    reading = read(text)
    about: dict[str, float] = {}
    event = reading.words[at]
    for word in reading.of(*_TOPICS, Role.NUMBER):
        same = 1.0 if word.clause == event.clause else 0.2
        if 0 < word.at - at <= _BESIDE and word.role is Role.NUMBER:
            same = 2.0
        _raise(about, word, 0.4 * same / (1 + abs(word.at - at) / 4))
    for place in _object(event, reading):
        _raise(about, reading.words[place], 1.0)
    return about


def _raise(about: dict[str, float], word: Word, weight: float) -> None:
    forms = word.stems if word.key == word.stems[0] else (word.key, *word.stems)
    for form in forms:
        if about.get(form, 0.0) < weight:
            about[form] = weight


def _object(event: Word, reading: Reading) -> list[int]:
    """Places of the words that an event is about: after it, or before it where none follows."""
    if event.role in (Role.NULL, Role.RELATION):
        near = reading.words[max(0, event.at - _NEAR) : event.at + _NEAR]
        return [w.at for w in near if w.clause == event.clause and w.role in _TOPICS]
    is_led = event.text in COMPARATIVES and reading.text_at(event.at + 1) in _PLACES
    # "pain was lower in the gel group": of pain
    return ([] if is_led else _after(event, reading)) or _before(event, reading)


def _after(event: Word, reading: Reading) -> list[int]:
    found: list[int] = []
    for word in reading.words[event.at + 1 : event.at + 1 + _REACH]:
        if word.clause != event.clause or word.text in _CLOSES:
            break
        if word.role is Role.DIRECTION or (found and word.text in ("in", "on", "for", "among")):
            break
        if word.role in _TOPICS:
            found.append(word.at)
    return found


def _before(event: Word, reading: Reading) -> list[int]:
    before = reversed(reading.words[max(0, event.at - _REACH) : event.at])
    clause = takewhile(lambda word: word.clause == event.clause, before)
    return [word.at for word in clause if word.role in _TOPICS][:3]


def _is_moved(event: Event, other: Event, case: Case) -> bool:
    """Whether the claim gives an event of one clause of the evidence to a name of another one."""
    clause = other.word.clause
    if len({word.clause for word in case.evidence.words if word.role in _TOPICS}) == 1:
        return False
    there = {word.key for word in case.evidence.words if word.clause == clause}
    subjects = _subjects(case.evidence, clause, other.word.at)
    ours = _subjects(case.claim, event.word.clause, event.word.at)
    strangers = [key for key in ours if key in case.evidence.keys and key not in there]
    if _is_of_another_thing(event, other, case, there):
        return True
    return bool(
        subjects and strangers and len(strangers) == len(ours)
        and not any(key in case.claim.keys for key in subjects)
    )  # fmt: skip


def _is_of_another_thing(event: Event, other: Event, case: Case, there: set[str]) -> bool:
    """Whether the claim puts a word of another clause for one of this: "diastolic pressure"."""
    counted = figure_places(case.claim.text)
    ours = {
        case.claim.words[place].key
        for place in _object(event.word, case.claim)
        if place not in counted
    }
    theirs = {case.evidence.words[place].key for place in _object(other.word, case.evidence)}
    foreign = {key for key in ours if key in case.evidence.keys and key not in there}
    is_like = bool(ours & theirs) or (foreign == ours and _is_null_of(foreign, case))
    return bool(foreign and is_like and theirs - case.claim.keys)


def _is_null_of(keys: set[str], case: Case) -> bool:
    """Whether the evidence says of *keys* that nothing changed: "but speed was unchanged"."""
    nulls = {one.word.clause for one in events(case.evidence.text).found if one.kind == "null"}
    there = {word.key for word in case.evidence.words if word.clause in nulls}
    return keys <= there


def _subjects(reading: Reading, clause: int, until: int) -> list[str]:
    return [
        word.key for word in reading.words[:until]
        if word.clause == clause and word.role is Role.CONTENT
    ]  # fmt: skip
