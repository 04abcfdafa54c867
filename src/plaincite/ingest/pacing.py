"""Pacing: requests to one service begin at even intervals, whoever in this process sends them.

What counts for NCBI is when requests begin: twelve at once are refused, the same twelve a third
of a second apart are not.
"""

import threading
import time
from collections.abc import Callable
from functools import cache

__all__ = ["Limiter", "shared_limiter"]


class Limiter:
    """Lets one request begin at a time, each at least an interval after the one before."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._turn = threading.Lock()
        self._next = float("-inf")

    def wait(self, interval: float) -> None:
        """Return when a request may begin; the next one may *interval* seconds later."""
        with self._turn:
            start = max(self._clock(), self._next)
            self._next = start + interval
        delay = start - self._clock()
        if delay > 0:
            self._sleep(delay)


@cache
def shared_limiter(service: str) -> Limiter:  # noqa: ARG001 - the key of the cache
    """Return the one limiter of this process for *service*."""
    return Limiter()
