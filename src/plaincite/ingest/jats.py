"""Full text: articles in JATS XML, as PMC and Europe PMC give them, for the records they belong to.

One article a file or many in a set, read in a stream. Only the body is taken: title, abstract and
all else are the record's, which PubMed keeps better. Reviews and replies inside the file
(`sub-article`, `response`) are other texts and are left alone.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import cast

from lxml import etree

from plaincite.errors import RecordError, SourceError
from plaincite.ingest.clean import value
from plaincite.ingest.identity import normal_doi, normal_pmcid, normal_pmid
from plaincite.ingest.jats_body import body_sections
from plaincite.ingest.jats_text import local_name, paragraph_text
from plaincite.ingest.safe_xml import (
    Parser,
    defines_entities,
    feed,
    from_first_tag,
    root_of,
    streaming_parser,
)
from plaincite.ingest.streams import Source, open_source
from plaincite.model.record import ArticleBody, FullText

__all__ = ["JATS_ROOTS", "is_full_text", "read_full_texts"]

JATS_ROOTS = frozenset({"article", "articles", "pmc-articleset", "OAI-PMH"})
_ARTICLE = "{*}article"
_ARTICLE_LIMIT = 64 * 1024 * 1024  # bytes without an article's end; the longest have some 5 million
_TEXT_LIMIT = 5_000_000  # characters of a body; a thick book has fewer
_LICENCE_LIMIT = 500  # characters
# These tell of another article; `corpus notices` takes what PubMed says of it.
_NOTICES = frozenset(
    {"addendum", "correction", "expression-of-concern", "partial-retraction", "retraction"}
)
Read = ArticleBody | RecordError


def is_full_text(path: Path) -> bool:
    """Whether the file at *path* begins as articles in JATS XML do; not if it cannot be read."""
    try:
        with open_source(path) as source:
            return root_of(source.head_text())[0] in JATS_ROOTS
    except SourceError:
        return False


def read_full_texts(path: Path) -> Iterator[Read]:
    """Yield the bodies of the articles in the file at *path*, an error in place of one without.

    Raises:
        SourceError: The file cannot be read, is no JATS XML, holds no article, or ends early; then
            all whole articles before the cut have been yielded.
    """
    with open_source(path) as source:
        name, has_entities = root_of(source.head_text())
        if name not in JATS_ROOTS:
            raise source.error("this is no full text of an article (JATS XML)")
        if has_entities:
            raise source.error("it defines entities, which articles never need; refused as unsafe")
        n_articles = 0
        for read in _articles(source):
            n_articles += 1
            yield read
        if not n_articles:
            raise source.error("it holds no article; fetch it again")


def _articles(source: Source) -> Iterator[Read]:
    parser = streaming_parser((_ARTICLE,))
    n_bytes = n_articles = 0
    for chunk in chain(from_first_tag(source.chunks()), [None]):
        failure = feed(parser, chunk)
        n_bytes += len(chunk or b"")
        for article in _ended(parser):
            n_bytes, n_articles = 0, n_articles + 1
            if defines_entities(article):
                raise source.error("it defines entities, which articles never need; refused")
            yield _read(article, source=source.path.name, place=f"article {n_articles}")
        if failure is not None:
            raise source.error(failure)
        if n_bytes > _ARTICLE_LIMIT:
            raise source.error("over 64 MB without the end of an article; this is no full text")


def _ended(parser: Parser) -> Iterator[etree._Element]:
    for _, found in parser.read_events():
        article = cast("etree._Element", found)
        yield article
        article.clear()
        parent = article.getparent()
        while parent is not None and article.getprevious() is not None:
            del parent[0]


def _read(article: etree._Element, *, source: str, place: str) -> Read:
    try:
        return _article_body(article)
    except ValueError as error:
        return RecordError(source=source, record=place, reason=str(error))
    except RecursionError:
        reason = "its elements are nested too deep; this is no article"
        return RecordError(source=source, record=place, reason=reason)


def _article_body(article: etree._Element) -> ArticleBody:
    """Return what *article* holds.

    Raises:
        ValueError: There is nothing to keep of it; the text says why.
    """
    kind = (article.get("article-type") or "").strip().lower()
    if kind in _NOTICES:
        raise ValueError(f"it is a notice ({kind}) about another article, not a study")
    meta = _child(_child(article, "front"), "article-meta")
    ids = _ids(meta)
    if not any(ids.values()):
        raise ValueError("it names no PMID, PMCID or DOI, so no record can be found for it")
    body = _child(article, "body")
    sections = () if body is None else body_sections(body)
    if not sections:
        raise ValueError("it has no body to read: an abstract only, or scanned pages")
    if sum(len(section.text) for section in sections) > _TEXT_LIMIT:
        raise ValueError("its body is over 5 million characters; this is no article")
    return ArticleBody(FullText(sections, _licence(_child(meta, "permissions"))), **ids)


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    children = () if element is None else element
    return next((child for child in children if local_name(child) == name), None)


def _ids(meta: etree._Element | None) -> dict[str, str | None]:
    found: dict[str, str | None] = {"pmid": None, "doi": None, "pmcid": None}
    for child in () if meta is None else meta:
        if local_name(child) != "article-id":
            continue
        kind, text = child.get("pub-id-type"), child.text
        if kind == "pmid":
            found["pmid"] = found["pmid"] or normal_pmid(text)
        elif kind == "doi":
            doi = normal_doi(text)
            found["doi"] = found["doi"] or (doi.lower() if doi else None)
        elif kind in ("pmc", "pmcid"):
            found["pmcid"] = found["pmcid"] or normal_pmcid(text)
    return found


def _licence(permissions: etree._Element | None) -> str | None:
    """Return the licence's address where one is given, else its words, else None."""
    words: str | None = None
    for licence in () if permissions is None else permissions:
        if local_name(licence) not in ("license", "license_ref"):
            continue
        for element in licence.iter():
            address = _address(element)
            if address is not None:
                return address
        words = words or paragraph_text(licence)
    return None if words is None else words[:_LICENCE_LIMIT]


def _address(element: etree._Element) -> str | None:
    if local_name(element) == "license_ref":
        return value(element.text)
    hrefs = (str(said) for name, said in element.items() if str(name).endswith("}href"))
    href = value(next(hrefs, None))
    is_own = local_name(element) == "license" or "creativecommons.org/" in (href or "")
    return href[:_LICENCE_LIMIT] if href and is_own else None
