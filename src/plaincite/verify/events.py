"""What a sentence says happened: each "rose", "fewer", "no difference", with the words around it.

Negation is read here too: a negation belongs to the first event after it in its clause, and what
no event takes marks the words that follow ("no serious bleeding").
"""

from dataclasses import dataclass
from functools import lru_cache

from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.scopes import HAVE, OF_THINGS, is_relative, places_free, scope
from plaincite.verify.units import SHARES, SPELLED
from plaincite.verify.wording import stem

__all__ = ["Event", "Events", "events", "is_negation", "worth"]

_OF_A_THING = 3
_REACH = 7  # words from a negation to the event it turns round
_DOUBTING = frozenset(
    "significant clear significantly seen found observed evident apparent detected present".split()
)
_ARTICLES = ("a year", "a month", "a day", "a week")
_QUALIFIERS = frozenset(
    """significant significantly clear clearly statistically important importantly meaningful
    meaningfully evidence convincing statistical consistent consistently appreciable appreciably
    noticeable noticeably materially""".split()
)
_NOT_NEGATIONS = {"no": ("more", "less", "fewer", "longer", "later"), "not": ("only", "just")}
# After "no longer", these compare ("no longer than", "took no longer with"); any other word ends.
_COMPARES_LENGTH = frozenset("than with in for on by among after and or , . ; :".split()) | {""}
_AS_LEAST = 2
_MEASURES = ("more", "less", "fewer")
_WORTH = ("effective", "efficacious", "successful", "beneficial", "helpful", "useful")
_EXTENTS = frozenset("more less better worse".split())
_ADJECTIVES = frozenset(
    "higher lower greater longer shorter larger smaller bigger stronger weaker slower fewer".split()
)
_SIZES = frozenset("greater larger smaller bigger steeper".split())
# "A greater reduction" is more of a fall, no rise.
_NAMED_CHANGES = frozenset(
    stem(word)
    for word in "reduction decrease increase decline improvement fall drop rise gain loss".split()
)
_AFTER_EXTENT = frozenset("than by with in after on for among at when . ,".split()) | {""}
_LITTLE = frozenset(["little", "few", "small"])
_UNKNOWN = frozenset("tell know knows determine say certain sure clear show see establish".split())
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


@lru_cache(maxsize=1024)
def events(text: str) -> Events:
    """Return what *text* says happened.

    >>> [event.kind for event in events("Pain did not differ, but sleep improved.").found]
    ['null', 'better']
    """
    reading = read(text)
    candidates = [word for word in _listed(reading) if _is_event(word, reading)]
    turned: dict[int, bool] = {}
    negated: set[int] = set()
    for negation in reading.of(Role.NEGATION):
        if _is_no_negation(negation, reading):
            continue
        event = _taken(negation, candidates, reading)
        doubted = None if event else _doubted(negation, candidates, reading)
        if doubted is not None:
            turned[doubted.at] = _is_qualified(negation, doubted, reading)
            negated.update(_until_doubt(scope(negation, reading), reading))
        elif event is None:
            negated.update(scope(negation, reading))
        else:
            qualified = _is_qualified(negation, event, reading)
            negated.update(range(negation.at + 1, event.at))
            for other in (event, *_joined(event, candidates, reading)):
                turned[other.at] = turned.get(other.at, False) or qualified
    negated.update(places_free(reading))
    for word in candidates:
        verb = _extended(word, reading) if word.at in turned else None
        if verb is not None:  # "relieved pain no better": the relief is no more than the other
            turned[verb.at] = turned.pop(word.at)
            candidates = [other for other in candidates if other.at != word.at]
    found = [_event(word, turned, reading) for word in candidates]
    denied = {
        place
        for event in found
        if event.kind == "null" and event.word.role is not Role.NULL
        for place in range(event.word.at + 1, event.word.at + _REACH)
    }
    return Events(tuple(found), frozenset(negated), frozenset(denied))


def _listed(reading: Reading) -> tuple[Word, ...]:
    """The words that may be events; of small words only "as" may."""
    if "as" in reading.written:
        return reading.of(Role.DIRECTION, Role.NULL, Role.RELATION, Role.STOP)
    return reading.of(Role.DIRECTION, Role.NULL, Role.RELATION)


def _is_event(word: Word, reading: Reading) -> bool:
    if word.role is Role.DIRECTION:
        is_spent = word.text in ("more", "most") and _leads_direction(word, reading)
        if reading.text_at(word.at + 1) in _MEASURES and reading.text_at(word.at + 2) != "than":
            return False  # "gained less weight"
        return not (is_spent or _is_bound(word, reading) or is_ended(word, reading))
    return word.role in (Role.NULL, Role.RELATION) or _equates(word, reading)


def _equates(word: Word, reading: Reading) -> bool:
    """Whether it is the second "as" of "as painful as", without a "twice" before."""
    if word.text != "as":
        return False
    first = next((w.at for w in reversed(reading.words[max(0, word.at - 6) : word.at])
                  if w.text == "as"), None)  # fmt: skip
    if first is None or word.at - first < _AS_LEAST or reading.text_at(word.at - 1) == "well":
        return False
    before = reading.text_at(first - 1)
    return before not in SHARES and before not in ("times", "fold", "not", "so")


def _leads_direction(word: Word, reading: Reading) -> bool:
    """Whether the next word has the direction: "more slowly"."""
    after = reading.words[word.at + 1 : word.at + 2]
    return bool(after) and after[0].role is Role.DIRECTION and after[0].text not in _EXTENTS


def is_ended(word: Word, reading: Reading) -> bool:
    """Whether *word* is the "longer" of "no longer", in the sense of "not any more"."""
    before = reading.text_at(word.at - 1)
    if (before, word.text) not in (("no", "longer"), ("any", "longer"), ("any", "more")):
        return False
    if word.text == "more":
        return reading.text_at(word.at + 1) in _COMPARES_LENGTH - {"than"}
    after = reading.words[word.at + 1 : word.at + 2]
    if after and after[0].text not in _COMPARES_LENGTH:
        return True
    rest = [other.text for other in reading.words[word.at + 1 :] if other.clause == word.clause]
    verb = reading.words[max(0, word.at - 2) : word.at - 1]
    is_lasting = bool(verb) and verb[0].stems[0] in _LASTS and "be" not in verb[0].stems
    return not is_lasting and "than" not in rest and not {"with", "for"} & set(rest[:1])


def _is_bound(word: Word, reading: Reading) -> bool:
    """Whether "more" here only bounds a figure: "more than 300 people", "five years or more"."""
    if reading.text_at(word.at - 1) == "or" and word.text in ("more", "less", "longer", "higher"):
        return any(
            other.role is Role.NUMBER or other.text in SPELLED
            for other in reading.words[max(0, word.at - 4) : word.at]
        )
    after = reading.words[word.at + 1 : word.at + 3]
    is_figure = len(after) == 2 and (
        after[1].role is Role.NUMBER
        or after[1].text in SPELLED
        or (reading.text_at(word.at - 1) == "no" and after[1].text in (*SHARES, *_ARTICLES))
    )
    return is_figure and after[0].text == "than"


def _is_no_negation(negation: Word, reading: Reading) -> bool:
    after = reading.text_at(negation.at + 1)
    if _only_doubts(negation, reading):
        return True
    if after in _NOT_NEGATIONS.get(negation.text, ()):
        return negation.text == "not" or _is_bound(reading.words[negation.at + 1], reading)
    is_second = negation.text == "no" and reading.text_at(negation.at - 1) == "or"
    return is_second and reading.text_at(negation.at - 2) not in _LITTLE


def _only_doubts(negation: Word, reading: Reading) -> bool:
    """Whether it says that something is not known: "could not tell whether". A hedge tells it."""
    after = reading.texts[negation.at + 1 : negation.at + 7]
    return ("whether" in after or "if" in after) and not _UNKNOWN.isdisjoint(after)


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
        if is_relative(negation, reading) and any(word.text in HAVE for word in between):
            return None  # "women who never smoked had lower"
        if any(word.text in (",", "and") and negation.text != "neither" for word in between):
            return None
        if any(word.role is Role.NUMBER for word in between):
            return None
        if negation.text in OF_THINGS and not _is_thing(event, negation):
            return None
        return event
    return None


def _is_thing(event: Word, negation: Word) -> bool:
    """Whether what "lacking" denies is the event: "without increasing", "lack of any effect"."""
    return event.at - negation.at <= _OF_A_THING


def _doubted(negation: Word, candidates: list[Word], reading: Reading) -> Word | None:
    """The event before a "not significant": "the difference was not statistically significant"."""
    if _DOUBTING.isdisjoint(reading.texts[negation.at + 1 : negation.at + 4]):
        return None
    before = [
        word
        for word in candidates
        if word.at < negation.at <= word.at + _REACH and word.clause == negation.clause
    ]
    return before[-1] if before else None


def _until_doubt(places: list[int], reading: Reading) -> list[int]:
    """The places up to the "seen" of "no longer seen two years later"."""
    ends = [at for at, place in enumerate(places) if reading.words[place].text in _DOUBTING]
    return places[: ends[0] + 1] if ends else places[:3]


def _joined(event: Word, candidates: list[Word], reading: Reading) -> list[Word]:
    """The events that "or" joins to a negated one: "did not shorten ... or lengthen"."""
    joined = []
    for other in candidates:
        between = {word.text for word in reading.words[event.at + 1 : other.at]}
        if other.clause != event.clause:
            continue
        is_second = reading.text_at(other.at - 1) == "and"
        if other.at < event.at and is_second and event.value == "association":
            joined.append(other)  # "yoga and better sleep were not linked"
        if other.at <= event.at:
            continue
        if between & {"or", "nor"} or _is_linked(event, other, reading):
            joined.append(other)
    return joined


def _is_linked(event: Word, other: Word, reading: Reading) -> bool:
    """Whether *other* is what a denied link is to: "was not associated with an increased risk"."""
    between = reading.words[event.at + 1 : other.at]
    return (
        event.value == "association"
        and len(between) <= _OF_A_THING
        and all(word.role in (Role.STOP, Role.DEGREE) for word in between)
    )


def _is_qualified(negation: Word, event: Word, reading: Reading) -> bool:
    if reading.text_at(negation.at - 1) == "or":
        return True  # "little or no"
    between = reading.words[negation.at : event.at + 3]
    if negation.at > event.at:  # "evidence that it helps was not found"
        between = reading.words[: negation.at + 4]
    return any(part in _QUALIFIERS for word in between for part in word.text.split())


def _event(word: Word, turned: dict[int, bool], reading: Reading) -> Event:
    if word.at in turned:
        is_null = word.role is Role.NULL
        return Event("difference", word) if is_null else Event("null", word, turned[word.at])
    if word.role is Role.NULL or word.text == "as":
        return Event(
            "null",
            word,
            word.text
            not in ("identical", "equal", "equally", "same", "as", "unchanged", "unaffected"),
        )
    if word.text == "more" and _is_of_few(word, reading):
        return Event("down", word)
    if worth(word, reading) != word.value:
        return Event(worth(word, reading), word)
    if _compares_extent(word, reading):
        return Event(f"extent {word.value}", word)
    return Event(word.value, word)


def worth(word: Word, reading: Reading) -> str:
    """Return which way a word of direction points; "more effective" is "better"."""
    if word.text in ("more", "less") and reading.text_at(word.at + 1) in _WORTH:
        return "better" if word.text == "more" else "worse"
    return word.value


def _is_of_few(word: Word, reading: Reading) -> bool:
    """Whether "more" makes less of it: "more rarely"."""
    return reading.text_at(word.at + 1) in ("rarely", "seldom", "rare", "uncommon", "uncommonly")


def _compares_extent(word: Word, reading: Reading) -> bool:
    """Whether "more" only says by how much another change differed: "fell more than"."""
    return _extended(word, reading) is not None


def _extended(word: Word, reading: Reading) -> Word | None:
    """The change that *word*, a "more" or "better", only measures: "fell more than"."""
    if word.text in _SIZES:
        near = reading.words[word.at + 1 : word.at + 3]
        named = [one for one in near if one.stems[0] in _NAMED_CHANGES]
        return named[0] if named else None
    if word.text not in _EXTENTS or reading.text_at(word.at + 1) not in _AFTER_EXTENT:
        return None
    earlier = [
        other
        for other in reading.words[: word.at]
        if other.role is Role.DIRECTION
        and other.clause == word.clause
        and other.text not in _EXTENTS
        and other.text not in _ADJECTIVES
    ]
    return earlier[-1] if earlier else None
