"""Numbers of which others are told to be a part: "43 of 106", "15/39", "98 (90.7%)".

What shares are taken of is the whole. "Ninety-eight (90.7%) were men, 20 (18.5%) drank tea" fits
108 people and no other number that is near.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plaincite.appraise.numerals import numerals

__all__ = ["Denominators", "denominators_in"]

_LEAST = 10  # people; smaller numbers fit many shares
_OVER = re.compile(r"(?<![\d./])(\d{1,6}) ?/ ?(\d{2,6})(?![\d/]|\.\d| ?mm)")
_OUT_OF = re.compile(
    r" (?:\([^()]{1,12}\) )?(?:[a-z]+ )?(?:out )?of (?:the |these |all |our )?(?=\d|[a-z])"
)
_SHARE = re.compile(r"(?: [a-z-]+){0,3} ?[(\[](\d{1,2}(?:[.·]\d{1,2})?) ?%")


@dataclass(frozen=True, slots=True)
class Denominators:
    """What an abstract takes shares of, and the shares whose whole it leaves to the reader."""

    often: Mapping[int, int]  # how often each number stands under another
    shares: tuple[tuple[int, float, float], ...]  # a number, its percentage and how it is rounded

    def traits_of(self, value: int) -> Iterator[str]:
        """Yield what speaks for *value* as the whole."""
        if value < _LEAST:
            return
        often = min(2, self.often.get(value, 0))
        if often:
            yield f"denominator: {often}"
        fitting = sum(
            part < value and abs(100 * part / value - share) <= slack
            for part, share, slack in self.shares
        )
        if fitting:
            yield f"fits shares: {min(3, fitting)}"
        if len(self.shares) > 1 and not fitting:
            yield "fits no share"


def denominators_in(sentences: Iterable[str]) -> Denominators:
    """Read the denominators and shares of *sentences*.

    >>> denominators_in(["Tea helped 43 of 106; 98 (90.7%) were men."]).often
    Counter({106: 1})
    """
    often: Counter[int] = Counter()
    shares: list[tuple[int, float, float]] = []
    for text in sentences:
        often.update(_denominators(text))
        shares.extend(_shares(text))
    return Denominators(often, tuple(shares))


def _denominators(text: str) -> Iterator[int]:
    for match in _OVER.finditer(text):
        if int(match.group(1)) <= int(match.group(2)):
            yield int(match.group(2))
    values = {each.start: each.value for each in numerals(text)}
    for each in numerals(text):
        below = _OUT_OF.match(text, each.end)
        if below is not None and values.get(below.end(), 0) > each.value:
            yield values[below.end()]


def _shares(text: str) -> Iterator[tuple[int, float, float]]:
    for each in numerals(text) if "%" in text else ():
        share = _SHARE.match(text, each.end)
        if share is not None:
            whole, _, rest = share.group(1).replace("·", ".").partition(".")
            yield each.value, float(f"{whole}.{rest}"), 0.51 * 10 ** -len(rest)
