"""The client: searches PubMed and fetches its records, politely and without believing too much."""

from collections.abc import Callable, Iterator, Sequence

from plaincite.ingest.clean import value
from plaincite.ingest.courier import Body, Courier, UnusableReplyError
from plaincite.ingest.eutils.fetching import Fetched, fetch_batches, read_fetched
from plaincite.ingest.eutils.replies import SearchReply, read_search
from plaincite.ingest.eutils.searching import Searched, search_all
from plaincite.ingest.live_settings import LiveSettings
from plaincite.ingest.pacing import shared_limiter
from plaincite.ingest.record_cache import RecordCache
from plaincite.model.record import Record

__all__ = ["EutilsClient"]

# A little more than a third and a tenth of a second: the limits are 3 and 10 a second.
_INTERVAL = 0.35
_INTERVAL_WITH_KEY = 0.11
_PAGE = 200


class EutilsClient:
    """PubMed over E-utilities. Close it, or use it in a `with` block; not for several threads.

    Args:
        settings: Who asks, and where.
        courier: Carries the requests; by default one over the network.
        cache: Articles fetched before; by default none.
    """

    def __init__(
        self,
        settings: LiveSettings,
        *,
        courier: Courier | None = None,
        cache: RecordCache | None = None,
    ) -> None:
        self._cache = cache
        self._courier = courier or Courier(
            "PubMed",
            settings.eutils_url,
            limiter=shared_limiter("NCBI"),
            interval=_INTERVAL_WITH_KEY if settings.api_key else _INTERVAL,
        )
        # retmode is always named: what comes without it has changed before.
        self._common = {
            "db": "pubmed",
            "retmode": "xml",
            "tool": settings.tool,
            "email": settings.email,
        }
        if settings.api_key:
            self._common["api_key"] = settings.api_key

    def close(self) -> None:
        """Let go of connections and cache."""
        self._courier.close()
        if self._cache is not None:
            self._cache.close()

    def search(self, query: str, *, limit: int | None = None, sort: str = "relevance") -> Searched:
        """Return the PMIDs that *query* matches, at most *limit*; all of them for None.

        Args:
            query: In PubMed's own language.
            limit: Beyond 9,998 the search is cut into spans of days, newest first.
            sort: "relevance" or "pub_date".

        Raises:
            SourceUnreachableError: PubMed gave no answer. That is no empty result.
        """
        tidy = value(query) or ""
        return search_all(tidy, lambda term, most: self._search(term, most, sort), limit=limit)

    def fetch(self, pmids: Sequence[str]) -> Iterator[Fetched]:
        """Yield the records of *pmids* in batches of 200, in order; cached ones first of all.

        Raises:
            SourceUnreachableError: PubMed gave no answer.
        """
        return fetch_batches(pmids, self._known_or_fetched)

    def search_and_keep(self, query: str) -> SearchReply:
        """Search, and let PubMed's history server keep the outcome for `fetch_kept`."""
        fields = {"term": value(query) or "", "usehistory": "y", "retmax": "0"}
        return self._courier.post("esearch.fcgi", self._common | fields, read_search)

    def fetch_kept(self, kept: SearchReply, *, start: int, most: int = _PAGE) -> tuple[Record, ...]:
        """Return the records from place *start* of a search that `search_and_keep` made.

        Fewer than *most* may come although there are more; use `fetch` where each one counts.
        """
        fields = {
            "WebEnv": kept.web_env or "",
            "query_key": kept.query_key or "",
            "retstart": str(start),
            "retmax": str(most),
        }
        found = self._courier.post(
            "efetch.fcgi", self._common | fields, lambda body: read_fetched(body, None)
        )
        return tuple(found.values())

    def _search(self, term: str, most: int, sort: str) -> SearchReply:
        fields = {"term": term, "retmax": str(most), "sort": sort}
        return self._courier.post("esearch.fcgi", self._common | fields, _reader(most))

    def _known_or_fetched(self, pmids: Sequence[str]) -> dict[str, Record]:
        found = {} if self._cache is None else self._cache.get_many(pmids)
        absent = [pmid for pmid in pmids if pmid not in found]
        if absent:
            fields = {"id": ",".join(absent)}
            fetched = self._courier.post(
                "efetch.fcgi", self._common | fields, lambda body: read_fetched(body, absent)
            )
            if self._cache is not None:
                self._cache.put_many(fetched)
            found |= fetched
        return found


def _reader(most: int) -> Callable[[Body], SearchReply]:
    """Return a reader of searches that does not believe in fewer ids than PubMed says there are."""

    def read(body: Body) -> SearchReply:
        reply = read_search(body)
        expected = min(most, reply.count)
        if len(reply.pmids) < expected:
            reason = f"it names {len(reply.pmids):,} records where it promises {expected:,}"
            raise UnusableReplyError(reason)
        return reply

    return read
