"""Word order: words that a sentence shares with its source stand as they stood there.

The judge takes words as a set where no figure stands, so "biologics than better alone" bears out as
well as "better than biologics alone". A sentence told anew may change words and move whole phrases
("At week 12, pain fell"). Where it takes a phrase apart, puts in front what cannot stand there or
leaves a word hanging, it is no rewording.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

__all__ = ["is_disordered"]

_TOKEN = re.compile(r"\w[\w%'’-]*(?:[.,]\d+)*%?|[,;:.()]")
_MARKS = frozenset(",;:.()")
# What a phrase begins with. What follows one of these is the middle of its phrase.
_PREPOSITIONS = frozenset(
    "about above across after against among as at before below between by compared during for from"
    " in instead into of on only over per rather since than through to toward towards under until"
    " versus vs with within without".split()
)
# What joins phrases or clauses: a phrase may end before it and begin after it.
_JOINS = frozenset(
    "although and because but how however if nor or so that though unless when where whereas"
    " whether which while who whom whose".split()
)
_FINITE = frozenset(
    "are can could did do does had has have is may might was were will would".split()
)
_VERBS = _FINITE | frozenset("be been being".split())
_ARTICLES = frozenset("a an every its no our the their".split())
_NAMES = _ARTICLES | frozenset(
    "all any both each it not several some such them there these they this those".split()
)
_EMPTY = _PREPOSITIONS | _JOINS | _VERBS | _NAMES | _MARKS
_NEVER_FIRST = frozenset("and nor not or than".split()) | _VERBS | _MARKS
_NEVER_LAST = _PREPOSITIONS - {"below", "above", "after", "before"} | _ARTICLES | _JOINS | _FINITE
_WANT_MORE = _PREPOSITIONS - {"only", "than"} | _ARTICLES
_GIVE_NOTHING = _FINITE | _MARKS - {"("} | {"although", "because", "but", "than"}
_SEPARATE = frozenset(",;:.")
_SETS_OFF = _JOINS | _SEPARATE
_LETTERS = 5  # of a word's beginning: "reduced" and "reduction" are told alike


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that stand alike in both sentences: where they begin in each, and how many."""

    told: int
    source: int
    length: int

    @property
    def end(self) -> int:
        return self.source + self.length


def is_disordered(source: str, told: str) -> bool:
    """Whether *told* has words of *source* in an order that takes a phrase of *source* apart.

    >>> source = "Pain fell more with willow tablets than with placebo at 12 weeks."
    >>> is_disordered(source, "At 12 weeks, pain fell more with willow tablets than with placebo.")
    False
    >>> is_disordered(source, "Pain fell more with willow than tablets with placebo at 12 weeks.")
    True
    """
    wanted, said = _tokens(source), _tokens(told)
    if _hangs(wanted, said):
        return True
    runs = sorted(_runs(wanted, said), key=lambda run: run.told)
    return _takes_apart(wanted, runs) or _begins_amiss(wanted, said, runs)


def _hangs(source: Sequence[str], told: Sequence[str]) -> bool:
    """Whether *told* begins or ends as no sentence does, or has a word that wants another."""
    known = {(word, _end(after)) for word, after in pairwise(source)}
    if told[:1] != source[:1] and _NEVER_FIRST.intersection(told[:1]):
        return True
    return any(
        (word, _end(after)) not in known
        and (
            (word in _WANT_MORE and after in _GIVE_NOTHING)
            or {word, after} <= _SEPARATE
            or (word in _NEVER_LAST and after == ".")
        )
        for word, after in pairwise(told)
    )


def _end(word: str) -> str:
    """Return *word*, or one mark for all: what a bracket cut short may end with a full stop."""
    return "." if word in _MARKS else word


def _takes_apart(source: Sequence[str], runs: Sequence[_Run]) -> bool:
    taken = {index for run in runs for index in range(run.source, run.end)}
    return any(
        not (_ends_phrase(source, first.end, taken) and _begins_phrase(source, then.source, taken))
        for first, then in pairwise(runs)
        if _leaps(first, then, taken)
    )


def _begins_amiss(source: Sequence[str], told: Sequence[str], runs: Sequence[_Run]) -> bool:
    """Whether something was put before the beginning of *source* that cannot stand there.

    What may: "at week 12,"; "although few took part,"; and a clause that can stand alone.
    """
    home = min(runs, key=lambda run: run.source, default=None)
    if home is None or home is runs[0] or _is_built_anew(home, source, told):
        return False
    front = runs[0]
    word, before = source[front.source], source[front.source - 1]
    is_lead = bool({source[home.source], told[home.told]} & (_PREPOSITIONS | _JOINS))
    is_set_off = told[home.told - 1] in _SETS_OFF
    follows_lead = is_lead and before == "," and "," not in source[home.source : front.source - 1]
    if before in _JOINS | {";", ":"} or follows_lead:
        return not (is_set_off or is_lead)
    moved = frozenset(told[front.told : home.told])
    leads = word in _JOINS or (word in _PREPOSITIONS and not moved & (_FINITE | {";", ":"}))
    return not (leads and is_set_off)


def _is_built_anew(home: _Run, source: Sequence[str], told: Sequence[str]) -> bool:
    """Whether the writer's own words lead back to the beginning: "it is not known whether"."""
    return home.length == 1 or told[home.told - 1] not in source


def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_stem(word) for word in _TOKEN.findall(text.lower()))


def _stem(word: str) -> str:
    return word if word[0].isdigit() or word in _EMPTY else word[:_LETTERS]


def _runs(source: Sequence[str], told: Sequence[str]) -> Iterator[_Run]:
    """Yield the runs of words that both have, longest first; no word is used twice.

    A run of empty words says nothing about order, unless nothing in *told* is new.
    """
    may_be_empty = Counter(told) <= Counter(source)
    drift = 0
    while found := _longest(source, told, drift, may_be_empty):
        source = _without(source, found.source, found.length, "<")
        told = _without(told, found.told, found.length, ">")
        drift = found.source - found.told
        yield found


def _without(words: Sequence[str], start: int, length: int, taken: str) -> Sequence[str]:
    return (*words[:start], *[taken] * length, *words[start + length :])


def _longest(
    source: Sequence[str], told: Sequence[str], drift: int, may_be_empty: bool
) -> _Run | None:
    """Return the longest run; of two as long, the one that is moved less against the last."""
    found = [
        _Run(at, start, length)
        for at in range(len(told))
        for start in range(len(source))
        if (length := _n_alike(source[start:], told[at:]))
        and (may_be_empty or any(word not in _EMPTY for word in told[at : at + length]))
    ]
    return min(
        found, key=lambda run: (-run.length, abs(run.source - run.told - drift)), default=None
    )


def _n_alike(source: Sequence[str], told: Sequence[str]) -> int:
    return sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(source, told, strict=False))
    )


def _leaps(first: _Run, then: _Run, taken: set[int]) -> bool:
    """Whether a word that is told elsewhere stands between the two, or they changed places."""
    return then.source < first.end or any(at in taken for at in range(first.end, then.source))


def _ends_phrase(source: Sequence[str], end: int, taken: set[int]) -> bool:
    """Whether a phrase ends at *end*, or after words that are not told."""
    while not _is_seam(source, end):
        if end in taken:
            return False
        end += 1
    return True


def _begins_phrase(source: Sequence[str], start: int, taken: set[int]) -> bool:
    while not _is_seam(source, start):
        if start - 1 in taken:
            return False
        start -= 1
    return True


def _is_seam(source: Sequence[str], at: int) -> bool:
    """Whether a phrase ends before, and another begins with, the word *at* that place."""
    if at in (0, len(source)):
        return True
    before, word = source[at - 1], source[at]
    if before in _MARKS or word in _MARKS or before in _JOINS or word in _JOINS:
        return True
    return before not in _PREPOSITIONS and word in _PREPOSITIONS | _VERBS | _NAMES
