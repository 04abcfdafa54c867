"""Bounds: replies are cut off in time and size, whatever the server sends and however slowly.

Needs the extra `llm`. Counts the bytes as they come, so that an endless line, a body that drips and
an error page without an end are stopped too.
"""

from collections.abc import Callable, Iterator

import httpx2

__all__ = ["bounded"]

_MOST_BYTES = 8_000_000  # 8,000 tokens in an event each, as a reply may be, have two million


def bounded(seconds_left: Callable[[], float]) -> Callable[[httpx2.Response], None]:
    """Return a hook for replies: one that is too long, too late or packed ends with an error.

    Args:
        seconds_left: How long a reply may still take.
    """

    def hook(reply: httpx2.Response) -> None:
        if reply.headers.get("content-encoding", "identity") != "identity":
            # We did not ask for it, and a small packed body can be a huge one.
            raise httpx2.DecodingError("the reply is packed", request=reply.request)
        if isinstance(reply.stream, httpx2.SyncByteStream):  # always so, in a client that waits
            reply.stream = _Bounded(reply.stream, seconds_left)

    return hook


class _Bounded(httpx2.SyncByteStream):
    def __init__(self, inner: httpx2.SyncByteStream, seconds_left: Callable[[], float]) -> None:
        self._inner = inner
        self._seconds_left = seconds_left

    def __iter__(self) -> Iterator[bytes]:
        n_bytes = 0
        for part in self._inner:
            n_bytes += len(part)
            if n_bytes > _MOST_BYTES:
                raise httpx2.DecodingError("the reply does not end")
            if self._seconds_left() <= 0:
                raise httpx2.ReadTimeout("the reply takes too long")
            yield part

    def close(self) -> None:
        self._inner.close()
