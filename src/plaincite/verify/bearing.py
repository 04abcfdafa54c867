"""Bearing: which of many sentences speak of what a claim speaks of, and how much of it they name.

Words count by how rare they are. A word is found when the sentence has it, a synonym of it, or
another form of it ("metabolism", "metabolise"). Nothing is judged here.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from plaincite.verify.lexicon import Role
from plaincite.verify.polarity import signed_words
from plaincite.verify.reading import Reading, Word, read

__all__ = ["N_TRAITS", "Bearing", "Rarity", "Terms", "bearings", "sentence_shares", "told_in"]

Rarity = Mapping[str, float]

RAREST = 8.0  # of a word that the table lacks
_FOUND = 0.5  # from here on a word counts as found
_TERMS = (Role.CONTENT, Role.PEOPLE, Role.ASSERTION, Role.TIME, Role.DEGREE)
_SENTENCES = 40  # of one list; no abstract has more
_LONGEST = 2_000  # characters of a sentence that are read
_STEM = 5  # letters that two forms of one word share at least
_ALIKE = 0.6  # and the least share of the longer one
_OTHER_FORM, _PART_OF_NAME = 0.8, 0.9

_AIM = re.compile(
    r"\b(?:aims?|objectives?|purpose|to (?:evaluate|assess|determine|investigate|examine|compare"
    r"|test|study|explore)|sought|hypothesi[sz]ed|whether|we (?:investigated|examined|assessed"
    r"|evaluated|tested|aimed)|were (?:randomi[sz]ed|assigned|recruited|measured|enrolled|included)"
    r"|unclear|unknown|poorly understood|little is known|design|setting|participants|methods?)\b",
    re.IGNORECASE,
)
_FINDING = re.compile(
    r"\b(?:conclu\w+|found|show\w*|demonstrat\w+|reveal\w+|suggest\w*|indicat\w+|results?|findings?"
    r"|thus|therefore|here|significant\w*|identif\w+|observed|confirm\w*|evidence)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Terms:
    """The words of a claim that a sentence can name, each once, with their weights."""

    text: str
    words: tuple[Word, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, claim: str, rarity: Rarity) -> "Terms":
        """Read *claim*; words count by *rarity*."""
        first = {word.key: word for word in reversed(read(claim).words) if word.role in _TERMS}
        words = tuple(sorted(first.values(), key=lambda word: word.at))
        return cls(claim, words, tuple(rarity.get(word.key, RAREST) for word in words))

    @cached_property
    def total(self) -> float:
        """The weight of all words; never 0."""
        return sum(self.weights) or 1.0

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Words that stand side by side, passing over small words."""
        keys = [word.key for word in self.words]
        return frozenset(pairwise(keys))

    def share(self, found: Sequence[float]) -> float:
        """The weight that *found* covers, of all."""
        covered = sum(one * weight for one, weight in zip(found, self.weights, strict=True))
        return covered / self.total

    def missing(self, found: Sequence[float]) -> list[tuple[float, str]]:
        """The words not found with their weights, rarest first."""
        lacking = [
            (weight, word.text)
            for one, weight, word in zip(found, self.weights, self.words, strict=True)
            if one < _FOUND
        ]
        return sorted(lacking, key=lambda each: (-each[0], each[1]))


@dataclass(frozen=True)
class Bearing:
    """One sentence beside the claim."""

    terms: Terms
    text: str
    found: tuple[float, ...]  # of each word of the claim, 0 to 1
    share: float  # of the claim's weight

    @cached_property
    def places(self) -> Mapping[int, float]:
        """Place in the sentence -> weight of the claim's word found there."""
        return _places(self.terms, self.text, self.found)

    @property
    def reading(self) -> Reading:
        """The sentence as words."""
        return read(self.text)

    @property
    def n_terms(self) -> int:
        """How many words of the sentence could name something; at least 1."""
        return max(1, len(_terms(self.text)))

    @property
    def is_aim(self) -> bool:
        """Whether it sounds like an aim or a method."""
        return _AIM.search(self.text) is not None

    @property
    def is_finding(self) -> bool:
        """Whether it sounds like a finding."""
        return _FINDING.search(self.text) is not None


def bearings(terms: Terms, evidence: Sequence[str]) -> tuple[Bearing, ...]:
    """Lay each sentence of *evidence* that says anything beside the claim's words, in order."""
    return tuple(_bearing(terms, sentence) for sentence in told_in(evidence))


def told_in(evidence: Sequence[str]) -> list[str]:
    """Return the sentences of *evidence* that say anything, as far as they are read."""
    return [sentence[:_LONGEST] for sentence in evidence[:_SENTENCES] if sentence.strip()]


def _bearing(terms: Terms, sentence: str) -> Bearing:
    found = tuple(_found(word, sentence) for word in terms.words)
    return Bearing(terms, sentence, found, terms.share(found))


def _found(word: Word, sentence: str) -> float:
    keys = read(sentence).keys
    if word.key in keys:
        return 1.0
    if any(len(form) > 3 and form in keys for form in word.stems):
        return _PART_OF_NAME
    by_start = _by_start(sentence)
    is_form = any(
        _are_forms(form, other)
        for form in word.stems
        if len(form) >= _STEM
        for other in by_start.get(form[:_STEM], ())
    )
    return _OTHER_FORM if is_form else 0.0


@lru_cache(maxsize=1024)
def _by_start(sentence: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in sorted({form for word in read(sentence).words for form in word.stems}):
        if len(form) >= _STEM:
            found[form[:_STEM]] = (*found.get(form[:_STEM], ()), form)
    return found


def _are_forms(one: str, other: str) -> bool:
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    return shared / max(len(one), len(other)) >= _ALIKE


def _places(terms: Terms, sentence: str, found: Sequence[float]) -> dict[int, float]:
    weights: dict[str, float] = {}
    for word, one, weight in zip(terms.words, found, terms.weights, strict=True):
        if one >= _FOUND:
            weights[word.key] = weight
            weights.update((form, weight) for form in word.stems if len(form) > 3)
    starts = {form[:_STEM]: weight for form, weight in weights.items() if len(form) >= _STEM}
    places: dict[int, float] = {}
    for word in read(sentence).words:
        found_weight = next(
            (
                weights[form] if form in weights else starts[form[:_STEM]] * _OTHER_FORM
                for form in (word.key, *word.stems)
                if form in weights or (len(form) >= _STEM and form[:_STEM] in starts)
            ),
            None,
        )
        if found_weight is not None:
            places[word.at] = found_weight
    return places


@lru_cache(maxsize=1024)
def _terms(sentence: str) -> tuple[str, ...]:
    return tuple(word.key for word in read(sentence).words if word.role in _TERMS)


# What `sentence_traits` returns, in order: share, its square, whether it is the greatest, share of
# the greatest, neighbouring words kept, place, last, aim, finding, aim and finding by share, length
# (logarithm), first, says which way.
N_TRAITS = 14


def sentence_traits(terms: Terms, found: Sequence[Bearing]) -> list[tuple[float, ...]]:
    """Return what speaks for each sentence as the one that decides, `N_TRAITS` numbers each."""
    most = max((each.share for each in found), default=0.0)
    last = len(found) - 1
    return [
        (
            each.share,
            each.share**2,
            float(each.share >= most),
            each.share / most if most else 0.0,
            _kept_pairs(terms, each),
            (at + 1) / len(found),
            float(at == last),
            float(each.is_aim),
            float(each.is_finding),
            each.is_aim * each.share,
            each.is_finding * each.share,
            math.log(each.n_terms) / 4,
            float(at == 0),
            float(bool(signed_words(each.text))),
        )
        for at, each in enumerate(found)
    ]


def _kept_pairs(terms: Terms, each: Bearing) -> float:
    keys = _terms(each.text)
    kept = terms.pairs & frozenset(pairwise(keys))
    return len(kept) / len(terms.pairs) if terms.pairs else 0.0


def sentence_shares(
    terms: Terms, found: Sequence[Bearing], selection: Sequence[float]
) -> list[float]:
    """Return how much each sentence decides; they sum to 1. *selection* weighs the traits."""
    points = [
        sum(weight * trait for weight, trait in zip(selection, traits, strict=True))
        for traits in sentence_traits(terms, found)
    ]
    most = max(points, default=0.0)
    raised = [math.exp(each - most) for each in points]
    return [each / sum(raised) for each in raised]
