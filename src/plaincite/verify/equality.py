"""Equality lock: what was "as effective as" another is neither more nor less.

And what happened "only with" one thing did not happen only with another.
"""

from plaincite.verify.case import Case
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word

__all__ = ["COMPARATIVES", "only_reasons", "unequal_reasons"]

COMPARATIVES = frozenset(
    "more less fewer lower higher greater better worse longer shorter smaller larger bigger "
    "superior inferior poorer stronger weaker slower".split()
)
_MANY = {"fewer": "many", "more": "many"}
_NOT_EQUAL = frozenset("not so half twice times fold as n't".split())
_NEAR = 4  # words from "only" to the name it is said of
_FAR = 9  # words from "as" to the second one, or from "fewer" to "than"


def unequal_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim has "less effective than" and the evidence "as effective as"."""
    equal = _equated(case.evidence) if "as" in case.evidence.written else set()
    if not equal:
        return ()
    return tuple(
        f'The cited sentence says "as {after}"; the claim says "{word.text}".'
        for word in case.claim.of(Role.DIRECTION)
        for after in {_MANY.get(word.text, ""), case.claim.text_at(word.at + 1)} & equal
        if word.text in COMPARATIVES
        and "than" in _texts_after(word, case.claim)
        and not _is_denied(word, case.claim)
    )


def only_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim has "only with zinc" and the evidence "only with honey"."""
    theirs = _named_by_only(case.evidence) if "only" in case.evidence.written else set()
    if not theirs:
        return ()
    return tuple(
        f'The cited sentence does not say "only" of "{name.lstrip("~")}".'
        for name in sorted(_named_by_only(case.claim) - theirs)
        if name in case.evidence.keys
    )


def _named_by_only(reading: Reading) -> set[str]:
    """The first name after each "only": what alone had it."""
    found = set()
    for only in (word for word in reading.words if word.text == "only"):
        near = reading.words[only.at + 1 : only.at + 1 + _NEAR]
        first = next((word for word in near if word.role in (Role.CONTENT, Role.PEOPLE)), None)
        if first is not None:
            found.add(first.key)
    return found


def _equated(reading: Reading) -> set[str]:
    """The "effective" of "as effective as", where no "not" or "twice" stands before."""
    return {
        reading.text_at(word.at + 1)
        for word in reading.words
        if word.text == "as"
        and reading.text_at(word.at - 1) not in _NOT_EQUAL
        and "as" in _texts_after(reading.words[word.at], reading)
    }


def _texts_after(word: Word, reading: Reading) -> list[str]:
    return [other.text for other in reading.words[word.at + 1 : word.at + 1 + _FAR]]


def _is_denied(word: Word, reading: Reading) -> bool:
    before = reading.words[max(0, word.at - 4) : word.at]
    return any(other.role is Role.NEGATION for other in before)
