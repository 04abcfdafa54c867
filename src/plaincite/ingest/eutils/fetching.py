"""Fetching: the records of PMIDs, compared with what was asked for, so that none is lost or added.

A record that nobody asked for is left out. One that does not come is asked for once more; what
does not come then is named as missing: PubMed has no such record, or no longer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plaincite.errors import SourceError
from plaincite.ingest.courier import Body, UnusableReplyError
from plaincite.ingest.eutils.replies import check_reply, is_empty_id_list
from plaincite.ingest.pubmed_xml import read_pubmed_xml
from plaincite.ingest.streams import source_of_bytes
from plaincite.model.record import Record

__all__ = ["BATCH", "Fetched", "fetch_batches", "read_fetched"]

BATCH = 200
_ROOTS = ("PubmedArticleSet", "PubmedBookArticleSet")
_MORE_TIMES = 2  # that a record is asked for before it counts as missing

Fetch = Callable[[Sequence[str]], dict[str, Record]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came of one batch: each PMID of it is in one of the two."""

    records: tuple[Record, ...]  # in the order asked for
    missing: tuple[str, ...] = ()


def fetch_batches(pmids: Sequence[str], fetch: Fetch) -> Iterator[Fetched]:
    """Yield the records of *pmids* batch by batch, however often a PMID is named.

    What does not come is asked for again before it counts as missing.
    """
    wanted = tuple(dict.fromkeys(pmids))
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        found = fetch(batch)
        for _ in range(_MORE_TIMES):
            absent = [pmid for pmid in batch if pmid not in found]
            if absent:
                found |= fetch(absent)
        yield Fetched(
            tuple(found[pmid] for pmid in batch if pmid in found),
            tuple(pmid for pmid in batch if pmid not in found),
        )


def read_fetched(body: Body, asked: Sequence[str] | None) -> dict[str, Record]:
    """Return the records in a reply of EFetch by PMID, only those *asked* for unless that is None.

    Raises:
        UnusableReplyError: it is cut, or is no reply of EFetch.
        RequestRefusedError: the service will not answer this.
    """
    if is_empty_id_list(body):
        return {}
    check_reply(body)
    found: dict[str, Record] = {}
    try:
        source = source_of_bytes("PubMed", body.content)
        head = source.head_text()
        root = next((name for name in _ROOTS if f"<{name}" in head), None)
        if root is None:
            raise UnusableReplyError("its replies are of another kind than was asked for")
        for item in read_pubmed_xml(source, root=root):
            # One that cannot be read says not who it is, so its PMID will count as missing.
            if isinstance(item, Record) and item.pmid is not None:
                held = found.get(item.pmid)
                if held is None or held.version <= item.version:
                    found[item.pmid] = item
    except SourceError as error:
        raise UnusableReplyError("its replies break off or are damaged") from error
    if asked is None:
        return found
    wanted = set(asked)
    return {pmid: record for pmid, record in found.items() if pmid in wanted}
