"""Words that name nothing where they stand, so that the entity lock leaves them to others.

"Least" of "at least", "life" of "the first year of life", "real" beside "sham", "disease" after
"cardiovascular": what they say is judged by another lock, or is no more than the evidence says.
"""

from collections.abc import Callable

from plaincite.verify.case import Case
from plaincite.verify.events import events
from plaincite.verify.figures import figure_places, figures
from plaincite.verify.lengths import are_as_long, lengths
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Word, read

__all__ = ["is_aside"]

_YEARS = ("year", "years", "month", "months")
_OF_A_BOUND = frozenset("under over below above before".split())
_COMPARING = frozenset("more less as equally".split())
_ADJECTIVAL = ("ar", "al", "ic", "ory", "ary", "ous", "ive")


def is_aside(word: Word, case: Case) -> bool:
    """Whether *word* of the claim names nothing that the evidence would have to speak of."""
    if any(check(word, case) for check in _CHECKS.get(word.text, ())):
        return True
    check = _BY_KEY.get(word.key)
    return (check is not None and check(word, case)) or _is_length(word, case)


def _before(word: Word, case: Case) -> str:
    return case.claim.text_at(word.at - 1)


def _is_compared(word: Word, case: Case) -> bool:
    """Whether it is part of "twice as high as"."""
    return _before(word, case) == "as"


def _is_graded(word: Word, case: Case) -> bool:
    """Whether it grades a certainty, which another lock judges."""
    near = case.claim.words[max(0, word.at - 8) : word.at + 3]
    return any(other.text in ("certainty", "confidence", "quality") for other in near)


def _is_nearly(word: Word, case: Case) -> bool:
    """Whether a figure follows; the number lock judges what it is nearly."""
    return word.at + 1 in figure_places(case.claim.text)


def _is_least(word: Word, case: Case) -> bool:
    return _before(word, case) == "at" or "lowest" in case.evidence.written


def _is_likely(word: Word, case: Case) -> bool:
    """Whether it compares chances, which the direction lock judges: "more likely"."""
    return _before(word, case) in _COMPARING


def _stays_same(word: Word, case: Case) -> bool:
    """Whether a null follows, which the direction lock judges: "stayed the same"."""
    after = case.claim.words[word.at + 1 : word.at + 3]
    return any(other.role is Role.NULL for other in after)


def _bounds_a_figure(word: Word, case: Case) -> bool:
    """Whether "age" only says what a figure is: "65 years of age", "under the age of 65"."""
    text_at = case.claim.text_at
    if text_at(word.at - 1) == "of" and text_at(word.at - 2) in _YEARS:
        return True
    earlier = {text_at(word.at - 1), text_at(word.at - 2)}
    return text_at(word.at + 1) == "of" and bool(earlier & _OF_A_BOUND)


def _is_illness_of(word: Word, case: Case) -> bool:
    """Whether it only completes an adjective of the evidence: "cardiovascular disease"."""
    before = case.claim.words[max(0, word.at - 1) : word.at]
    return any(one.key in case.named and one.text.endswith(_ADJECTIVAL) for one in before)


def _is_no_sham(_word: Word, case: Case) -> bool:
    """Whether the evidence tells it from a sham: "real or sham acupuncture"."""
    return "sham" in case.evidence.keys


def _is_more(_word: Word, case: Case) -> bool:
    """Whether the evidence tells of more and of nothing else: "34 minutes longer"."""
    kinds = {event.kind for event in events(case.evidence.text).found}
    return "up" in kinds and kinds.isdisjoint(("down", "null"))


def _tells_weight(_word: Word, case: Case) -> bool:
    """Whether the evidence tells it in kilograms: "lost 5.3 kg"."""
    changes = {"lose", "gain"} & case.evidence.keys
    return bool(changes) and any(each.unit in ("kg", "lb") for each in figures(case.evidence.text))


def _is_length(word: Word, case: Case) -> bool:
    """Whether it is a length of time that the evidence tells by a figure: "within a month"."""
    return any(
        mine == theirs or are_as_long(mine, theirs)
        for mine in lengths(read(word.text))
        for theirs in ((each.amount, each.measure) for each in figures(case.evidence.text))
    )


_Check = Callable[[Word, Case], bool]
_CHECKS: dict[str, tuple[_Check, ...]] = {
    "could": (lambda _word, _case: True,),
    "high": (_is_compared, _is_graded),
    "low": (_is_compared, _is_graded),
    "moderate": (_is_graded,),
    "long": (_is_compared,),
    "good": (_is_compared,),
    "bad": (_is_compared,),
    "least": (_is_least,),
    "likely": (_is_likely,),
    "age": (_bounds_a_figure,),
    "life": (_bounds_a_figure,),
    "real": (_is_no_sham,),
    "extra": (_is_more,),
} | dict.fromkeys(
    "disease diseases disorder disorders illness illnesses".split(), (_is_illness_of,)
)
_BY_KEY: dict[str, _Check] = {
    "~almost": _is_nearly,
    "~stay": _stays_same,
    "~body_weight": _tells_weight,
}
