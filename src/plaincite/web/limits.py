"""How much may be sent, how long it may take, and how often one connection may do so.

Nobody's address is kept: counts are held under a keyed hash whose key is thrown away, with all
counts, when the window of time ends.
"""

import hashlib
import ipaddress
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Limits", "RateLimit"]

_MOST_CLIENTS = 50_000  # in one window; whoever comes later shares one count


@dataclass(frozen=True, slots=True)
class Limits:
    """What one server takes."""

    question: int = 500  # letters
    report: int = 2_000  # letters
    body: int = 32_768  # bytes of a form
    body_seconds: float = 10.0  # to send one
    answer_seconds: float = 30.0
    waiting: int = 8  # questions that may wait for the one that is being answered
    asks: int = 20  # from one connection, in a window
    reports: int = 5
    sign_ins: int = 10
    window_seconds: float = 300.0


class RateLimit:
    """Counts what comes from each connection in a window of time, without keeping who it is."""

    def __init__(self, most: int, *, seconds: float, clock: Callable[[], float]) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._ends = clock() + seconds
        self._key = secrets.token_bytes(32)
        self._counts: Counter[bytes] = Counter()

    def allows(self, address: str) -> bool:
        """Count one more from *address*; False when that is too many."""
        now = self._clock()
        if now >= self._ends:
            self._ends = now + self._seconds
            self._key = secrets.token_bytes(32)
            self._counts.clear()
        name = hashlib.blake2b(_network(address), key=self._key, digest_size=8).digest()
        if name not in self._counts and len(self._counts) >= _MOST_CLIENTS:
            name = b"others"
        self._counts[name] += 1
        return self._counts[name] <= self._most


def _network(address: str) -> bytes:
    """Return what one customer of a provider has: an IPv4 address, or a /64 of IPv6."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address.encode("utf-8", "replace")
    return parsed.packed[:8] if parsed.version == 6 else parsed.packed
