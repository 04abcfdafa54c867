"""PubMed XML cut into blocks of whole records, so that several processes can read one file.

A block is XML of its own: the outermost tag around some hundred records. The cut is made between
two records' tags without parsing, which is right only where a tag is surely a tag; a file with
comments, CDATA sections, entities or another encoding than UTF-8 is therefore refused here.
Lists of references, a third of PubMed's bytes and no part of a record, are left out on the way.
"""

import re
from collections.abc import Iterable, Iterator

from plaincite.errors import SourceError
from plaincite.ingest.streams import Source

__all__ = ["Cutter", "as_block", "record_blocks", "skipping_references", "without_references"]

_BLOCK_BYTES = 1024 * 1024
_MOST_BYTES = 32 * 1024 * 1024  # without the end of a record; none of PubMed's comes near
_ROOT = b"<PubmedArticleSet>"
_END = b"</PubmedArticleSet>"
_RECORD_END = b"</PubmedArticle>"
_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:<\?xml[^>]{0,200}\?>\s{0,1000})?"
    rb"(?:<!DOCTYPE[^>\[]{0,2000}>\s{0,1000})?<PubmedArticleSet>"
)
_ENCODING = re.compile(rb"encoding\s{0,9}=\s{0,9}[\"'](?!utf-8[\"'])", re.IGNORECASE)
_REFERENCES = b"<ReferenceList"
_REFERENCES_END = b"</ReferenceList>"
_PARENT_END = b"</PubmedData>"
_NEXT_RECORD = b"<MedlineCitation"
_MOST_REFERENCES = 16 * 1024 * 1024
_UNSURE = re.compile(rb"<[!?]")
_MAYBE_NO_TAG = re.compile(rb"<!(?:--|\[)")


class Cutter:
    """Cuts a source into stretches of whole records; what is left can be read in another way.

    `fits` says whether the source begins as NLM's files do; otherwise no stretch comes of it.
    """

    def __init__(self, source: Source) -> None:
        self._chunks = source.chunks()
        self._failure: SourceError | None = None
        self._before = b""  # what must stand before the rest for it to be XML
        self.rest = next(self._chunks)
        found = _HEAD.match(self.rest)
        is_utf8 = source.encoding is None and found is not None
        self.fits = is_utf8 and not _ENCODING.search(self.rest, 0, found.end() if found else 0)
        if self.fits and found is not None:
            self._before = self.rest[: found.end()]
            self.rest = self.rest[found.end() :]

    def stretches(self) -> Iterator[bytes]:
        """Yield records, about a megabyte at a time, until the last ones, which stay in `rest`."""
        while self.fits and len(self.rest) <= _MOST_BYTES and self._reads_on():
            if len(self.rest) >= _BLOCK_BYTES:
                cut = self.rest.rfind(_RECORD_END) + len(_RECORD_END)
                if cut >= len(_RECORD_END):
                    stretch, self.rest = self.rest[:cut], self.rest[cut:]
                    yield stretch

    def left(self, stretch: bytes = b"") -> Iterator[bytes]:
        """Yield what was not cut, after *stretch* that was, as a whole set in pieces.

        Raises:
            SourceError: Reading failed; all before that was yielded.
        """
        yield b"".join((self._before, stretch, self.rest))
        if self._failure is not None:
            raise self._failure
        yield from self._chunks

    def _reads_on(self) -> bool:
        try:
            chunk = next(self._chunks, None)
        except SourceError as error:
            self._failure = error  # for later: what came before it is whole
            return False
        self.rest += chunk or b""
        return chunk is not None


def record_blocks(source: Source) -> Iterator[bytes]:
    """Yield the records of *source* as XML, about a megabyte at a time, in order.

    Raises:
        SourceError: It is no set of PubMed records as NLM writes it, or ends early.
    """
    cutter = Cutter(source)
    if not cutter.fits:
        raise source.error("it is not written as PubMed's yearly files are; use 'corpus add'")
    for stretch in cutter.stretches():
        yield _block(source, stretch)
    if len(cutter.rest) > _MOST_BYTES:
        raise source.error("over 32 MB without a record; this is no PubMed file")
    body, end, after = b"".join(cutter.left()).partition(_ROOT)[2].rpartition(_END)
    if not end or after.strip():
        raise source.error("the XML ends early; fetch it again")
    if body.strip():
        yield _block(source, body)


def as_block(stretch: bytes) -> bytes | None:
    """Return *stretch* as XML of its own, or None where a tag in it may be none."""
    if _UNSURE.search(stretch):
        return None
    return b"".join((_ROOT, without_references(stretch), _END))


def skipping_references(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield PubMed XML in an encoding that keeps ASCII, cut anywhere, without lists of references.

    From the first comment or CDATA section on, where a tag may be none, nothing is left out.
    """
    pieces = iter(chunks)
    rest = b""
    for piece in pieces:
        rest += piece
        if _MAYBE_NO_TAG.search(rest) or len(rest) > _MOST_REFERENCES:
            yield rest
            yield from pieces
            return
        rest = without_references(rest)
        at = rest.find(_REFERENCES)
        # The end of a piece can be the beginning of a tag.
        whole = at if at >= 0 else max(0, len(rest) - len(_REFERENCES))
        yield rest[:whole]
        rest = rest[whole:]
    yield rest


def without_references(xml: bytes) -> bytes:
    """Return *xml*, in which a tag is surely a tag, without the lists of references that are whole.

    >>> without_references(b"<PubmedData><ReferenceList>x</ReferenceList></PubmedData>")
    b'<PubmedData></PubmedData>'
    """
    kept: list[bytes] = []
    at = 0
    while (start := xml.find(_REFERENCES, at)) >= 0:
        parent_end = xml.find(_PARENT_END, start)
        # Lists may hold lists; the last one's end is the end of all.
        end = xml.rfind(_REFERENCES_END, start, parent_end) if parent_end >= 0 else -1
        if end < 0 or xml.find(_NEXT_RECORD, start, end) >= 0:
            break
        kept.append(xml[at:start])
        at = end + len(_REFERENCES_END)
    return b"".join([*kept, xml[at:]]) if kept else xml


def _block(source: Source, stretch: bytes) -> bytes:
    block = as_block(stretch)
    if block is None:
        raise source.error(
            "it has comments or CDATA, which PubMed's files have not; fetch it again"
        )
    return block
