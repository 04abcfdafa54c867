"""The purse: what one page may cost in time, tokens and money, and what it has cost so far."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from plaincite.compose.generative.settings import WriterSettings
from plaincite.errors import WriterError

__all__ = ["LATE", "SPENT", "Purse", "Spent", "estimated_tokens"]

LATE = "the model took longer than allowed"
SPENT = "the budget for the page was spent"

_LEAST_REPLY = 200  # tokens; with less there is no room for one statement
_MOST_REPLY = 8_000
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Spent:
    """What a model's work has cost. `is_estimate`: the server did not count, so we did."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0
    cost: float | None = None  # None: no prices were given
    is_estimate: bool = False


def estimated_tokens(text: str) -> int:
    """Return about how many tokens *text* is: one for each three characters, rather too many."""
    return -(-len(text) // 3)


class Purse:
    """The means for one page. Not to be shared between pages, nor between threads."""

    def __init__(
        self, settings: WriterSettings, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings = settings
        self._clock = clock
        self._start = clock()
        self._calls = self._in = self._out = 0
        self._is_estimate = False

    @property
    def seconds_left(self) -> float:
        """How long the page may still take; below 0 when it is over."""
        return self._start + self._settings.seconds - self._clock()

    @property
    def spent(self) -> Spent:
        """What was spent until now."""
        return Spent(
            self._calls,
            self._in,
            self._out,
            self._clock() - self._start,
            self._cost(self._in, self._out),
            self._is_estimate,
        )

    def allowance(self, tokens_in: int) -> int:
        """Return how many tokens a reply to a message of *tokens_in* may have.

        Raises:
            WriterError: too few for anything, or the time is over.
        """
        settings = self._settings
        if self.seconds_left <= 0:
            raise WriterError(settings.model, LATE)
        left = settings.tokens - self._in - self._out - tokens_in
        if settings.cost is not None and settings.price_out:
            money = settings.cost - (self._cost(self._in + tokens_in, self._out) or 0.0)
            left = min(left, int(money * _MILLION / settings.price_out))
        if left < _LEAST_REPLY:
            raise WriterError(settings.model, SPENT)
        return min(left, _MOST_REPLY)

    def pay(self, tokens_in: int, tokens_out: int, *, is_estimate: bool) -> None:
        """Note what a call has cost."""
        self._calls += 1
        self._in += max(0, tokens_in)
        self._out += max(0, tokens_out)
        self._is_estimate |= is_estimate

    def _cost(self, tokens_in: int, tokens_out: int) -> float | None:
        settings = self._settings
        if settings.price_in is None or settings.price_out is None:
            return None
        return (tokens_in * settings.price_in + tokens_out * settings.price_out) / _MILLION
