"""Strength lock: a claim may be weaker than its evidence, never stronger.

Hedges stay ("may", "suggests"), an association stays one, sizes and shares ("large", "most") are
the author's, and words few studies earn ("cure", "proven", "safe") must be quoted.
"""

from plaincite.verify.case import Case
from plaincite.verify.comparison import denied_places
from plaincite.verify.conditions import condition_reasons
from plaincite.verify.entities import other_forms
from plaincite.verify.events import events
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word
from plaincite.verify.wording import stem

__all__ = ["assertion_reasons", "cause_reasons", "degree_reasons", "hedge_reasons"]

_TELLING = (Role.CONTENT, Role.DIRECTION, Role.NUMBER, Role.ASSERTION, Role.TIME)
_CHANGES = (Role.DIRECTION, Role.RELATION, Role.NULL, Role.ASSERTION)
# Words that make unsure what comes after them; others ("unclear", "limited") the whole clause.
_LEADING = frozenset(
    """may might could can whether if suggest suggests suggested suggesting appear appears appeared
    seem seems seemed tend tends tended indicate indicates indicated probably possibly perhaps
    likely""".split()
)
_MODALS = frozenset("may might could can appear appears appeared seem seems seemed".split())
_BARE = frozenset(["effect", "effects"])  # "the effect is small" does not say which way
_REASONS = frozenset("because since so".split())
_STEPS = frozenset("additional extra further added".split())
_SURE = 3
_ALSO = {
    "each": "all",
    "insufficient": "small",
    "usually": "most",
    "shortened": "fast",
    "shorten": "fast",
    "shorter": "fast",
}
_GRADES = {"little": "low", "limited": "low"}
_SAYS_GRADE = frozenset("is was as were are be : to".split())
_CERTAINTIES = frozenset(["certainty", "quality", "confidence"])
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
    if _grades(case.claim) & {"low", "very low"}:
        sure = min(sure, 1)
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
    """The hedges of *reading*; with *near*, only those whose scope it restates."""
    found = [word for word in reading.of(Role.HEDGE) if not _is_month(word, reading)]
    if near is None:
        return tuple(found)
    return tuple(word for word in found if _is_restated(word, reading, near))


def _is_restated(hedge: Word, reading: Reading, near: Reading) -> bool:
    """Whether *near* tells what *hedge* makes unsure: its act, not only who or what it is about."""
    if hedge.text in ("whether", "if") and _offers_both(hedge, reading):
        return False
    scope = _scope(hedge, reading)
    acts = [word for word in scope if word.role in _CHANGES and word.at != hedge.at]
    told = [word for word in scope if word.role in _TELLING]
    shared = sum(_is_told(word, near) for word in told)
    if acts:
        is_same = any(word.role in _CHANGES and word.text not in _BARE for word in near.words)
        return is_same and (shared > 0 or len(told) == len(acts))
    if hedge.text in _MODALS:
        return bool(told) and (2 * shared >= len(told) or _is_told(told[0], near))
    return 2 * shared > len(told)


def _is_told(word: Word, near: Reading) -> bool:
    return word.key in near.keys or any(form in near.keys for form in other_forms(word.key))


def _scope(hedge: Word, reading: Reading) -> tuple[Word, ...]:
    """What *hedge* makes unsure: what follows in its clause, or all of the clause."""
    clause = tuple(word for word in reading.words if word.clause == hedge.clause)
    if hedge.text not in _LEADING:
        return clause
    after = tuple(word for word in clause if word.at > hedge.at)
    end = next((word.at for word in after if word.text in _REASONS), len(reading.words))
    after = tuple(word for word in after if word.at < end)
    return after if any(word.role in _TELLING for word in after) else clause


def _offers_both(hedge: Word, reading: Reading) -> bool:
    """Whether "whether" leaves nothing open: "was similar whether taken early or late"."""
    before = {word.role for word in reading.words[: hedge.at]}
    after = {word.text for word in reading.words[hedge.at :]}
    return "or" in after and Role.NULL in before


def _is_month(word: Word, reading: Reading) -> bool:
    after = reading.words[word.at + 1] if word.at + 1 < len(reading.words) else None
    return word.text == "may" and after is not None and after.role is Role.NUMBER


def cause_reasons(case: Case) -> tuple[str, ...]:
    """Say where the claim makes a cause of what the evidence calls a link."""
    links = [event for event in events(case.evidence.text).found if event.kind == "association"]
    if not links or any(e.kind == "association" for e in events(case.claim.text).found):
        return ()
    denied = denied_places(case.claim.text)
    acts = [w for w in case.claim.words if _acts(w, case.claim) and w.at not in denied]
    known = {word.text for word in case.evidence.words if _acts(word, case.evidence)}
    bold = [word for word in acts if word.text not in known and not word.text.endswith("ly")]
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
    known |= _shown_otherwise(case.evidence)
    known |= {"most"} if "more than half" in case.evidence.text.lower() else set()
    nulls = any(event.kind == "null" for event in events(case.evidence.text).found)
    reasons = []
    for word in case.claim.of(Role.DEGREE):
        if _is_compared(word, case.claim) or _is_rate(word, case.claim):
            continue
        if word.text == "most" and _is_extreme(word, case):
            continue
        if word.text == "often" and case.claim.text_at(word.at - 1) == "most":
            continue  # "most often": what is most is asked
        if word.text == "few" and {"small", "number"} <= case.evidence.keys:
            continue
        other = _other_degree(word, case)
        if other is not None:
            reasons.append(f'The cited sentence says "{other.text}", not "{word.text}".')
            continue
        if word.value == "fast" and any(each.text == "earlier" for each in case.evidence.words):
            continue
        if word.value in known or word.key in case.named or (nulls and word.value == "significant"):
            continue
        reasons.append(f'The cited sentence does not say "{word.text}".')
    return tuple(reasons) + _bare_null(case)


def _shown_otherwise(reading: Reading) -> set[str]:
    """What other words say as well: "each" for "every", "insufficient" for "too little"."""
    return {value for word, value in _ALSO.items() if word in reading.keys}


def _is_compared(word: Word, reading: Reading) -> bool:
    """Whether it is part of a comparison, which `direction` judges: "less common"."""
    before = reading.text_at(word.at - 1)
    if before in ("as", "so", "too"):
        return word.value in ("common", "large", "few")
    return before in ("more", "less", "how")


def _is_extreme(word: Word, case: Case) -> bool:
    """Whether "the most" and "the least" tell the highest and the lowest of the evidence."""
    has_both = {"highest", "lowest"} <= case.evidence.written and "least" in case.claim.written
    return has_both and case.claim.text_at(word.at - 1) == "the"


def _is_rate(word: Word, reading: Reading) -> bool:
    """Whether it only tells a rate or a step: "for every 100 births", "every extra year"."""
    after = reading.words[word.at + 1 : word.at + 2]
    is_step = any(one.role is Role.NUMBER or one.text in _STEPS for one in after)
    return word.text == "every" and is_step


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
    return (
        condition_reasons(case)
        + tuple(
            f'The cited sentence does not say "{word.text}".'
            for word in case.claim.of(Role.ASSERTION)
            if word.key not in case.evidence.keys and not _is_synonym(word, case)
        )
        + _certainty(case)
    )


def _is_synonym(word: Word, case: Case) -> bool:
    families = (("effective", "effectively", "efficacy", "efficacious", "work", "works", "worked"),
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
    if _CERTAINTIES.isdisjoint(reading.written):
        return grades
    for word in reading.words:
        if word.text not in _CERTAINTIES:
            continue
        reach = 3 if reading.text_at(word.at - 1) in ("in", "of") else 2
        near = reading.texts[max(0, word.at - reach) : word.at]
        after = reading.texts[word.at + 1 : word.at + 9]
        if not _SAYS_GRADE.isdisjoint(after):  # "the certainty of the evidence was low"
            near += after
        found = [_GRADES.get(text, text) for text in near]
        found = [text for text in found if text in _CERTAINTY]
        grades.update(f"very {text}" if "very" in near else text for text in found)
    return grades
