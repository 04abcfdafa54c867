"""Strength lock: a claim may be weaker than its evidence, never stronger.

Hedges stay ("may", "suggests"), an association stays one, sizes and shares ("large", "most") are
the author's, and words few studies earn ("cure", "proven", "safe") must be quoted.
"""

from plaincite.verify.case import Case
from plaincite.verify.events import events
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word
from plaincite.verify.wording import stem

__all__ = ["assertion_reasons", "cause_reasons", "degree_reasons", "hedge_reasons"]

_TELLING = (Role.CONTENT, Role.DIRECTION, Role.NUMBER, Role.ASSERTION, Role.TIME)
_SURE = 3
_CERTAINTY = ("high", "moderate", "low")
_CAUSAL = frozenset(
    stem(word)
    for word in """cause prevent protect trigger produce induce reduce lower decrease increase
    raise improve worsen boost slow cut ease relieve avert stop harm reverse restore
    control""".split()
) | {"~cause", "~prevent", "~protect"}
_LEADS = (("lead", "to"), ("because", "of"), ("due", "to"), ("result", "in"), ("make",))
# "had a reduced risk", "was lower than": an adjective, and no cause.
_BEFORE_ADJECTIVES = frozenset(
    "a an the with to was were is had of significantly and in their have has slightly".split()
)
_AFTER_NO_OBJECT = frozenset(["than", "in", "with", "by", "among", ""])


def hedge_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim drops a "may", "suggests" or "unclear" of its evidence."""
    bare = _unhedged(case)
    if bare is not None:
        return (f'The cited sentence is less sure: it says "{bare.text}".',)
    theirs = _hedges(case.evidence, near=case.claim)
    ours = _hedges(case.claim)
    low = _grades(case.evidence) & {"low", "very low"}
    if low and not ours and not _grades(case.claim):
        return (f"The cited sentence is less sure: it speaks of {min(low)} certainty.",)
    if not theirs:
        return ()
    weakest = min(theirs, key=lambda word: int(word.value))
    sure = min((int(word.value) for word in ours), default=_SURE)
    if sure <= int(weakest.value):
        return ()
    return (f'The cited sentence is less sure: it says "{weakest.text}".',)


def _unhedged(case: Case) -> Word | None:
    """A "may" of the evidence whose act the claim states in a clause without any hedge."""
    hedged = {word.clause for word in case.claim.of(Role.HEDGE)}
    for hedge in case.evidence.of(Role.HEDGE):
        if hedge.text not in ("may", "might", "could", "probably") or _is_month(
            hedge, case.evidence
        ):
            continue
        acts = [
            word
            for word in case.evidence.words[hedge.at + 1 : hedge.at + 4]
            if word.role in (Role.CONTENT, Role.DIRECTION, Role.RELATION, Role.ASSERTION)
        ]
        stated = [word for word in case.claim.words if acts and word.key == acts[0].key]
        if stated and all(word.clause not in hedged for word in stated):
            return hedge
    return None


def _hedges(reading: Reading, near: Reading | None = None) -> tuple[Word, ...]:
    """The hedges of *reading*; with *near*, only those in clauses that speak of the same things."""
    found = [word for word in reading.of(Role.HEDGE) if not _is_month(word, reading)]
    if near is None or len({word.clause for word in reading.words}) == 1:
        return tuple(found)
    shared = {
        clause: sum(
            word.role in _TELLING and word.key in near.keys
            for word in reading.words
            if word.clause == clause
        )
        for clause in {word.clause for word in reading.words}
    }
    return tuple(word for word in found if shared[word.clause] > 1)


def _is_month(word: Word, reading: Reading) -> bool:
    after = reading.words[word.at + 1] if word.at + 1 < len(reading.words) else None
    return word.text == "may" and after is not None and after.role is Role.NUMBER


def cause_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim makes a cause of what the evidence calls a link."""
    links = [event for event in events(case.evidence.text).found if event.kind == "association"]
    if not links or any(e.kind == "association" for e in events(case.claim.text).found):
        return ()
    acts = [word for word in case.claim.words if _acts(word, case.claim)]
    known = {word.text for word in case.evidence.words if _acts(word, case.evidence)}
    bold = [word for word in acts if word.text not in known]
    if not bold:
        return ()
    return (
        f'The cited sentence says "{links[0].word.text}"; the claim makes it a cause '
        f'("{bold[0].text}").',
    )


def _acts(word: Word, reading: Reading) -> bool:
    """Whether *word* says that one thing brings another about."""
    following = tuple(other.stems[0] for other in reading.words[word.at : word.at + 2])
    if any(following[: len(lead)] == lead for lead in _LEADS):
        return True
    if word.key not in _CAUSAL or word.role is Role.STOP:
        return False
    return word.text not in ("lower", "reduced", "increased", "improved", "decreased") or (
        _has_object(word, reading)
    )


def _has_object(word: Word, reading: Reading) -> bool:
    """Whether "reduced" is a verb here: "X reduced the risk", not "had a reduced risk"."""
    before = reading.words[word.at - 1].text if word.at else ""
    after = reading.words[word.at + 1].text if word.at + 1 < len(reading.words) else ""
    is_verb = before not in _BEFORE_ADJECTIVES and after not in _AFTER_NO_OBJECT
    return is_verb or (word.text == "lower" and before == "to")


def degree_reasons(case: Case) -> tuple[str, ...]:
    """Name the words of size or share that the evidence does not use."""
    known = {word.value for word in case.evidence.of(Role.DEGREE)}
    known |= {"most"} if "more than half" in case.evidence.text.lower() else set()
    nulls = any(event.kind == "null" for event in events(case.evidence.text).found)
    reasons = []
    for word in case.claim.of(Role.DEGREE):
        if _is_compared(word, case.claim):
            continue
        other = _other_degree(word, case)
        if other is not None:
            reasons.append(f'The cited sentence says "{other.text}", not "{word.text}".')
            continue
        if word.value in known or word.key in case.named or (nulls and word.value == "significant"):
            continue
        reasons.append(f'The cited sentence does not say "{word.text}".')
    return tuple(reasons) + _bare_null(case)


def _is_compared(word: Word, reading: Reading) -> bool:
    """Whether it is part of a comparison, which `direction` judges: "less common"."""
    return word.at > 0 and reading.words[word.at - 1].text in (
        "more",
        "less",
        "as",
        "how",
        "so",
        "too",
    )


def _other_degree(word: Word, case: Case) -> Word | None:
    """The size the evidence gives to the thing that *word* sizes, where it is another."""
    thing = _sized(word, case.claim)
    if thing is None:
        return None
    theirs = [
        other for other in case.evidence.of(Role.DEGREE) if _sized(other, case.evidence) == thing
    ]
    if not theirs or any(other.value == word.value for other in theirs):
        return None
    return theirs[0]


def _sized(word: Word, reading: Reading) -> str | None:
    following = reading.words[word.at + 1 : word.at + 2]
    return following[0].key if following and following[0].role is Role.CONTENT else None


def _bare_null(case: Case) -> tuple[str, ...]:
    """Keep doubt: "no significant difference" may not become "no difference" or "no effect"."""
    theirs = [event for event in events(case.evidence.text).found if event.kind == "null"]
    ours = [event for event in events(case.claim.text).found if event.kind == "null"]
    if not ours or not theirs or not all(event.is_qualified for event in theirs):
        return ()
    if all(event.is_qualified for event in ours):
        return ()
    return ("The cited sentence found no clear difference; that is not proof of none.",)


def assertion_reasons(case: Case) -> tuple[str, ...]:
    """Name the strong words ("cure", "proven", "safe") that are not the evidence's own."""
    return tuple(
        f'The cited sentence does not say "{word.text}".'
        for word in case.claim.of(Role.ASSERTION)
        if word.key not in case.evidence.keys and not _is_synonym(word, case)
    ) + _certainty(case)


def _is_synonym(word: Word, case: Case) -> bool:
    families = (("effective", "effectively", "efficacy", "efficacious"),
                ("safe", "safely", "safety"))  # fmt: skip
    written = {other.text for other in case.evidence.words}
    return any(word.text in family and written & set(family) for family in families)


def _certainty(case: Case) -> tuple[str, ...]:
    """A grade of certainty must stand beside the word "certainty" in the evidence too."""
    ours, theirs = _grades(case.claim), _grades(case.evidence)
    return tuple(
        f'The cited sentence does not say "{grade} certainty".' for grade in sorted(ours - theirs)
    )


def _grades(reading: Reading) -> set[str]:
    grades: set[str] = set()
    for word in reading.words:
        if word.text in ("certainty", "quality", "confidence") and word.at:
            before = [other.text for other in reading.words[max(0, word.at - 2) : word.at]]
            found = [text for text in before if text in _CERTAINTY]
            grades.update(f"very {text}" if "very" in before else text for text in found)
    return grades
