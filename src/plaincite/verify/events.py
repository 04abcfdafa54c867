"""What a sentence says happened: each "rose", "fewer", "no difference", with the words around it.

Negation is read here too: a negation belongs to the first event after it in its clause, and what
no event takes marks the words that follow ("no serious bleeding").
"""

import itertools
from dataclasses import dataclass
from functools import lru_cache

from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.units import SPELLED

__all__ = ["Event", "Events", "events", "is_negation", "labels_a_group"]

_REACH = 7  # words from a negation to the event it turns round
_DOUBTING = frozenset(
    "significant clear significantly seen found observed evident apparent detected present".split()
)
_VERBS = frozenset("had have has was were did reported showed developed experienced".split())
_HAVE = frozenset("had have has was were is are".split())
_LONG_SCOPE = 8
_ENDS_SCOPE = frozenset(
    "with in by for after when during among between at on from than before while".split()
)
_SCOPE = 5  # words after a negation that no event took
_QUALIFIERS = ("significant", "significantly", "clear", "clearly", "statistically", "important",
               "meaningful", "evidence", "convincing", "statistical", "consistent",
               "consistently")  # fmt: skip
_NOT_NEGATIONS = {"no": ("more", "less", "fewer", "longer", "later"), "not": ("only", "just")}
# After "no longer", these compare ("no longer than", "took no longer with"); any other word ends.
_COMPARES_LENGTH = frozenset("than with in for on by among after and or , . ; :".split()) | {""}
_LASTS = frozenset("live survive last stay sleep take need be".split())


@dataclass(frozen=True, slots=True)
class Event:
    """One change or comparison. `kind`: up, down, better, worse, null, difference, effect, ..."""

    kind: str
    word: Word
    is_qualified: bool = False  # of a null: "no clear difference", not "no difference"


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a text, and its words that stand in a negation of their own."""

    found: tuple[Event, ...]
    negated: frozenset[int]  # places of words
    denied: frozenset[int]  # places of words after a null: "did not improve survival"


@lru_cache(maxsize=8192)
def events(text: str) -> Events:
    """Return what *text* says happened.

    >>> [event.kind for event in events("Pain did not differ, but sleep improved.").found]
    ['null', 'better']
    """
    reading = read(text)
    candidates = [word for word in reading.words if _is_event(word, reading)]
    turned: dict[int, bool] = {}
    negated: set[int] = set()
    for negation in reading.of(Role.NEGATION):
        if _is_no_negation(negation, reading):
            continue
        event = _taken(negation, candidates, reading)
        doubted = None if event else _doubted(negation, candidates, reading)
        if doubted is not None:
            after = [word.text for word in reading.words[negation.at + 1 : negation.at + 4]]
            turned[doubted.at] = any(text in _QUALIFIERS for text in after)
            negated.update(place for place in _scope(negation, reading)[:3])
        elif event is None:
            negated.update(_scope(negation, reading))
        else:
            qualified = _is_qualified(negation, event, reading)
            negated.update(range(negation.at + 1, event.at))
            for other in (event, *_joined(event, candidates, reading)):
                turned[other.at] = turned.get(other.at, False) or qualified
    found = [_event(word, turned, reading) for word in candidates]
    denied = {
        place
        for event in found
        if event.kind == "null" and event.word.role is not Role.NULL
        for place in range(event.word.at + 1, event.word.at + _REACH)
    }
    return Events(tuple(found), frozenset(negated), frozenset(denied))


def _is_event(word: Word, reading: Reading) -> bool:
    if word.role is Role.DIRECTION:
        return not _is_bound(word, reading) and not is_ended(word, reading)
    return word.role in (Role.NULL, Role.RELATION)


def is_ended(word: Word, reading: Reading) -> bool:
    """Whether *word* is the "longer" of "no longer", in the sense of "not any more"."""
    if word.text != "longer" or reading.text_at(word.at - 1) not in ("no", "any"):
        return False
    after = reading.words[word.at + 1 : word.at + 2]
    if after and after[0].text not in _COMPARES_LENGTH:
        return True
    rest = [other.text for other in reading.words[word.at + 1 :] if other.clause == word.clause]
    before = reading.words[max(0, word.at - 2) : word.at - 1]
    is_lasting = bool(before) and before[0].stems[0] in _LASTS and "be" not in before[0].stems
    return not is_lasting and "than" not in rest and not {"with", "for"} & set(rest[:1])


def _is_bound(word: Word, reading: Reading) -> bool:
    """Whether "more" here only bounds a figure: "more than 300 people"."""
    after = reading.words[word.at + 1 : word.at + 3]
    is_figure = len(after) == 2 and (after[1].role is Role.NUMBER or after[1].text in SPELLED)
    return is_figure and after[0].text == "than"


def _is_no_negation(negation: Word, reading: Reading) -> bool:
    after = reading.text_at(negation.at + 1)
    if after in _NOT_NEGATIONS.get(negation.text, ()):
        return negation.text == "not" or _is_bound(reading.words[negation.at + 1], reading)
    return negation.text == "no" and reading.text_at(negation.at - 1) == "or"


def is_negation(word: Word, reading: Reading) -> bool:
    """Whether *word* denies something here; "no more than" and "not only" do not."""
    return word.role is Role.NEGATION and not _is_no_negation(word, reading)


def _taken(negation: Word, candidates: list[Word], reading: Reading) -> Word | None:
    """The event that *negation* turns round: the first within reach in its clause."""
    for event in candidates:
        distance = event.at - negation.at
        if event.clause != negation.clause or not 0 < distance <= _REACH:
            continue
        between = reading.words[negation.at + 1 : event.at]
        if _is_relative(negation, reading) and any(word.text in _HAVE for word in between):
            return None  # "women who never smoked had lower"
        if any(word.text in (",", "and") and negation.text != "neither" for word in between):
            return None
        if any(word.role is Role.NUMBER for word in between):
            return None
        return event
    return None


def _doubted(negation: Word, candidates: list[Word], reading: Reading) -> Word | None:
    """The event before a "not significant": "the difference was not statistically significant"."""
    after = [word.text for word in reading.words[negation.at + 1 : negation.at + 4]]
    if not any(text in _DOUBTING for text in after):
        return None
    before = [
        word
        for word in candidates
        if word.at < negation.at <= word.at + _REACH and word.clause == negation.clause
    ]
    return before[-1] if before else None


def _is_relative(negation: Word, reading: Reading) -> bool:
    """Whether it stands in "who never smoked" or "those who did not"."""
    before = {reading.text_at(negation.at - 1), reading.text_at(negation.at - 2)}
    return bool(before & {"who", "that", "which"})


def _joined(event: Word, candidates: list[Word], reading: Reading) -> list[Word]:
    """The events that "or" joins to a negated one: "did not shorten ... or lengthen"."""
    joined = []
    for other in candidates:
        between = {word.text for word in reading.words[event.at + 1 : other.at]}
        if other.at > event.at and other.clause == event.clause and between & {"or", "nor"}:
            joined.append(other)
    return joined


def _scope(negation: Word, reading: Reading) -> list[int]:
    places: list[int] = []
    if negation.text == "without" and labels_a_group(reading):
        return places
    is_relative = _is_relative(negation, reading)
    reach = _LONG_SCOPE if negation.text in ("none", "neither", "no") else _SCOPE
    start = negation.at + 1
    if reading.text_at(start) == "of":  # "none of the adults had": the act is denied, not they
        window = reading.words[start : start + _LONG_SCOPE]
        start = next((word.at + 1 for word in window if word.text in _VERBS), start)
    for word in reading.words[start : start + reach]:
        if word.clause != negation.clause or word.text in (",", "and"):
            break
        if places and (word.text in _ENDS_SCOPE or (is_relative and word.text in _HAVE)):
            break
        places.append(word.at)
    if not places and not is_relative:  # "whereas valproate did not"
        places = [word.at for word in reading.words[: negation.at]
                  if word.clause == negation.clause and word.role is Role.CONTENT]  # fmt: skip
    return places


def labels_a_group(reading: Reading) -> bool:
    """Whether "without" names one of two groups: "1% with and 3% without treatment"."""
    pairs = list(itertools.pairwise(word.text for word in reading.words))
    with_them = {second for first, second in pairs if first == "with"}
    without = {second for first, second in pairs if first == "without"}
    return bool(without) and bool(with_them & {"and", "or", ",", "it", "versus", "vs", *without})


def _is_qualified(negation: Word, event: Word, reading: Reading) -> bool:
    between = reading.words[negation.at : event.at + 3]
    return any(part in _QUALIFIERS for word in between for part in word.text.split())


def _event(word: Word, turned: dict[int, bool], reading: Reading) -> Event:
    if word.at in turned and word.role is Role.NULL:
        return Event("difference", word)
    if word.at in turned:
        return Event("null", word, turned[word.at])
    if word.role is Role.NULL:
        return Event("null", word, word.text not in ("identical", "equal", "equally", "same"))
    if word.value in ("up", "down") and _compares_extent(word, reading):
        return Event(f"extent {word.value}", word)
    return Event(word.value, word)


def _compares_extent(word: Word, reading: Reading) -> bool:
    """Whether "more" only says by how much another change differed: "fell more than"."""
    if word.text not in ("more", "less"):
        return False
    earlier = [
        other
        for other in reading.words[: word.at]
        if other.role is Role.DIRECTION and other.clause == word.clause
    ]
    follows = reading.text_at(word.at + 1) in ("than", "by", "with", "in", "")
    return follows and bool(earlier)
