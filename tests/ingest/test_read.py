"""The door: formats told by content, files that cannot be read refused with one clear line."""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from plaincite.errors import RecordError, SourceError
from plaincite.ingest import read_records
from plaincite.model.record import Record

Read = Callable[[str | bytes], list[Any]]
RIS = "TY  - JOUR\nTI  - Café walks\nAU  - Berg, Ida\nPY  - 2020\nER  - \n"
MEDLINE = "PMID- 101\nTI  - Walking.\nDP  - 2020\n"
EUROPE_PMC = '{"resultList": {"result": [{"id": "101", "source": "MED", "title": "Walking."}]}}'
JSONL = '{"record_id":"pmid:101","title":"Walking."}\n'


def ids(items: list[Any]) -> list[str]:
    return [item.record_id for item in items]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(MEDLINE, id="MEDLINE"),
        pytest.param("\n\n" + MEDLINE, id="MEDLINE after blank lines"),
        pytest.param(EUROPE_PMC, id="Europe PMC JSON"),
        pytest.param(json.dumps(json.loads(EUROPE_PMC), indent=2), id="pretty JSON"),
        pytest.param('[{"id": "101", "source": "MED", "pubYear": "2020"}]', id="JSON array"),
        pytest.param('{"id": "101", "source": "MED", "pubYear": "2020"}\n', id="JSON, one a line"),
        pytest.param(JSONL, id="our JSON Lines"),
        pytest.param("TY  - JOUR\nU1  - 101[pmid]\nER  -", id="RIS"),
        pytest.param(
            "<!-- a --><PubmedArticle><MedlineCitation><PMID>101</PMID></MedlineCitation>"
            "</PubmedArticle>",
            id="one article after a comment",
        ),
        pytest.param(
            "\n <?xml version='1.0'?><MedlineCitationSet><MedlineCitation><PMID>101</PMID>"
            "</MedlineCitation></MedlineCitationSet>",
            id="MEDLINE XML of old, after a blank line",
        ),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_format_is_told_from_the_content(
    read: Read, content: str, pack: Callable[[bytes], bytes]
) -> None:
    assert ids(read(pack(content.encode()))) == ["pmid:101"]


def test_a_digest_file_may_open_with_its_first_table(read: Read) -> None:
    """A bracket at the start is JSON's too, but this is taken for what it is."""
    with pytest.raises(SourceError, match="not a digest file"):
        read('[[digest]]\nid = "x"\n')


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_encodings_and_line_ends(read: Read, encoding: str, end: str) -> None:
    """The same entry is read from every encoding that exports use."""
    (record,) = read(RIS.replace("\n", end).encode(encoding))

    assert record.title == "Café walks"
    assert record.year == 2020


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_xml_encodings(read: Read, article: Callable[..., str], encoding: str) -> None:
    declared = "" if encoding == "utf-8-sig" else f'<?xml version="1.0" encoding="{encoding}"?>'
    xml = declared + article("<ArticleTitle>Café</ArticleTitle>")

    assert [record.title for record in read(xml.encode(encoding))] == ["Café"]


def test_gzip_of_several_members_is_one_file(read: Read) -> None:
    """`cat a.gz b.gz` is a good gzip file; tapes pad with zero bytes."""
    member = gzip.compress(RIS.encode())

    assert len(read(member + member)) == 2
    assert len(read(member + b"\0" * 600 + member + b"\0" * 600)) == 2


def test_a_bad_record_does_not_stop_the_others(read: Read) -> None:
    first, bad, last = read(RIS + "TY  - JOUR\nPY  - 2020\nER  - \n" + RIS)

    assert isinstance(first, Record)
    assert isinstance(bad, RecordError)
    assert (bad.source, bad.record) == ("source", "record at line 6")
    assert "PMID, DOI, PMCID or title" in bad.reason
    assert last == first


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b" \n\n", "empty", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "empty", id="only a mark"),
        pytest.param(gzip.compress(b""), "empty", id="empty gzip"),
        pytest.param(bytes(range(256)) * 20, "unknown format", id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "unknown format", id="picture"),
        pytest.param(b"PK\x03\x04" + b"x" * 40, "unpack", id="zip"),
        pytest.param(b"Dear all,\nhere is the list.\n", "unknown format", id="letter"),
        pytest.param(b"<!DOCTYPE html><html><body>502</body></html>", "web page", id="HTML"),
        pytest.param(b"<article><front/></article>", "full text of an article", id="full text"),
        pytest.param(b"<eSearchResult/>", "eSearchResult", id="other XML"),
        pytest.param(b"<e><ERROR>Bad id</ERROR></e>", "Bad id", id="error reply in XML"),
        pytest.param(b'{"error": "Too many"}', "Too many", id="error reply in JSON"),
        pytest.param(b'{"esearchresult": {}}', "another kind", id="other JSON"),
        pytest.param(b"<PubmedArticleSet></PubmedArticleSet>", "no records", id="empty set"),
        pytest.param(b'{"resultList": {"result": []}}', "no records", id="empty reply"),
        pytest.param(b"\x1f\x8b\x08garbage", "damaged", id="no gzip inside"),
    ],
)
def test_files_that_hold_no_records_are_refused(read: Read, content: bytes, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(content)

    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list(read_records(tmp_path / "none.xml"))
    with pytest.raises(SourceError, match="folder"):
        list(read_records(tmp_path))
    with pytest.raises(SourceError, match="cannot be opened"):
        list(read_records(tmp_path / ("x" * 4000)))


def until_refused(items: Iterator[Any]) -> tuple[list[Any], str]:
    """What came before the `SourceError`, and its reason."""
    found: list[Any] = []
    with pytest.raises(SourceError) as caught:
        found.extend(items)  # what came before the error stays in the list
    return found, caught.value.reason


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize(
    ("start", "one", "end"),
    [
        pytest.param(
            "<PubmedArticleSet>",
            "<PubmedArticle><MedlineCitation><PMID>{}</PMID></MedlineCitation></PubmedArticle>",
            "</PubmedArticleSet>",
            id="XML",
        ),
        pytest.param(
            '{"resultList": {"result": [',
            '{{"source": "MED", "id": "{}", "title": "x", "pubYear": "2020"}},',
            '{"source": "MED", "id": "9"}]}}',
            id="JSON",
        ),
    ],
)
def test_records_before_a_cut_are_yielded(
    tmp_path: Path, start: str, one: str, end: str, pack: Callable[[bytes], bytes]
) -> None:
    whole = start + "".join(one.format(n) for n in range(1, 4)) + end
    path = tmp_path / "cut"
    path.write_bytes(pack(whole[: -len(end) - 12].encode()))

    found, reason = until_refused(read_records(path))

    assert ids(found) == ["pmid:1", "pmid:2"]
    assert "ends early" in reason


def test_records_before_a_cut_in_the_gzip_are_yielded(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(gzip.compress((JSONL * 3).encode())[:-6])

    found, reason = until_refused(read_records(path))

    assert len(found) == 3
    assert reason == "the gzip file ends early; fetch it again"


def test_a_damaged_gzip_is_refused(tmp_path: Path) -> None:
    """The checksum at the end is compared."""
    packed = bytearray(gzip.compress((JSONL * 3).encode()))
    packed[-6] ^= 0xFF
    path = tmp_path / "bad.gz"
    path.write_bytes(packed)

    assert "damaged" in until_refused(read_records(path))[1]
