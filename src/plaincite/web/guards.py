"""What stands before every page: the headers that keep a browser strict, and the size of bodies."""

import asyncio
from collections.abc import Callable, Iterable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plaincite.web.limits import Limits

__all__ = ["BodyGuard", "BodyTooLargeError", "BodyTooSlowError", "HeaderGuard"]

_HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
}


class BodyTooLargeError(Exception):
    """More was sent than a form may hold."""


class BodyTooSlowError(Exception):
    """What was sent took too long to come."""


class HeaderGuard:
    """Puts the same headers on every reply, also on those of errors."""

    def __init__(self, app: ASGIApp, *, policy: str, is_https: bool) -> None:
        self._app = app
        headers = _HEADERS | {"content-security-policy": f"{policy}; frame-ancestors 'none'"}
        if is_https:
            headers["strict-transport-security"] = "max-age=31536000"
        self._headers = [(name.encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what an ASGI server asks."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _with_headers(send, self._headers))


def _with_headers(send: Send, extra: Iterable[tuple[bytes, bytes]]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *(item for item in extra if item[0] not in given),
            ]
        await send(message)

    return sending


class BodyGuard:
    """Refuses bodies that are larger, or come more slowly, than a form may."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        limits: Limits,
        clock: Callable[[], float],
        spare: tuple[str, ...] = (),
    ) -> None:
        self._app = app
        self._spare = spare  # what lies below these paths looks after its own bodies
        self._limits = limits
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what an ASGI server asks."""
        is_post = scope["type"] == "http" and scope["method"] == "POST"
        if is_post and not scope.get("path", "").startswith(self._spare):
            receive = self._counted(receive)
        await self._app(scope, receive, send)

    def _counted(self, receive: Receive) -> Receive:
        n_bytes, ends = 0, self._clock() + self._limits.body_seconds
        is_whole = False

        async def counting() -> Message:
            nonlocal n_bytes, is_whole
            if is_whole:  # what still comes is only that the reader went away
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), max(ends - self._clock(), 0))
            except TimeoutError:
                raise BodyTooSlowError from None
            n_bytes += len(message.get("body", b""))
            is_whole = not message.get("more_body", False)
            if n_bytes > self._limits.body:
                raise BodyTooLargeError
            return message

        return counting
