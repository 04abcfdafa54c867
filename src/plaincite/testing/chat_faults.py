"""Chat faults: what a language model's server does wrong, each to be switched on for a request."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ChatFault", "ChatFaultKind"]


class ChatFaultKind(StrEnum):
    """How a reply goes wrong. `amount` of the fault says how much, in the unit given here."""

    RATE_LIMIT = "429; to be asked again"  # seconds, in Retry-After
    SERVER_ERROR = "500 with a JSON error"
    BAD_GATEWAY = "502 with a page of HTML"
    WRONG_KEY = "401"
    NO_SUCH_MODEL = "404"
    REFUSAL = "400 with a JSON error"  # `text` is what it says
    REDIRECT = "the address has moved"  # to `text`
    HANG_UP = "the connection closes without a reply"
    STALL = "nothing comes"  # seconds
    SLOW = "the reply comes drop by drop"  # seconds that it takes
    CUT = "the reply ends early"  # share that is sent
    WEB_PAGE = "200 with a page of HTML"
    EMPTY = "200 with nothing in it"
    ERROR_INSIDE = "an error after the reply began"  # `text` is what it says
    JUNK = "events that are no chat"
    DEEP = "an event nested a hundred thousand deep"
    ENDLESS = "the reply does not end"
    ENDLESS_LINE = "a line of the reply does not end"
    PACKED = "the reply is packed, though nobody asked for it"


@dataclass(frozen=True, slots=True)
class ChatFault:
    """One thing that goes wrong with one request."""

    kind: ChatFaultKind
    amount: float = 0.5
    text: str = "the server had a problem"
