"""What the stand-in replies to a request: searches, records, sessions of the history server."""

from dataclasses import dataclass
from datetime import date

from plaincite.model.record import Record, Section
from plaincite.testing import eutils_replies as replies
from plaincite.testing.faults import Fault, FaultKind
from plaincite.testing.pubmed_xml import article_set
from plaincite.testing.shelf import Shelf

__all__ = ["MOST_IDS", "STRANGER_PMID", "Answers", "Reply"]

MOST_IDS = 9_999  # PubMed's ESearch gives no more of one search, history server or not
STRANGER_PMID = "4294967"
_XML = "text/xml; charset=UTF-8"
_HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply before anything goes wrong on the wire."""

    body: bytes
    status: int = 200
    kind: str = _XML


class Answers:
    """Answers over one shelf; remembers searches that asked for it."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._sessions: dict[tuple[str, str], tuple[str, ...]] = {}

    def to(self, endpoint: str, fields: dict[str, str], fault: Fault | None) -> Reply:
        """Return the reply to a request, with what *fault* does to its content."""
        spoiled = None if fault is None else _spoiled(endpoint, fault)
        if spoiled is not None:
            return spoiled
        if fields.get("db") != "pubmed":
            name = fields.get("db", "")
            return Reply(replies.error(f"Invalid db name specified: {name}", root=_root(endpoint)))
        if endpoint == "esearch":
            return self._search(fields, fault)
        return self._fetch(fields, fault)

    def forget_sessions(self) -> None:
        """Let every session of the history server run out."""
        self._sessions.clear()

    def _search(self, fields: dict[str, str], fault: Fault | None) -> Reply:
        term = fields.get("term", "").strip()
        if not term:
            return Reply(replies.error("Empty term and query_key - nothing todo"))
        start = _number(fields.get("retstart"), 0)
        if start > MOST_IDS - 1:
            text = (
                "Search Backend failed: Exception:\n'retstart' cannot be larger than 9998. For "
                "PubMed, ESearch can only retrieve the first 9,999 records matching the query."
            )
            return Reply(replies.error(text))
        try:
            pmids, matches = self.shelf.search(term, by_relevance=fields.get("sort") == "relevance")
        except ValueError as error:
            return Reply(replies.error(f"Search Backend failed: {error}"))
        pmids = self._dated(pmids, fields)
        most = min(_number(fields.get("retmax"), 20), MOST_IDS - start)
        page = pmids[start : start + most]
        if fault is not None and fault.kind is FaultKind.FEWER:
            page = page[: max(0, len(page) - int(fault.amount))]
        return Reply(
            replies.search_reply(
                page,
                count=len(pmids),
                start=start,
                most=min(most, len(page)),
                term=term,
                matches=matches,
                session=self._kept(pmids) if fields.get("usehistory") == "y" else None,
            )
        )

    def _dated(self, pmids: tuple[str, ...], fields: dict[str, str]) -> tuple[str, ...]:
        """Honour mindate and maxdate ("YYYY/MM/DD"), of whatever datetype."""
        if "mindate" not in fields or "maxdate" not in fields:
            return pmids
        inside = self.shelf.between(_day(fields["mindate"]), _day(fields["maxdate"]))
        return tuple(pmid for pmid in pmids if pmid in inside)

    def _kept(self, pmids: tuple[str, ...]) -> tuple[str, str]:
        session = (f"MCID_{len(self._sessions):024x}", "1")
        self._sessions[session] = pmids
        return session

    def _fetch(self, fields: dict[str, str], fault: Fault | None) -> Reply:
        pmids: tuple[str, ...] | None
        if "id" in fields:
            pmids = tuple(part.strip() for part in fields["id"].split(",") if part.strip())
        else:
            pmids = self._remembered(fields)
            if pmids is None:
                return Reply(replies.error("Unable to obtain query #1", root="eFetchResult"))
        # What was deleted, or never was, is passed over without a word.
        found = [self.shelf.records[pmid] for pmid in pmids if pmid in self.shelf.records]
        if not found:
            text = "ID list is empty! Possibly it has no correct IDs."
            return Reply(replies.error(text, root="eFetchResult"), status=400)
        if fields.get("retmode") != "xml":
            listed = "\n".join(f"PMID- {record.pmid}" for record in found)
            return Reply(listed.encode(), kind="text/plain; charset=UTF-8")
        return Reply(article_set(_falsified(found, fault)))

    def _remembered(self, fields: dict[str, str]) -> tuple[str, ...] | None:
        session = (fields.get("WebEnv", ""), fields.get("query_key", ""))
        if session not in self._sessions:
            return None
        start = _number(fields.get("retstart"), 0)
        return self._sessions[session][start : start + _number(fields.get("retmax"), 20)]


def _spoiled(endpoint: str, fault: Fault) -> Reply | None:
    """Return the reply that *fault* puts in place of the right one, if it does."""
    bodies = {
        FaultKind.RATE_LIMIT: Reply(
            replies.rate_limited("127.0.0.1", 4, 3), status=429, kind="application/json"
        ),
        FaultKind.RATE_LIMIT_INSIDE: Reply(
            replies.rate_limited("127.0.0.1", 4, 3), kind="application/json"
        ),
        FaultKind.BAD_GATEWAY: Reply(replies.bad_gateway(), status=502, kind=_HTML),
        FaultKind.WEB_PAGE: Reply(replies.web_page(), kind=_HTML),
        FaultKind.ERROR_INSIDE: Reply(replies.error(fault.text, root=_root(endpoint))),
        FaultKind.EMPTY: Reply(b""),
        FaultKind.REFUSAL: Reply(
            b'{"error":"%s"}' % fault.text.encode(), status=400, kind="application/json"
        ),
    }
    if fault.kind is FaultKind.NO_RECORDS and endpoint == "efetch":
        return Reply(article_set(()))
    return bodies.get(fault.kind)


def _falsified(records: list[Record], fault: Fault | None) -> list[Record]:
    kind = None if fault is None else fault.kind
    if fault is not None and kind is FaultKind.FEWER:
        return records[: max(0, len(records) - int(fault.amount))]
    if kind is FaultKind.STRANGER:
        stranger = Record(
            f"pmid:{STRANGER_PMID}",
            "A record that nobody asked for",
            (Section("It says that everything works."),),
            pmid=STRANGER_PMID,
        )
        return [stranger, *records]
    return [*records, *records] if kind is FaultKind.TWICE else records


def _root(endpoint: str) -> str:
    return "eSearchResult" if endpoint == "esearch" else "eFetchResult"


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else default


def _day(text: str) -> date:
    parts = [*(_number(part, 1) for part in text.split("/")), 1, 1]
    try:
        return date(*parts[:3])
    except ValueError:
        return date(1, 1, 1)
