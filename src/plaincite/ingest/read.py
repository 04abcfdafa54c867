"""The one door for files: tells the format from the content and hands on to its reader.

File names are not asked: exports come as .txt, replies as .xml whatever is in them.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from plaincite.errors import RecordError
from plaincite.ingest.clean import value
from plaincite.ingest.digests import read_digests
from plaincite.ingest.europepmc import read_europepmc
from plaincite.ingest.jats import JATS_ROOTS
from plaincite.ingest.jsonl import read_jsonl
from plaincite.ingest.medline import read_medline
from plaincite.ingest.pubmed_xml import PUBMED_ROOTS, read_pubmed_xml
from plaincite.ingest.ris import read_ris
from plaincite.ingest.safe_xml import root_of
from plaincite.ingest.streams import Source, open_source
from plaincite.model.record import Deletion, Record

__all__ = ["read_records"]

Item = Record | Deletion | RecordError
Reader = Callable[[Source], Iterator[Item]]

_KNOWN = (
    "PubMed XML, MEDLINE (.nbib), RIS, Europe PMC JSON, digest files (TOML) and plaincite's JSON "
    "Lines can be read"
)
_RIS = re.compile(r"^[\ufeff ]{0,3}(?:TY|ER)  ?- ?", re.MULTILINE)
_MEDLINE = re.compile(r"^\ufeff?(?:PMID|PMC |PMCR|OWN |STAT|DCOM)-", re.MULTILINE)
_DIGESTS = re.compile(r"^\[\[digest\]\]\s*$", re.MULTILINE)
_OWN_JSON = re.compile(r"\{\s{0,100}\"record_id\"|\"record_id\"\s{0,10}:")
_EUROPE_PMC = re.compile(r"\"(?:resultList|authorString|pubYear|abstractText|pubTypeList)\"")
_ERROR = re.compile(r"<ERROR>([^<]{1,300})|\"error\"\s{0,5}:\s{0,5}\"([^\"]{1,300})")
_BOOKS = frozenset({"book", "book-part-wrapper"})
_ARCHIVES = (b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd", b"Rar!")


def read_records(path: Path) -> Iterator[Item]:
    """Yield what the file at *path* holds, in order, with bounded memory.

    PubMed XML, MEDLINE text, RIS, Europe PMC JSON, digest files and our own JSON Lines, each
    gzipped or not. A record that cannot be read comes as a `RecordError` object, and the next one
    follows.

    Raises:
        SourceError: The file cannot be read at all, is of no known format, holds no record, or
            ends early; then all whole records before the cut have been yielded.
    """
    with open_source(path) as source:
        is_empty = True
        for item in _reader(source)(source):
            is_empty = False
            yield item
        if is_empty:
            raise source.error("it holds no records; check the search or the ids it was made from")


def _reader(source: Source) -> Reader:
    if source.head.startswith(_ARCHIVES):
        raise source.error("this is a packed archive; unpack it and name the files in it")
    head = source.head_text()
    start = head.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _xml_reader(source, start)
    if _DIGESTS.search(head):  # before JSON, whose arrays begin like a TOML table
        return read_digests
    if start.startswith(("{", "[")):
        return _json_reader(source, start)
    if _RIS.search(head):
        return read_ris
    if _MEDLINE.search(head):
        return read_medline
    raise source.error(f"unknown format; {_KNOWN}")


def _xml_reader(source: Source, head: str) -> Reader:
    name, has_entities = root_of(head)
    if has_entities:
        raise source.error("it defines entities, which records never need; refused as unsafe")
    if name in PUBMED_ROOTS:
        return lambda opened: read_pubmed_xml(opened, root=name)
    raise source.error(_why_not_pubmed(name, head))


def _why_not_pubmed(name: str, head: str) -> str:
    if name.lower() == "html":
        return "a web page and no records; the service may be down, fetch the file again"
    if name in JATS_ROOTS:
        return f"the full text of an article (<{name}>), no record; add it with 'corpus add'"
    if name in _BOOKS:
        return f"a book's XML (<{name}>), which is not read; fetch the PubMed records"
    stated = _ERROR.search(head)
    reason = value(stated.group(1)) if stated else None
    if reason:
        return f"the service replied with an error and no records: {reason}"
    if not name:
        return f"XML without a first tag; {_KNOWN}"
    return f"XML of another kind (<{name}>), not PubMed's; {_KNOWN}"


def _json_reader(source: Source, head: str) -> Reader:
    first_line = head.partition("\n")[0]
    if _OWN_JSON.match(first_line):
        return read_jsonl
    if _EUROPE_PMC.search(head):
        return read_europepmc
    if _OWN_JSON.search(head):
        return read_jsonl
    stated = _ERROR.search(head)
    reason = value(stated.group(2)) if stated else None
    if reason:
        raise source.error(f"the service replied with an error and no records: {reason}")
    raise source.error(f"JSON of another kind; {_KNOWN}")
