"""Courier: carries requests to a live service and brings back replies that can be used.

One request is tried several times: after limits, faults of the server, pages of HTML, replies
that end early or say nothing. It is never tried again where the service says that it will not
answer. Whatever happens, the outcome is a whole reply or one error that says which side failed;
never an empty result.
"""

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

import httpx

from plaincite import __version__
from plaincite.errors import ServiceDownError
from plaincite.ingest.connection import connection_error
from plaincite.ingest.pacing import Limiter

__all__ = ["Body", "Courier", "UnusableReplyError"]

Answer = TypeVar("Answer")

_ATTEMPTS = 5
_FIRST_PAUSE = 1.0  # seconds; doubles with each attempt
_LONGEST_PAUSE = 60.0
_DEADLINE = 180.0  # seconds for one whole reply: a server that drips is no better than a dead one
_LARGEST_REPLY = 512 * 1024 * 1024  # bytes


class UnusableReplyError(Exception):
    """A reply that another attempt may better; never leaves this room."""

    def __init__(self, reason: str, *, pause: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.pause = pause  # seconds that the service asks to wait


@dataclass(frozen=True, slots=True)
class Body:
    """A reply as it came over the wire."""

    status: int
    content: bytes
    retry_after: float | None = None  # seconds


class _Random(Protocol):
    def random(self) -> float: ...


class Courier:
    """Sends requests to one service, paced and tried again; close it after use.

    Args:
        service: The name for messages: "PubMed".
        url: Where the endpoints are; ends in "/".
        limiter: Shared by all who ask this service.
        interval: Seconds between the beginnings of two requests.
        transport: How bytes travel; tests may give another.
        read_timeout: Seconds without a byte after which a reply is given up.
        clock, sleep, chance: Time and jitter, so that tests need not wait.
    """

    def __init__(  # noqa: PLR0913 - all but the first four are for tests
        self,
        service: str,
        url: str,
        *,
        limiter: Limiter,
        interval: float,
        transport: httpx.BaseTransport | None = None,
        read_timeout: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
        chance: _Random | None = None,
    ) -> None:
        self.service = service
        self._url = url
        self._limiter = limiter
        self._interval = interval
        self._clock = clock
        self._sleep = sleep
        self._chance = chance or random.Random()  # noqa: S311 - spreads attempts, keeps no secret
        self._http = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(read_timeout, connect=min(15.0, read_timeout)),
            headers={"User-Agent": f"plaincite/{__version__}"},
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def post(
        self, endpoint: str, fields: Mapping[str, str], read: Callable[[Body], Answer]
    ) -> Answer:
        """Send *fields* as a form and return what *read* makes of the reply.

        Args:
            endpoint: "esearch.fcgi".
            fields: In the body and not in the address: of any length, and in no proxy's log.
            read: Raises `UnusableReplyError` for a reply to be asked for again.

        Raises:
            NetworkDownError: this machine cannot reach the service.
            ServiceDownError: no attempt brought a usable reply.
        """
        for attempt in range(_ATTEMPTS):
            try:
                return read(self._sent(endpoint, fields))
            except UnusableReplyError as error:
                last = error
            if attempt < _ATTEMPTS - 1:
                self._sleep(self._pause(attempt, last.pause))
        raise ServiceDownError(self.service, f"{last.reason}, {_ATTEMPTS} times in a row")

    def _pause(self, attempt: int, wanted: float | None) -> float:
        """Return a pause that grows, and differs between the many who were refused together."""
        longest: float = min(_FIRST_PAUSE * 2.0**attempt, _LONGEST_PAUSE)
        pause = longest * (0.5 + 0.5 * self._chance.random())
        return pause if wanted is None else min(max(pause, wanted), _LONGEST_PAUSE)

    def _sent(self, endpoint: str, fields: Mapping[str, str]) -> Body:
        self._limiter.wait(self._interval)
        try:
            with self._http.stream("POST", self._url + endpoint, data=dict(fields)) as reply:
                content = self._content(reply)
                after = _seconds(reply.headers.get("Retry-After"))
                return Body(reply.status_code, content, after)
        except httpx.TransportError as error:
            fatal = connection_error(self.service, error)
            if fatal is not None:
                raise fatal from error
            raise UnusableReplyError(_fault(error)) from error
        except httpx.DecodingError as error:
            raise UnusableReplyError("its replies are damaged") from error

    def _content(self, reply: httpx.Response) -> bytes:
        until = self._clock() + _DEADLINE
        pieces: list[bytes] = []
        n_bytes = 0
        for piece in reply.iter_bytes():
            pieces.append(piece)
            n_bytes += len(piece)
            if self._clock() > until:
                raise UnusableReplyError("its replies come too slowly")
            if n_bytes > _LARGEST_REPLY:
                raise UnusableReplyError("its replies have no end")
        return b"".join(pieces)


def _fault(error: httpx.TransportError) -> str:
    """Say what a connection that was made did not bring; no word of the request is in it."""
    if isinstance(error, httpx.TimeoutException):
        return "it does not reply in time"
    if isinstance(error, httpx.ConnectError):
        return "it takes no connections"
    return "its replies break off"


def _seconds(text: str | None) -> float | None:
    if text is None or not (text.isascii() and text.isdigit() and len(text) < 6):
        return None
    return float(text)
