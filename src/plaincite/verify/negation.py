"""Negation lock: what the evidence denies, the claim may not say, and the other way round.

Negated changes ("did not reduce") are `direction`'s; this is about negated things and acts
("no serious bleeding", "was not approved"), and about a "not" that came or went.
"""

from plaincite.verify.case import Case
from plaincite.verify.ellipsis import unsaid_places
from plaincite.verify.events import events, is_ended, is_negation
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word
from plaincite.verify.scopes import ends_comparison, labels_a_group, places_free
from plaincite.verify.units import SPELLED

__all__ = ["count_reasons", "negation_reasons"]

_MARKED = (Role.CONTENT, Role.ASSERTION, Role.DEGREE, Role.TIME, Role.PEOPLE, Role.NUMBER)
_ACTS = (Role.CONTENT, Role.ASSERTION, Role.DIRECTION, Role.RELATION, Role.NULL, Role.PEOPLE,
         Role.DEGREE, Role.TIME)  # fmt: skip
_UNCOUNTED = frozenset({Role.MARK, Role.NEGATION, Role.NUMBER})
_AUXILIARIES = frozenset("did do does was were is are has have had could can would will be been"
                         .split())  # fmt: skip
_NEARLY_WHOLE = 0.8  # of the evidence's words; then the claim restates all of it
_QUALIFIERS = ("clear", "clearly", "significant", "significantly", "convincing", "convincingly")
_DENYING = frozenset(
    "free neither zero rather instead less only avoid avoided few little except excluded".split()
)


def negation_reasons(case: Case) -> tuple[str, ...]:
    """Name the words that are denied on one side only."""
    if not _is_mixed(case.claim) and not _is_mixed(case.evidence):
        return ()
    ours, theirs = _signs(case.claim), _signs(case.evidence)
    has_null = any(event.kind == "null" for event in events(case.claim.text).found)
    others_deny = any(word.text != "without" for word in _negations(case.claim))
    if labels_a_group(case.evidence) and "without" in case.claim.keys and not others_deny:
        return ()
    reasons = []
    for key, signs in ours.items():
        others = theirs.get(key)
        if others is None or signs & others or (has_null and key in _QUALIFIERS):
            continue
        shown = key.lstrip("~").replace("_", " ")
        said = "denies" if True in others else "does not deny"
        reasons.append(f'The cited sentence {said} "{shown}", and the claim does the opposite.')
    return tuple(reasons)


def count_reasons(case: Case) -> tuple[str, ...]:
    """Say where a negation came out of nothing, or went from an otherwise whole sentence."""
    ours, theirs = _negations(case.claim), _negations(case.evidence)
    if not ours and not theirs:
        return ()
    if ours and not theirs and not _denies(case.evidence):
        return (f'The cited sentence denies nothing; the claim says "{ours[0].text}".',)
    if labels_a_group(case.evidence):
        ours = [word for word in ours if word.text != "without"]
        theirs = [word for word in theirs if word.text != "without"]
    if _adds_null(case) or not _restates_all(case):
        return ()
    kept = [
        word
        for word in theirs
        if _heads(word, case.evidence) <= case.claim.keys and not _is_of_comparator(word, case)
    ]
    if len(ours) < len(kept):
        return (f'The claim leaves out "{kept[0].text}" of the cited sentence.',)
    n_free = 0 if "free" in case.claim.written else len(places_free(case.evidence))
    if len(ours) > len(theirs) + n_free:
        return (f'The claim adds "{ours[-1].text}" to the cited sentence.',)
    return ()


def _is_of_comparator(negation: Word, case: Case) -> bool:
    """Whether it only names the other group: "compared with never smoking"."""
    before = case.evidence.words[max(0, negation.at - 4) : negation.at]
    if ends_comparison(negation, case.evidence):
        return True
    return any(word.text in ("than", "with", "versus", "vs", "to", "as") for word in before)


def _heads(negation: Word, reading: Reading) -> set[str]:
    """The first two words that say what *negation* denies."""
    after = [
        word.key
        for word in reading.words[negation.at + 1 :]
        if word.role not in (Role.STOP, Role.MARK)
    ]
    return set(after[:2])


def _is_mixed(reading: Reading) -> bool:
    """Whether any word may stand in a negation; in most texts none does."""
    found = events(reading.text)
    return bool(found.negated or found.denied or reading.of(Role.NEGATION))


def _signs(reading: Reading) -> dict[str, set[bool]]:
    """Each marked word with whether it stands in a negation, in each of its places."""
    found, loose = events(reading.text), _loose(reading)
    unsaid = unsaid_places(reading.text)
    signs: dict[str, set[bool]] = {}
    for word in reading.of(*_MARKED):
        own = signs.setdefault(word.key, set())
        own.add(word.at in found.negated)
        if word.at in found.denied or word.at in unsaid:
            own.add(True)
        if word.clause in loose and word.at not in loose[word.clause]:
            own.update((True, False))
    return signs


def _loose(reading: Reading) -> dict[int, set[int]]:
    """Clauses denied as a whole, each with the places of the acts that surely are.

    In "the drug did not cure colds" the drug and colds may stand on either side of the "not" when
    the sentence is turned round ("colds were not cured"); the cure may not.
    """
    loose: dict[int, set[int]] = {}
    for word in _negations(reading):
        before = {other.text for other in reading.words[max(0, word.at - 2) : word.at]}
        is_verbal = word.text.endswith(("n't", "n\u2019t")) or bool(_AUXILIARIES & before)
        is_relative = bool({"who", "that", "which", "but"} & before)
        if is_relative or not (
            is_verbal or word.text in ("no", "neither", "nor", "never", "against")
        ):
            continue
        after = reading.words[word.at + 1 : word.at + 8]
        acts = [
            other.at
            for other in after
            if other.role in _ACTS
            and other.clause == word.clause
            and not is_ended(other, reading)
            and other.text not in (*_QUALIFIERS, *SPELLED)
        ]
        if acts:
            loose.setdefault(word.clause, set()).add(acts[0])
    return loose


def _negations(reading: Reading) -> list[Word]:
    return [
        word
        for word in reading.of(Role.NEGATION)
        if word.text != "nor" and is_negation(word, reading)
    ]


def _denies(reading: Reading) -> bool:
    """Whether a text denies without a "not": "similar", "unclear", "free of", "stopped"."""
    if any(event.kind == "null" for event in events(reading.text).found) or any(
        word.value == "0" for word in reading.of(Role.HEDGE)
    ):
        return True
    return any(
        word.text in _DENYING
        or (word.role is Role.CONTENT and word.text.startswith(("un", "non", "in", "dis")))
        for word in reading.words
    )


def _restates_all(case: Case) -> bool:
    """Whether nearly every word of the evidence stands in the claim."""
    words = [word for word in case.evidence.words if word.role not in _UNCOUNTED]
    shared = sum(word.key in case.claim.keys for word in words)
    return bool(words) and shared / len(words) >= _NEARLY_WHOLE


def _adds_null(case: Case) -> bool:
    """Whether one side says "similar" where the other says "no difference"."""
    return len(case.claim.of(Role.NULL)) != len(case.evidence.of(Role.NULL))
