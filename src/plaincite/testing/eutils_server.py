"""A stand-in for NCBI's E-utilities on this machine: ESearch and EFetch for PubMed over HTTP.

    with EutilsServer(records) as server:
        client = ...  # any client, with server.url as its address

It keeps NCBI's rules (3 requests a second, 10 with a key, 9,999 ids at most, long addresses
refused) and, for chosen requests, does what the real service does on a bad day: see `faults`.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plaincite.model.record import Record
from plaincite.testing.eutils_answers import Answers, Reply
from plaincite.testing.eutils_http import Handler
from plaincite.testing.eutils_replies import api_key_invalid, rate_limited
from plaincite.testing.faults import Fault
from plaincite.testing.local_server import LocalServer
from plaincite.testing.shelf import Shelf

__all__ = ["EutilsServer", "Request"]


@dataclass(frozen=True, slots=True)
class Request:
    """A request as it came in."""

    endpoint: str  # "esearch", "efetch"
    fields: dict[str, str]
    method: str
    at: float  # by the server's clock


class EutilsServer(LocalServer):
    """Serves *records* (those with a PMID) until it is closed; `requests` is its diary.

    Args:
        records: What PubMed holds.
        faults: What goes wrong, in order; each is used up by one request. More: `plan`.
        keys: API keys that were given out.
        limits_rate: Whether more than 3 (10) requests a second are refused.
        clock: In seconds; a test that fakes sleep gives the clock that its sleep moves.

    >>> from urllib.request import urlopen
    >>> with EutilsServer([Record("pmid:7", "Walking", pmid="7")]) as server:
    ...     with urlopen(f"{server.url}esearch.fcgi?db=pubmed&retmode=xml&term=walking") as reply:
    ...         b"<Id>7</Id>" in reply.read()
    True
    """

    def __init__(
        self,
        records: Iterable[Record],
        *,
        faults: Iterable[Fault] = (),
        keys: Iterable[str] = (),
        limits_rate: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(Handler)
        self.answers = Answers(Shelf(records))
        self.requests: list[Request] = []
        self._faults = list(faults)
        self._keys = frozenset(keys)
        self._limits_rate = limits_rate
        self._clock = clock
        self._starts: dict[str, deque[float]] = {}

    @property
    def url(self) -> str:
        """The address that stands for `https://eutils.ncbi.nlm.nih.gov/entrez/eutils/`."""
        return self._address("entrez/eutils/")

    def plan(self, *faults: Fault) -> None:
        """Let *faults* happen to the next requests, one each, after those planned before."""
        with self._turn:
            self._faults.extend(faults)

    @property
    def is_honest_again(self) -> bool:
        """Whether all planned faults have happened."""
        return not self._faults

    def take(
        self, endpoint: str, fields: dict[str, str], method: str
    ) -> tuple[Reply, Fault | None]:
        """Note a request; return the reply to it and what goes wrong with it, if anything."""
        with self._turn:
            at = self._clock()
            self.requests.append(Request(endpoint, fields, method, at))
            refusal = self._refusal(fields, at)
            if refusal is not None:
                return refusal, None
            fault = self._next_fault(endpoint)
            return self.answers.to(endpoint, fields, fault), fault

    def _next_fault(self, endpoint: str) -> Fault | None:
        if self._faults and self._faults[0].only in (None, endpoint):
            return self._faults.pop(0)
        return None

    def _refusal(self, fields: dict[str, str], at: float) -> Reply | None:
        key = fields.get("api_key", "")
        if key and key not in self._keys:
            return Reply(api_key_invalid(key), status=400, kind="application/json")
        limit = 10 if key else 3
        starts = self._starts.setdefault(key, deque())
        while starts and at - starts[0] >= 1:
            starts.popleft()
        starts.append(at)
        if self._limits_rate and len(starts) > limit:
            body = rate_limited(key or "127.0.0.1", len(starts), limit)
            return Reply(body, status=429, kind="application/json")
        return None
