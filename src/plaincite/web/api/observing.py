"""Around every request: its size is limited, its time is taken, and one line of log is written.

A line holds the route's pattern, the status and the time. It never holds an address, a key, a
query or a body.
"""

import asyncio
import time
from collections.abc import Callable

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plaincite.web.api.metrics import Metrics
from plaincite.web.api.problems import problem

__all__ = ["Observing", "OnRequest"]

OnRequest = Callable[[str, str, int, float], object]  # method, route, status, seconds

_LARGEST_BODY = 256 * 1024  # bytes; the longest request that could be valid has about 30,000
_BODY_SECONDS = 10.0
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"})


class Observing:
    """Middleware: limits, metrics and the log."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, on_request: OnRequest | None) -> None:
        self._app = app
        self._metrics = metrics
        self._on_request = on_request

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            body = _Body(receive)
            fault = await body.fault(scope)
            if fault is None:
                await self._app(scope, body.replay, noting)
            else:
                await fault(scope, receive, noting)
        finally:
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        # An unknown path or method is somebody's text; all of them count as one.
        route = getattr(scope.get("route"), "path", "unknown")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.count_request(method, route, status, seconds)
        if self._on_request is not None:
            self._on_request(method, route, status, seconds)


class _Body:
    """The body of a request, read up to the limits and then given on."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._messages: list[Message] = []

    async def fault(self, scope: Scope) -> JSONResponse | None:
        """Read the body; return what to answer when it is too large or too slow."""
        if scope["method"] in ("GET", "HEAD"):
            return None
        try:
            is_whole = await asyncio.wait_for(self._read(), _BODY_SECONDS)
        except TimeoutError:
            return problem(408, f"a request must come within {_BODY_SECONDS:.0f} s")
        if not is_whole:
            return problem(413, f"a request may have {_LARGEST_BODY // 1024} KiB at most")
        return None

    async def _read(self) -> bool:
        """Read on; False as soon as it is too much."""
        n_bytes = 0
        while True:
            message = await self._receive()
            self._messages.append(message)
            n_bytes += len(message.get("body", b""))
            if n_bytes > _LARGEST_BODY:
                return False
            if not message.get("more_body", False):
                return True

    async def replay(self) -> Message:
        """Give what was read, then what still comes."""
        return self._messages.pop(0) if self._messages else await self._receive()
