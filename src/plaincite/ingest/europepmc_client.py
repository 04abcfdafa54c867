"""Europe PMC, asked live: a second way to the literature, with preprints, which it marks."""

import json
from collections.abc import Callable
from typing import Any

from plaincite.errors import RequestRefusedError, SourceError
from plaincite.ingest.clean import value
from plaincite.ingest.courier import Body, Courier, UnusableReplyError
from plaincite.ingest.europepmc import read_europepmc
from plaincite.ingest.live_settings import LiveSettings
from plaincite.ingest.pacing import shared_limiter
from plaincite.ingest.streams import source_of_bytes
from plaincite.model.record import Record

__all__ = ["EuropePmcClient"]

_SERVICE = "Europe PMC"
_INTERVAL = 0.2  # seconds; no limit is published, so we stay well under what others use
_PAGE = 200


class EuropePmcClient:
    """Europe PMC's search. Close it, or use it in a `with` block.

    Args:
        settings: Who asks, and where.
        courier: Carries the requests; by default one over the network.
    """

    def __init__(self, settings: LiveSettings, *, courier: Courier | None = None) -> None:
        self._email = settings.email
        self._courier = courier or Courier(
            _SERVICE,
            settings.europepmc_url,
            limiter=shared_limiter(_SERVICE),
            interval=_INTERVAL,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._courier.close()

    def search(self, query: str, *, limit: int | None = None) -> tuple[int, tuple[Record, ...]]:
        """Return how many records match *query*, and the first *limit* of them, best first.

        Raises:
            SourceUnreachableError: the service gave no answer. That is no empty result.
        """
        found: dict[str, Record] = {}
        count, cursor = 0, "*"
        while True:
            size = _PAGE if limit is None else min(_PAGE, limit - len(found))
            count, records, following = self._page(query, cursor, size)
            for record in records:
                found.setdefault(record.record_id, record)
            is_enough = limit is not None and len(found) >= limit
            if is_enough or not records or following in (None, cursor):
                return count, tuple(found.values())[:limit]
            cursor = following or ""

    def _page(
        self, query: str, cursor: str, size: int
    ) -> tuple[int, tuple[Record, ...], str | None]:
        fields = {
            "query": value(query) or "",
            "format": "json",
            "resultType": "core",
            "pageSize": str(max(1, size)),
            "cursorMark": cursor,
            "email": self._email,
        }
        return self._courier.post("searchPOST", fields, _reader(cursor))


def _reader(cursor: str) -> Callable[[Body], tuple[int, tuple[Record, ...], str | None]]:
    def read(body: Body) -> tuple[int, tuple[Record, ...], str | None]:
        reply = _checked(body)
        results = reply.get("resultList")
        listed = results.get("result") if isinstance(results, dict) else None
        count = reply.get("hitCount")
        if not isinstance(listed, list) or not isinstance(count, int):
            raise UnusableReplyError("its replies are of another kind than was asked for")
        if not listed and count and cursor == "*":
            raise UnusableReplyError(f"it names no record where it promises {count:,}")
        following = reply.get("nextCursorMark")
        return count, _records(body, listed), following if isinstance(following, str) else None

    return read


def _records(body: Body, listed: list[Any]) -> tuple[Record, ...]:
    if not listed:
        return ()
    try:
        items = list(read_europepmc(source_of_bytes(_SERVICE, body.content)))
    except SourceError as error:
        raise UnusableReplyError("its replies break off or are damaged") from error
    return tuple(item for item in items if isinstance(item, Record))


def _checked(body: Body) -> dict[str, Any]:
    if body.status == 429 or body.status >= 500:
        raise UnusableReplyError(f"it fails with status {body.status}", pause=body.retry_after)
    if body.status >= 300:
        raise RequestRefusedError(_SERVICE, f"status {body.status}")
    try:
        reply = json.loads(body.content)
    except (ValueError, RecursionError) as error:
        raise UnusableReplyError("its replies are damaged, or a web page") from error
    if not isinstance(reply, dict):
        raise UnusableReplyError("its replies are of another kind than was asked for")
    if isinstance(stated := reply.get("errMsg"), str):
        raise RequestRefusedError(_SERVICE, value(stated) or "no reason given")
    return reply
