"""Searching: every PMID that a query matches, also where PubMed gives only the first 9,999.

Beyond that number a search is cut into spans of days: of entry into PubMed, which every record
has, and within one crowded day of publication. Each span is asked for with one request, so no
page can slide between two.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plaincite.errors import RequestRefusedError, ServiceDownError
from plaincite.ingest.eutils.replies import SearchReply

__all__ = ["MOST_IDS", "Searched", "search_all"]

# PubMed's limit is 9,999; one less, since its error message says so.
MOST_IDS = 9_998
_FIRST_DAY = date(1500, 1, 1)
_LAST_DAY = date(2999, 12, 31)
_DATES = ("edat", "dp")

Search = Callable[[str, int], SearchReply]  # the term, and how many ids at most


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search found."""

    query: str
    count: int  # how many records match in all
    pmids: tuple[str, ...]  # as many as were wanted, each once, in PubMed's order
    warnings: tuple[str, ...] = ()
    translation: str | None = None


def search_all(query: str, search: Search, *, limit: int | None) -> Searched:
    """Return the PMIDs that *query* matches, at most *limit* of them.

    Raises:
        ServiceDownError: fewer came than PubMed says there are.
        RequestRefusedError: too many records share one day; the query is to be narrowed.
    """
    wanted = MOST_IDS if limit is None else min(limit, MOST_IDS)
    first = search(query, wanted)
    pmids = first.pmids
    is_cut = first.count > len(pmids) and (limit is None or limit > len(pmids))
    if is_cut:
        pmids = _sliced(query, search, limit=limit, count=first.count)
    return Searched(query, first.count, pmids[:limit], first.warnings, first.translation)


def _sliced(query: str, search: Search, *, limit: int | None, count: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for pmids in _spans(query, search, _DATES[0], _FIRST_DAY, _LAST_DAY):
        found.update(dict.fromkeys(pmids))
        if limit is not None and len(found) >= limit:
            return tuple(found)
    # Records can come while we search, so more is no fault; less is.
    if len(found) < count:
        reason = f"it says that {count:,} records match and names only {len(found):,}"
        raise ServiceDownError("PubMed", reason)
    return tuple(found)


def _spans(
    query: str, search: Search, field: str, first: date, last: date
) -> Iterator[tuple[str, ...]]:
    """Yield the PMIDs of the days from *first* to *last*, the newest span first."""
    term = f"({query}) AND {first:%Y/%m/%d}:{last:%Y/%m/%d}[{field}]"
    reply = search(term, MOST_IDS)
    if reply.count <= len(reply.pmids):
        if reply.pmids:
            yield reply.pmids
        return
    if first < last:
        middle = first + timedelta(days=(last - first).days // 2)
        yield from _spans(query, search, field, middle + timedelta(days=1), last)
        yield from _spans(query, search, field, first, middle)
    elif field == _DATES[0]:
        yield from _spans(term, search, _DATES[1], _FIRST_DAY, _LAST_DAY)
    else:
        reason = f"more than {MOST_IDS:,} records of one day match; narrow the query"
        raise RequestRefusedError("PubMed", reason)
