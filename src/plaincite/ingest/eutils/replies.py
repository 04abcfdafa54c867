"""Replies of E-utilities, read: what a search found, and every way in which they say "no".

A good status proves nothing here: limits come as JSON, failures as pages of HTML or as an <ERROR>
inside a 200 reply. Whatever is not clearly an answer is never taken for "nothing found".
"""

import json
import re
from dataclasses import dataclass

from lxml import etree

from plaincite.errors import RequestRefusedError
from plaincite.ingest.clean import value
from plaincite.ingest.courier import Body, UnusableReplyError
from plaincite.ingest.identity import normal_pmid

__all__ = ["SearchReply", "check_reply", "is_empty_id_list", "read_search"]

_SERVICE = "PubMed"
_HTML = re.compile(rb"\s{0,1000}(?:<!doctype html|<html|<head|<body)", re.IGNORECASE)
_ERROR = re.compile(rb"<ERROR>([^<]{1,1000})")
# What no other attempt will better; all other errors of theirs come and go ("Database is not
# supported: pubmed" among them).
_LASTING = re.compile(
    r"cannot be larger|invalid db name|empty term|empty id list|neither query_key nor id"
    r"|api key (?:invalid|not)|unable to obtain query|brackets|cannot be parsed",
    re.IGNORECASE,
)
_NO_IDS = re.compile(r"id list is empty|no correct ids", re.IGNORECASE)
_LIMITED = re.compile(r"rate limit", re.IGNORECASE)
_PASSING = frozenset({408, 425})  # too late, too early
_MOST_TEXT = 300


@dataclass(frozen=True, slots=True)
class SearchReply:
    """One reply of ESearch."""

    count: int  # how many records match, whether or not their ids are here
    pmids: tuple[str, ...]
    warnings: tuple[str, ...] = ()  # as PubMed words them, after their kind: "PhraseNotFound: x"
    translation: str | None = None  # the query as PubMed understood it
    web_env: str | None = None
    query_key: str | None = None


def check_reply(body: Body) -> None:
    """Raise what a reply that is none deserves.

    Raises:
        UnusableReplyError: another attempt may do better.
        RequestRefusedError: none will.
    """
    stated = _stated_error(body.content)
    if body.status == 429 or (stated is not None and _LIMITED.search(stated)):
        raise UnusableReplyError("it limits how often it is asked", pause=body.retry_after)
    if body.status >= 500:
        raise UnusableReplyError(f"it fails with status {body.status}", pause=body.retry_after)
    if stated is not None and _LASTING.search(stated):
        raise RequestRefusedError(_SERVICE, stated)
    if 300 <= body.status < 400:
        raise RequestRefusedError(_SERVICE, "it has moved; set PLAINCITE_EUTILS_URL")
    if body.status in _PASSING or (body.status == 400 and stated is None):
        raise UnusableReplyError(f"it fails with status {body.status}", pause=body.retry_after)
    if body.status >= 400:
        raise RequestRefusedError(_SERVICE, stated or f"status {body.status}")
    if stated is not None:
        raise UnusableReplyError(f"it replies with an error: {stated}")
    if _HTML.match(body.content):
        raise UnusableReplyError("it replies with a web page and no data")
    if not body.content.strip():
        raise UnusableReplyError("its replies are empty")


def is_empty_id_list(body: Body) -> bool:
    """Whether EFetch says that none of the ids asked for is one."""
    stated = _stated_error(body.content)
    return body.status in (200, 400) and stated is not None and bool(_NO_IDS.search(stated))


def read_search(body: Body) -> SearchReply:
    """Return what ESearch replied.

    Raises:
        UnusableReplyError: it is cut, or is no reply of ESearch.
        RequestRefusedError: the service will not answer this.
    """
    check_reply(body)
    root = _parsed(body.content)
    if root.tag != "eSearchResult":
        raise UnusableReplyError("its replies are of another kind than was asked for")
    count = (root.findtext("Count") or "").strip()
    if not (count.isascii() and count.isdigit() and len(count) < 12):
        raise UnusableReplyError("its replies lack the number of records found")
    listed = [normal_pmid(element.text) for element in root.iterfind("IdList/Id")]
    return SearchReply(
        count=int(count),
        pmids=tuple(dict.fromkeys(pmid for pmid in listed if pmid is not None)),
        warnings=tuple(_warnings(root)),
        translation=value(root.findtext("QueryTranslation")),
        web_env=value(root.findtext("WebEnv")),
        query_key=value(root.findtext("QueryKey")),
    )


def _warnings(root: etree._Element) -> list[str]:
    return [
        f"{element.tag}: {text}"
        for place in ("ErrorList", "WarningList")
        for element in root.iterfind(f"{place}/*")
        if (text := value(element.text))
    ]


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnusableReplyError("its replies break off or are damaged") from error


def _stated_error(content: bytes) -> str | None:
    """Return the error that a reply states, in JSON or as an <ERROR> with words in it."""
    start = content[:20_000].lstrip(b"\xef\xbb\xbf \t\r\n")
    found: object = None
    if start.startswith(b"{"):
        try:
            fields = json.loads(content[:20_000])
        except (ValueError, RecursionError):
            fields = None
        if isinstance(fields, dict):
            result = fields.get("esearchresult")
            inner = result.get("ERROR") if isinstance(result, dict) else None
            found = fields.get("error") or inner
    elif (match := _ERROR.search(start)) is not None:
        found = match.group(1).decode("utf-8", "replace")
    return (value(found) or "")[:_MOST_TEXT] or None if isinstance(found, str) else None
