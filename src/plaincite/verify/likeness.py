"""Likeness: a free claim beside a list of sentences, as some ninety numbers a person can read.

No number is about the claim alone except its length: data sets word their false claims in their own
way ("does not"), and a score that knew it would judge wording, not evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plaincite.verify.bearing import (
    Bearing,
    Rarity,
    Terms,
    bearings,
    sentence_shares,
    told_in,
)
from plaincite.verify.case import Case
from plaincite.verify.events import events
from plaincite.verify.figures import figures
from plaincite.verify.lexicon import Role
from plaincite.verify.polarity import n_opposites, signed_words
from plaincite.verify.reading import read
from plaincite.verify.rules import RULES

__all__ = ["Likeness", "is_near_copy", "likeness"]

_FEW = 3  # sentences: a passage; more are a whole abstract
_COPIED = 0.45  # of the claim's weight, in one sentence
_NEAR = 8  # words from a word that points up or down to what it is about
_SAME_WORD = 0.15  # weight of the same word on both sides, wherever it stands
_BRACKET = 4  # words around those found that are read for negations
_RARE = 5.0
_MOST_MISSING = 6
_LONG_CLAIM = 20  # words
_BY_SHARE = ("direction", "negation", "figure owner")
# A passage is read otherwise than a whole abstract: these count anew where there are few sentences.
_OF_FEW = ("all share", "best share", "all n missing", "best n missing", "mean share", "all rare",
           "mean balance", "all share squared", "mean denied on one side", "lock direction",
           "mean used")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Likeness:
    """A claim beside its evidence, in numbers; `best` is the sentence that bears most on it."""

    features: dict[str, float]
    best: str
    passage: str  # the few sentences that bear most on it, in their order
    missing: tuple[str, ...]  # words of the claim that no sentence has, rarest first


def is_near_copy(claim: str, evidence: Sequence[str], *, rarity: Rarity) -> bool:
    """Return whether a short passage restates *claim* but for a word, so that the locks can judge.

    Of 100 altered sentences written for this project 99 are near copies; of 100 claims that people
    wrote about a passage (HealthVer) 10 are. Cheap, so that it can be asked of every claim.
    """
    if len(told_in(evidence)) > _FEW:
        return False
    terms = Terms.of(claim, rarity)
    found = bearings(terms, evidence)
    return any(each.share >= _COPIED or len(terms.missing(each.found)) <= 1 for each in found)


def likeness(
    claim: str, evidence: Sequence[str], *, rarity: Rarity, selection: Sequence[float]
) -> Likeness | None:
    """Return *claim* beside *evidence* in numbers, or None where either says nothing."""
    terms = Terms.of(claim, rarity)
    found = bearings(terms, evidence)
    if not found or not terms.words:
        return None
    shares = sentence_shares(terms, found, selection)
    order = sorted(range(len(found)), key=lambda at: (-shares[at], at))
    best = found[order[0]]
    every = [max(column) for column in zip(*(each.found for each in found), strict=True)]
    first_two = [max(pair) for pair in zip(*(found[at].found for at in order[:2]), strict=True)]
    features = {
        "few": float(len(found) <= _FEW),
        "length": min(len(terms.words), _LONG_CLAIM) / _LONG_CLAIM,
        "all share": terms.share(every),
        "all share squared": terms.share(every) ** 2,
        "first two share": terms.share(first_two),
        "best share": best.share,
        **_of_missing("all", terms, every),
        **_of_missing("best", terms, best.found),
        **_of_sentences(terms, found, shares),
        **_of_figures(claim, best, found),
        **_of_locks(claim, best),
    }
    for name in _OF_FEW:
        features[f"few: {name}"] = features["few"] * features[name]
    missing = tuple(word for _, word in terms.missing(every))
    passage = " ".join(found[at].text for at in sorted(order[:_FEW]))
    return Likeness(features, best.text, passage, missing)


def _of_missing(name: str, terms: Terms, found: Sequence[float]) -> dict[str, float]:
    missing = [weight for weight, _ in terms.missing(found)]
    rare = [one for one, weight in zip(found, terms.weights, strict=True) if weight > _RARE]
    return {
        f"{name} rarest missing": missing[0] / 8 if missing else 0.0,
        f"{name} second missing": missing[1] / 8 if len(missing) > 1 else 0.0,
        f"{name} n missing": min(len(missing), _MOST_MISSING) / _MOST_MISSING,
        f"{name} rare": sum(rare) / len(rare) if rare else 0.5,
        f"{name} whole": float(not missing),
    }


def _of_sentences(
    terms: Terms, found: Sequence[Bearing], shares: Sequence[float]
) -> dict[str, float]:
    """What the sentences say: their mean by how much each decides, and the most any says."""
    told = [_of_one(terms, each) for each in found]
    features = {}
    for name in told[0]:
        features[f"mean {name}"] = sum(
            share * each[name] for share, each in zip(shares, told, strict=True)
        )
        features[f"most {name}"] = max(each[name] for each in told)
    return features


def _of_one(terms: Terms, each: Bearing) -> dict[str, float]:
    """One sentence beside the claim: does it point the same way, deny the same, hedge?"""
    share = each.share
    ours, theirs = _denies(terms.text, None), _denies(each.text, _stretch(each))
    agreeing, opposed, repeated, reversed_ = _polarity(terms, each)
    hedges = each.reading.of(Role.HEDGE)
    total = agreeing + opposed + repeated + reversed_
    return {
        "share": share,
        "share squared": share**2,
        "share over 0.7": max(0.0, share - 0.7),
        "same way": agreeing,
        "other way": opposed,
        "same word, same way": repeated,
        "same word, other way": reversed_,
        "balance": (agreeing + repeated - opposed - reversed_) / (total + 0.1),
        "denied on one side": share * (ours != theirs),
        "denied on both": share * (ours and theirs),
        "denied by claim alone": share * (ours and not theirs),
        "opposites": share * min(n_opposites(terms.text, each.text), 2) / 2,
        "parity": share * _parity(terms, ours=ours) * _parity_of(each, theirs=theirs),
        "hedged": share * bool(hedges),
        "not known": share * any(word.value == "0" for word in hedges),
        "aim": share * each.is_aim,
        "finding": share * each.is_finding,
        "used": len(each.places) / each.n_terms,
        "no way": share * (bool(signed_words(terms.text)) and not signed_words(each.text)),
    }


def _stretch(each: Bearing) -> range:
    """The part of the sentence that speaks of the claim's words."""
    if not each.places:
        return range(0)
    return range(min(each.places) - _BRACKET, max(each.places) + _BRACKET + 1)


def _denies(text: str, stretch: range | None) -> bool:
    places = [word.at for word in read(text).of(Role.NEGATION)]
    places += [event.word.at for event in events(text).found if event.kind == "null"]
    return any(stretch is None or place in stretch for place in places)


def _parity(terms: Terms, *, ours: bool) -> int:
    downs = sum(each.sign < 0 for each in signed_words(terms.text)) + ours
    return -1 if downs % 2 else 1


def _parity_of(each: Bearing, *, theirs: bool) -> int:
    stretch = _stretch(each)
    signed = [one for one in signed_words(each.text) if one.word.at in stretch]
    downs = sum(one.sign < 0 for one in signed) + theirs
    return -1 if downs % 2 else 1


def _polarity(terms: Terms, each: Bearing) -> tuple[float, float, float, float]:
    """How much points the same and the other way, by other words and by the same word.

    Each word of the claim that points up or down is laid beside the one of the sentence that has
    most of the claim's words around it.
    """
    sums = [0.0, 0.0, 0.0, 0.0]
    around = [(other, _weight_around(other.word.at, each, terms)) for other in
              signed_words(each.text)]  # fmt: skip
    for ours in signed_words(terms.text):
        best, most = None, -1.0
        for other, near in around:
            weight = near + (_SAME_WORD if other.word.key == ours.word.key else 0.0)
            if weight > most:
                best, most = other, weight
        if best is None:
            continue
        if best.word.key == ours.word.key:
            sums[3 if best.is_negated != ours.is_negated else 2] += most
        else:
            sums[0 if best.meant == ours.meant else 1] += most
    return sums[0], sums[1], sums[2], sums[3]


def _weight_around(at: int, each: Bearing, terms: Terms) -> float:
    near = (
        weight / (1 + abs(place - at) / 4)
        for place, weight in each.places.items()
        if place != at and abs(place - at) <= _NEAR
    )
    return sum(near) / terms.total


def _of_figures(claim: str, best: Bearing, found: Sequence[Bearing]) -> dict[str, float]:
    """The share of the claim's figures that stand in the evidence, less a half; 0 without any."""
    ours = [figure.value for figure in figures(claim)]
    if not ours:
        return {"best figures": 0.0, "all figures": 0.0}
    near = {figure.value for figure in figures(best.text)}
    every = {figure.value for each in found for figure in figures(each.text)}
    return {
        "best figures": sum(value in near for value in ours) / len(ours) - 0.5,
        "all figures": sum(value in every for value in ours) / len(ours) - 0.5,
    }


def _of_locks(claim: str, best: Bearing) -> dict[str, float]:
    """What the locks say of the claim beside the sentence that bears most on it."""
    case = Case(read(claim), best.reading, read(""), best.text)
    failed = {rule.rule_id for rule in RULES if rule.check(case)}
    features = {f"lock {rule.rule_id}": float(rule.rule_id in failed) for rule in RULES}
    features["locks hold"] = float(not failed)
    for name in _BY_SHARE:
        features[f"lock {name}, by share"] = (name in failed) * best.share
    return features
