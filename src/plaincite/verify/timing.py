"""Time lock: before stays before, long-term stays long-term, daily stays daily."""

from plaincite.verify.case import Case
from plaincite.verify.lexicon import Role

__all__ = ["time_reasons"]

_EITHER = {"before": "after", "after": "before", "long": "short", "short": "long",
           "early": "late", "late": "early", "night": "morning", "morning": "night"}  # fmt: skip
_LOOSE = frozenset({"after", "during"})  # "at 12 weeks" may be told as "after 12 weeks"


def time_reasons(case: Case) -> tuple[str, ...]:
    """Name the words of time that the evidence does not use."""
    known = {word.value for word in case.evidence.of(Role.TIME)}
    reasons = []
    for word in case.claim.of(Role.TIME):
        is_loose = word.value in _LOOSE and _EITHER.get(word.value) not in known
        if word.value not in known and not is_loose and word.key not in case.named:
            reasons.append(f'The time word "{word.text}" is not in the cited sentence.')
    return tuple(reasons)
