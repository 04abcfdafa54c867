"""A stand-in for a language model's server: OpenAI's chat language over HTTP on this machine.

    with ChatServer(GOOD_MINDS["plain"]) as server:
        ...  # plaincite ask ... --llm stand-in --llm-url SERVER.URL

What it says is a mind's (see `chat_minds`); what goes wrong on the way is planned (see
`chat_faults`); what it lacks of the language it refuses, as smaller servers do.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from plaincite.testing.chat_faults import ChatFault
from plaincite.testing.chat_http import ChatHandler
from plaincite.testing.chat_minds import Asked, Mind
from plaincite.testing.local_server import LocalServer

__all__ = ["ChatRequest", "ChatServer"]


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A request as it came in."""

    path: str
    body: dict[str, Any]
    headers: dict[str, str]  # names in small letters


class ChatServer(LocalServer):
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
        super().__init__(ChatHandler)
        self.mind = mind
        self.streams = streams
        self.model = model
        self.requests: list[ChatRequest] = []
        self._faults = list(faults)
        self._lacks = frozenset(lacks)

    @property
    def url(self) -> str:
        """The address that stands for `https://api.example.com/v1`."""
        return self._address("v1")

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
