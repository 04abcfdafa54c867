"""What E-utilities say, word for word where it matters: ESearch, errors, pages of HTML."""

import json
from xml.sax.saxutils import escape

from plaincite.testing.terms import Matches

__all__ = ["api_key_invalid", "bad_gateway", "error", "rate_limited", "search_reply", "web_page"]

_PROLOG = (
    '<?xml version="1.0" encoding="UTF-8" ?>\n<!DOCTYPE {root} PUBLIC "-//NLM//DTD {dtd}//EN" '
    '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/{path}.dtd">\n'
)
_SEARCH_PROLOG = _PROLOG.format(
    root="eSearchResult", dtd="esearch 20060628", path="20060628/esearch"
)


def search_reply(  # noqa: PLR0913 - the parts of one reply
    pmids: tuple[str, ...],
    *,
    count: int,
    start: int,
    most: int,
    term: str,
    matches: Matches,
    session: tuple[str, str] | None,
) -> bytes:
    """Return an eSearchResult; *session* is WebEnv and query key."""
    kept = ""
    if session is not None:
        web_env, query_key = session
        kept = f"<QueryKey>{query_key}</QueryKey><WebEnv>{web_env}</WebEnv>"
    ids = "".join(f"\n<Id>{pmid}</Id>" for pmid in pmids)
    id_list = f"<IdList>{ids}\n</IdList>" if ids else "<IdList/>"
    return (
        f"{_SEARCH_PROLOG}<eSearchResult><Count>{count}</Count><RetMax>{most}</RetMax>"
        f"<RetStart>{start}</RetStart>{kept}{id_list}<TranslationSet/>"
        f"<QueryTranslation>{escape(term)}</QueryTranslation>{_complaints(matches, count)}"
        "</eSearchResult>\n"
    ).encode("utf-8", "replace")


def _complaints(matches: Matches, count: int) -> str:
    errors = "".join(
        [f"<PhraseNotFound>{escape(text)}</PhraseNotFound>" for text in matches.phrases_not_found]
        + [f"<FieldNotFound>{escape(text)}</FieldNotFound>" for text in matches.fields_not_found]
    )
    warnings = "".join(
        f"<QuotedPhraseNotFound>{escape(text)}</QuotedPhraseNotFound>"
        for text in matches.quoted_not_found
    )
    if count == 0:
        warnings += "<OutputMessage>No items found.</OutputMessage>"
    listed = f"<ErrorList>{errors}</ErrorList>" if errors else ""
    return listed + (f"<WarningList>{warnings}</WarningList>" if warnings else "")


def error(text: str, *, root: str = "eSearchResult") -> bytes:
    """Return an error as it stands inside a reply that looks well."""
    prolog = _SEARCH_PROLOG if root == "eSearchResult" else '<?xml version="1.0" ?>\n'
    return f"{prolog}<{root}>\n\t<ERROR>{escape(text)}</ERROR>\n</{root}>\n".encode()


def rate_limited(who: str, count: int, limit: int) -> bytes:
    """Return the body of a 429; JSON whatever retmode was asked for."""
    return _json(
        {
            "error": "API rate limit exceeded",
            "api-key": who,
            "count": str(count),
            "limit": str(limit),
        }
    )


def api_key_invalid(key: str) -> bytes:
    """Return the body of the 400 for a key that nobody was given."""
    return _json(
        {"error": "API key invalid", "api-key": key, "type": "eutils", "status": "unknown"}
    )


def bad_gateway() -> bytes:
    """Return the page of HTML that comes with a 502."""
    return (
        b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
        b"<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n"
    )


def web_page() -> bytes:
    """Return a page of HTML with good status, such as a notice of maintenance."""
    return (
        b"<!DOCTYPE html>\n<html><head><title>NCBI - WWW Error Blocked Diagnostic</title></head>"
        b"<body><h1>Server Error</h1><p>Your request could not be processed.</p></body></html>\n"
    )


def _json(body: dict[str, str]) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode()
