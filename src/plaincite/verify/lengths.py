"""Lengths of time: those told without a figure, and which two are as long as each other."""

from fractions import Fraction
from functools import lru_cache

from plaincite.verify.figures import HALVED, Figure, exact
from plaincite.verify.reading import Reading
from plaincite.verify.units import UNITS

__all__ = ["are_as_long", "is_as_long", "lengths"]

_SPANS = frozenset(["minute", "day", "month"])
_LENGTHS = ("hour", "day", "week", "fortnight", "month", "year", "decade")
_ONE = frozenset("a an first next last final".split())  # "in the first week": in seven days
# Days that count as so many months, as people count them.
_IN_MONTHS = {"30": "1", "60": "2", "90": "3", "91": "3", "120": "4", "180": "6", "182": "6",
              "364": "12", "365": "12", "728": "24", "730": "24", "1825": "60"}  # fmt: skip
_IN_MINUTES: dict[str | None, int] = {"minute": 1, "day": 24 * 60}


def lengths(reading: Reading) -> frozenset[tuple[str, str | None]]:
    """Return the amount and measure of every "a week", "an hour" and "first month" of a text.

    >>> from plaincite.verify.reading import read
    >>> sorted(lengths(read("It lasts a week.")))
    [('7', 'day')]
    """
    units = [word.text.split()[1] for word in reading.words if word.text in HALVED]
    units += [
        UNITS[word.text]
        for word in reading.words
        if word.text in _LENGTHS and reading.text_at(word.at - 1) in _ONE
    ]
    return frozenset(exact("1", unit) for unit in units)


def is_as_long(figure: Figure, other: Figure) -> bool:
    """Whether two figures tell one length of time in two units: "24 hours" and "1 day"."""
    ours, theirs = figure.measure, other.measure
    if ours == theirs or ours not in _SPANS or theirs not in _SPANS:  # most are no lengths at all
        return False
    return are_as_long((figure.amount, ours), (other.amount, theirs))


def are_as_long(one: tuple[str, str | None], other: tuple[str, str | None]) -> bool:
    """Whether two amounts, each with its measure, are one length of time in two measures."""
    if {one[1], other[1]} == {"day", "month"}:
        days, months = (one, other) if one[1] == "day" else (other, one)
        return _IN_MONTHS.get(days[0]) == months[0]
    if one[1] == other[1] or not (one[1] in _IN_MINUTES and other[1] in _IN_MINUTES):
        return False
    ours, theirs = _minutes(*one), _minutes(*other)
    return ours == theirs is not None


@lru_cache(maxsize=1024)
def _minutes(amount: str, measure: str | None) -> Fraction | None:
    """A length in minutes, where it is one in hours or days: "24 hours" is one day."""
    if measure not in _IN_MINUTES or "/" in amount:
        return None
    return Fraction(amount) * _IN_MINUTES[measure]
