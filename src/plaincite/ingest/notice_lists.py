"""Lists of notices in files: what happened to articles, told beside the articles themselves.

Retraction Watch's CSV; bare lists, a PMID, a DOI or a JSON object a line; and files of records,
whose links (PubMed's CommentsCorrections) are read from both ends. A list is for safety, and half
a list looks like a whole one: a line that cannot be read stops it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plaincite.errors import RecordError, SourceError
from plaincite.ingest.identity import normal_doi, normal_pmid
from plaincite.ingest.read import read_records
from plaincite.ingest.retraction_watch import (
    RETRACTION_WATCH,
    is_retraction_watch,
    read_retraction_watch,
)
from plaincite.ingest.streams import Source, open_source
from plaincite.model.links import LINKED_KINDS, other_ends
from plaincite.model.record import Deletion, ListedNotice, Notice, NoticeKind, Record
from plaincite.text import clean_text

__all__ = ["LIST_KINDS", "ReadList", "linked_notices", "read_notice_list"]

LIST_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "partial-retraction": NoticeKind.PARTIAL_RETRACTION,
    "concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "republication": NoticeKind.REPUBLICATION,
}
_ID = re.compile(r"(?:pmid:?\s{0,2})?(\d{1,10})", re.IGNORECASE | re.ASCII)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s{0,2})?10\.\d{4,9}/\S+", re.IGNORECASE)
# A name that says what the list holds, where nothing in it does.
_OTHER_KINDS = re.compile(r"concern|correct|errat|republi|replac", re.IGNORECASE)
_MOST_LINES = 2_000_000


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a file says of articles."""

    name: str  # under which it is kept
    notices: tuple[ListedNotice, ...]
    n_rows: int
    n_unnamed: int = 0  # rows that name no article
    n_bad: int = 0  # rows left out because they could not be read
    problems: tuple[str, ...] = ()  # the first ones


def read_notice_list(
    path: Path, *, kind: NoticeKind | None = None, name: str | None = None
) -> ReadList:
    """Return what the file at *path* says of articles.

    Args:
        path: Retraction Watch's CSV, a bare list, or records with their links; gzipped or not.
        kind: What a bare list is a list of; without it, of retractions.
        name: What to call the list; by default "Retraction Watch", or after the file.

    Raises:
        SourceError: The file cannot be read, is of no known form, or is cut off.
    """
    with open_source(path) as source:
        head = source.head_text().lstrip("\ufeff \t\r\n")
        if is_retraction_watch(head):
            found = read_retraction_watch(source)
            return ReadList(
                name or RETRACTION_WATCH,
                found.notices,
                found.n_rows,
                found.n_unnamed,
                found.n_bad,
                found.problems,
            )
        if _is_bare(head):
            return _bare_list(source, name or path.name, kind)
    return _links_in(path, name or f"links in {path.name}")


def linked_notices(records: Iterable[Record], *, both_ends: bool) -> Iterator[ListedNotice]:
    """Yield what the links of *records* say of the articles at their other ends.

    Args:
        records: Where the links stand.
        both_ends: Yield also what a link says of the record that it stands on.
    """
    for record in records:
        if both_ends and (record.pmid or record.doi):
            linked = (notice for notice in record.notices if notice.kind in LINKED_KINDS)
            yield from (ListedNotice(item, record.pmid, _small(record.doi)) for item in linked)
        yield from other_ends(record)


def _is_bare(head: str) -> bool:
    line = head.partition("\n")[0].strip()
    if line.startswith("{"):
        return '"record_id"' not in line and re.search(r'"(?:pmid|doi)"\s{0,9}:', line) is not None
    return bool(_ID.fullmatch(line) or _DOI.fullmatch(line))


def _bare_list(source: Source, name: str, kind: NoticeKind | None) -> ReadList:
    if kind is None and _OTHER_KINDS.search(source.path.name):
        reason = "its name does not say retractions; say what it lists with --kind"
        raise source.error(reason)
    of_list = kind or NoticeKind.RETRACTION
    notices: list[ListedNotice] = []
    n_rows = 0
    for number, raw in enumerate(source.lines(), 1):
        line = raw.strip("\ufeff \t\r")
        if number > _MOST_LINES:
            raise source.error("it has over 2 million lines; this is no such list")
        if line:
            n_rows += 1
            notices += _of_line(source, number, line, name, of_list)
    return ReadList(name, tuple(dict.fromkeys(notices)), n_rows)


def _of_line(
    source: Source, number: int, line: str, name: str, kind: NoticeKind
) -> Iterator[ListedNotice]:
    said = _object(line) if line.startswith("{") else {"pmid": line, "doi": line}
    pmid, doi = _pmid_of(said.get("pmid")), _doi_of(said.get("doi"))
    if not (pmid or doi):
        shown = clean_text(line)[:60]
        raise source.error(f"line {number} names no article by PMID or DOI: {shown}")
    notice_pmid, notice_doi = _pmid_of(said.get("notice_pmid")), _doi_of(said.get("notice_doi"))
    befell = Notice(kind, "in", notice_pmid, notice_doi, name)
    yield ListedNotice(befell, pmid, doi)
    own_pmid = notice_pmid if notice_pmid != pmid else None
    own_doi = notice_doi if notice_doi != doi else None
    if own_pmid or own_doi:
        yield ListedNotice(Notice(kind, "of", pmid, doi, name), own_pmid, own_doi)


def _object(line: str) -> dict[str, str]:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return {key: str(said) for key, said in content.items() if said is not None}


def _pmid_of(text: str | None) -> str | None:
    found = _ID.fullmatch((text or "").strip())
    return normal_pmid(found[1]) if found else None


def _doi_of(text: str | None) -> str | None:
    found = _DOI.fullmatch((text or "").strip())
    return _small(normal_doi(found[0])) if found else None


def _links_in(path: Path, name: str) -> ReadList:
    n_rows = 0

    def records() -> Iterator[Record]:
        nonlocal n_rows
        for item in read_records(path):
            n_rows += 1
            if isinstance(item, RecordError):
                raise SourceError(path, f"{item.record} cannot be read: {item.reason}")
            if not isinstance(item, Deletion):
                yield item

    try:
        notices = tuple(dict.fromkeys(linked_notices(records(), both_ends=True)))
    except SourceError as error:
        if n_rows:
            raise
        known = "Retraction Watch's CSV, a list of PMIDs or DOIs, or records with their links"
        raise SourceError(path, f"no list of notices ({error.reason}); give {known}") from error
    return ReadList(name, notices, n_rows)


def _small(doi: str | None) -> str | None:
    return doi.lower() if doi else None
