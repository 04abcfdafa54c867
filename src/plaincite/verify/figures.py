"""The figures of a text: value, unit and bound of each, however they are written."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read
from plaincite.verify.units import (
    AGAINST,
    BOUNDS,
    COMPARED,
    EXACT,
    FRACTIONS,
    GRADED,
    GRADES_LINKED,
    LISTED,
    OR_COMPARED,
    PEOPLE_WORDS,
    POWERS,
    RATIOS,
    ROMAN,
    SHARES,
    SPELLED,
    UNITS,
)

__all__ = ["HALVED", "PER", "Figure", "exact", "figure_places", "figures"]


PER = "per "  # the measure of "3.4 per 1,000" is "per 1000"
_ROUND = ("2", "3", "4", "5", "10", "20", "50", "100", "200", "500", "1000", "10000",
          "100000", "1000000")  # fmt: skip
_SHARED = (None, "people", "case", "study", "report")
_BEGIN = frozenset((*SPELLED, *POWERS, *ROMAN, *SHARES))  # words that a figure may begin with
_OF_WORDS = 6  # from the N to the X of "of every N people, about X"
_OTHER_BOUND = {"above": "below", "below": "above"}
HALVED = ("a year", "a month", "a day", "a week")
_OLD = frozenset(["old", "olds"])
_UNIT_WORDS = frozenset((*UNITS, "cent", *_OLD))
_BEFORE_BOUND = frozenset((*UNITS, *HALVED, "of", "age"))


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


@lru_cache(maxsize=1024)
def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of *text* in order.

    >>> [(f.value, f.unit) for f in figures("Twelve weeks, 1,200 adults, 1 in 5, half")]
    [('12', 'week'), ('1200', 'people'), ('1', None), ('5', None), ('1/2', None)]
    """
    reading = read(text)
    found: list[Figure] = []
    free = 0  # the first place that no figure has taken
    for at in _beginnings(reading):
        taken = _value(reading, at) if at >= free else None
        if taken is not None:
            value, free = taken
            found.append(_figure(reading, value, at, free))
    return tuple(_share_units(_join_shares(found, reading), reading))


def _beginnings(reading: Reading) -> list[int]:
    """The places where a figure may begin; most texts have few."""
    numbers = [word.at for word in reading.of(Role.NUMBER)]
    if _BEGIN.isdisjoint(reading.written):
        return numbers
    spelled = [at for at, text in enumerate(reading.texts) if text in _BEGIN]
    return sorted({*numbers, *spelled})


@lru_cache(maxsize=1024)
def figure_places(text: str) -> frozenset[int]:
    """Return the places of the words that make up figures and the units after them."""
    text_at = read(text).text_at
    places: set[int] = set()
    for figure in figures(text):
        end = figure.end
        after = text_at(end)
        is_half_of = after in HALVED and text_at(end - 1) == "half"
        if is_half_of or after in ("-", "/", "per", "a", "an"):
            end += 1
        while (after := text_at(end)) in _UNIT_WORDS or (after == "-" and text_at(end + 1) in _OLD):
            end += 1
        places.update(range(figure.at, end))
    return frozenset(places)


def _value(reading: Reading, at: int) -> tuple[str, int] | None:
    """The number that begins at *at*, and where it ends; None when none begins there."""
    word = reading.words[at]
    if word.role is Role.NUMBER:
        return _with_power(reading, word.key, at + 1)
    if word.text in SPELLED:
        share = FRACTIONS.get((word.text, reading.text_at(at + 1)))
        return (share, at + 2) if share else _spelled(reading, at)
    if word.text in POWERS and reading.text_at(at - 1) in ("a", "per", "every", "in"):
        return str(POWERS[word.text]), at + 1
    if word.text in ROMAN and reading.text_at(at - 1) in GRADED:
        return str(ROMAN[word.text]), at + 1
    if word.text in SHARES and not _is_no_share(reading, at):
        after = f"{reading.text_at(at + 1)} {reading.text_at(at + 2)}"
        is_half_of = word.text == "half" and (
            reading.text_at(at + 1) in HALVED or after == "an hour"  # "half a year"
        )
        return "0.5" if is_half_of else SHARES[word.text], at + 1
    return None


def _is_no_share(reading: Reading, at: int) -> bool:
    """Whether a word like "double" or "third" means something else here."""
    text, after = reading.words[at].text, reading.text_at(at + 1)
    if text == "double":
        return after in ("-", "blind", "blinded")
    if text in ("third", "fifth", "tenth", "quarter"):
        return reading.text_at(at - 1) not in ("a", "one", "about", "by", "-") and after != "of"
    return text == "twice" and after in ("daily", "weekly", "a", "per", "each")


def _spelled(reading: Reading, at: int) -> tuple[str, int] | None:
    number = SPELLED[reading.words[at].text]
    end = at + 1
    step = 2 if reading.text_at(end) == "-" else 1
    unit = SPELLED.get(reading.text_at(at + step), 0)
    if number >= 20 and 0 < unit < 10:
        number, end = number + unit, at + step + 1
    if number == 1 and end == at + 1 and not _counts(reading, end):
        return None
    share = reading.text_at(end + 1 if reading.text_at(end) == "-" else end)
    if share in SHARES and "/" in SHARES[share]:
        return None  # "one third", "three quarters": the share says it
    return _with_power(reading, str(number), end)


def _counts(reading: Reading, at: int) -> bool:
    """Whether what follows is counted, so that "one" before it is a figure."""
    following = reading.words[at : at + 2]
    if not following:
        return False
    text = reading.text_at(at + 1) if following[0].text == "-" else following[0].text
    after = reading.words[at + 1] if at + 1 < len(reading.words) else None
    if (
        text in ("to", "or", "of")
        and after
        and (after.text in SPELLED or after.role is Role.NUMBER)
    ):
        return True
    unit = UNITS.get(text)
    is_people = following[0].role is Role.PEOPLE
    return (
        text in ("in", "hundred", "thousand", "million", "out")
        or is_people
        or (unit is not None and unit not in ("study", "review", "report", "centre", "point"))
    )


def _with_power(reading: Reading, digits: str, end: int) -> tuple[str, int]:
    """Take "hundred", "thousand", "million" and what is added to them along."""
    if reading.text_at(end) not in POWERS:
        return digits, end
    value = Fraction(digits)
    while reading.text_at(end) in POWERS:
        value, end = value * POWERS[reading.text_at(end)], end + 1
        more = reading.text_at(end + 1) if reading.text_at(end) == "and" else ""
        if more in SPELLED and SPELLED[more] > 0:
            value, end = value + SPELLED[more], end + 2
    return (_decimal(value), end)


def _figure(reading: Reading, value: str, at: int, end: int) -> Figure:
    written = " ".join(reading.texts[at:end])
    before = reading.text_at(at - 1)
    unit = before if before in GRADED else _unit(reading, end) or _unit_before(reading, at)
    amount, measure = exact(value, unit)
    is_span = _is_span(reading, at, value, unit)
    bound = None if is_span else _bound(reading, at) or _bound_after(reading, end)
    return Figure(written, value, unit, bound, at, end, amount, measure)


def _place_of(text: str, reading: Reading, until: int) -> int:
    return next(at for at in range(until, -1, -1) if reading.text_at(at) == text)


def _is_span(reading: Reading, at: int, value: str, unit: str | None) -> bool:
    """Whether "over" means "during" here: "over 12 weeks", but not "over 80 years"."""
    if reading.text_at(at - 1) != "over" or "/" in value or value.startswith("x"):
        return False
    is_of_people = at > 1 and (
        reading.words[at - 2].role is Role.PEOPLE or reading.text_at(at - 2) in ("aged", "age")
    )
    return unit in ("minute", "hour", "day", "week", "month") or (
        unit == "year" and not is_of_people
    )


def _unit(reading: Reading, end: int) -> str | None:
    words = reading.words
    if reading.text_at(end) in ("-", "/"):
        end += 1
    if end >= len(words):
        return None
    if reading.text_at(end) == "an" and reading.text_at(end + 1) == "hour":
        return "hour"
    if words[end].text in HALVED and reading.text_at(end - 1) == "half":
        return words[end].text.split()[1]
    if words[end].text in UNITS and not _is_symbol_word(reading, end):
        return UNITS[words[end].text]
    if words[end].text == "per" and reading.text_at(end + 1) == "cent":
        return "%"
    return _counted(words[end : end + PEOPLE_WORDS])


def _counted(words: tuple[Word, ...]) -> str | None:
    """What "240 postmenopausal women" or "12 small trials" counts."""
    for word in words:
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
    return text in ("m", "s", "l", "h", "g") and reading.text_at(at + 1) == "-"


def _unit_before(reading: Reading, at: int) -> str | None:
    """The unit of "n = 40" and of "week 16"."""
    before = reading.text_at(at - 1)
    if before == "=" and reading.text_at(at - 2) == "n":
        return "people"
    if before in ("age", "aged"):
        return "year"
    earlier = reading.words[at - 2 : at - 1] if at > 1 else ()
    # "At one year 102 of 412" has no year 102.
    is_counted = any(word.text in SPELLED or word.role is Role.NUMBER for word in earlier)
    return before if before in ("day", "week", "month", "year") and not is_counted else None


def _bound(reading: Reading, at: int) -> str | None:
    before, earlier = reading.text_at(at - 1), reading.text_at(at - 2)
    if before in ("a", "an"):
        before, earlier = earlier, reading.text_at(at - 3)
    if before == "than":
        bound = COMPARED.get(earlier)
        is_denied = bound and reading.text_at(_place_of(earlier, reading, at) - 1) in ("no", "not")
        return _OTHER_BOUND[bound] if bound and is_denied else bound
    if before in ("least", "most") and earlier != "at":
        return None
    if before == "to" and earlier == "up":  # but not "from 61% up to 78%"
        return None if "from" in reading.texts[max(0, at - 7) : at] else "below"
    if before == "of" and earlier == "age":  # "under the age of 65"
        step = 4 if reading.text_at(at - 3) == "the" else 3
        before = reading.text_at(at - step)
    return BOUNDS.get(before)


def _bound_after(reading: Reading, end: int) -> str | None:
    """The bound of "65 years or older"."""
    while reading.text_at(end) in _BEFORE_BOUND:
        end += 1
    if reading.text_at(end) == "at" and reading.text_at(end + 1) in ("most", "least"):
        return BOUNDS[reading.text_at(end + 1)]
    if reading.text_at(end) not in ("or", "and"):
        return None
    return OR_COMPARED.get(reading.text_at(end + 1))


@lru_cache(maxsize=16384)
def exact(value: str, unit: str | None) -> tuple[str, str | None]:
    """Return the amount and the measure of *value* of *unit*, written one way."""
    if value.startswith("x"):
        return value[1:], "times"
    if unit in ("fold", "times"):
        return value, "times"
    if "/" in value:
        return _decimal(Fraction(value) * 100), "%"
    if unit in EXACT:
        factor, base = EXACT[unit]
        return _decimal(Fraction(value) * factor), base
    return value, unit


def _join_shares(found: list[Figure], reading: Reading) -> list[Figure]:
    """Read "X in N" with a round N as the percentage it is, keeping both figures."""
    joined = list(found)
    for place, (first, second) in enumerate(pairwise(found)):
        if second.unit not in _SHARED or first.unit not in _SHARED:
            continue
        may_be = first.value == "1" or second.value in _ROUND
        is_ratio = may_be and reading.texts[first.end : second.at] in RATIOS
        if is_ratio and "." in first.value:
            joined[place] = replace(first, measure=f"{PER}{second.value}")
            joined[place + 1] = replace(second, measure="whole")
        elif is_ratio and first.value.isdecimal() and _is_whole(first.value, second.value):
            share = Fraction(first.value) / Fraction(second.value) * 100
            joined[place] = replace(first, amount=_decimal(share), measure="%")
            joined[place + 1] = replace(second, measure="whole")
        elif _is_of_round(first, second, reading) and "." in second.value:
            joined[place] = replace(first, measure="whole")
            joined[place + 1] = replace(second, measure=f"{PER}{first.value}")
        elif _is_of_round(first, second, reading):
            share = Fraction(second.value) / Fraction(first.value) * 100
            joined[place] = replace(first, measure="whole")
            joined[place + 1] = replace(second, amount=_decimal(share), measure="%")
    return joined


def _is_of_round(first: Figure, second: Figure, reading: Reading) -> bool:
    """Whether it is "of every 1,000 people, 4"."""
    if first.value not in _ROUND or not second.value.replace(".", "").isdecimal():
        return False
    before = [reading.text_at(first.at - 1), reading.text_at(first.at - 2)]
    between = reading.texts[first.end : second.at]
    is_every = before[0] in ("every", "each") and before[1] in ("of", "for", "in", "among")
    is_of = before[0] == "of" and "," in between
    return (is_of or is_every) and len(between) <= _OF_WORDS


def _is_whole(count: str, whole: str) -> bool:
    """Whether "COUNT in WHOLE" is a natural frequency rather than one study's own numbers."""
    if whole in _ROUND:
        return True
    return count == "1" and whole.isdecimal() and int(whole) > 1


def _share_units(found: list[Figure], reading: Reading) -> list[Figure]:
    """Give a unit to the figures listed with it: "12 and 20 mg", "10 years rather than 5"."""
    shared = list(found)
    for place in range(1, len(found)):
        if _goes_on(shared[place - 1], shared[place], reading):
            shared[place] = _with_unit(shared[place], shared[place - 1].unit)
    for place in range(len(found) - 2, -1, -1):
        if _leads_to(shared[place], shared[place + 1], reading):
            shared[place] = _with_unit(shared[place], shared[place + 1].unit)
    return shared


def _goes_on(earlier: Figure, this: Figure, reading: Reading) -> bool:
    """Whether *this* has no unit of its own and stands against *earlier*, which has."""
    if this.measure is not None or earlier.unit is None:
        return False
    if earlier.unit in GRADED:
        return reading.texts[earlier.end : this.at] in GRADES_LINKED
    is_last = reading.text_at(this.end) in ("", ",", ".", ";", ")", "further", "in", "and")
    return is_last and reading.texts[earlier.end + 1 : this.at] in AGAINST


def _leads_to(this: Figure, after: Figure, reading: Reading) -> bool:
    """Whether *this* has no unit of its own and is listed with *after*, which has."""
    if this.measure is not None or after.unit in (None, "study"):
        return False
    between = reading.texts[this.end : after.at]
    before = reading.text_at(this.at - 1)
    is_age = after.unit == "%" and before in ("under", "over", "aged", "age", "than")
    return (
        before not in GRADED
        and not is_age
        and bool(between)
        and (LISTED.issuperset(between) or between in AGAINST)
    )


def _with_unit(figure: Figure, unit: str | None) -> Figure:
    amount, measure = exact(figure.value, unit)
    return replace(figure, unit=unit, amount=amount, measure=measure)


def _decimal(value: Fraction) -> str:
    """Write *value* exactly where it ends within six decimals, else as a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    scaled = value * 1_000_000
    if scaled.denominator == 1:
        return f"{float(value):.6f}".rstrip("0").rstrip(".")
    return str(value)
