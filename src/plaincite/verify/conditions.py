"""Condition lock: what held for some, or only under a condition, may not be told of all.

"In some patients the rash cleared" is not "the rash cleared", and "only with a diuretic" may not be
left out.
"""

from plaincite.verify.case import Case
from plaincite.verify.figures import figures
from plaincite.verify.lexicon import Role
from plaincite.verify.owners import parts_of_wholes
from plaincite.verify.reading import Reading, Word
from plaincite.verify.units import UNITS

__all__ = ["condition_reasons"]

_NOT_ALL = frozenset(
    """some certain few several one two three many most part may might can could
    sometimes""".split()
)
_SHARED_OUT = frozenset(["some", "certain"])
_OPENS = frozenset("when if with in after for among at on during".split())
_NEAR = 6  # words after "only when" that tell the condition
# What is done and its opposite: the evidence's "excluded" is not the claim's "included".
_OPPOSITES = (
    ("exclud", "includ"),
    ("miss", "detect"),
    ("miss", "find"),
    ("lose", "keep"),
    ("poor", "well"),
    ("poor", "good"),
    ("bad", "good"),
    ("bad", "well"),
)


def condition_reasons(case: Case) -> tuple[str, ...]:
    """Say which condition, share or opposite of the evidence the claim leaves out."""
    return (
        *_some_reasons(case),
        *_only_reasons(case),
        *_would_reasons(case),
        *_whole_reasons(case),
        *_studies_reasons(case),
        *_opposites(case),
    )


def _some_reasons(case: Case) -> tuple[str, ...]:
    if _SHARED_OUT.isdisjoint(case.evidence.written):
        return ()
    if not _NOT_ALL.isdisjoint(case.claim.written) or figures(case.claim.text):
        return ()
    for word in case.evidence.words:
        after = case.evidence.words[word.at + 1 : word.at + 2]
        if word.text in _SHARED_OUT and after and after[0].role is Role.PEOPLE:
            return (f'The cited sentence speaks of "{word.text} {after[0].text}" only.',)
    return ()


def _only_reasons(case: Case) -> tuple[str, ...]:
    """Name the "only when ..." of which the claim has no word."""
    if "only" not in case.evidence.written or {"only", "alone", "just"} & case.claim.keys:
        return ()
    for word in case.evidence.words:
        if word.text != "only" or case.evidence.text_at(word.at + 1) not in _OPENS:
            continue
        condition = _telling(case.evidence, word)
        if condition and not any({one.key, *one.stems} & case.claim.keys for one in condition):
            return (f'The cited sentence says "only {case.evidence.text_at(word.at + 1)}".',)
    return ()


def _would_reasons(case: Case) -> tuple[str, ...]:
    """Say so where "if confirmed, it would help" has become "it helps"."""
    if not {"if", "would"} <= case.evidence.written or case.claim.of(Role.HEDGE):
        return ()
    if not {"if", "would", "should"}.isdisjoint(case.claim.written):
        return ()
    return ('The cited sentence says what would follow "if" something else holds.',)


def _studies_reasons(case: Case) -> tuple[str, ...]:
    """Say so where "one of three trials found" has become "trials found"."""
    if figures(case.claim.text) or not _NOT_ALL.isdisjoint(case.claim.written):
        return ()
    for count, whole in parts_of_wholes(case.evidence.text):
        named = [
            word.text
            for figure in figures(case.evidence.text)
            if figure.value == whole
            for word in case.evidence.words[figure.end : figure.end + 2]
            if UNITS.get(word.text) == "study" and word.key in case.claim.keys
        ]
        if named and count != whole:
            return (f"The cited sentence speaks of {count} of {whole} {named[0]}.",)
    return ()


def _telling(reading: Reading, only: Word) -> list[Word]:
    return [
        word
        for word in reading.words[only.at + 2 : only.at + 2 + _NEAR]
        if word.clause == only.clause
        and word.text not in UNITS
        and word.role in (Role.CONTENT, Role.PEOPLE, Role.NUMBER, Role.TIME)
    ]


def _whole_reasons(case: Case) -> tuple[str, ...]:
    """Say so where "in two of the five countries" has become "in five countries"."""
    ours = [figure.value for figure in figures(case.claim.text)]
    wholes = {whole: count for count, whole in parts_of_wholes(case.evidence.text)}
    if len(ours) != 1 or ours[0] not in wholes or ours[0] == wholes[ours[0]]:
        return ()
    return (f"The cited sentence says {wholes[ours[0]]} of {ours[0]}.",)


def _opposites(case: Case) -> tuple[str, ...]:
    if case.claim.of(Role.NEGATION):
        return ()
    return tuple(
        "The claim says the opposite of what the cited sentence says was done."
        for done, opposite in _OPPOSITES
        if done in case.evidence.keys - case.claim.keys
        and opposite in case.claim.keys - case.evidence.keys
        and not _joins(opposite, case.claim)
    )


def _joins(opposite: str, claim: Reading) -> bool:
    """Whether "well" only joins here: "in women as well as in men"."""
    return opposite == "well" and "as well" in claim.text
