"""A picture of the evidence: every reference as a numbered circle, by year, kind and people.

Geometry only, in units of the drawing; the template draws it. The circles say how old, how big
and of what kind the studies are, and nothing of what they found: counting studies for and
against would hide how good each of them is. The reference list below it gives the same facts
in words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plaincite.model.answer import Reference
from plaincite.publish.glance import kind_names

__all__ = ["Circle", "Picture", "Row", "draw"]

WIDTH = 340
_FEWEST = 3  # a picture of two studies says less than their two lines
_LEFT, _RIGHT = 30, 310
_LEFT_BESIDE_UNDATED = 92
_LABEL, _LEVEL, _AXIS = 20, 36, 26
# The radius grows with each power of ten, so that 5 people can be seen beside 150,000.
_RADII = ((100, 9.0), (1_000, 11.5), (10_000, 14.0))
_LARGEST, _UNKNOWN = 16.5, 9.0


@dataclass(frozen=True, slots=True)
class Circle:
    """One study."""

    number: int  # of the reference
    x: float
    y: float
    radius: float
    is_size_stated: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of study: its name, and where its name and the line beneath its circles stand."""

    name: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything there is to draw."""

    height: float
    rows: tuple[Row, ...]
    circles: tuple[Circle, ...]
    years: tuple[tuple[float, str], ...]  # where, and what is written there


def draw(references: tuple[Reference, ...]) -> Picture | None:
    """Return the picture of *references*, or None where they are too few or all undated."""
    years = [reference.year for reference in references if reference.year is not None]
    if len(references) < _FEWEST or not years:
        return None
    places = _places(references, min(years), max(years))
    rows: list[Row] = []
    circles: list[Circle] = []
    top = 0.0
    for name, members in _by_kind(references):
        placed = list(_stacked(members, places, top + _LABEL))
        bottom = max(circle.y for circle in placed) + _LEVEL / 2
        rows.append(Row(name, top + 14, bottom))
        circles += placed
        top = bottom + 4
    return Picture(top + _AXIS, tuple(rows), tuple(circles), tuple(_ticks(places)))


def _places(references: tuple[Reference, ...], first: int, last: int) -> dict[int | None, float]:
    """Return where each year stands; undated studies stand apart, at the left."""
    undated = any(reference.year is None for reference in references)
    left = _LEFT_BESIDE_UNDATED if undated else _LEFT
    step = (_RIGHT - left) / max(last - first, 1)
    middle = (_RIGHT + left) / 2
    places: dict[int | None, float] = {None: float(_LEFT)} if undated else {}
    for year in sorted({reference.year for reference in references if reference.year is not None}):
        places[year] = left + (year - first) * step if last > first else middle
    return places


def _by_kind(
    references: tuple[Reference, ...],
) -> Iterator[tuple[str, tuple[Reference, ...]]]:
    designs = {reference.design for reference in references}
    for design, name in kind_names(designs):
        yield name, tuple(item for item in references if item.design == design)


def _stacked(
    members: tuple[Reference, ...], places: dict[int | None, float], top: float
) -> Iterator[Circle]:
    """Yield circles that do not touch: one that has no room goes a level down."""
    levels: list[list[Circle]] = []
    for member in sorted(members, key=lambda item: (places[item.year], item.number)):
        x, radius = places[member.year], _radius(member.participants)
        level = next(
            (at for at, row in enumerate(levels) if _has_room(row, x, radius)), len(levels)
        )
        if level == len(levels):
            levels.append([])
        y = top + level * _LEVEL + _LEVEL / 2
        circle = Circle(member.number, x, y, radius, member.participants is not None)
        levels[level].append(circle)
        yield circle


def _has_room(row: list[Circle], x: float, radius: float) -> bool:
    return all(abs(x - other.x) >= radius + other.radius + 2 for other in row)


def _radius(participants: int | None) -> float:
    if participants is None:
        return _UNKNOWN
    return next((radius for limit, radius in _RADII if participants < limit), _LARGEST)


def _ticks(places: dict[int | None, float]) -> Iterator[tuple[float, str]]:
    if None in places:
        yield places[None], "no year"
    years = [year for year in places if year is not None]
    for year in dict.fromkeys((years[0], years[-1])):
        yield places[year], str(year)
