"""Live sources: a question in, the records that bear on it out, and how they were found.

Only the terms of the query leave the machine, never the reader's sentence. A source that gives no
answer raises; it never says "nothing found" unless the service said so.
"""

from dataclasses import dataclass
from typing import Protocol, Self

from plaincite.ingest.europepmc_client import EuropePmcClient
from plaincite.ingest.eutils import EutilsClient, Searched
from plaincite.ingest.live_settings import LiveSettings
from plaincite.ingest.pubmed_query import LiveQuery, to_queries
from plaincite.ingest.query_dialects import is_about_a_name
from plaincite.ingest.record_cache import RecordCache
from plaincite.model.question import Question
from plaincite.model.record import Record

__all__ = [
    "DEFAULT_LIMIT",
    "LIVE_SOURCES",
    "LiveEuropePmc",
    "LiveFind",
    "LivePubMed",
    "LiveSource",
    "open_pubmed",
]

DEFAULT_LIMIT = 200
_ENOUGH = 20  # records; with fewer a wider query is tried
_REVIEWS = 0.25  # share of the places kept for systematic reviews, which weigh most
_REVIEWS_FIRST = 0.5  # the same, when the reader asks for reviews


@dataclass(frozen=True, slots=True)
class LiveFind:
    """What a live search brought."""

    service: str  # "PubMed"
    query: str | None  # as the service got it; None when the question had no word to look for
    n_matches: int  # how many records the query matches in all
    records: tuple[Record, ...]  # those that were fetched, best first
    missing: tuple[str, ...] = ()  # found by the search and not given by the service
    warnings: tuple[str, ...] = ()  # the service's own, about the query


class LiveSource(Protocol):
    """A service that can be asked. Close it after use."""

    name: str

    def find(self, question: Question, *, limit: int) -> LiveFind:
        """Return at most *limit* records that bear on *question*."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...


class LivePubMed:
    """PubMed as a live source."""

    name = "PubMed"

    def __init__(self, client: EutilsClient) -> None:
        self._client = client

    @classmethod
    def open(cls, settings: LiveSettings) -> Self:
        """Open PubMed as *settings* say."""
        return cls(open_pubmed(settings))

    def close(self) -> None:
        """Let go of connections and cache."""
        self._client.close()

    def find(self, question: Question, *, limit: int = DEFAULT_LIMIT) -> LiveFind:
        """Return at most *limit* records that bear on *question*.

        What the narrowest queries find comes first, then reviews, then the rest by relevance.
        """
        found: Searched | None = None
        chosen: LiveQuery | None = None
        narrow: tuple[str, ...] = ()
        for query in to_queries(question):
            narrow = () if found is None else (*narrow, *found.pmids)
            found, chosen = self._client.search(query.text, limit=limit), query
            if found.count >= _ENOUGH:
                break
        if found is None or chosen is None:
            return LiveFind(self.name, None, 0, ())
        reviews = self._reviews(chosen, question, limit) if found.count > limit else ()
        pmids = tuple(dict.fromkeys((*narrow, *reviews, *found.pmids)))[:limit]
        batches = list(self._client.fetch(pmids))
        return LiveFind(
            self.name,
            chosen.text,
            found.count,
            tuple(record for batch in batches for record in batch.records),
            tuple(pmid for batch in batches for pmid in batch.missing),
            tuple(text for text in found.warnings if not is_about_a_name(text)),
        )

    def _reviews(self, query: LiveQuery, question: Question, limit: int) -> tuple[str, ...]:
        wishes = question.constraints
        share = _REVIEWS_FIRST if wishes.reviews_first else _REVIEWS
        sort = "pub_date" if wishes.recent_first else "relevance"
        return self._client.search(query.reviews, limit=max(1, int(limit * share)), sort=sort).pmids


class LiveEuropePmc:
    """Europe PMC as a live source; preprints come with it, marked as such."""

    name = "Europe PMC"

    def __init__(self, client: EuropePmcClient) -> None:
        self._client = client

    @classmethod
    def open(cls, settings: LiveSettings) -> Self:
        """Open Europe PMC as *settings* say."""
        return cls(EuropePmcClient(settings))

    def close(self) -> None:
        """Let go of connections."""
        self._client.close()

    def find(self, question: Question, *, limit: int = DEFAULT_LIMIT) -> LiveFind:
        """Return at most *limit* records that bear on *question*, in order as for PubMed."""
        count = 0
        chosen: LiveQuery | None = None
        found: tuple[Record, ...] = ()
        narrow: tuple[Record, ...] = ()
        for query in to_queries(question, dialect="europepmc"):
            narrow, chosen = (*narrow, *found), query
            count, found = self._client.search(query.text, limit=limit)
            if count >= _ENOUGH:
                break
        if chosen is None:
            return LiveFind(self.name, None, 0, ())
        reviews: tuple[Record, ...] = ()
        if count > limit:
            share = _REVIEWS_FIRST if question.constraints.reviews_first else _REVIEWS
            _, reviews = self._client.search(chosen.reviews, limit=max(1, int(limit * share)))
        order: dict[str, Record] = {}
        for record in (*narrow, *reviews, *found):
            order.setdefault(record.record_id, record)
        return LiveFind(self.name, chosen.text, count, tuple(order.values())[:limit])


LIVE_SOURCES: dict[str, type[LivePubMed] | type[LiveEuropePmc]] = {
    "pubmed": LivePubMed,
    "europepmc": LiveEuropePmc,
}


def open_pubmed(settings: LiveSettings) -> EutilsClient:
    """Return a client of PubMed as *settings* say, with their cache."""
    return EutilsClient(settings, cache=_cache(settings))


def _cache(settings: LiveSettings) -> RecordCache | None:
    if settings.cache_folder is None or settings.cache_hours <= 0:
        return None
    return RecordCache(settings.cache_folder, settings.eutils_url, hours=settings.cache_hours)
