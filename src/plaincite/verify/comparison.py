"""Comparator lock: who is compared with whom, however the sentence is turned."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from plaincite.verify.case import Case
from plaincite.verify.ellipsis import unsaid_places
from plaincite.verify.events import events
from plaincite.verify.figures import Figure, figure_places, figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.units import SPELLED
from plaincite.verify.wording import stem

__all__ = [
    "ARMS",
    "are_reciprocal",
    "are_swapped",
    "compares_as",
    "denied_places",
    "names",
    "sides",
]

Sides = tuple[frozenset[str], frozenset[str]]

_COMPARED = frozenset("compared comparison".split())
_TO_FOLLOWS = frozenset("inferior superior preferable noninferior preferred".split())
# Verbs whose subject stands before the object of its own accord: "X beat Y" is "X did better".
_BEATS = frozenset(
    """outperform outperforms outperformed beat beats beaten exceed exceeds exceeded surpass
    surpassed surpasses outdid outdoes outdo outweigh outweighed outweighs trail trailed""".split()
)
_PREFERS = frozenset("prefer prefers preferred favour favours favoured favor favors favored chose "
                     "choose chosen advantage superiority benefit".split())  # fmt: skip
_PREFERRED = frozenset("prefer prefers preferred".split())
_ENDS_SIDE = frozenset(
    "in among for at after during over within on by when while between under".split()
)
_NAMING = frozenset({Role.CONTENT, Role.PEOPLE, Role.ASSERTION})
_NAMING_GROUPS = _NAMING | {Role.TIME}
# Plain words that tell one group from the other.
ARMS = frozenset(
    """treatment treated control controls intervention usual ordinary regular standard routine
    least medication medicine medicines drug drugs alone""".split()
)
_AS_FAR = 14  # words between the two
_AS_JOINED = frozenset("well soon far such".split())
_AS_WHAT = frozenset(
    "many much likely often common frequent high low long well good effective big large".split()
)
_TIMES_APART = tuple(
    (stem(one), stem(other))
    for one, other in (("before", "after"), ("early", "late"), ("morning", "evening"))
)
_TIMES = ("twice", "double", "half", "triple")
_MEASURED = frozenset("fall rise rate risk drop number gain loss reduction increase odds chance "
                      "incidence amount decrease improvement change".split())  # fmt: skip
_PAIRED = (("instead", "of"), ("rather", "than"), ("ahead", "of"), ("relative", "to"))
_LENGTHS = ("minute", "day", "month")
_EXTREMES = {"most": "most", "highest": "most", "least": "least", "lowest": "least"}
# Most words are none of these, and are told at once.
_MAY_COMPARE = frozenset(
    {*_COMPARED, *_BEATS, *_TIMES, *(first for first, _ in _PAIRED)}
    | {"than", "versus", "vs", "v", "against", "as", "to", "over"}
)
_DENIALS = ("un", "non")
_AFTER_WITHOUT = 3  # words that "without" denies
_OVER = 6  # words from "preferred" to its "over"


def are_swapped(case: Case) -> bool:
    """Whether the claim puts the evidence's comparator first and its subject second."""
    ours = sides(case.claim.text)
    theirs = sides(case.evidence.text) if ours is not None or _has_denial(case.claim) else None
    if theirs is None:
        return False
    if ours is None:
        words, denied = case.claim.words, denied_places(case.claim.text)
        return _is_of_denied(names(words, denied), theirs)
    subject, comparator = theirs[0] - theirs[1], theirs[1] - theirs[0]
    first, second = ours[0] - ours[1], ours[1] - ours[0]
    if not second:  # "than those who did"
        return _is_of_denied(first, theirs)
    opposed = _opposed(subject, comparator)
    if opposed:
        subject, comparator = subject & opposed, comparator & opposed
    straight = (first & subject, second & comparator)
    cross = (first & comparator, second & subject)
    kept, crossed = sum(map(len, straight)), sum(map(len, cross))
    is_moved = bool(cross[1]) and not straight[1]
    return (is_moved and (bool(cross[0]) or crossed > kept)) or (all(cross) and not all(straight))


def _has_denial(claim: Reading) -> bool:
    return bool(claim.of(Role.NEGATION))


def _is_of_denied(own: frozenset[str], theirs: Sides) -> bool:
    """Whether the names *own* of a claim that names one side are those of the denied one.

    "Those who did not swim slept worse" where "swimmers slept better than those who did not".
    """
    denied = {name for name in own & theirs[1] - theirs[0] if name.startswith("not ")}
    return bool(denied) and not any(name.removeprefix("not ") in own for name in denied)


def are_reciprocal(case: Case) -> bool:
    """Whether "half as many" of one order of the groups is "twice as many" of the other."""
    ours = {figure.value for figure in figures(case.claim.text)}
    theirs = {figure.value for figure in figures(case.evidence.text)}
    pairs = (({"1/2"}, {"x2"}), ({"x2"}, {"1/2"}), ({"1/3"}, {"x3"}), ({"x3"}, {"1/3"}))
    turned = any(one <= ours and other <= theirs for one, other in pairs)
    return turned and are_swapped(case)


def _opposed(subject: frozenset[str], comparator: frozenset[str]) -> frozenset[str]:
    """The names that one side has and the other denies: "vaccinated", "unvaccinated"."""
    times = {
        time
        for pair in _TIMES_APART
        for time in pair
        if len({time in subject, time in comparator}) == 2 and set(pair) <= subject | comparator
    }
    pairs = {
        name
        for one, other in ((subject, comparator), (comparator, subject))
        for name in one
        if f"not {name}" in other
    }
    return frozenset(times or pairs | {f"not {name}" for name in pairs})


@lru_cache(maxsize=1024)
def sides(text: str) -> Sides | None:
    """Return the names of the subject and of what it is compared with; None without comparison.

    >>> subject, comparator = sides("Compared with placebo, zinc shortened colds.")
    >>> sorted(comparator), "zinc" in subject
    (['placebo', '~dummy_pill'], True)
    """
    reading = read(text)
    if _MAY_COMPARE.isdisjoint(reading.written):
        return None
    boundary = next(
        (word for word in reading.words if word.text in _MAY_COMPARE and _compares(word, reading)),
        None,
    )
    if boundary is None:
        return None
    after = _side(reading, boundary.at + 1, reading.words[: boundary.at])
    counted = figure_places(text)
    denied = denied_places(text)
    comparator = names([word for word in after if word.at not in counted], denied)
    comparator |= _spans(after, text) | _extremes(after, reading)
    comparator |= _unsaid(boundary.at, text)
    by_number = not comparator
    if by_number:
        comparator = _numbers(after)
    if not comparator:
        return None
    rest = reading.words[: boundary.at]
    if not any(word.role in _NAMING for word in rest) and after:
        rest = reading.words[after[-1].at + 1 :]  # "Compared with X, Y ..."
    subject = (
        _numbers(rest)
        if by_number
        else names(rest, denied) | _spans(rest, text) | _extremes(rest, reading)
    )
    ours, others = _lengths(rest, text), _lengths(after, text)
    if ours and others:  # "within 3 hours" than "after 6 hours"
        subject, comparator = subject | ours, comparator | others
    return (comparator, subject) if _is_passive(boundary, reading) else (subject, comparator)


def _unsaid(boundary: int, text: str) -> frozenset[str]:
    """What "than those who did not" denies of the subject, as names."""
    places = unsaid_places(text) if read(text).of(Role.NEGATION) else ()
    if not places or min(places) > boundary:
        return frozenset()
    return names([read(text).words[place] for place in sorted(places)], places)


def _spans(words: Sequence[Word], text: str) -> frozenset[str]:
    """Lengths of time that tell one group from the other: "every three months"."""
    places = {word.at for word in words}
    return frozenset(
        f"={figure.amount} {figure.measure}"
        for figure in figures(text)
        if figure.at in places and figure.measure in ("day", "month") and _recurs(figure, text)
    )


def _lengths(words: Sequence[Word], text: str) -> frozenset[str]:
    """Lengths of time in *words*, which may tell one group from the other."""
    places = {word.at for word in words}
    return frozenset(
        f"#{figure.amount} {figure.measure}"
        for figure in figures(text)
        if figure.at in places and figure.measure in _LENGTHS
    )


def _extremes(words: Sequence[Word], reading: Reading) -> frozenset[str]:
    """Return "most" and "least", where the text sets them against each other."""
    found = _EXTREMES.keys() & reading.written
    if {_EXTREMES[text] for text in found} != {"most", "least"}:
        return frozenset()
    return frozenset(_EXTREMES[word.text] for word in words if word.text in found)


def _recurs(figure: Figure, text: str) -> bool:
    return read(text).text_at(figure.at - 1) in ("every", "each")


def _side(reading: Reading, start: int, before: Sequence[Word]) -> list[Word]:
    """The words that name the comparator: up to a mark or a word that opens something else.

    A noun that the subject has too ("than nurses on fixed days") does not name it yet.
    """
    side: list[Word] = []
    shared = {word.key for word in before if word.value != "people"}
    is_named = is_begun = False
    for word in reading.words[start:]:
        if is_named and (word.role in (Role.MARK, Role.ENDS_CLAUSE) and word.text != "-"):
            break
        if (is_named and word.text in _ENDS_SIDE) or (
            is_begun and word.role is Role.DIRECTION and word.text not in _EXTREMES
        ):
            break
        side.append(word)
        is_named = is_named or (word.role in _NAMING and word.key not in shared)
        is_begun = is_begun or is_named or word.role is Role.NUMBER
    return side


def _compares(word: Word, reading: Reading) -> bool:
    text = word.text
    if text in ("than", "versus", "vs", "v", "against"):
        is_figure_next = word.at + 1 < len(reading.words) and (
            reading.words[word.at + 1].role is Role.NUMBER
            or reading.words[word.at + 1].text in SPELLED
        )
        is_other = text == "against" or reading.text_at(word.at - 1) == "rather"
        return not is_figure_next and not is_other
    if text in _TIMES or text in _BEATS:
        return _compares_by_itself(word, reading)
    if text == "as":
        return compares_as(word.at, reading)
    if text == "to" and reading.text_at(word.at - 1) in _TO_FOLLOWS:
        return True
    if text in ("over", "to"):
        before = {other.text for other in reading.words[max(0, word.at - _OVER) : word.at]}
        return bool(before & (_PREFERS if text == "over" else _PREFERRED))
    after = reading.text_at(word.at + 1)
    return text in _COMPARED or (text, after) in _PAIRED


def compares_as(at: int, reading: Reading) -> bool:
    """Whether the "as" at *at* is the second one of "as many falls as" or "as accurate as"."""
    earlier = reading.texts[max(0, at - _AS_FAR) : at]
    if "as" not in earlier:
        return False
    is_short = earlier[-2:-1] == ("as",) and earlier[-1] not in _AS_JOINED
    return is_short or not _AS_WHAT.isdisjoint(earlier)


def _compares_by_itself(word: Word, reading: Reading) -> bool:
    """Whether "beat" or "twice" has something on both its sides: "twice the fall with Y"."""
    after, then = reading.text_at(word.at + 1), reading.text_at(word.at + 2)
    if word.text in _TIMES:
        return after == "that" or (after == "the" and then in _MEASURED)
    return _names_on(reading.words[: word.at]) and _names_on(reading.words[word.at + 1 :])


def _names_on(words: Iterable[Word]) -> bool:
    return any(word.role in _NAMING for word in words)


def _is_passive(boundary: Word, reading: Reading) -> bool:
    """Whether the verb is turned round: "was outperformed by"."""
    return boundary.text in _BEATS and reading.text_at(boundary.at + 1) == "by"


@lru_cache(maxsize=1024)
def denied_places(text: str) -> frozenset[int]:
    """Return the places of words that *text* denies, those after "without" too."""
    reading = read(text)
    denied = set(events(text).negated)
    for word in reading.of(Role.NEGATION) if "without" in reading.written else ():
        if word.text == "without":
            for other in reading.words[word.at + 1 : word.at + 1 + _AFTER_WITHOUT]:
                is_end = other.role in (Role.MARK, Role.ENDS_CLAUSE) or other.text in _ENDS_SIDE
                if is_end:
                    break
                denied.add(other.at)
    return frozenset(denied)


def names(words: Iterable[Word], denied: frozenset[int]) -> frozenset[str]:
    """Return the names in *words*; a denied one is another name: "smoked" and "never smoked"."""
    found: set[str] = set()
    for word in words:
        is_denied = word.at in denied
        is_naming = word.role in _NAMING_GROUPS or word.text in ARMS
        if word.value == "people" or not (is_naming or (is_denied and word.role is Role.GENERIC)):
            continue
        bare = _without_denial(word)
        if bare is not None:
            found.add(f"not {bare}")
        elif is_denied:
            found.update(f"not {form}" for form in (word.key, *word.stems))
        else:
            found.update((word.key, *word.stems))
    return frozenset(found)


def _without_denial(word: Word) -> str | None:
    """The plain form of what "unvaccinated" or "non-smokers" denies."""
    if word.text.endswith("ed") and len(word.text) > 7 and word.role is Role.CONTENT:
        for start in _DENIALS:
            if word.text.startswith(start):
                return stem(word.text.removeprefix(start))
    return None


def _numbers(words: Iterable[Word]) -> frozenset[str]:
    """Figures that name a group: "10 years rather than 5"."""
    return frozenset(f"#{word.key}" for word in words if word.role is Role.NUMBER)
