"""PubMed XML of any size, as records in a stream: sets, single articles, books and deletions.

The file is fed to the parser in pieces and every finished record is thrown away, so memory does
not grow with the file. Nothing outside the file is read and no entity of it is expanded.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import cast

from lxml import etree

from plaincite.errors import RecordError
from plaincite.ingest.blocks import Cutter, as_block, skipping_references
from plaincite.ingest.clean import value
from plaincite.ingest.identity import normal_pmid
from plaincite.ingest.pubmed_article import parse_article
from plaincite.ingest.pubmed_book import parse_book
from plaincite.ingest.repeated import without_repeated
from plaincite.ingest.safe_xml import (
    Parser,
    defines_entities,
    feed,
    from_first_tag,
    streaming_parser,
    whole_parser,
)
from plaincite.ingest.streams import Source
from plaincite.model.record import Deletion, Record

__all__ = ["PUBMED_ROOTS", "read_block", "read_pubmed_xml"]

Item = Record | Deletion | RecordError
Parse = Callable[..., Record | RecordError]

_RECORDS: dict[str, Parse] = {
    "PubmedArticle": parse_article,
    "PubmedBookArticle": parse_book,
}
PUBMED_ROOTS = frozenset(
    {
        "PubmedArticleSet",
        "PubmedBookArticleSet",
        "PubmedArticle",
        "PubmedBookArticle",
        "MedlineCitationSet",  # files from before 2016
        "MedlineCitation",
    }
)
_DELETIONS = ("DeleteCitation", "DeleteDocument")
# The longest records (thousands of authors and references) have some megabytes.
_RECORD_LIMIT = 256 * 1024 * 1024  # bytes


def read_pubmed_xml(source: Source, *, root: str) -> Iterator[Item]:
    """Yield the records and deletions of *source* in order; *root* is its outermost tag.

    Raises:
        SourceError: The XML ends early, is damaged, or defines entities; what stood before
            that place has been yielded.
    """
    start = _Start()
    cutter = Cutter(source)
    yield from _quickly(cutter, source.path.name, start)
    records = {"MedlineCitation": parse_article} if root.startswith("Medline") else _RECORDS
    parser = streaming_parser((root, *records, *_DELETIONS))
    walker = _Walker(source.path.name, records, start.n_items)
    n_bytes = 0  # since the last record
    chunks = from_first_tag(cutter.left(start.stretch))
    if source.encoding is None:
        chunks = skipping_references(chunks)
    for chunk in chain(chunks, [None]):
        failure = feed(parser, chunk)
        n_bytes += len(chunk or b"")
        for item in walker.items(parser):
            n_bytes = 0
            if start.n_seen == 0:
                yield item
            start.n_seen = max(0, start.n_seen - 1)
        if walker.has_entities:
            raise source.error("it defines entities, which records never need; refused as unsafe")
        if failure is not None:
            raise source.error(failure)
        if n_bytes > _RECORD_LIMIT:
            raise source.error("over 256 MB without a record; this is no PubMed file")


@dataclass(slots=True)
class _Start:
    """How far a source was read in stretches; the rest, and any odd stretch, is read with care."""

    n_items: int = 0  # of whole stretches
    stretch: bytes = b""  # the one that could not be read to its end
    n_seen: int = 0  # items of it that were read all the same


def _quickly(cutter: Cutter, source: str, start: _Start) -> Iterator[Item]:
    """Yield the items of stretches until one is odd."""
    for stretch in cutter.stretches():
        start.stretch, start.n_seen = stretch, 0
        block = as_block(stretch)
        if block is None:
            return
        try:
            for item in read_block(block, source=source, n_before=start.n_items):
                start.n_seen += 1
                yield item
        except ValueError:
            return
        start.n_items += start.n_seen
        start.stretch, start.n_seen = b"", 0


def read_block(xml: bytes, *, source: str, n_before: int = 0) -> Iterator[Item]:
    """Yield the records and deletions of *xml*, a whole set in UTF-8 that is small enough to hold.

    Args:
        xml: Without comments and CDATA; see `blocks`.
        source: The file's name.
        n_before: How many records of the file came before.

    Raises:
        ValueError: The XML is damaged.
    """
    kept, lists = without_repeated(xml)
    parse_records = {tag: partial(parse, lists=lists) for tag, parse in _RECORDS.items()}
    try:
        root = etree.fromstring(kept, whole_parser())
        for n, element in enumerate(root, n_before + 1):
            parse = parse_records.get(str(element.tag))
            if parse is not None:
                yield _parsed(parse, element, source=source, place=f"record {n}")
            elif element.tag in _DELETIONS:
                yield from _deletions(element)
    except etree.XMLSyntaxError as error:
        reason = value(error.msg) or "bad syntax"
        raise ValueError(f"the XML is damaged ({reason}); fetch it again") from error


class _Walker:
    """Turns the parser's events into records, and lets each element go when it is read."""

    def __init__(self, source: str, records: dict[str, Parse], n_records: int) -> None:
        self.has_entities = False
        self._source = source
        self._records = records
        self._is_started = False
        self._n_records = n_records

    def items(self, parser: Parser) -> Iterator[Item]:
        for _, found in parser.read_events():
            element = cast("etree._Element", found)  # as for all events but namespaces'
            if not self._is_started:  # what a DTD defines is known before the first element
                self._is_started = True
                self.has_entities = defines_entities(element)
            if self.has_entities:
                return
            yield from self._ended(element)

    def _ended(self, element: etree._Element) -> Iterator[Item]:
        parse = self._records.get(str(element.tag))
        if parse is not None:
            self._n_records += 1
            place = f"record {self._n_records}"
            yield _parsed(parse, element, source=self._source, place=place)
        elif element.tag in _DELETIONS:
            yield from _deletions(element)
        else:
            return
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _parsed(
    parse: Parse, element: etree._Element, *, source: str, place: str
) -> Record | RecordError:
    try:
        return parse(element, source=source, place=place)
    except RecursionError:
        reason = "its elements are nested too deep; this is no PubMed record"
        return RecordError(source=source, record=place, reason=reason)


def _deletions(element: etree._Element) -> Iterator[Deletion]:
    for child in element:
        pmid = normal_pmid(child.text) if child.tag == "PMID" else None
        if pmid is not None:
            yield Deletion(f"pmid:{pmid}")
