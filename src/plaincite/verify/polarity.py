"""Polarity: words that point up or down in medicine and biology, and words that are opposites.

Wider than the lexicon of the locks, which must be sure: this one feeds a score, where a word that
points the wrong way now and then only costs weight. Written by us.
"""

from functools import lru_cache
from typing import NamedTuple

from plaincite.verify.events import events
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Word, read
from plaincite.verify.wording import stem

__all__ = ["SignedWord", "n_opposites", "signed_words"]

_REACH = 6  # words from a negation to the word it turns round
_OF_DIRECTION = {"up": 1, "down": -1, "better": 1, "worse": -1}

_UP = frozenset(
    stem(word)
    for word in """increase raise rise higher high more greater elevate boost promote enhance
    activate activation stimulate induce upregulate drive cause trigger gain positive positively
    stronger strong better improve improvement benefit beneficial effective efficacy survive
    survival protect support presence require essential necessary critical express expression
    overexpression sensitive faster rapid longer larger expand accumulate accumulation favor
    superior contribute facilitate confer associated correlate expose risk upregulation proliferate
    proliferation synthesis produce generate maintain available success successful useful recommend
    safe encourage accelerate restore sufficient""".split()
)
_DOWN = frozenset(
    stem(word)
    for word in """decrease reduce reduction lower low less fewer decline fall drop diminish
    suppress suppression inhibit inhibition block prevent prevention impair impairment deplete
    depletion loss lose lack absence absent deficiency deficient knockout deletion downregulate
    attenuate abolish abrogate limit negative negatively weak weaker worse worsen poor ineffective
    useless harmful resistant resistance insensitive slower slow shorter smaller inferior disrupt
    ablate degrade degradation eliminate delay antagonize repress repression silence restrict avoid
    counteract ameliorate alleviate dispensable independent unable insufficient downregulation
    failure fail unlikely rare rarely against clear remove unaffected unchanged hamper
    rescue""".split()
)
_PAIRS = """high low, higher lower, increase decrease, increase reduce, raise lower, more less,
    more fewer, positive negative, activate inhibit, activate suppress, promote inhibit,
    promote suppress, promote prevent, enhance inhibit, enhance impair, enhance reduce,
    induce prevent, induce inhibit, stimulate inhibit, gain loss, presence absence,
    sensitive resistant, upregulate downregulate, upregulation downregulation, better worse,
    improve worsen, improve impair, superior inferior, effective ineffective, safe harmful,
    safe unsafe, benefit harm, beneficial harmful, early late, early delay, long short,
    longer shorter, large small, larger smaller, fast slow, faster slower, strong weak,
    major minor, common rare, many few, proximal distal, anterior posterior, male female,
    men women, adult child, adult infant, young old, younger older, acute chronic, before after,
    dependent independent, essential dispensable, necessary dispensable, require dispensable,
    require independent, natural laboratory, natural artificial, survive die, increase fall,
    increase decline, rise fall, likely unlikely, protect expose, mild severe,
    symptomatic asymptomatic, human animal, human mouse, cold warm, cold hot, summer winter,
    indoor outdoor, primary secondary, benign malignant, internal external, inner outer,
    left right, upper lower, direct indirect, active inactive, homozygous heterozygous,
    dominant recessive, intracellular extracellular, innate adaptive, cause prevent, cause treat,
    support contradict, agonist antagonist, monoclonal polyclonal, stable unstable,
    mature immature, same different, similar different, elevate reduce, elevate decrease,
    elevate lower, excess deficiency, aerobic anaerobic"""


class SignedWord(NamedTuple):
    """A word that points up (1) or down (-1), and whether a negation turns it round."""

    word: Word
    sign: int
    is_negated: bool

    @property
    def meant(self) -> int:
        """The sign after negation."""
        return -self.sign if self.is_negated else self.sign


@lru_cache(maxsize=1024)
def signed_words(text: str) -> tuple[SignedWord, ...]:
    """Return the words of *text* that point up or down, in order.

    >>> [(each.word.text, each.meant) for each in signed_words("It did not increase survival.")]
    [('increase', -1), ('survival', -1)]
    """
    reading, found = read(text), events(text)
    nulls = {event.word.at for event in found.found if event.kind == "null"}
    negations = reading.of(Role.NEGATION)
    return tuple(
        SignedWord(
            word,
            sign,
            word.at in nulls
            or word.at in found.negated
            or any(
                0 < word.at - negation.at <= _REACH and negation.clause == word.clause
                for negation in negations
            ),
        )
        for word in reading.words
        if (sign := _sign(word))
    )


def n_opposites(claim: str, sentence: str) -> int:
    """Count the words of *claim* that *sentence* lacks while it has their opposite.

    >>> n_opposites("Higher doses were harmful.", "Lower doses were harmful.")
    1
    """
    keys = read(sentence).keys
    return sum(
        form not in keys and not _OPPOSITES.get(form, frozenset()).isdisjoint(keys)
        for word in read(claim).words
        for form in word.stems
    )


def _sign(word: Word) -> int:
    for form in word.stems:
        if form in _DOWN:
            return -1
        if form in _UP:
            return 1
    return _OF_DIRECTION.get(word.value, 0) if word.role is Role.DIRECTION else 0


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.split(","):
        one, other = (stem(word) for word in pair.split())
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {form: frozenset(others) for form, others in found.items()}


_OPPOSITES = _opposites()
