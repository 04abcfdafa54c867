"""Whose figure it is: a text is cut where it passes from one group to another.

"Versus", "whereas" and "and 31 of 118" cut; what is named in a stretch belongs to the figures in
it. Nothing is judged here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from plaincite.verify.comparison import compares_as, denied_places, names, sides
from plaincite.verify.ellipsis import unsaid_places
from plaincite.verify.figures import PER, Figure, figure_places, figures
from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.units import SPELLED, UNITS

__all__ = [
    "LABELS",
    "OTHERS",
    "SPANS",
    "Owned",
    "contrasts",
    "has_peers",
    "owned",
    "parts_of_wholes",
]

_COUNTS = (None, "people", "case", "whole")
SPANS = ("minute", "day", "month", "second")
_DOSES = ("mg", "mcg", "ml", "iu", "g")
_DIVIDES = frozenset("versus vs v than compared against as from instead rather ; . ?".split())
_JOINS = frozenset("and , or".split())
_RELATIVES = frozenset(["which", "who"])  # ", which took 12 minutes" goes on about what is named
_BETWEEN = frozenset(
    """versus vs v than compared against and or , with to in of for ( ) % percent at by on the =
    group groups people patients those - a""".split()
)
_THINGS = frozenset(["country", "hospital", "centre"])
_STATISTIC = frozenset("ci cri p sd se iqr interval hr rr or aor md smd".split())
_RANGE_MARKS = frozenset(["to", "-", "\u2013", "\u2212"])
_LEADS = frozenset(
    """in with for of on among after without given receiving taking assigned when following before
    who offered allocated randomised randomized getting using had having under at treated
    bathed""".split()
)
LABELS = frozenset({"=with", "=without"})
OTHERS = "=others"  # whoever is not named
_REST = frozenset("others rest remainder".split())
_CONTRASTS = frozenset("while whereas ;".split())
_OPENING = frozenset("([")
_BRACKET = 24  # words of a bracket that are read


@dataclass(frozen=True, slots=True)
class Owned:
    """A figure, with what is named in its stretch of the text."""

    figure: Figure
    names: frozenset[str]
    kind: str  # what figures it can be laid beside


@lru_cache(maxsize=1024)
def owned(text: str) -> tuple[Owned, ...]:
    """Return the figures of *text* that can belong to a group, each with the names beside it.

    >>> [sorted(each.names) for each in owned("It took 4 days with zinc and 7 with honey.")]
    [['zinc'], ['honey']]
    """
    reading = read(text)
    found = _not_statistics(text)
    if len(found) < 2:
        return tuple(
            Owned(figure, _named(reading.words, reading, ()), _kind(figure)) for figure in found
        )
    edges = _edges(found, reading)
    told = [_told(figure, found, edges, reading) for figure in found]
    _share_what_comes_first(told, found, edges, reading)
    for place, pair in _listed(found, reading).items():
        told[place] = pair
    return tuple(
        Owned(figure, each, _kind(figure)) for figure, each in zip(found, told, strict=True)
    )


@lru_cache(maxsize=1024)
def has_peers(text: str) -> bool:
    """Whether *text* has two figures of one kind, so that one could be told of the other's group.

    Asked first, since most sentences have none.
    """
    found = _not_statistics(text)
    bare = sum(figure.measure is None for figure in found)
    if bare and len(found) > 1:
        return True  # "two sessions ... four or more": a bare figure may be of any kind
    amounts: dict[str, str] = {}
    return any(amounts.setdefault(_kind(each), each.amount) != each.amount for each in found)


@lru_cache(maxsize=1024)
def _not_statistics(text: str) -> tuple[Figure, ...]:
    reading = read(text)
    return tuple(
        figure
        for figure in figures(text)
        if figure.measure != "whole" and not _is_statistic(figure, reading)
    )


def _edges(found: Sequence[Figure], reading: Reading) -> list[int]:
    """The places where the text passes on to another group, in order."""
    edges = [word.at for word in reading.words if _divides(word, reading)]
    for place, first in enumerate(found):
        second = next((each for each in found[place + 1 :] if _is_like(each, first)), None)
        join = _join(first, second or found[min(place + 1, len(found) - 1)], reading)
        is_cut = second is None or any(first.at < edge < second.at for edge in edges)
        if is_cut and join is not None and reading.text_at(join + 1) in _RELATIVES:
            continue
        if join is not None and (not is_cut or reading.text_at(join - 1) == ","):
            edges.append(join)
    return sorted(set(edges))


def _is_like(later: Figure, first: Figure) -> bool:
    """Whether *later* is of one kind with *first*, or bare: the 7 of "4 days ... and 7"."""
    is_bare = later.measure is None and later.unit is None
    return _kind(later) == _kind(first) or is_bare


def _join(first: Figure, second: Figure, reading: Reading) -> int | None:
    """The place of the "and" or comma that leads from one figure to another."""
    if _is_one(first, second, reading):
        return None
    between = reading.words[first.end : second.at]
    joins = [word.at for word in between if word.text == "and"]
    joins = joins or [word.at for word in between if word.text in _JOINS]
    return joins[-1] if joins else None


def _divides(word: Word, reading: Reading) -> bool:
    if word.text not in _DIVIDES:
        return word.role is Role.ENDS_CLAUSE
    near = reading.words[word.at + 1 : word.at + 4]
    is_figure_next = bool(near) and (near[0].role is Role.NUMBER or near[0].text in SPELLED)
    divides = {
        "from": is_figure_next and _ends_figure(word.at, reading),
        "instead": bool(near) and near[0].text == "of",
        "rather": bool(near) and near[0].text == "than",
        "as": compares_as(word.at, reading),
        "than": not is_figure_next,
        "against": any(other.role is Role.NUMBER for other in near),
        "v": any(other.role is Role.NUMBER for other in near),
    }
    return divides.get(word.text, True)


def _ends_figure(at: int, reading: Reading) -> bool:
    """Whether a figure stands right before *at*: "18% from 29%"."""
    before = reading.words[max(0, at - 2) : at]
    return any(word.role is Role.NUMBER for word in before)


def _is_one(first: Figure, second: Figure, reading: Reading) -> bool:
    """Whether two figures make one: "31 of 118", "of 118 people, 31", "14 to 19"."""
    between = reading.texts[first.end : second.at]
    if "of" in between[:2] and len(between) <= 3:
        return True
    if reading.text_at(first.at - 1) == "of" and reading.text_at(first.at - 2) in (
        "",
        ",",
        ";",
        ".",
    ):
        return True
    return bool(between) and len(between) <= 2 and between[-1] in _RANGE_MARKS


def _kind(figure: Figure) -> str:
    if figure.written.startswith("halv") or figure.measure == "times":
        return "change"
    if figure.measure == "point":
        return "%"  # "1.1 percentage points with X and 0.3 points with Y"
    measure = figure.measure
    if measure is None or measure in _COUNTS or measure.startswith(PER):
        return "count"
    return measure


def _is_statistic(figure: Figure, reading: Reading) -> bool:
    """Whether it tells how sure a result is, not what the result is: "(95% CI 8 to 16)"."""
    before = reading.texts[max(0, figure.at - 3) : figure.at]
    if "p" in before or "ci" in before or reading.text_at(figure.end + 1) in ("ci", "confidence"):
        return True
    opening = _bracket_before(figure, reading)
    if opening is None:
        return False
    inside = reading.texts[opening : figure.at]
    is_range = reading.text_at(figure.end) in _RANGE_MARKS or (
        len(inside) > 1 and inside[-1] in _RANGE_MARKS
    )
    return not _STATISTIC.isdisjoint(inside) or (is_range and len(inside) <= 3)


def _bracket_before(figure: Figure, reading: Reading) -> int | None:
    """The place of the bracket that the figure stands in."""
    if _OPENING.isdisjoint(reading.written):
        return None
    for place in range(figure.at - 1, max(-1, figure.at - _BRACKET), -1):
        text = reading.texts[place]
        if text in (")", "]"):
            return None
        if text in _OPENING:
            return place
    return None


def _told(
    figure: Figure, found: Sequence[Figure], edges: Sequence[int], reading: Reading
) -> frozenset[str]:
    start, end = _stretch(figure, edges, reading)
    others = [each for each in found if start <= each.at < end and each is not figure]
    return _named(reading.words[start:end], reading, others)


def _stretch(figure: Figure, edges: Sequence[int], reading: Reading) -> tuple[int, int]:
    start = max((edge + 1 for edge in edges if edge < figure.at), default=0)
    end = min((edge for edge in edges if edge >= figure.end), default=len(reading.words))
    return start, end


def _named(words: Iterable[Word], reading: Reading, others: Sequence[Figure]) -> frozenset[str]:
    """The names in *words*, and the doses and times among *others*."""
    counted, denied = figure_places(reading.text), denied_places(reading.text)
    listed = [word for word in words if word.at not in counted]
    here = {word.text for word in listed}
    marks = {
        f"={each.amount} {each.measure}"
        for each in others
        if each.measure in (*SPANS, "times") or each.unit in _DOSES
    }
    is_denied = not here.isdisjoint(word.text for word in reading.of(Role.NEGATION))
    if is_denied and any(word.role is Role.NEGATION and _ends(word, reading) for word in listed):
        marks.add("=without")  # "those who did not"
        unsaid = unsaid_places(reading.text)
        marks |= names([reading.words[place] for place in sorted(unsaid)], unsaid)
    if _REST & here:
        marks.add(OTHERS)
    if "without" in here or ("with" in here and "without" in reading.keys):
        marks.add("=without" if "without" in here else "=with")
        if "without" in here:
            unsaid = unsaid_places(reading.text)
            marks |= names([reading.words[place] for place in sorted(unsaid)], unsaid)
    return names(listed, denied) | marks


def _ends(word: Word, reading: Reading) -> bool:
    """Whether nothing but a bracket or a mark follows: "those who did not (3.6)"."""
    after = reading.words[word.at + 1 : word.at + 2]
    return not after or after[0].role in (Role.MARK, Role.ENDS_CLAUSE)


def _share_what_comes_first(
    told: list[frozenset[str]], found: Sequence[Figure], edges: Sequence[int], reading: Reading
) -> None:
    """Give "Survival was" of "Survival was 16 months with X and 12 with Y" to both figures."""
    denied = denied_places(reading.text)
    for place in range(1, len(found)):
        first, second = found[place - 1], found[place]
        start, end = _stretch(first, edges, reading)
        begin, _ = _stretch(second, edges, reading)
        is_next = begin > first.at and not names(reading.words[begin : second.at], denied)
        led = reading.words[first.end : end]
        is_led = bool(_LEADS & {word.text for word in led[:6]})
        if is_next and is_led and _named(led, reading, found[place:] if start <= end else ()):
            before = [each for each in found if start <= each.at < first.at]
            shared = _named(reading.words[start : first.at], reading, before)
            told[place] |= shared - _rivals(reading.words[start : first.at], told[place])


def _rivals(words: Sequence[Word], told: frozenset[str]) -> frozenset[str]:
    """What tells a thing in *words* from the same one in *told*: "red" beside "white trays"."""
    pairs = pairwise(words)
    return frozenset(
        form
        for first, second in pairs
        if second.key in told and first.key not in told and first.role is Role.CONTENT
        for form in (first.key, *first.stems)
    )


def _listed(found: Sequence[Figure], reading: Reading) -> dict[int, frozenset[str]]:
    """Owners of "(7% vs 16%)" after a comparison, and of figures that "respectively" lists."""
    pairs: dict[int, frozenset[str]] = {}
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        if _kind(first) != _kind(second):
            continue
        between = set(reading.texts[first.end : second.at])
        if not between or between - _BETWEEN - UNITS.keys():
            continue
        if between & _RANGE_MARKS or not between & (_DIVIDES | {"and"}) or "of" in between:
            continue
        compared = _respective(first, second, reading) or sides(reading.text)
        opening = _bracket_before(first, reading)
        if compared is None and opening is not None:
            compared = _between(opening, reading) or _subject_and_others(opening, reading)
        if compared is not None:
            pairs[place] = compared[0] - compared[1]
            pairs[place + 1] = compared[1] - compared[0]
    return pairs


def _respective(
    first: Figure, second: Figure, reading: Reading
) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two names of a list beside two figures: "in the zinc and placebo groups"."""
    if "respectively" not in reading.written:
        return None
    denied = denied_places(reading.text)
    for words in (_until_mark(reading.words[second.end :]), reading.words[: first.at]):
        joins = [place for place, word in enumerate(words) if word.text in ("and", "versus", "vs")]
        for join in reversed(joins):
            left = words[max(0, join - 3) : join]
            right = words[join + 1 : join + 4]
            pair = names(left, denied), names(right, denied)
            if all(pair):
                return pair
    return None


def _between(opening: int, reading: Reading) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two names of "between the zinc and the placebo group (3% vs 5%)"."""
    words = reading.words[:opening]
    start = next((word.at for word in words if word.text == "between"), None)
    join = next((word.at for word in words if word.text == "and" and word.at > (start or 0)), None)
    if start is None or join is None:
        return None
    denied = denied_places(reading.text)
    return names(words[start:join], denied), names(words[join : join + 6], denied)


def _subject_and_others(opening: int, reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """Owners where only one is named: "with a diary, twice as much was lost (6 versus 3 kg)"."""
    return names(reading.words[:opening], denied_places(reading.text)), frozenset({OTHERS})


def _until_mark(words: Sequence[Word]) -> Sequence[Word]:
    end = next((at for at, word in enumerate(words) if word.text in (";", ".")), len(words))
    return words[:end]


@lru_cache(maxsize=1024)
def contrasts(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the names that either of two contrasted clauses has alone; None without contrast.

    >>> [sorted(each) for each in contrasts("Zinc eased cough, whereas honey eased pain.")]
    [['cough', 'zinc'], ['honey', 'pain']]
    """
    reading = read(text)
    if _CONTRASTS.isdisjoint(reading.written):
        return None
    edges = [at for at, word in enumerate(reading.texts) if word in _CONTRASTS]
    if len(edges) != 1 or edges[0] == 0:
        return None
    denied = denied_places(text)
    first = names(reading.words[: edges[0]], denied)
    second = names(reading.words[edges[0] + 1 :], denied)
    return (first - second, second - first) if first - second and second - first else None


@lru_cache(maxsize=1024)
def parts_of_wholes(text: str) -> frozenset[tuple[str, str]]:
    """Every "N of M" of *text*, also as "of M people, N"."""
    reading, found = read(text), figures(text)
    parts: set[tuple[str, str]] = set()
    for first, second in pairwise(found):
        kinds = {_kind(first), _kind(second)} - _THINGS
        if not kinds <= {"count", "study"} or not _is_one(first, second, reading):
            continue
        between = reading.texts[first.end : second.at]
        if "of" in between:
            parts.add((first.value, second.value))
        elif "," in between:
            parts.add((second.value, first.value))
    return frozenset(parts)
