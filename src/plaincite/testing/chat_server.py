"""A stand-in for a language model's server: OpenAI's chat language over HTTP on this machine.

    with ChatServer(GOOD_MINDS["plain"]) as server:
        ...  # plaincite ask ... --llm stand-in --llm-url SERVER.URL

What it says is a mind's (see `chat_minds`); what goes wrong on the way is planned (see
`chat_faults`); what it lacks of the language it refuses, as smaller servers do.
"""

import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from plaincite.testing.chat_faults import ChatFault
from plaincite.testing.chat_http import ChatHandler
from plaincite.testing.chat_minds import Asked, Mind

__all__ = ["ChatRequest", "ChatServer"]


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A request as it came in."""

    path: str
    body: dict[str, Any]
    headers: dict[str, str]  # names in small letters


class ChatServer:
    """Serves one model until it is closed; `requests` is its diary.

    Args:
        mind: What the model says.
        faults: What goes wrong, in order; each is used up by one request. More: `plan`.
        lacks: What it refuses: "json_schema", "json_object", "temperature", "seed", "max_tokens",
            "stream_options", "stream".
        streams: Whether it heeds the wish for a stream; without, replies come whole.
        model: Its name.

    >>> from urllib.request import urlopen
    >>> with ChatServer(lambda asked: "{}", model="small") as server:
    ...     with urlopen(f"{server.url}/models") as reply:
    ...         b"small" in reply.read()
    True
    """

    def __init__(
        self,
        mind: Mind,
        *,
        faults: Iterable[ChatFault] = (),
        lacks: Collection[str] = (),
        streams: bool = True,
        model: str = "stand-in",
    ) -> None:
        self.mind = mind
        self.streams = streams
        self.model = model
        self.requests: list[ChatRequest] = []
        self.closing = threading.Event()
        self._faults = list(faults)
        self._lacks = frozenset(lacks)
        self._turn = threading.Lock()
        self._http = _Http(("127.0.0.1", 0), ChatHandler)
        self._http.site = self
        self._thread = threading.Thread(
            target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def url(self) -> str:
        """The address that stands for `https://api.example.com/v1`."""
        return f"http://127.0.0.1:{self._http.server_port}/v1"

    def __enter__(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop serving."""
        self.close()

    def close(self) -> None:
        """Stop serving; stalled replies end."""
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def plan(self, *faults: ChatFault) -> None:
        """Let *faults* happen to the next requests, one each, after those planned before."""
        with self._turn:
            self._faults.extend(faults)

    def take(
        self, path: str, body: dict[str, Any], headers: dict[str, str]
    ) -> tuple[str | None, str | None, ChatFault | None]:
        """Note a request; return the reply's text, or why it is refused, and what goes wrong."""
        with self._turn:
            self.requests.append(ChatRequest(path, body, headers))
            if not path.endswith("/chat/completions"):
                return None, None, None
            refusal = self._refusal(body)
            if refusal is not None:
                return None, refusal, None
            fault = self._faults.pop(0) if self._faults else None
        return self.mind(Asked(tuple(body.get("messages", ())))), None, fault

    def _refusal(self, body: dict[str, Any]) -> str | None:
        form = (body.get("response_format") or {}).get("type", "text")
        if form in self._lacks:
            return "This response_format is unavailable now"
        if "max_tokens" in self._lacks and "max_tokens" in body:
            return "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."
        if "stream" in self._lacks and body.get("stream"):
            return "stream=true is not implemented"
        named = [name for name in ("temperature", "seed", "stream_options") if name in body]
        unknown = next((name for name in named if name in self._lacks), None)
        return f"Unsupported parameter: '{unknown}'" if unknown else None


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    site: ChatServer

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that go away in the middle are what this server is for."""
