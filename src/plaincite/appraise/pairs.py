"""Pairs: two figures side by side, one for each arm ("18.6% with the tablet and 44.9% with ...").

Many results say nothing but this. Which figure is the treatment's is read from the words beside
it; bare counts without the number of people ("97 and 833") tell nothing and are not read.
"""

import re
from dataclasses import dataclass

from plaincite.appraise.patterns import BRACKETS

__all__ = ["Pair", "is_bare_count", "pair_in"]

_NUMBER = r"(\d[\d,]{0,9}(?:\.\d{1,3})?)(?: of (\d[\d, ]{0,9}\d))?( ?%| months?| per [\d,]{1,9})?"
_WORDS = r"((?: [a-z][\w'-]{0,30}){0,6}?)"
_PAIR = re.compile(
    rf"(?<![\w.]){_NUMBER}{_WORDS},? (?:and|versus|vs\.?|compared with|compared to|against|instead"
    rf" of) {_NUMBER}((?: [a-z][\w'-]{{0,30}}){{0,5}})"
)
_COMPARATOR = re.compile(
    r"\b(?:placebo|controls?|sham|without|no|un[a-z]+ed|non-?users?|usual|standard|conventional"
    r"|delayed|alone|waiting|comparison|radiography)\b"
)
_COUNT_AND_SHARE = re.compile(r"\b\d[\d,]{0,9} \((\d{1,3}(?:\.\d{1,3})? ?%)\)")
_RATE = re.compile(
    r"\(\d[^()]{0,60}\bper\b|\bper \d|\d ?%[^()]{1,40}(?:and|versus)[^()]{1,20}\d ?%"
)
_P_VALUE = re.compile(r"\bp ?([<>=]) ?(0?\.\d{1,6})")
_INTERVAL = re.compile(
    r"\bci\b[:,]? ?([−-]?\d+(?:\.\d+)?)(?: to |-|–|, )([−-]?\d+(?:\.\d+)?)"
)  # of a ratio, where the words name one
_RATIO = re.compile(r"\b(?:ratio|relative risk|rr|or|hr)\b")
_GOOD = re.compile(
    r"-free\b|surviv|respon[sd]|remission|abstinen|\bquit|\bcure|recover|resolv|\balive\b|\bgain"
    r"|success|reached|improve"
)
_BAD = re.compile(
    r"fail|death|died|mortalit|recurren|relaps|progress|exacerbat|infection|incidence|cancer|\brisk"
    r"|event|stroke|infarct|attack|pain\b|weakness|dementia|symptom|hospital|admission|occurred"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of an outcome in two arms."""

    is_more: bool  # with the treatment than without
    is_good: bool  # the outcome is one that people want
    is_chance: bool  # the figures beside it leave room for no difference


def pair_in(clause: str, *, comparators: str = "") -> Pair | None:
    """Return the pair of figures in *clause*, or None where it is not plain which arm is which.

    >>> pair_in("Treatment failed in 18.6% with the tablet and 44.9% with placebo")
    Pair(is_more=False, is_good=False, is_chance=False)

    Args:
        clause: Part of a sentence.
        comparators: Names of what the treatment is compared with, besides placebo and the like.
    """
    lower = clause.lower()[:1200]
    plain = _plain(lower)
    found = _PAIR.search(plain)
    if found is None:
        return None
    n1, of1, unit1, arm1, n2, of2, unit2, arm2 = found.groups()
    is_share = bool(of1 and of2) or bool(unit1 or unit2) or "." in n1 + n2
    sides = [_is_comparator(arm, comparators) for arm in (arm1, arm2)]
    if not is_share or sides[0] == sides[1] or not (arm1.strip() or arm2.strip()):
        return None
    one, two = _share(n1, of1), _share(n2, of2)
    treated, other = (two, one) if sides[0] else (one, two)
    is_good = _is_good(plain[: found.end()])
    if treated == other or is_good is None:
        return None
    return Pair(treated > other, is_good, _is_chance(lower))


def is_bare_count(text: str) -> bool:
    """Tell whether *text* sets counts of people side by side and not the groups they come from."""
    plain = _plain(text.lower()[:1200])
    found = _PAIR.search(plain)
    if found is None:
        return False
    n1, of1, unit1, _, n2, of2, unit2, _ = found.groups()
    is_share = bool(of1 or of2 or unit1 or unit2) or "." in n1 + n2
    return not is_share and _RATE.search(text.lower()) is None


def _plain(lower: str) -> str:
    """Without brackets; a share in brackets takes the place of its count ("78 (4.7%)")."""
    return BRACKETS.sub("", _COUNT_AND_SHARE.sub(r"\1", lower))


def _is_comparator(arm: str, comparators: str) -> bool:
    if _COMPARATOR.search(arm):
        return True
    return any(word in comparators.lower().split() for word in arm.split() if len(word) > 3)


def _share(number: str, whole: str | None) -> float:
    count = float(number.replace(",", ""))
    people = float(whole.replace(",", "").replace(" ", "")) if whole else 0.0
    return count / people if people else count


def _is_good(said: str) -> bool | None:
    """What is counted stands before the figures; a word of hope goes before one of trouble."""
    if _GOOD.search(said):
        return True
    return False if _BAD.search(said) else None


def _is_chance(clause: str) -> bool:
    tests = [(sign, float(value)) for sign, value in _P_VALUE.findall(clause)]
    if tests and all(value >= 0.05 and sign != "<" for sign, value in tests):
        return True
    interval = _INTERVAL.search(clause)
    if interval is None or _RATIO.search(clause) is None:
        return False
    low, high = (float(each.replace("−", "-")) for each in interval.groups())
    return low < 1 < high
