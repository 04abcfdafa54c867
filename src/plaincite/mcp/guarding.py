"""Before the server, over HTTP: who may ask, and how often, by the same keys as the HTTP API."""

import json
import math

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from plaincite.api.keys import KeyRing

__all__ = ["KeyGuard"]


class KeyGuard:
    """Lets through what brings a key in force; each request but the waiting for events counts."""

    def __init__(self, app: ASGIApp, keys: KeyRing) -> None:
        self._app = app
        self._keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what an ASGI server asks."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        if refusal is None:
            await self._app(scope, receive, send)
            return
        status, detail, headers = refusal
        body = json.dumps({"error": detail}).encode()
        named = {"content-type": "application/json", "content-length": str(len(body)), **headers}
        pairs = [(name.encode(), value.encode()) for name, value in named.items()]
        await send({"type": "http.response.start", "status": status, "headers": pairs})
        await send({"type": "http.response.body", "body": body})

    def _refusal(self, scope: Scope) -> tuple[int, str, dict[str, str]] | None:
        kind, _, secret = Headers(scope=scope).get("authorization", "").partition(" ")
        key = self._keys.find(secret.strip()) if kind.lower() == "bearer" else None
        if key is None:
            detail = "send a key that is in force: 'Authorization: Bearer KEY'"
            return 401, detail, {"www-authenticate": "Bearer"}
        wait = self._keys.take(key) if scope["method"] == "POST" else 0.0
        if not wait:
            return None
        seconds = str(math.ceil(wait))
        detail = f"this key may ask {key.per_minute} times a minute; wait {seconds} s"
        return 429, detail, {"retry-after": seconds}
