"""Negation lock: what the evidence denies, the claim may not say, and the other way round.

Negated changes ("did not reduce") are `direction`'s; this is about negated things and acts
("no serious bleeding", "was not approved").
"""

from plaincite.verify.case import Case
from plaincite.verify.events import events, labels_a_group
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading

__all__ = ["negation_reasons"]

_MARKED = (Role.CONTENT, Role.ASSERTION, Role.DEGREE)


def negation_reasons(case: Case) -> tuple[str, ...]:
    """Name the words that are denied on one side only."""
    ours, theirs = _signs(case.claim), _signs(case.evidence)
    reasons = []
    labelled = labels_a_group(case.evidence) and "without" in case.claim.keys
    for key, signs in ours.items():
        others = theirs.get(key)
        if others is None or signs & others or labelled:
            continue
        shown = key.lstrip("~").replace("_", " ")
        said = "denies" if True in others else "does not deny"
        reasons.append(f'The cited sentence {said} "{shown}", and the claim does the opposite.')
    return tuple(reasons)


def _signs(reading: Reading) -> dict[str, set[bool]]:
    """Each content word with whether it stands in a negation, in each of its places."""
    negated = events(reading.text).negated
    signs: dict[str, set[bool]] = {}
    for word in reading.of(*_MARKED):
        if word.text not in ("clear", "clearly", "significant", "significantly"):
            signs.setdefault(word.key, set()).add(word.at in negated)
    return signs
