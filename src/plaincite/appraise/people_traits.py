"""What can be seen of each number of people in an abstract: its words, its place, its rivals.

Each number that may stand for the whole study is a `Candidate` with its traits; "none" is one too.
`people_count` weighs them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plaincite.appraise.chosen_of_more import of_being_chosen
from plaincite.appraise.controls import is_of_controls, leaves_out_controls
from plaincite.appraise.denominators import Denominators, denominators_in
from plaincite.appraise.group_sums import arms_in, is_whole_of, sums_of_groups, unnamed_before
from plaincite.appraise.head_count_checks import (
    groups_beside,
    sums_of_parts,
    took_part,
    was_left,
)
from plaincite.appraise.head_counts import ENOUGH, HeadCount
from plaincite.appraise.reading import Reading
from plaincite.appraise.side_by_side import is_one_of_two, of_standing_beside
from plaincite.appraise.whole_count import sentence_of
from plaincite.model.claim import Span
from plaincite.model.evidence import REVIEWS, Design

__all__ = ["Candidate", "candidates"]

Traits = Mapping[str, float]
_CLEARLY = 1.05
_LEAST_APART = 0.1  # of a number; fewer people are a part of it
_NEXT = 300  # characters after a sentence
_CONTROLS = re.compile(r"\bcontrols?\b")
_COMPARED = re.compile(r"\bcompared (?:with|to)\b|\bversus\b|\bmatched\b")
# "858 of a total of 1,791 adults", "65 of the original 149": more than were studied.
_PART_BEFORE = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|half|most|some|many) (?:\([^()]{1,20}\) )?(?:[a-z]+ )?of "
    r"(?:the |these |those |all |our |a )?(?:original |initial |first |total (?:of )?)?$",
    re.IGNORECASE,
)
_OF_ORIGINAL = re.compile(
    r"\b\d[\d,]* (?:\([^()]{1,20}\) )?of (?:a total of|the (?:original|initial)) $"
)
_BOUND = re.compile(
    r"\b(?:at least|minimum of|up to|fewer than|less than|per|every|one in|each of) $",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"[^.;]{0,80}\b(?:of (?:whom|which|these|them)|including)\b")
_NUMBERED = re.compile(r"\b(?:[Ss]tudy|[Ee]xperiment|[Tt]rial) (?:1|2|one|two|I|II|A|B)\b")
_SHARE = re.compile(r"\d\s?%")
_OPENS_WITH_OF = re.compile(r"\W*(?:Out of|Of|From|Among)\b")
_OF_ALL = (
    ("controls", re.compile(r"\bcontrols\b")),
    ("second study", re.compile(r"\b(?:[Ss]tudy|[Ee]xperiment|[Tt]rial) (?:2|two|II|B)\b")),
    ("second phase", re.compile(r"\b[Pp]hase (?:2|two|II)\b")),
    ("sub-study", re.compile(r"\b[Ss]ub-?(?:study|set|group)\b|\bfollow-up study\b")),
    ("screened", re.compile(r"\bscreened\b|\beligible\b")),
    ("each group", re.compile(r"\beach group\b|\bper group\b|\bgroups of\b")),
    ("other units", re.compile(r"\b(?:eyes|teeth|knees|samples|isolates|specimens|visits)\b")),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number that may be the study's; `value` None is the answer that none is."""

    value: int | None
    span: Span | None
    is_sum: bool
    traits: Traits


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is the same for every number of one abstract."""

    reading: Reading
    design: Design
    sums: frozenset[int]
    often: Mapping[int, int]
    top: int  # score
    arms: int  # the largest sum of groups in one sentence
    left: HeadCount | None  # who was left of those who were asked
    denominators: Denominators


def candidates(reading: Reading, design: Design) -> tuple[Candidate, ...]:
    """Return every number that may be the whole study's, and the answer that none is."""
    scene = _scene(reading, design)
    apart = frozenset(_starts_of_groups(reading))
    whole = [count for count in reading.counts if count.span.start not in apart]
    found = [_candidate(count, scene) for count in whole if not _is_cut_down(count, reading)]
    found += [_candidate(count, scene, sum_of=kind) for kind, count in sums_of_groups(reading)]
    return (*found, Candidate(None, None, False, _traits_of_none(scene)))


def _scene(reading: Reading, design: Design) -> _Scene:
    counts = reading.counts
    best = max(counts, key=lambda count: count.score, default=None)
    left = None
    if best is not None:
        left = was_left(best, sentence_of(best, reading), counts, reading.sentences)
    return _Scene(
        reading,
        design,
        sums_of_parts(reading.sentences),
        Counter(count.value for count in counts),
        best.score if best else -9,
        max((sum(arm.value for arm in arms) for arms in arms_in(reading)), default=0),
        left,
        denominators_in(sentence.text for sentence in reading.sentences),
    )


def _starts_of_groups(reading: Reading) -> Iterator[int]:
    """Yield where two groups begin of which neither can be the whole."""
    for count in reading.counts:
        sentence = sentence_of(count, reading)
        beside = groups_beside(count, sentence)
        if is_one_of_two(frozenset(of_standing_beside(count, beside, sentence))):
            yield count.span.start
            yield sentence.start + beside[0].start


def _is_cut_down(count: HeadCount, reading: Reading) -> bool:
    """Return whether fewer were studied, "65 of the original 149 adults", or *count* is a bound."""
    before = reading.text[max(0, count.span.start - 60) : count.span.start]
    return bool(_OF_ORIGINAL.search(before) or _BOUND.search(before))


def _candidate(count: HeadCount, scene: _Scene, *, sum_of: str | None = None) -> Candidate:
    traits = dict(_of_value(count, scene))
    traits |= dict(_of_place(count, scene))
    if sum_of is not None:
        traits = {f"sum: {name}": weight for name, weight in traits.items()}
        traits[f"sum of {sum_of}"] = 1.0
    return Candidate(count.value, count.span, sum_of is not None, traits)


def _of_value(count: HeadCount, scene: _Scene) -> Iterator[tuple[str, float]]:
    value, counts = count.value, scene.reading.counts
    larger = {c.value for c in counts if c.value > value and c.score >= 0 and not c.is_arm}
    yield f"larger: {min(len(larger), 3)}", 1.0
    flags = {
        "twice": scene.often.get(value, 0) > 1,
        "has parts": value in scene.sums,
        "has parts apart": value not in scene.sums and is_whole_of(count, scene.reading),
        "arms exceed": scene.arms > _CLEARLY * value,
        "arms equal": scene.arms == value,
        "tiny": value <= 5,
        "small": value < 20,
        "big": value > 1000,
        "left of others": scene.left is not None and scene.left.value == value,
        "others were left": scene.left is not None and scene.left.value < value,
    }
    flags["alone"] = {each.value for each in counts} == {value}
    yield from ((name, 1.0) for name, holds in flags.items() if holds)
    yield from ((name, 1.0) for name in scene.denominators.traits_of(value))


def _of_place(count: HeadCount, scene: _Scene) -> Iterator[tuple[str, float]]:
    reading, sentence = scene.reading, sentence_of(count, scene.reading)
    text, start, end = reading.text, count.span.start, count.span.end
    yield "score", max(-6, min(count.score, 10)) / 5
    yield ("ok" if count.score >= ENOUGH else "weak" if count.score >= 0 else "poor"), 1.0
    yield f"part: {reading.kind_at(start)}", 1.0
    same = [c for c in reading.counts if sentence.start <= c.span.start < sentence.end]
    beside = groups_beside(count, sentence)
    flags = {
        "best": count.score == scene.top,
        "arm": count.is_arm,
        "pooled": count.is_pooled,
        "pooled in a review": count.is_pooled and scene.design in REVIEWS,
        "pooled apart": scene.design in REVIEWS and _is_pooled_apart(count, same, reading),
        "in a review": scene.design in REVIEWS,
        "bare": count.is_bare,
        "first": count in reading.counts[:1],
        "first sentence": sentence.start == reading.sentences[0].start,
        "more beside": any(c.value > count.value for c in same),
        "others after": any(c.span.start > start and not c.is_arm for c in same),
        "group beside": bool(beside),
        "unnamed group before": unnamed_before(count, reading) is not None,
        "group beside apart": any(count.value + n.value not in scene.sums for n in beside),
        "took part": took_part(count, sentence),
        "leaves out controls": leaves_out_controls(count, reading),
        "controls here": bool(_CONTROLS.search(text, start, sentence.end)),
        "controls next": bool(_CONTROLS.search(text, sentence.end, sentence.end + _NEXT)),
        "part before": bool(_PART_BEFORE.search(text[max(sentence.start, start - 50) : start])),
        "part after": bool(_PART_AFTER.match(text, end, sentence.end)),
        "opens with of": bool(_OPENS_WITH_OF.match(text, sentence.start, start)),
        "compared here": bool(_COMPARED.search(text, end, sentence.end)),
        "compared next": bool(_COMPARED.search(text, sentence.end, sentence.end + _NEXT)),
        "twice here": any(c is not count and c.value == count.value for c in same),
        "of controls": is_of_controls(count, reading),
        "in a numbered study": bool(_NUMBERED.search(text, sentence.start, sentence.end)),
        "share inside": bool(_SHARE.search(count.span.text)),
    }
    yield from ((name, 1.0) for name, holds in flags.items() if holds)
    yield from ((name, 1.0) for name in of_being_chosen(count, reading))
    yield from ((name, 1.0) for name in of_standing_beside(count, beside, sentence))


def _is_pooled_apart(count: HeadCount, same: Sequence[HeadCount], reading: Reading) -> bool:
    """Return whether a review pools others too: "2 trials with 111 adults, 7 with 397"."""
    pooled = [each for each in reading.counts if each.is_pooled or each in same]
    return any(_LEAST_APART * count.value <= each.value != count.value for each in pooled)


def _traits_of_none(scene: _Scene) -> Traits:
    reading = scene.reading
    traits = {
        "none": 1.0,
        f"none: {scene.design.value}": 1.0,
        "none: score": max(-6, scene.top) / 5,
        "none: counts": min(len(reading.counts), 8) / 8,
    }
    if scene.arms:
        traits["none: arms"] = 1.0
    return traits | {f"none: {name}": 1.0 for name, cue in _OF_ALL if cue.search(reading.text)}
