"""Turns: work is done one piece at a time, and whoever finds a long line is sent away at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.exceptions import HTTPException

__all__ = ["Turns"]

_RETRY_SECONDS = "5"


class Turns:
    """Room for so many requests at once: the one that is worked on, and those that wait."""

    def __init__(self, most: int) -> None:
        self._room = threading.BoundedSemaphore(most)

    def enter(self) -> None:
        """Take a place in the line.

        Raises:
            HTTPException: there is none; status 503, and when to try again.
        """
        if not self._room.acquire(blocking=False):
            headers = {"Retry-After": _RETRY_SECONDS}
            raise HTTPException(503, "too many are waiting; try again soon", headers=headers)

    def leave(self) -> None:
        """Give the place back."""
        self._room.release()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold a place in the line."""
        self.enter()
        try:
            yield
        finally:
            self.leave()
