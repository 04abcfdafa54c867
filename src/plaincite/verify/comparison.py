"""Comparator lock: who is compared with whom, and which figure belongs to whom."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache

from plaincite.verify.case import Case
from plaincite.verify.events import events
from plaincite.verify.figures import Figure, figure_places, figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read

__all__ = ["are_swapped", "figure_order", "figure_reasons", "sides"]

_COMPARED = frozenset("compared comparison relative".split())
_TO_FOLLOWS = frozenset("inferior superior preferable noninferior".split())
_ENDS_SIDE = frozenset(
    "in among for at after during over within without on by when while between under".split()
)
_NAMING = (Role.CONTENT, Role.PEOPLE, Role.ASSERTION)
_OWNER_FOLLOWS = frozenset(
    "in with for of on among after without given receiving taking assigned when following "
    "against before who".split()
)
_ARMS = frozenset("treatment treated control controls intervention".split())
_LABELS = frozenset({"=with", "=without"})
_LINKS = frozenset(["to", "-", "\u2013", "\u2212"])
_TIME_POINT = frozenset("at after by within for during over until".split())
_PEOPLE_NEAR = 4
_BRACKET = 16
_NEAR = 8  # words from a figure to the group it belongs to


def are_swapped(case: Case) -> bool:
    """Whether the claim puts the evidence's comparator first and its subject second."""
    ours, theirs = sides(case.claim.text), sides(case.evidence.text)
    if ours is None or theirs is None:
        return False
    subject, comparator = theirs[0] - theirs[1], theirs[1] - theirs[0]
    kept = len(ours[0] & subject) + len(ours[1] & comparator)
    crossed = len(ours[0] & comparator) + len(ours[1] & subject)
    is_moved = bool(ours[1] & subject) and not ours[1] & comparator
    return is_moved and (bool(ours[0] & comparator) or crossed > kept)


@lru_cache(maxsize=8192)
def sides(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the names of the subject and of what it is compared with; None without comparison.

    >>> subject, comparator = sides("Compared with placebo, zinc shortened colds.")
    >>> sorted(comparator), "zinc" in subject
    (['placebo', '~dummy_pill'], True)
    """
    reading = read(text)
    boundary = next((word for word in reading.words if _compares(word, reading)), None)
    if boundary is None:
        return None
    after = _side(reading, boundary.at + 1)
    counted = figure_places(text)
    negated = events(text).negated
    comparator = _marked([word for word in after if word.at not in counted], negated)
    by_number = not comparator
    if by_number:
        comparator = _numbers(after)
    if not comparator:
        return None
    rest = reading.words[: boundary.at]
    if not any(word.role in _NAMING for word in rest) and after:
        rest = reading.words[after[-1].at + 1 :]  # "Compared with X, Y ..."
    return (_numbers(rest) if by_number else _marked(rest, negated)), comparator


def _side(reading: Reading, start: int) -> list[Word]:
    """The words that name the comparator: up to a mark or a word that opens something else."""
    side: list[Word] = []
    for word in reading.words[start:]:
        is_named = any(other.role in _NAMING for other in side)
        is_begun = is_named or any(other.role is Role.NUMBER for other in side)
        if is_named and (word.role in (Role.MARK, Role.ENDS_CLAUSE) and word.text != "-"):
            break
        if (is_named and word.text in _ENDS_SIDE) or (is_begun and word.role is Role.DIRECTION):
            break
        side.append(word)
    return side


def _compares(word: Word, reading: Reading) -> bool:
    after = _text(reading, word.at + 1)
    is_figure_next = word.at + 1 < len(reading.words) and (
        reading.words[word.at + 1].role is Role.NUMBER
    )
    if word.text in ("than", "versus", "vs"):
        return not is_figure_next and _text(reading, word.at - 1) != "rather"
    if word.text == "as":
        return _text(reading, word.at - 2) == "as" and word.at >= 2
    if word.text == "to":
        return _text(reading, word.at - 1) in _TO_FOLLOWS
    return word.text in _COMPARED or (word.text, after) in (("instead", "of"), ("rather", "than"))


def _marked(words: Sequence[Word], negated: frozenset[int]) -> frozenset[str]:
    """The names in *words*; a denied one is another name: "smoked" and "never smoked"."""
    plain = _names(word for word in words if word.at not in negated)
    denied = _names(word for word in words if word.at in negated)
    return plain | {f"not {name}" for name in denied}


def _numbers(words: Iterable[Word]) -> frozenset[str]:
    """Figures that name a group: "10 years rather than 5"."""
    return frozenset(f"#{word.key}" for word in words if word.role is Role.NUMBER)


def _names(words: Iterable[Word]) -> frozenset[str]:
    found: set[str] = set()
    for word in words:
        if word.role in (*_NAMING, Role.TIME) or word.text in _ARMS:
            found.add(word.key)
            found.update(word.stems)
    return frozenset(found)


def figure_reasons(case: Case) -> tuple[str, ...]:
    """Say which figures of the claim belong to another group in the evidence."""
    ours, theirs = _owners(case.claim.text), _owners(case.evidence.text)
    is_labelled = any(names & _LABELS for _, names in theirs)
    reasons = []
    for figure, found in ours:
        names = found
        is_plain = "with" in case.claim.keys and "without" not in case.claim.keys
        if is_labelled and is_plain and not found & _LABELS:
            names = found | {"=with"}
        same = [their for other, their in theirs if _is_same(figure, other)]
        if not same or not names or _is_age(figure, case.claim):
            continue
        others = [
            their
            for other, their in theirs
            if not _is_same(figure, other)
            and (
                other.measure == figure.measure
                or (figure.measure == "people" and _is_strange(names, same, their))
            )
        ]
        if all(_is_moved(names, mine, others) for mine in same):
            reasons.append(
                f"The number {figure.written} belongs to another group in the cited sentence."
            )
    return tuple(reasons)


def figure_order(case: Case) -> str | None:
    """Return "up" or "down": how the claim's subject stands to its comparator by the evidence.

    Each must own one figure of one measure in the evidence; None when it does not.
    """
    compared = sides(case.claim.text)
    if compared is None:
        return None
    owned = [(figure, names) for figure, names in _owners(case.evidence.text) if figure.measure]
    for first, ours in owned:
        for second, theirs in owned:
            fits = first.measure == second.measure and first.amount != second.amount
            subject, comparator = ours - theirs, theirs - ours
            if (
                fits
                and compared[0] & subject
                and compared[1] & comparator
                and not compared[0] - compared[1] & comparator
                and not compared[1] - compared[0] & subject
            ):
                return "up" if Fraction(first.amount) > Fraction(second.amount) else "down"
    return None


def _is_strange(names: frozenset[str], same: list[frozenset[str]], their: frozenset[str]) -> bool:
    """Whether all of *names* stand with another kind of figure, and none with this one."""
    return all(mine and not names & mine for mine in same) and names <= their


def _is_age(figure: Figure, reading: Reading) -> bool:
    before = _text(reading, figure.at - 1)
    is_time = figure.measure in ("minute", "day", "month") and before in _TIME_POINT
    return is_time or before in ("age", "aged", "than", "over", "under")


def _is_same(figure: Figure, other: Figure) -> bool:
    return figure.amount == other.amount and figure.measure == other.measure


def _is_moved(names: frozenset[str], mine: frozenset[str], others: list[frozenset[str]]) -> bool:
    """Whether *names* fit another figure's owner better than this figure's own."""
    if not mine:
        return False
    label = names & _LABELS
    if label and mine & _LABELS:
        return label != mine & _LABELS and any(label == other & _LABELS for other in others)
    return any(len(names & (other - mine)) > len(names & (mine - other)) for other in others)


@lru_cache(maxsize=8192)
def _owners(text: str) -> tuple[tuple[Figure, frozenset[str]], ...]:
    """Each figure of *text* with the names that stand with it."""
    reading = read(text)
    found = [figure for figure in figures(text) if figure.measure != "whole"]
    pairs = _paired(found, reading)
    return tuple(
        (figure, pairs.get(place) or _owner(place, found, reading))
        for place, figure in enumerate(found)
    )


def _paired(found: list[Figure], reading: Reading) -> dict[int, frozenset[str]]:
    """Owners of "(7% vs 16%)" after a comparison, and of figures that "respectively" lists."""
    compared = sides(reading.text)
    pairs: dict[int, frozenset[str]] = {}
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        between = [word.text for word in reading.words[first.end : second.at]]
        is_bracketed = "(" in [word.text for word in reading.words[max(0, first.at - 3) : first.at]]
        if compared and is_bracketed and set(between) & {"vs", "versus", "v", "and", "against"}:
            pairs[place] = compared[0] - compared[1]
            pairs[place + 1] = compared[1] - compared[0]
    return pairs


def _owner(place: int, found: list[Figure], reading: Reading) -> frozenset[str]:
    """The names after a figure where a preposition leads to them, else those before it."""
    figure = found[place]
    if place and _text(reading, figure.at - 1) in _LINKS and figure.at - found[place - 1].end <= 2:
        start = found[place - 2].end if place > 1 else 0
        led = _led_to(figure, place, found, reading)
        return led or _group(reading.words[max(start, figure.at - _NEAR) : figure.at], reading)
    after = _after_units(figure, reading)
    until = found[place + 1].at if place + 1 < len(found) else len(reading.words)
    is_range = (_LINKS | {"of", "/"}) & {_text(reading, figure.end), _text(reading, after)}
    if is_range and until - figure.end <= 2 and place + 1 < len(found):
        return _owner(place + 1, found, reading)
    led = _led_to(figure, place, found, reading)
    if led:
        return led
    start = found[place - 1].end if place else 0
    return _group(reading.words[max(start, figure.at - _NEAR) : figure.at], reading)


def _led_to(figure: Figure, place: int, found: list[Figure], reading: Reading) -> frozenset[str]:
    """The names that a preposition after the figure leads to, up to the next figure."""
    if figure.unit == "people":
        end = min([other.at for other in found[place + 1 :]] + [figure.end + _PEOPLE_NEAR])
        return _group(reading.words[figure.end : end], reading)
    after = _after_bracket(_after_units(figure, reading), reading)
    until = min([other.at for other in found[place + 1 :] if other.at > after], default=None)
    until = len(reading.words) if until is None else until
    if _text(reading, after) not in _OWNER_FOLLOWS:
        return frozenset()
    dose = next((other for other in found[place + 1 :] if other.at == after + 1), None)
    if dose is not None and dose.measure in ("mg", "mcg", "ml", "iu"):
        return frozenset({f"={dose.amount} {dose.measure}"})
    led = reading.words[after : min(until, after + _NEAR)]
    stop = next((place for place, word in enumerate(led) if place and word.text == ","), len(led))
    return _group(led[:stop], reading) | _shared_head(led, until, reading)


def _shared_head(led: Sequence[Word], until: int, reading: Reading) -> frozenset[str]:
    """The noun that the next group lends: "3% for cemented and 5% for uncemented hips"."""
    if not led or led[-1].text not in ("and", "or", "versus", "vs") or led[-1].at != until - 1:
        return frozenset()
    if len(led) < 2 or led[-2].role is not Role.CONTENT:
        return frozenset()
    named: list[Word] = []
    for word in reading.words[until + 1 :]:
        if named and word.role is not Role.CONTENT:
            break
        if word.role is Role.CONTENT:
            named.append(word)
    return _names(named[-1:]) if len(named) > 1 else frozenset()


def _after_bracket(at: int, reading: Reading) -> int:
    """Step over what stands in brackets: "0.67 (0.38 to 1.14) in women"."""
    if _text(reading, at) != "(":
        return at
    end = at
    while end < min(at + _BRACKET, len(reading.words)) and _text(reading, end) != ")":
        end += 1
    return end + 1


def _after_units(figure: Figure, reading: Reading) -> int:
    at = figure.end
    if figure.unit is not None and at < len(reading.words):
        at += 1 if reading.words[at].text not in _OWNER_FOLLOWS else 0
    if _text(reading, at) in ("per", "a", "each") or _text(reading, at).startswith(("per ", "a ")):
        at += 1 if " " in _text(reading, at) else 2
    return at


def _group(words: Iterable[Word], reading: Reading) -> frozenset[str]:
    """The names in *words*; "with" and "without" are names where the text sets them apart."""
    listed = list(words)
    names = set(_names(word for word in listed if word.value != "people"))
    texts = [word.text for word in reading.words]
    here = [word.text for word in listed]
    if "without" in here or ("with" in here and "without" in texts):
        names.add("=without" if "without" in here else "=with")
    return frozenset(names)


def _text(reading: Reading, at: int) -> str:
    return reading.words[at].text if 0 <= at < len(reading.words) else ""
