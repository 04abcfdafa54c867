"""The client: a writer behind any server that speaks OpenAI's chat language.

Needs the extra `llm`. The one file of this room that reaches outside: it sends the question and the
sentences that a page quotes to the address that the operator gave, and nothing else.
"""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Any, Self

import httpx2
import openai

from plaincite.compose.generative.bounds import bounded
from plaincite.compose.generative.dialect import Dialect, simpler
from plaincite.compose.generative.prompt import PROMPT, render
from plaincite.compose.generative.purse import LATE, SPENT, Purse, Spent, estimated_tokens
from plaincite.compose.generative.reply import read_reply
from plaincite.compose.generative.settings import WriterSettings
from plaincite.compose.generative.writer import Order, Written
from plaincite.errors import UnreadableReplyError, WriterError

__all__ = ["ChatWriter", "Progress"]

_UNREACHABLE = "the model's server could not be reached"
_FAILING = "the model's server failed"
_REFUSING = "the model's server refused the request"
_UNREADABLE = "the model's reply could not be read"
_DECLINED = "the model declined"

_TRIES = 3
_PAUSE = 0.5  # seconds before the second try; doubled for the third
_PASSING = frozenset({408, 409, 425, 429})  # and 500 to 599: may be otherwise in a moment
_ABOUT_WORDING = frozenset({400, 415, 422, 501})  # may be otherwise if asked in another way
_TOO_LATE = (openai.APITimeoutError, httpx2.TimeoutException)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a reply has come."""

    n_statements: int  # begun, of those asked for
    n_asked: int
    n_characters: int


# Text, whether it declines, and tokens read and written where they are counted.
_Piece = tuple[str, bool, tuple[int, int] | None]


@dataclass(frozen=True, slots=True)
class _Reply:
    text: str
    is_declined: bool


class ChatWriter:
    """Writes with the model of *settings*. For one thread at a time.

    Args:
        settings: Which model, where, and what a page may cost.
        on_progress: Told while a reply comes.
        sleep: Waits between tries.
        clock: In seconds.
    """

    prompt = PROMPT

    def __init__(
        self,
        settings: WriterSettings,
        *,
        on_progress: Callable[[Progress], object] = lambda _: None,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._on_progress = on_progress
        self._sleep = sleep
        self._clock = clock
        self._purse = Purse(settings, clock=clock)
        self._dialect = Dialect()
        self.troubles: list[WriterError] = []  # of the last page, for the operator
        self._client = openai.OpenAI(
            # Some value must stand there; servers of one's own look at none. Ours alone is sent:
            # empty names keep the client from taking an account's out of its own variables.
            api_key=settings.key or "none",
            organization="",
            project="",
            base_url=settings.url,
            max_retries=0,
            default_headers={"Accept-Encoding": "identity"},
            http_client=openai.DefaultHttpxClient(
                follow_redirects=False,
                event_hooks={"response": [bounded(lambda: self._purse.seconds_left)]},
            ),
        )

    @property
    def name(self) -> str:
        """The model, as the operator called it."""
        return self._settings.model

    @property
    def spent(self) -> Spent:
        """What the last page cost."""
        return self._purse.spent

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._client.close()

    def write(self, order: Order) -> tuple[Written, ...]:
        """Return the model's sentences for *order*; an order without objections begins a page.

        Raises:
            UnreadableReplyError: The reply is not in the form that was asked for.
            WriterError: No reply, or a budget is spent.
        """
        if not order.objections:
            self._purse = Purse(self._settings, clock=self._clock)
            self.troubles = []
        try:
            reply = self._replied(order)
            if reply.is_declined:
                raise self._error(_DECLINED)
            return read_reply(reply.text)
        except (ValueError, RecursionError) as error:
            trouble = UnreadableReplyError(self.name, _UNREADABLE, detail=str(error))
            self.troubles.append(trouble)
            raise trouble from None
        except WriterError as error:
            self.troubles.append(error)
            raise

    def _replied(self, order: Order) -> _Reply:
        """Ask until there is a reply: in other words after a refusal, again after a fault."""
        messages = [{"role": role, "content": text} for role, text in render(order)]
        n_tries = 0
        while True:
            try:
                return self._asked(messages, len(order.places))
            except (openai.OpenAIError, httpx2.HTTPError) as error:
                if self._learns(error):
                    continue
                n_tries += 1
                trouble = self._trouble(error)
                if not _is_passing(error) or n_tries >= _TRIES:
                    raise trouble from error
                self._wait(n_tries, _retry_after(error), trouble)

    def _learns(self, error: Exception) -> bool:
        """Whether *error* refuses the wording, and there is a simpler one: it is used from now."""
        if not isinstance(error, openai.APIStatusError) or error.status_code not in _ABOUT_WORDING:
            return False
        other = simpler(self._dialect, _said(error))
        self._dialect = other or self._dialect
        return other is not None

    def _trouble(self, error: Exception) -> WriterError:
        if isinstance(error, _TOO_LATE):
            return self._error(LATE)
        if isinstance(error, openai.APIStatusError):
            reason = _FAILING if _is_passing(error) else _REFUSING
            return self._error(reason, f"{error.status_code}: {_said(error)}")
        if isinstance(error, (openai.APIConnectionError, httpx2.HTTPError)):
            return self._error(_UNREACHABLE, type(error.__cause__ or error).__name__)
        return self._error(_FAILING, _plain(str(error)))  # an error in a reply that began well

    def _asked(self, messages: list[dict[str, str]], n_asked: int) -> _Reply:
        """Ask once, and pay for it, however it ends."""
        sent = estimated_tokens("".join(message["content"] for message in messages))
        allowance = self._purse.allowance(sent)
        request: Any = self._client.chat.completions.create
        reply = request(
            model=self._settings.model,
            messages=messages,
            stream=self._dialect.has_stream,
            timeout=max(0.01, self._purse.seconds_left),
            **self._dialect.fields(allowance),
        )
        text, usage, is_declined = "", None, False
        try:
            for piece, declined, counted in self._pieces(reply):
                text, usage = text + piece, counted or usage
                is_declined |= declined
                self._told(text, n_asked)
                # Not every server keeps to the limit that it was given.
                if estimated_tokens(text) > 2 * allowance:
                    raise self._error(SPENT, "the server does not keep to the limit")
        finally:
            tokens_in, tokens_out = usage or (sent, estimated_tokens(text))
            self._purse.pay(tokens_in, tokens_out, is_estimate=usage is None)
        return _Reply(text, is_declined)

    def _pieces(self, reply: Any) -> Iterator[_Piece]:  # noqa: ANN401 - whatever the client built
        """Yield what *reply* says, as it comes or all at once."""
        if not self._dialect.has_stream:
            yield _read(reply, part="message")
            return
        with reply:
            if "json" in reply.response.headers.get("content-type", ""):
                # A whole reply where a stream was asked for, of which the client makes nothing.
                self._dialect = replace(self._dialect, has_stream=False)
                yield _read(_Loose(json.loads(reply.response.read())), part="message")
            else:
                yield from (_read(chunk, part="delta") for chunk in reply)

    def _told(self, text: str, n_asked: int) -> None:
        begun = min(n_asked, text.count('"passage"'))
        self._on_progress(Progress(begun, n_asked, len(text)))

    def _wait(self, n_tries: int, wanted: float | None, trouble: WriterError) -> None:
        """Wait before the next try, a while that differs so that many askers do not come at once.

        Raises:
            WriterError: *trouble*, when there is no time to wait.
        """
        pause = _PAUSE * 2 ** (n_tries - 1) * random.uniform(0.5, 1.5)  # noqa: S311 - no secret
        pause = max(pause, wanted or 0.0)
        if pause >= self._purse.seconds_left:
            raise trouble
        self._sleep(pause)

    def _error(self, reason: str, detail: str | None = None) -> WriterError:
        return WriterError(self.name, reason, detail=detail)


class _Loose:
    """JSON whose fields are read as attributes, as the client's own objects are."""

    def __init__(self, fields: object) -> None:
        self._fields = fields if isinstance(fields, dict) else {}

    def __getattr__(self, name: str) -> object:
        found = self._fields.get(name)
        if isinstance(found, list):
            return [_Loose(item) for item in found]
        return _Loose(found) if isinstance(found, dict) else found


def _read(chunk: object, *, part: str) -> _Piece:
    """Return the text of *chunk*, whether it declines, and the tokens if it counts them.

    The client checks no types: anything may stand anywhere.
    """
    choices = getattr(chunk, "choices", None)
    first = choices[0] if isinstance(choices, list) and choices else None
    delta = getattr(first, part, None)
    content, refusal = getattr(delta, "content", None), getattr(delta, "refusal", None)
    usage = getattr(chunk, "usage", None)
    counts = [getattr(usage, name, None) for name in ("prompt_tokens", "completion_tokens")]
    counted = (
        (counts[0], counts[1])
        if all(isinstance(count, int) and 0 <= count < 10**9 for count in counts)
        else None
    )
    is_declined = bool(refusal) or getattr(first, "finish_reason", None) == "content_filter"
    return content if isinstance(content, str) else "", is_declined, counted  # type: ignore[return-value]  # ints


def _said(error: openai.APIStatusError) -> str:
    """Return what a server said with a refusal, as one short line."""
    body = error.body
    message = body.get("message") if isinstance(body, dict) else None
    if not isinstance(message, str):
        message = json.dumps(body) if body is not None else str(error)
    return _plain(message)


def _plain(text: str) -> str:
    return " ".join(text.split())[:200]


def _is_passing(error: Exception) -> bool:
    """Whether it may be otherwise in a moment. No time is left after a fault of time."""
    if isinstance(error, openai.APIStatusError):
        return error.status_code in _PASSING or error.status_code >= 500
    return not isinstance(error, _TOO_LATE)


def _retry_after(error: Exception) -> float | None:
    if not isinstance(error, openai.APIStatusError):
        return None
    try:
        return max(0.0, float(error.response.headers.get("retry-after", "")))
    except ValueError:
        return None
