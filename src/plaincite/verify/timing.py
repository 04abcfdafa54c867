"""Time lock: before stays before, long-term stays long-term, daily stays daily."""

import re

from plaincite.verify.arms import figure_order
from plaincite.verify.case import Case
from plaincite.verify.figures import figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word

__all__ = ["time_reasons"]

_EITHER = {"before": "after", "after": "before", "long": "short", "short": "long",
           "early": "late", "late": "early", "night": "morning", "morning": "night"}  # fmt: skip
_LOOSE = frozenset({"after", "during"})  # "at 12 weeks" may be told as "after 12 weeks"
_COMPARES = {"earlier": "down", "later": "up"}
_NEAR = 3  # words from "before" to what it is before


def time_reasons(case: Case) -> tuple[str, ...]:
    """Name the words of time that the evidence does not use, or uses of something else."""
    known = {word.value for word in case.evidence.of(Role.TIME)}
    if any(word.text in ("soon", "sooner") for word in case.evidence.of(Role.DEGREE)):
        known.add("before")  # "sooner" is "earlier"
    reasons = []
    for word in case.claim.of(Role.TIME):
        is_loose = word.value in _LOOSE and _EITHER.get(word.value) not in known
        order = figure_order(case) if word.text in _COMPARES else None
        if order is not None and _COMPARES[word.text] == order:
            continue  # "14 days earlier", where the figures show it
        if order is not None and _is_counted(word, case):
            reasons.append(f'The figures of the cited sentence do not make it "{word.text}".')
            continue
        if word.value not in known and not is_loose and word.key not in case.named:
            reasons.append(f'The time word "{word.text}" is not in the cited sentence.')
        elif _is_turned(word, case) or _is_past_first(word, case):
            reasons.append(f'The cited sentence does not say "{word.text}" of that.')
    return tuple(reasons) + _rhythm_reasons(case)


# "Every two years", "each month"; what is told without a number is every one.
_RHYTHM = re.compile(
    r"\b(?:every|each)\s+(?:(\d+|two|three|four|five|six|other|second)\s+)?"
    r"(hour|day|night|week|month|year)s?\b"
)
_STEPS = {
    "two": "2",
    "other": "2",
    "second": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
}


def _rhythm_reasons(case: Case) -> tuple[str, ...]:
    """Name the "every year" of a claim where the evidence has "every two years"."""
    ours, theirs = _rhythms(case.claim), _rhythms(case.evidence)
    return tuple(
        f'The cited sentence does not say "every {unit}" but another interval.'
        for step, unit in sorted(ours - theirs)
        if any(other == unit for _, other in theirs)
    )


def _rhythms(reading: Reading) -> set[tuple[str, str]]:
    lowered = reading.text.lower()
    found = _RHYTHM.findall(lowered) if "every" in lowered or "each" in lowered else ()
    return {(_STEPS.get(step, step) or "1", unit) for step, unit in found}


def _is_counted(word: Word, case: Case) -> bool:
    """Whether a length of time stands before it: "14 days later"."""
    return any(figure.end in (word.at - 1, word.at) for figure in figures(case.claim.text))


def _is_turned(word: Word, case: Case) -> bool:
    """Whether the evidence puts the opposite word before the same thing: "before birth"."""
    thing = _thing(word, case.claim)
    if word.value not in _EITHER or thing is None:
        return False
    theirs = {
        other.value
        for other in case.evidence.of(Role.TIME)
        if _thing(other, case.evidence) == thing
    }
    return bool(theirs) and word.value not in theirs and _EITHER[word.value] in theirs


def _is_past_first(word: Word, case: Case) -> bool:
    """Whether "after the first year" is told of what came in the first year."""
    after = [other.text for other in case.claim.words[word.at + 1 : word.at + 3]]
    if word.value != "after" or after != ["the", "first"]:
        return False
    texts = [other.text for other in case.evidence.words]
    return "first" in texts and not {"after", "following", "beyond"} & set(texts)


def _thing(word: Word, reading: Reading) -> str | None:
    following = [
        other
        for other in reading.words[word.at + 1 : word.at + 1 + 2 * _NEAR]
        if other.role not in (Role.STOP, Role.TIME)
    ]
    return next((other.key for other in following[:_NEAR] if other.role is Role.CONTENT), None)
