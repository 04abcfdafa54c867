"""Faults: what a real service does wrong, each to be switched on for chosen requests."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Fault", "FaultKind"]


class FaultKind(StrEnum):
    """How a reply goes wrong. `amount` of the fault says how much, in the unit given here."""

    RATE_LIMIT = "rate limit"  # 429 with NCBI's JSON body, and no Retry-After
    RATE_LIMIT_INSIDE = "rate limit inside a 200 reply"
    BAD_GATEWAY = "502 with a page of HTML"
    WEB_PAGE = "200 with a page of HTML"
    ERROR_INSIDE = "200 with an <ERROR> element"  # `text` is what it says
    EMPTY = "200 with nothing in it"
    NO_RECORDS = "an empty set of records"
    HANG_UP = "the connection closes without a reply"
    CUT = "the reply ends early, though its length was announced"  # share that is sent
    CUT_UNNOTICED = "the reply ends early, and no length was announced"  # share that is sent
    STALL = "nothing comes"  # seconds
    SLOW = "the reply comes drop by drop"  # seconds that it takes
    FEWER = "records are left out"  # how many, from the end
    STRANGER = "a record comes that nobody asked for"
    TWICE = "each record comes twice"
    REFUSAL = "400 with a JSON error"  # `text` is what it says


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong with one request."""

    kind: FaultKind
    amount: float = 0.5
    text: str = "Search Backend failed: the database is temporarily unavailable"
    only: str | None = None  # "esearch" or "efetch": wait for a request of that kind
