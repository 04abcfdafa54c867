"""The wire of the stand-in model server: reads requests, streams replies, and does faults."""

import json
import zlib
from collections.abc import Iterable, Iterator
from http.server import BaseHTTPRequestHandler
from itertools import chain, repeat
from typing import Any, Protocol, cast
from urllib.parse import urlsplit

from plaincite.testing.chat_faults import ChatFault, ChatFaultKind

__all__ = ["ChatHandler"]

_PIECE = 24  # characters of an event
_DROPS = 20
_MOST_EVENTS = 200_000  # an endless reply ends here, should nobody hang up
_HTML = b"<html><body><h1>Something else lives here</h1></body></html>"
_ERRORS = {
    ChatFaultKind.RATE_LIMIT: (429, "Rate limit reached for requests"),
    ChatFaultKind.SERVER_ERROR: (500, None),
    ChatFaultKind.WRONG_KEY: (401, "Incorrect API key provided"),
    ChatFaultKind.NO_SUCH_MODEL: (404, "The model does not exist"),
    ChatFaultKind.REFUSAL: (400, None),
}


_JUNK = {
    ChatFaultKind.JUNK: [
        b"data: " + junk + b"\n\n"
        for junk in (
            b"5",
            b"null",
            b"[]",
            b'{"choices": 7}',
            b'{"choices": [{"delta": 3}]}',
            b'{"choices": [{"delta": {"content": {"a": 1}}}], "usage": "none"}',
            b"{no json}",
        )
    ],
    ChatFaultKind.DEEP: [b"data: " + b"[" * 100_000 + b"\n\n"],
}


class _Closing(Protocol):
    def wait(self, timeout: float) -> bool: ...


class _Site(Protocol):
    closing: _Closing
    model: str
    streams: bool

    def take(
        self, path: str, body: dict[str, Any], headers: dict[str, str]
    ) -> tuple[str | None, str | None, ChatFault | None]: ...


class ChatHandler(BaseHTTPRequestHandler):
    """One connection of one client."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Name the model that is served."""
        if urlsplit(self.path).path.endswith("/models"):
            listed = {"object": "list", "data": [{"id": self._site.model, "object": "model"}]}
            self._send(200, json.dumps(listed).encode())
        else:
            self._send(404, _error("no such page"))

    def do_POST(self) -> None:
        """Answer a chat."""
        length = int(self.headers.get("Content-Length", "0"))
        try:
            body = json.loads(self.rfile.read(length))
        except ValueError:
            self._send(400, _error("the body is not JSON"))
            return
        path = urlsplit(self.path).path
        text, refusal, fault = self._site.take(
            path, body, {name.lower(): value for name, value in self.headers.items()}
        )
        if refusal is not None:
            self._send(400, _error(refusal))
        elif text is None:
            self._send(404, _error("no such page"))
        elif fault is not None:
            self._fail(fault, text, body)
        elif body.get("stream") and self._site.streams:
            self._stream(self._events(text, body))
        else:
            self._send(200, json.dumps(self._whole(text, body)).encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet; the server's diary is `requests`."""

    @property
    def _site(self) -> _Site:
        return cast("_Site", self.server.site)  # type: ignore[attr-defined]  # set by us

    def _fail(self, fault: ChatFault, text: str, body: Any) -> None:  # noqa: ANN401 - any JSON
        kind = fault.kind
        if kind in _ERRORS:
            status, said = _ERRORS[kind]
            headers = {"Retry-After": f"{fault.amount:g}"} if status == 429 else {}
            self._send(status, _error(said or fault.text), headers=headers)
        elif kind is ChatFaultKind.BAD_GATEWAY:
            self._send(502, _HTML, kind="text/html")
        elif kind is ChatFaultKind.REDIRECT:
            self._send(307, b"", headers={"Location": fault.text})
        elif kind is ChatFaultKind.WEB_PAGE:
            self._send(200, _HTML, kind="text/html")
        elif kind is ChatFaultKind.EMPTY:
            self._send(200, b"", kind="text/event-stream")
        elif kind is ChatFaultKind.PACKED:
            packed = zlib.compress(b"".join(self._events(text, body)))
            headers = {"Content-Encoding": "deflate"}
            self._send(200, packed, kind="text/event-stream", headers=headers)
        elif kind is ChatFaultKind.HANG_UP:
            self.close_connection = True
        elif kind is ChatFaultKind.STALL:
            self._site.closing.wait(fault.amount)
            self.close_connection = True
        else:
            self._stream(self._badly(fault, list(self._events(text, body))))

    def _badly(self, fault: ChatFault, events: list[bytes]) -> Iterator[bytes]:
        """Yield the events of a reply that begins well, with what goes wrong in it."""
        kind = fault.kind
        if kind is ChatFaultKind.CUT:
            yield from events[: int(len(events) * fault.amount)]
        elif kind is ChatFaultKind.SLOW:
            for event in events:
                yield event
                if self._site.closing.wait(fault.amount / _DROPS):
                    return
        elif kind is ChatFaultKind.ERROR_INSIDE:
            yield from events[: len(events) // 2]
            yield b"data: " + _error(fault.text) + b"\n\n"
        elif kind is ChatFaultKind.ENDLESS:
            yield from repeat(events[1], _MOST_EVENTS)
        elif kind is ChatFaultKind.ENDLESS_LINE:
            yield from chain([b"data: "], repeat(b"x" * 1_000, _MOST_EVENTS))
        else:
            yield from _JUNK[kind]

    def _events(self, text: str, body: Any) -> Iterator[bytes]:  # noqa: ANN401 - any JSON
        """Yield the reply as server-sent events."""
        yield self._event({"delta": {"role": "assistant", "content": ""}})
        for start in range(0, len(text), _PIECE):
            yield self._event({"delta": {"content": text[start : start + _PIECE]}})
        yield self._event({"delta": {}, "finish_reason": "stop"})
        if (body.get("stream_options") or {}).get("include_usage"):
            yield self._event(None, usage=_usage(body, text))
        yield b"data: [DONE]\n\n"

    def _event(self, choice: Any, **more: Any) -> bytes:  # noqa: ANN401 - any JSON
        chunk = {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": self._site.model,
            "choices": [] if choice is None else [{"index": 0, "finish_reason": None} | choice],
        }
        return b"data: " + json.dumps(chunk | more).encode() + b"\n\n"

    def _whole(self, text: str, body: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
        message = {"role": "assistant", "content": text}
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 0,
            "model": self._site.model,
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": _usage(body, text),
        }

    def _stream(self, events: Iterable[bytes]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        for event in events:
            self.wfile.write(event)
            self.wfile.flush()
        self.close_connection = True

    def _send(
        self,
        status: int,
        body: bytes,
        *,
        kind: str = "application/json",
        headers: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _error(message: str) -> bytes:
    return json.dumps({"error": {"message": message, "type": "invalid_request_error"}}).encode()


def _usage(body: Any, text: str) -> dict[str, int]:  # noqa: ANN401 - any JSON
    n_in = len(json.dumps(body.get("messages"))) // 4
    n_out = len(text) // 4
    return {"prompt_tokens": n_in, "completion_tokens": n_out, "total_tokens": n_in + n_out}
