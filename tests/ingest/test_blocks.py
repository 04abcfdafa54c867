"""Cutting PubMed XML between records, and leaving lists of references out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.errors import SourceError
from plaincite.ingest import blocks, read_records
from plaincite.ingest.blocks import record_blocks, skipping_references, without_references
from plaincite.ingest.pubmed_xml import read_block
from plaincite.ingest.streams import open_source
from plaincite.model.record import Deletion, Record

REFERENCES = (
    "<ReferenceList><Title>Cited</Title><Reference><ArticleIdList>"
    '<ArticleId IdType="doi">10.1000/cited</ArticleId></ArticleIdList></Reference>'
    "<ReferenceList><Reference><Citation>More</Citation></Reference></ReferenceList>"
    "</ReferenceList>"
)


def article(pmid: int, inside: str = "") -> str:
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{pmid}</PMID></MedlineCitation>"
        f"<PubmedData>{inside}</PubmedData></PubmedArticle>\n"
    )


def whole(*parts: str) -> bytes:
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "x.dtd">\n'
    return f"{head}<PubmedArticleSet>{''.join(parts)}</PubmedArticleSet>\n".encode()


def read(path: Path) -> list[str]:
    with open_source(path) as source:
        return [
            item.record_id
            for block in record_blocks(source)
            for item in read_block(block, source="a.xml")
            if isinstance(item, Record | Deletion)
        ]


@pytest.mark.parametrize("n_bytes", [1, 50, 300, 10**6], ids="blocks of {} bytes".format)
def test_blocks_hold_what_the_whole_file_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_bytes: int
) -> None:
    """Records, books and deletions come once each and in order, however the file is cut."""
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", n_bytes)
    book = "<PubmedBookArticle><BookDocument><PMID>3</PMID></BookDocument></PubmedBookArticle>"
    path = tmp_path / "a.xml"
    gone = "<DeleteCitation><PMID>1</PMID></DeleteCitation>"
    path.write_bytes(whole(article(1), article(2, REFERENCES), book, article(4), gone))

    assert read(path) == ["pmid:1", "pmid:2", "pmid:3", "pmid:4", "pmid:1"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(whole(article(1))[:-5], "ends early", id="cut at the end"),
        pytest.param(whole(article(1))[:-40], "ends early", id="cut in a record"),
        pytest.param(whole(article(1), "<!-- x -->"), "comments or CDATA", id="a comment"),
        pytest.param(whole(article(1, "<![CDATA[x]]>")), "comments or CDATA", id="CDATA"),
        pytest.param(b"<PubmedBookArticleSet/>", "use 'corpus add'", id="another root"),
        pytest.param(
            b'<?xml version="1.0" encoding="latin-1"?><PubmedArticleSet></PubmedArticleSet>',
            "use 'corpus add'",
            id="another encoding",
        ),
        pytest.param(
            b'<!DOCTYPE x [<!ENTITY a "b">]><PubmedArticleSet></PubmedArticleSet>',
            "use 'corpus add'",
            id="entities",
        ),
    ],
)
def test_what_is_not_written_as_pubmed_writes_is_refused(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(content)

    with pytest.raises(SourceError, match=reason):
        read(path)


@given(st.lists(st.integers(1, 200), max_size=20))
def test_references_are_left_out_wherever_the_pieces_end(cuts: list[int]) -> None:
    xml = whole(article(1, f"<History/>{REFERENCES}"), article(2), article(3, REFERENCES))
    pieces, at = [], 0
    for cut in cuts:
        pieces.append(xml[at : at + cut])
        at += cut

    found = b"".join(skipping_references([*pieces, xml[at:]]))

    assert found == whole(article(1, "<History/>"), article(2), article(3))


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(b"<PubmedData><ReferenceList></PubmedData>", id="no end"),
        pytest.param(
            b"<PubmedArticle><ReferenceList></PubmedArticle><PubmedArticle><MedlineCitation/>"
            b"<PubmedData><ReferenceList></ReferenceList></PubmedData>",
            id="an end in the next record",
        ),
    ],
)
def test_a_list_without_its_own_end_is_left_for_the_parser_to_judge(xml: bytes) -> None:
    assert without_references(xml) == xml


@pytest.mark.parametrize("mark", ["<!-- <ReferenceList> -->", "<![CDATA[<ReferenceList>]]>"])
def test_a_tag_inside_a_comment_hides_no_record(tmp_path: Path, mark: str) -> None:
    """The reader of any PubMed XML leaves nothing out once a tag may be none."""
    path = tmp_path / "a.xml"
    path.write_bytes(whole(article(1, mark), article(2, REFERENCES)))

    found = [item.record_id for item in read_records(path) if isinstance(item, Record)]

    assert found == ["pmid:1", "pmid:2"]
