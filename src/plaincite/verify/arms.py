"""Arm lock: a figure stays with the group it was found in.

A claim fails when it lays a figure beside the names of the other group. Nothing is asked of a
figure that has no peer: one of the same kind, told of somebody else.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from plaincite.verify.case import Case
from plaincite.verify.comparison import denied_places, names, sides
from plaincite.verify.figures import Figure
from plaincite.verify.lexicon import Role
from plaincite.verify.neighbours import neighbour_reasons
from plaincite.verify.owners import LABELS, OTHERS, SPANS, Owned, contrasts, has_peers, owned
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.sums import approximates

__all__ = ["arm_reasons", "figure_order"]

_TIME_POINT = frozenset("at after by within for during over until since".split())
_TELLING = 2  # words of a claim besides its group, so that it says something
_EITHER = frozenset({"both", "two", "all", "either", "each"})
_VERSUS = frozenset("% v vs versus against compared with and".split())
_AGES = frozenset("age aged than over under until were".split())


def arm_reasons(case: Case) -> tuple[str, ...]:
    """Say which figures of the claim belong to another group in the evidence."""
    if not has_peers(case.evidence.text):
        return _clause_reasons(case) or neighbour_reasons(case)
    ours, theirs = owned(case.claim.text), owned(case.evidence.text)
    if any(names & LABELS for names in (each.names for each in theirs)):
        ours = _labelled(ours, case.claim)
    reasons = []
    for one in ours:
        same = [
            other
            for other in theirs
            if _is_same(one, other)
            or (one.figure.is_share and approximates(one.figure, other.figure, case.claim))
        ]
        is_as_told = any(one.names == mine.names for mine in same)
        is_bound = one.figure.bound is not None and one.figure.measure not in (None, "%", "people")
        if not same or is_as_told or is_bound or _is_point(one.figure, case.claim):
            continue
        if all(
            _is_moved(one, mine, ours, theirs) or _changes_arm(one, mine, theirs) for mine in same
        ) or _is_mixed(one, ours, theirs):
            reasons.append(
                f"The number {one.figure.written} belongs to another group in the cited sentence."
            )
    found = tuple(reasons or _time_reasons(ours, theirs))
    return found or _clause_reasons(case) or neighbour_reasons(case)


def _time_reasons(ours: Sequence[Owned], theirs: Sequence[Owned]) -> list[str]:
    """Say which figures the claim tells of another time: "37% at five years" told at two."""
    return [
        f"The number {one.figure.written} belongs to another time in the cited sentence."
        for one in ours
        if _times(one) and (same := [each for each in theirs if _is_same(one, each)])
        if all(_times(mine) and not _times(one) & _times(mine) for mine in same)
        if any(_times(one) <= _times(other) for other in theirs)
    ]


def _times(one: Owned) -> frozenset[str]:
    """The marks of the lengths of time beside a figure that is none itself."""
    if one.figure.measure in SPANS:
        return frozenset()
    return frozenset(
        name
        for name in one.names
        if name.startswith("=") and name[1:2].isdigit() and name.split()[-1] in SPANS
    )


def _clause_reasons(case: Case) -> tuple[str, ...]:
    """Say so where the claim swaps what the evidence says of two groups in two clauses.

    "X eased pain, while Y eased cough": a claim whose both clauses have words of either one has
    given to Y what is X's.
    """
    told_of = _group_reasons(case)
    if told_of:
        return told_of
    ours = contrasts(case.claim.text)
    theirs = contrasts(case.evidence.text) if ours is not None else None
    if ours is None or theirs is None:
        return ()
    if all(one & other for one in ours for other in theirs):
        return ("The claim swaps what the cited sentence says of two groups.",)
    return ()


# "In the exercise group", with the words that name it; "the" may be left out.
_IN_GROUP = re.compile(
    r"\b(?:in|among|with|for|on) (?:the |those in the )?((?:[\w-]+ ){1,3}?)"
    r"(?:groups?|arms?|villages?|schools?|wards?|hospitals?|clinics?|practices?|clusters?)\b"
)
_PLACES = re.compile("group|arm|village|school|ward|hospital|clinic|practice|cluster")
_PARTS = re.compile(r"[;,](?!\d)| and | but | while | whereas | although ")


def _group_reasons(case: Case) -> tuple[str, ...]:
    """Say so where the claim tells of one group what its evidence tells of another.

    "Relapse was rarer in the exercise group" tells nothing of the sertraline group.
    """
    claim = case.claim.text.lower()
    if _PLACES.search(claim) is None:
        return ()
    named = _IN_GROUP.findall(claim)
    if len(named) != 1 or _keys(named[0]) & _EITHER or named[0].split()[0] in _EITHER:
        return ()
    mine = _keys(named[0])
    told = _keys(_IN_GROUP.sub(" ", claim))
    parts = [part for part in _PARTS.split(case.evidence.text.lower()) if told <= _keys(part)]
    if len(told) < _TELLING or not parts or any(mine & _keys(part) for part in parts):
        return ()
    others = [name for part in parts for name in _IN_GROUP.findall(part)]
    if not others or any(_keys(name) & _EITHER for name in others):
        return ()
    return ("The cited sentence says it of another group.",)


def _keys(text: str) -> frozenset[str]:
    """The words of *text* that tell something."""
    return frozenset(
        word.key
        for word in read(text).words
        if word.role not in (Role.STOP, Role.MARK, Role.GENERIC)
    )


def figure_order(case: Case) -> str | None:
    """Return "up" or "down": how the claim's subject stands to its comparator by the evidence.

    Each must own one figure of one kind in the evidence; None when it does not.
    """
    compared = sides(case.claim.text)
    if compared is None:
        return _order_in_brackets(case)
    subject, comparator = compared[0] - compared[1], compared[1] - compared[0]
    theirs = owned(case.evidence.text)
    for first in theirs:
        for second in theirs:
            if first.kind != second.kind or first.figure.amount == second.figure.amount:
                continue
            ours, others = first.names - second.names, second.names - first.names
            is_straight = subject & ours and comparator & others
            if is_straight and not subject & others and not comparator & ours:
                amounts = Fraction(first.figure.amount), Fraction(second.figure.amount)
                return "up" if amounts[0] > amounts[1] else "down"
    return None


def _order_in_brackets(case: Case) -> str | None:
    """Return "up" or "down" for "A were readmitted less often (14% v 19%)": 14% must be A's."""
    ours = owned(case.claim.text)
    if len(ours) < 2 or "(" not in case.claim.text:
        return None
    first, second = (each.figure for each in ours[-2:])
    between = case.claim.texts[first.end : second.at]
    if case.claim.text_at(first.at - 1) != "(" or not between or not _VERSUS.issuperset(between):
        return None
    return _order(first, second, case.claim.words[: first.at], case)


def _order(first: Figure, second: Figure, words: Sequence[Word], case: Case) -> str | None:
    """Which way *first* differs from *second*, where *words* name the group that has *first*."""
    named = names(words, denied_places(case.claim.text))
    theirs = owned(case.evidence.text)
    mine = next((each for each in theirs if each.figure.amount == first.amount), None)
    other = next((each for each in theirs if each.figure.amount == second.amount), None)
    if mine is None or other is None or mine.kind != other.kind or first.amount == second.amount:
        return None
    if not named & (mine.names - other.names) or named & (other.names - mine.names):
        return None
    return "up" if Fraction(first.amount) > Fraction(second.amount) else "down"


def subject_order(case: Case) -> str | None:
    """Return "up" or "down" for "software cut it from 12% to 4%": 4% must be the software's."""
    ours = owned(case.claim.text)
    if len(ours) != 2 or "from" not in case.claim.written:
        return None
    first, second = (each.figure for each in ours)
    if case.claim.text_at(first.at - 1) != "from" or case.claim.text_at(second.at - 1) != "to":
        return None
    return _order(second, first, case.claim.words[: first.at], case)


def _labelled(ours: Sequence[Owned], claim: Reading) -> tuple[Owned, ...]:
    """Label figures that the claim tells of those with a treatment, and of no others."""
    if "with" not in claim.keys or "without" in claim.keys:
        return tuple(ours)
    label = "=without" if "with no" in claim.text else "=with"
    return tuple(replace(each, names=each.names | {label}) for each in ours)


def _is_same(one: Owned, other: Owned) -> bool:
    return one.kind == other.kind and one.figure.amount == other.figure.amount


def _is_point(figure: Figure, reading: Reading) -> bool:
    """Whether it is an age or a point in time, which may be told of both groups."""
    before = reading.text_at(figure.at - 1)
    if before in ("day", "week", "month", "year"):
        before = reading.text_at(figure.at - 2)
    return (figure.measure in SPANS and before in _TIME_POINT) or before in _AGES


def _is_moved(one: Owned, mine: Owned, ours: Sequence[Owned], theirs: Sequence[Owned]) -> bool:
    """Whether the claim's *one* stands with the names of a peer of *mine*."""
    for peer in theirs:
        if peer.kind != mine.kind or peer.figure.amount == mine.figure.amount:
            continue
        own, others = mine.names - peer.names, peer.names - mine.names
        if not own or not others:
            continue
        partner = next((other for other in ours if _is_same(other, peer)), None)
        if partner is None or partner.names == one.names:
            if OTHERS not in own and _fits_better(one.names, others, own):
                return True
        elif _is_crossed(one.names - partner.names, partner.names - one.names, own, others):
            return True
    return False


def _is_mixed(one: Owned, ours: Sequence[Owned], theirs: Sequence[Owned]) -> bool:
    """Whether the claim tells a figure of one group together with a figure of the other one.

    "57% needed four sessions" where 57% needed two and the others four.
    """
    mates = {each.figure.amount for each in ours if each.names == one.names and each is not one}
    for mine in (each for each in theirs if _is_same(each, one)):
        for other in theirs:
            if other.figure.amount not in mates or other.names == mine.names:
                continue
            is_apart = mine.names - other.names and other.names - mine.names
            rivals = [
                each.figure.amount
                for each in theirs
                if each.names == mine.names and each.figure.amount != mine.figure.amount
            ]
            if is_apart and rivals and not mates & set(rivals):
                return True
    return False


def _changes_arm(one: Owned, mine: Owned, theirs: Sequence[Owned]) -> bool:
    """Whether the claim gives *mine*, a figure without peers, from one of two groups to the other.

    Two groups are known by a pair of figures: "in 4% on X and 2% on Y; two people on X died".
    """
    for first in theirs:
        for second in theirs:
            if first.kind != second.kind or first.figure.amount == second.figure.amount:
                continue
            own, others = first.names - second.names, second.names - first.names
            is_of_own = mine.names & own and not mine.names & others
            if is_of_own and one.names & others and not one.names & own:
                return True
    return False


def _fits_better(named: frozenset[str], others: frozenset[str], own: frozenset[str]) -> bool:
    """Whether *named* tells of *others* and not of *own*, or of all of *others* alone."""
    if not named & own:
        return bool(named & others)
    if _denials(named & others) and not _denials(own):
        return True  # "who did not use a checklist" beside "who did not"
    return others <= named and not own <= named


def _denials(names_: frozenset[str]) -> set[str]:
    return {name for name in names_ if name.startswith("not ")}


def _is_crossed(
    first: frozenset[str], second: frozenset[str], own: frozenset[str], others: frozenset[str]
) -> bool:
    """Whether two figures of the claim have changed names with each other."""
    straight, cross = (first & own, second & others), (first & others, second & own)
    if all(straight):
        return all(cross) and sum(map(len, cross)) > sum(map(len, straight))
    return all(cross) or (any(cross) and not any(straight))
