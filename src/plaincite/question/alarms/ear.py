"""The ear: does a text sound like a call for help, in words that no rule knows?

A linear score over words, pairs of words and pieces of words, fitted by `training/alarm_ear.py` on
texts that were all written for this project. It only ever adds an alarm to those of the rules. No
library is needed, and the same words always get the same score.
"""

import json
import zlib
from array import array
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, sqrt

from plaincite.model.question import SafetyLevel

__all__ = ["DIMENSIONS", "ENOUGH", "Heard", "listen", "traits"]

DIMENSIONS = 1 << 14
ENOUGH = 0.45
# In a longer text some phrase always sounds grave, so more is asked of it.
_LONG, _ENOUGH_OF_LONG = 25, 0.5  # words, score
_LETTER, _ENOUGH_OF_A_LETTER = 40, 0.7
_LONGEST = 300  # beyond, the texts it was fitted on say nothing
_KNOWN = 0.8  # where a rule knows the text as no alarm
_REPLACES = 0.6
# A crisis is put in more ways than an emergency, so less is asked where nothing else fits.
_PLAINLY_A_CRISIS, _HEAD_START = 0.85, 0.1
_PIECES = (3, 4, 5)  # letters


@dataclass(frozen=True, slots=True)
class Heard:
    """An alarm that the ear raises."""

    level: SafetyLevel
    replaces: bool  # false where it is not sure enough to withhold an answer


@dataclass(frozen=True, slots=True)
class _Scale:
    """One linear score: a weight for each trait, and what stands before any trait is seen."""

    weights: "array[int]"
    step: float
    bias: float

    def of(self, found: frozenset[int]) -> float:
        total = sum(self.weights[trait] for trait in found)
        return 1 / (1 + exp(-(self.bias + self.step * total / sqrt(len(found)))))


def listen(words: tuple[str, ...], *, has_rule: bool = False) -> Heard | None:
    """Return the alarm that *words*, as `read` leaves them, sound like; None for no alarm.

    Args:
        words: Of a whole text.
        has_rule: Whether a rule knows them as no alarm ("my PSA is 5.2"); more is asked then.

    >>> listen(tuple("grandad has gone grey and clammy and can not speak".split())).level.value
    'urgent'
    >>> listen(tuple("does physiotherapy help with balance".split())) is None
    True
    """
    if not 0 < len(words) <= _LONGEST:
        return None
    alarm, crisis = _scales()
    found = traits(words)
    score, grief = alarm.of(found), crisis.of(found)
    if grief >= _PLAINLY_A_CRISIS and len(words) <= _LONG:
        score += _HEAD_START
    if score < max(_least(len(words)), _KNOWN if has_rule else 0.0):
        return None
    if grief >= 0.5:
        return Heard(SafetyLevel.CRISIS, replaces=True)
    return Heard(SafetyLevel.URGENT, replaces=score >= _REPLACES)


def _least(n_words: int) -> float:
    if n_words > _LETTER:
        return _ENOUGH_OF_A_LETTER
    return _ENOUGH_OF_LONG if n_words > _LONG else ENOUGH


def traits(words: tuple[str, ...]) -> frozenset[int]:
    """Return the numbers, below `DIMENSIONS`, of what stands in *words*."""
    return frozenset(zlib.crc32(trait.encode()) % DIMENSIONS for trait in _spelled(words))


def _spelled(words: tuple[str, ...]) -> Iterator[str]:
    line = ("<s>", *words, "</s>")
    for at, word in enumerate(line):
        yield f"u{word}"
        if at > 0:
            yield f"b{line[at - 1]} {word}"
        if at > 1:
            yield f"k{line[at - 2]} {word}"
    for word in dict.fromkeys(words):
        framed = f"^{word}$"
        for size in _PIECES:
            for at in range(len(framed) - size + 1):
                yield f"c{framed[at : at + size]}"


@cache
def _scales() -> tuple[_Scale, _Scale]:
    text = (files("plaincite.question.alarms") / "tables" / "ear.json").read_text("utf-8")
    kept = json.loads(text)
    return _scale(kept["alarm"]), _scale(kept["crisis"])


def _scale(kept: dict[str, str | float]) -> _Scale:
    weights = array("b", b64decode(str(kept["weights"])))
    return _Scale(weights, float(kept["step"]), float(kept["bias"]))
