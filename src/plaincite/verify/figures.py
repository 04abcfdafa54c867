"""The figures of a text: value, unit and bound of each, however they are written."""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, read

__all__ = ["Figure", "figure_places", "figures"]

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPELLED = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * place for place, word in enumerate(_TENS, 2)
}
_POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_GRADED = frozenset("stage phase grade type class level category".split())
# "one" is more often a pronoun than a figure; it counts only before a thing that is counted.
_SHARES = {
    "half": "1/2", "halves": "1/2", "halved": "1/2", "halving": "1/2", "halve": "1/2",
    "third": "1/3", "thirds": "2/3", "quarter": "1/4", "quarters": "3/4", "fifth": "1/5",
    "tenth": "1/10",
    "twice": "x2", "double": "x2", "doubled": "x2", "doubles": "x2", "doubling": "x2",
    "twofold": "x2", "triple": "x3", "tripled": "x3", "threefold": "x3", "thrice": "x3",
    "fourfold": "x4", "fivefold": "x5", "tenfold": "x10",
}  # fmt: skip
_UNITS = {
    "%": "%", "percent": "%", "percentage": "%",
    "mg": "mg", "milligram": "mg", "milligrams": "mg", "g": "g", "gram": "g", "grams": "g",
    "kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilos": "kg", "kilo": "kg", "mcg": "mcg",
    "microgram": "mcg", "micrograms": "mcg", "\u03bcg": "mcg", "\u00b5g": "mcg", "ng": "ng",
    "lb": "lb", "lbs": "lb", "pounds": "lb", "pound": "lb", "ml": "ml", "millilitres": "ml",
    "milliliters": "ml", "l": "l", "litre": "l", "litres": "l", "liter": "l", "liters": "l",
    "dl": "dl", "mmhg": "mmhg", "mmol": "mmol", "mol": "mol", "iu": "iu", "units": "iu",
    "unit": "iu", "cm": "cm", "mm": "mm", "m": "m", "km": "km", "metres": "m", "meters": "m",
    "metre": "m", "meter": "m", "centimetres": "cm", "centimeters": "cm", "kilometres": "km",
    "kilometers": "km", "mile": "mile", "miles": "mile", "gy": "gy", "kcal": "kcal",
    "calories": "kcal", "points": "point", "point": "point", "steps": "step", "cups": "cup",
    "cup": "cup", "dose": "dose", "doses": "dose", "session": "session", "sessions": "session",
    "cycle": "cycle", "cycles": "cycle", "fold": "fold", "times": "times",
    "s": "second", "sec": "second", "second": "second", "seconds": "second",
    "minute": "minute", "minutes": "minute", "min": "minute", "mins": "minute",
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "h": "hour",
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "month": "month", "months": "month", "mo": "month", "year": "year", "years": "year",
    "yr": "year", "yrs": "year", "decades": "decade", "decade": "decade",
    "trial": "study", "trials": "study", "study": "study", "studies": "study", "rcts": "study",
    "rct": "study", "review": "review", "reviews": "review", "report": "report",
    "reports": "report", "case": "case", "cases": "case", "centre": "centre", "centres": "centre",
    "center": "centre", "centers": "centre", "country": "country", "countries": "country",
    "hospital": "hospital", "hospitals": "hospital",
}  # fmt: skip
# One way to say a length of time or a mass, where the conversion is exact.
_EXACT = {
    "week": (7, "day"), "year": (12, "month"), "decade": (120, "month"), "hour": (60, "minute"),
    "g": (1000, "mg"), "mcg": (Fraction(1, 1000), "mg"), "kg": (1_000_000, "mg"),
    "l": (1000, "ml"), "cm": (10, "mm"), "m": (1000, "mm"),
}  # fmt: skip
_BOUNDS = {
    "over": "above", "exceeding": "above", ">": "above", "\u2265": "above", "least": "above",
    "minimum": "above", "under": "below", "<": "below", "\u2264": "below", "most": "below",
    "maximum": "below", "almost": "nearly", "nearly": "nearly",
}  # fmt: skip
_COMPARED = {
    "more": "above", "greater": "above", "higher": "above", "older": "above", "longer": "above",
    "later": "above", "less": "below", "fewer": "below", "lower": "below", "younger": "below",
    "shorter": "below", "earlier": "below",
}  # fmt: skip
_OR_COMPARED = {"older": "above", "more": "above", "over": "above", "above": "above",
                "longer": "above", "higher": "above", "younger": "below", "less": "below",
                "under": "below", "below": "below", "fewer": "below"}  # fmt: skip
_PEOPLE_WORDS = 4  # how far "240 postmenopausal women" may stretch


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text. `amount` and `measure` are the same quantity in one exact form."""

    written: str
    value: str
    unit: str | None
    bound: str | None  # "above", "below", "nearly"
    at: int  # place of its first word
    end: int  # place after its last word
    amount: str
    measure: str | None

    @property
    def is_share(self) -> bool:
        """Whether it is a part of a whole: a percentage, "1 in 5", "half"."""
        return self.measure == "%"


@lru_cache(maxsize=8192)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of *text* in order.

    >>> [(f.value, f.unit) for f in figures("Twelve weeks, 1,200 adults, 1 in 5, half")]
    [('12', 'week'), ('1200', 'people'), ('1', None), ('5', None), ('1/2', None)]
    """
    reading = read(text)
    found: list[Figure] = []
    at = 0
    while at < len(reading.words):
        taken = _value(reading, at)
        if taken is None:
            at += 1
            continue
        value, end = taken
        found.append(_figure(reading, value, at, end))
        at = end
    return tuple(_share_units(_join_shares(found, reading), reading))


def figure_places(text: str) -> frozenset[int]:
    """Return the places of the words that make up figures and the units after them."""
    reading = read(text)
    places: set[int] = set()
    for figure in figures(text):
        end = figure.end
        if _text(reading, end) in ("-", "/", "per"):
            end += 1
        while _text(reading, end) in _UNITS or _text(reading, end) in ("cent", "old"):
            end += 1
        places.update(range(figure.at, end))
    return frozenset(places)


def _value(reading: Reading, at: int) -> tuple[str, int] | None:
    """The number that begins at *at*, and where it ends; None when none begins there."""
    word = reading.words[at]
    if word.role is Role.NUMBER:
        return _with_power(reading, word.key, at + 1)
    if word.text in _SPELLED:
        return _spelled(reading, at)
    if word.text in _POWERS and _text(reading, at - 1) in ("a", "per", "every", "in"):
        return str(_POWERS[word.text]), at + 1
    if word.text in _ROMAN and _text(reading, at - 1) in _GRADED:
        return str(_ROMAN[word.text]), at + 1
    if word.text in _SHARES and not _is_no_share(reading, at):
        return _SHARES[word.text], at + 1
    return None


def _is_no_share(reading: Reading, at: int) -> bool:
    """Whether a word like "double" or "third" means something else here."""
    text, after = reading.words[at].text, _text(reading, at + 1)
    if text == "double":
        return after in ("-", "blind", "blinded")
    if text in ("third", "fifth", "tenth", "quarter"):
        return _text(reading, at - 1) not in ("a", "one", "about", "by", "-") and after != "of"
    return text == "twice" and after in ("daily", "weekly", "a", "per", "each")


def _spelled(reading: Reading, at: int) -> tuple[str, int] | None:
    number = _SPELLED[reading.words[at].text]
    end = at + 1
    step = 2 if _text(reading, end) == "-" else 1
    unit = _SPELLED.get(_text(reading, at + step), 0)
    if number >= 20 and 0 < unit < 10:
        number, end = number + unit, at + step + 1
    if number == 1 and end == at + 1 and not _counts(reading, end):
        return None
    if _text(reading, end) in _SHARES and _SHARES[_text(reading, end)].startswith("1/"):
        return None  # "one third": the share says it
    return _with_power(reading, str(number), end)


def _counts(reading: Reading, at: int) -> bool:
    """Whether what follows is counted, so that "one" before it is a figure."""
    following = reading.words[at : at + 2]
    if not following:
        return False
    text = _text(reading, at + 1) if following[0].text == "-" else following[0].text
    unit = _UNITS.get(text)
    is_people = following[0].role is Role.PEOPLE
    return (
        text in ("in", "hundred", "thousand", "million", "out")
        or is_people
        or (unit is not None and unit not in ("study", "review", "report", "centre", "point"))
    )


def _with_power(reading: Reading, digits: str, end: int) -> tuple[str, int]:
    """Take "hundred", "thousand", "million" and what is added to them along."""
    value = Fraction(digits)
    while _text(reading, end) in _POWERS:
        value, end = value * _POWERS[_text(reading, end)], end + 1
        more = _text(reading, end + 1) if _text(reading, end) == "and" else ""
        if more in _SPELLED and _SPELLED[more] > 0:
            value, end = value + _SPELLED[more], end + 2
    return (_decimal(value), end)


def _figure(reading: Reading, value: str, at: int, end: int) -> Figure:
    written = " ".join(word.text for word in reading.words[at:end])
    unit = _unit(reading, end) or _unit_before(reading, at)
    amount, measure = _exact(value, unit)
    is_span = _is_span(reading, at, value, unit)
    bound = None if is_span else _bound(reading, at) or _bound_after(reading, end)
    return Figure(written, value, unit, bound, at, end, amount, measure)


def _is_span(reading: Reading, at: int, value: str, unit: str | None) -> bool:
    """Whether "over" means "during" here: "over 12 weeks", but not "over 80 years"."""
    if _text(reading, at - 1) != "over" or "/" in value or value.startswith("x"):
        return False
    return unit in ("minute", "hour", "day", "week", "month") or (
        unit == "year" and Fraction(value) < 18
    )


def _unit(reading: Reading, end: int) -> str | None:
    words = reading.words
    if _text(reading, end) in ("-", "/"):
        end += 1
    if end >= len(words):
        return None
    if words[end].text in _UNITS and not _is_symbol_word(reading, end):
        return _UNITS[words[end].text]
    if _text(reading, end) == "per" and _text(reading, end + 1) in ("cent", "100"):
        return "%"
    for word in words[end : end + _PEOPLE_WORDS]:
        if word.role is Role.PEOPLE and word.value not in ("older", "younger", "healthy"):
            return "animals" if word.value == "animals" else "people"
        if word.text in ("trial", "trials", "studies", "rcts", "rct"):
            return "study"
        if word.role in (Role.NUMBER, Role.MARK, Role.STOP, Role.DIRECTION):
            return None
    return None


def _is_symbol_word(reading: Reading, at: int) -> bool:
    """A lone letter is a unit only where nothing but a break or a small word follows it."""
    text = reading.words[at].text
    return text in ("m", "s", "l", "h", "g") and _text(reading, at + 1) == "-"


def _unit_before(reading: Reading, at: int) -> str | None:
    """The unit of "n = 40" and of "week 16"."""
    before = _text(reading, at - 1)
    if before == "=" and _text(reading, at - 2) == "n":
        return "people"
    return before if before in ("day", "week", "month", "year") else None


def _bound(reading: Reading, at: int) -> str | None:
    before, earlier = _text(reading, at - 1), _text(reading, at - 2)
    if before == "than":
        return _COMPARED.get(earlier)
    if before in ("least", "most") and earlier != "at":
        return None
    if before == "to" and earlier == "up":
        return "below"
    return _BOUNDS.get(before)


def _bound_after(reading: Reading, end: int) -> str | None:
    """The bound of "65 years or older"."""
    while _text(reading, end) in (*_UNITS, "of", "age"):
        end += 1
    return _OR_COMPARED.get(_text(reading, end + 1)) if _text(reading, end) == "or" else None


def _exact(value: str, unit: str | None) -> tuple[str, str | None]:
    if value.startswith("x"):
        return value[1:], "times"
    if unit in ("fold", "times"):
        return value, "times"
    if "/" in value:
        return _decimal(Fraction(value) * 100), "%"
    if unit in _EXACT:
        factor, base = _EXACT[unit]
        return _decimal(Fraction(value) * factor), base
    return value, unit


def _join_shares(found: list[Figure], reading: Reading) -> list[Figure]:
    """Read "X in N" with a round N as the percentage it is, keeping both figures."""
    joined = list(found)
    for place, (first, second) in enumerate(zip(found, found[1:], strict=False)):
        between = [word.text for word in reading.words[first.end : second.at]]
        is_ratio = between in (["in"], ["out", "of"], ["in", "every"], ["of", "every"], ["per"],
                               ["out", "of", "every"])  # fmt: skip
        people = second.unit in (None, "people") and first.unit in (None, "people")
        if is_ratio and people and second.value in ("2", "3", "4", "5", "10", "100", "1000"):
            share = Fraction(first.value) / Fraction(second.value) * 100
            joined[place] = _replaced(first, _decimal(share), "%")
            joined[place + 1] = _replaced(second, second.value, "whole")
    return joined


def _replaced(figure: Figure, amount: str, measure: str) -> Figure:
    return Figure(figure.written, figure.value, figure.unit, figure.bound, figure.at, figure.end,
                  amount, measure)  # fmt: skip


def _share_units(found: list[Figure], reading: Reading) -> list[Figure]:
    """Give the unit of the last figure to those listed before it: "12 and 20 mg", "3-5 days"."""
    shared = list(found)
    for place in range(1, len(found)):
        this, earlier = shared[place], shared[place - 1]
        between = [word.text for word in reading.words[earlier.end + 1 : this.at]]
        is_last = _text(reading, this.end) in ("", ",", ".", ";", ")", "further", "in", "and")
        if this.unit is None and this.measure is None and earlier.unit and is_last and (
            between in (["rather", "than"], ["instead", "of"], ["or"], ["not"], ["versus"], ["vs"])
        ):
            amount, measure = _exact(this.value, earlier.unit)
            shared[place] = Figure(this.written, this.value, earlier.unit, this.bound, this.at,
                                   this.end, amount, measure)  # fmt: skip
    for place in range(len(found) - 2, -1, -1):
        this, after = shared[place], shared[place + 1]
        between = [word.text for word in reading.words[this.end : after.at]]
        links = ("to", "and", "or", "-", "\u2013", ",", "versus", "vs", "than", ".")
        if _text(reading, this.at - 1) in _GRADED:
            continue
        if this.unit is None and this.measure is None and after.unit not in (None, "study"):
            if between and all(text in links for text in between):
                amount, measure = _exact(this.value, after.unit)
                shared[place] = Figure(this.written, this.value, after.unit, this.bound,
                                       this.at, this.end, amount, measure)  # fmt: skip
    return shared


def _text(reading: Reading, at: int) -> str:
    return reading.words[at].text if 0 <= at < len(reading.words) else ""


def _decimal(value: Fraction) -> str:
    """Write *value* exactly where it ends within six decimals, else as a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = value * 1_000_000
    if scaled.denominator == 1:
        return f"{float(value):.6f}".rstrip("0").rstrip(".")
    return str(value)
