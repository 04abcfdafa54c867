"""How numbers are written: spelled-out words, units, bounds, and exact conversions."""

from fractions import Fraction

__all__ = [
    "AGAINST",
    "BOUNDS",
    "COMPARED",
    "EXACT",
    "FRACTIONS",
    "GRADED",
    "GRADES_LINKED",
    "LISTED",
    "OR_COMPARED",
    "PEOPLE_WORDS",
    "POWERS",
    "RATIOS",
    "ROMAN",
    "SHARES",
    "SPELLED",
    "UNITS",
]

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SPELLED = {word: number for number, word in enumerate(ONES)} | {
    word: 10 * place for place, word in enumerate(TENS, 2)
}
POWERS = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
GRADED = frozenset("stage phase grade type class level category".split())
# "one" is more often a pronoun than a figure; it counts only before a thing that is counted.
SHARES = {
    "half": "1/2", "halves": "1/2", "halved": "1/2", "halving": "1/2", "halve": "1/2",
    "third": "1/3", "thirds": "2/3", "quarter": "1/4", "quarters": "3/4", "fifth": "1/5",
    "tenth": "1/10",
    "twice": "x2", "double": "x2", "doubled": "x2", "doubles": "x2", "doubling": "x2",
    "twofold": "x2", "triple": "x3", "tripled": "x3", "threefold": "x3", "thrice": "x3",
    "fourfold": "x4", "fivefold": "x5", "tenfold": "x10",
}  # fmt: skip
# "nine tenths"
FRACTIONS = {
    (word, f"{part}s"): str(Fraction(number, whole))
    for part, whole in (("fifth", 5), ("sixth", 6), ("eighth", 8), ("tenth", 10))
    for word, number in SPELLED.items()
    if 0 < number < whole
}
UNITS = {
    "%": "%", "percent": "%", "percentage": "%",
    "mg": "mg", "milligram": "mg", "milligrams": "mg", "g": "g", "gram": "g", "grams": "g",
    "kg": "kg", "kilogram": "kg", "kilograms": "kg", "kilos": "kg", "kilo": "kg", "mcg": "mcg",
    "microgram": "mcg", "micrograms": "mcg", "\u03bcg": "mcg", "\u00b5g": "mcg", "ng": "ng",
    "lb": "lb", "lbs": "lb", "pounds": "lb", "pound": "lb", "ml": "ml", "millilitres": "ml",
    "milliliters": "ml", "l": "l", "litre": "l", "litres": "l", "liter": "l", "liters": "l",
    "dl": "dl", "mmhg": "mmhg", "mmol": "mmol", "mol": "mol", "iu": "iu", "units": "iu",
    "unit": "iu", "cm": "cm", "mm": "mm", "m": "m", "km": "km", "metres": "m", "meters": "m",
    "fortnight": "fortnight",
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
EXACT: dict[str, tuple[Fraction, str]] = {
    "week": (Fraction(7), "day"),
    "fortnight": (Fraction(14), "day"),
    "year": (Fraction(12), "month"),
    "decade": (Fraction(120), "month"),
    "hour": (Fraction(60), "minute"),
    "g": (Fraction(1000), "mg"),
    "mcg": (Fraction(1, 1000), "mg"),
    "kg": (Fraction(1_000_000), "mg"),
    "l": (Fraction(1000), "ml"),
    "cm": (Fraction(10), "mm"),
    "m": (Fraction(1000), "mm"),
}
BOUNDS = {
    "above": "above", "below": "below",
    "over": "above", "exceeding": "above", ">": "above", "\u2265": "above", "least": "above",
    "minimum": "above", "under": "below", "<": "below", "\u2264": "below", "most": "below",
    "maximum": "below", "almost": "nearly", "nearly": "nearly",
}  # fmt: skip
COMPARED = {
    "more": "above", "greater": "above", "higher": "above", "older": "above", "longer": "above",
    "later": "above", "less": "below", "fewer": "below", "lower": "below", "younger": "below",
    "shorter": "below", "earlier": "below",
}  # fmt: skip
OR_COMPARED = {"older": "above", "more": "above", "over": "above", "above": "above",
                "longer": "above", "higher": "above", "younger": "below", "less": "below",
                "under": "below", "below": "below", "fewer": "below"}  # fmt: skip
PEOPLE_WORDS = 4  # how far "240 postmenopausal women" may stretch
# What stands between two figures, word for word.
RATIOS = frozenset(
    tuple(words.split())
    for words in ("in", "out of", "in every", "of every", "per", "out of every")
)
GRADES_LINKED = frozenset((word,) for word in ("or", "and", "to", "-", "/", "\u2013"))
AGAINST = frozenset(
    tuple(words.split("_"))
    for words in "rather_than instead_of or not versus vs v against compared_with".split()
)
LISTED = frozenset("to and or - \u2013 , versus vs v against from than .".split())
