"""Crossing lock: what is told of two things side by side may not change partners.

"Pain improved with exercise, and stiffness with massage" has two parts built alike. A claim that
takes the pain of the one and the massage of the other, and leaves out their partners, is refused.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from plaincite.verify.case import Case
from plaincite.verify.comparison import ARMS
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.units import SHARES, SPELLED, UNITS

__all__ = ["crossing_reasons"]

# A part of a text: each place in its build ("S" subject, "V" what happened, "N1" the first number,
# "O" what it happened to, or a preposition) with the words that stand there.
_Part = dict[str, frozenset[str]]
# Places that two parts both have, each with the words of the one and of the other alone.
_Contrast = tuple[tuple[str, frozenset[str], frozenset[str]], ...]

_TELLS = frozenset({Role.DIRECTION, Role.NULL, Role.DEGREE, Role.NEGATION, Role.RELATION})
_TOPICS = frozenset({Role.CONTENT, Role.PEOPLE, Role.ASSERTION, Role.TIME})
_PREPOSITIONS = frozenset(
    "in on with for at after during among without to by from before within against".split()
)
_WHEN = frozenset(["before", "after"])
_OPENS = frozenset(["when", "where", "if"])
_BOUNDS = frozenset("over under above below".split())
_VERBS = frozenset("was were is are had has have did do does could may would can".split())
_STEPS = {"(": 1, "[": 1, ")": -1, "]": -1}  # into brackets and out of them
_PARTS = frozenset([";", ".", ":"])
_PARTING = frozenset({Role.ENDS_CLAUSE})
_LASTING = frozenset("stayed remained persisted continued still".split())
_COUNTING = frozenset((*SPELLED, *SHARES, "none"))


def crossing_reasons(case: Case) -> tuple[str, ...]:
    """Say so where the claim joins what the evidence tells in two parts that are built alike."""
    contrasts = _contrasts(case.evidence.text)
    if not contrasts or "respectively" in case.evidence.keys:
        return ()
    told = _told(case.evidence.text)
    goes_on = not _LASTING.isdisjoint(case.claim.written)
    for stretch in _stretches(case.claim.text):
        if _running(stretch) in told or (goes_on and _goes_on(stretch)):
            continue  # word for word, less brackets
        mine = frozenset().union(*_built(stretch).values())
        if any(_is_crossed(mine, contrast) for contrast in contrasts):
            return ("The claim joins what the cited sentence says of two different things.",)
    return ()


def _is_crossed(mine: frozenset[str], contrast: _Contrast) -> bool:
    """Whether *mine* has a word of each part, and neither word's counterpart in the other part."""
    of_first = [place for place, own, others in contrast if own & mine and not others & mine]
    of_second = [place for place, own, others in contrast if others & mine and not own & mine]
    return any(first != second for first in of_first for second in of_second)


def _goes_on(stretch: Sequence[Word]) -> bool:
    """Whether it only says that what came before lasted: "and stayed lower for two years"."""
    return any(word.text in _LASTING for word in stretch[:3])


@lru_cache(maxsize=1024)
def _contrasts(text: str) -> tuple[_Contrast, ...]:
    """Return, for every two parts of *text*, what either has alone at the places both have."""
    stretches = _stretches(text)
    if len(stretches) < 2:
        return ()
    parts = [(part, frozenset[str]().union(*part.values())) for part in map(_built, stretches)]
    return tuple(
        contrast
        for (one, all_one), (other, all_other) in combinations(parts, 2)
        if len(contrast := tuple(_contrast(one, other, all_one, all_other))) > 1
    )


def _contrast(
    one: _Part, other: _Part, all_one: frozenset[str], all_other: frozenset[str]
) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    shared = one.keys() & other.keys()
    for place in shared if len(shared) > 1 else ():  # one place alone has no counterpart
        own, others = one[place] - all_other, other[place] - all_one
        if own and others:
            yield place, own, others


@lru_cache(maxsize=1024)
def _told(text: str) -> str:
    return _running(read(text).words)


def _running(words: Sequence[Word]) -> str:
    """Join *words* without marks and brackets."""
    mark = Role.MARK
    plain = (
        word.text for word, is_outside in _bracketed(words) if is_outside and word.role is not mark
    )
    return " ".join(("", *plain, ""))


def _bracketed(words: Sequence[Word]) -> Iterator[tuple[Word, bool]]:
    """Yield each word, and whether it stands outside brackets; a closing one does."""
    depth = 0
    for word in words:
        if word.text in _STEPS:
            depth = max(0, depth + _STEPS[word.text])
        yield word, depth == 0


def _stretches(text: str) -> list[list[Word]]:
    """Cut *text* into the parts that tell something of their own."""
    reading = read(text)
    stretches: list[list[Word]] = [[]]
    for word, is_outside in _bracketed(reading.words):
        # Within brackets a semicolon parts statistics and not statements.
        if is_outside and _divides(word, reading):
            stretches.append([])
        else:
            stretches[-1].append(word)
    return list(_merged(stretches))


def _divides(word: Word, reading: Reading) -> bool:
    if word.text != "and":
        return word.role in _PARTING or word.text in _PARTS
    before, after = reading.text_at(word.at - 1), reading.words[word.at + 1 : word.at + 2]
    is_list = before in UNITS or before.replace(".", "").isdigit()
    return bool(after) and not (is_list and after[0].role is Role.NUMBER)


def _merged(stretches: list[list[Word]]) -> Iterator[list[Word]]:
    """Join a stretch that tells nothing of its own ("and exercise") to the one before it."""
    held: list[Word] = []
    held_tells = False
    for stretch in stretches:
        tells = any(map(_tells, stretch))
        is_own = tells or (bool(stretch) and stretch[0].text in _PREPOSITIONS and bool(held))
        if is_own and held_tells:
            yield held
            held, held_tells = [], False
        held = held + stretch
        held_tells = held_tells or tells
    if held:
        yield held


def _tells(word: Word) -> bool:
    return word.role in _TELLS or word.text == "least" or _counts(word)


def _counts(word: Word) -> bool:
    return word.text in _COUNTING or word.role is Role.NUMBER


def _built(stretch: list[Word]) -> _Part:
    """Lay the words of *stretch* in the places where they stand."""
    places: dict[str, set[str]] = {}
    place, n_counted = "S", 0
    for at, word in enumerate(stretch):
        text = word.text
        if text in _PREPOSITIONS or text in _OPENS:
            place = "if" if text in _OPENS else text
            if text in _WHEN:
                places.setdefault("when", set()).add(text)
        elif _counts(word):
            if not _is_whole(at, stretch):
                n_counted += 1
                places.setdefault(f"N{n_counted}", set()).add(word.key)
        elif word.role in _TELLS or text == "least":
            places.setdefault("V", set()).add(word.value or word.key)
            place = "O" if place == "S" else place
        elif text in _VERBS:
            place = "O"
        elif place == "S" and text.endswith("ed") and word.role is Role.CONTENT:
            places.setdefault("V", set()).update({word.key, *word.stems})
            place = "O"
        elif word.role in _TOPICS or text in _BOUNDS or text in ARMS:
            places.setdefault(place, set()).update({word.key, *word.stems})
    return {name: frozenset(words) for name, words in places.items()}


def _is_whole(at: int, stretch: list[Word]) -> bool:
    """Whether it is the 10 of "8 in 10"."""
    return at > 1 and stretch[at - 1].text == "in" and _counts(stretch[at - 2])
