"""Bare lists of articles, and links of records read from both ends."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.ingest import ReadList, linked_notices, read_notice_list
from plaincite.model.record import Notice, NoticeKind, Record

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Write a file."""

    def put(content: str, name: str = "retracted.txt") -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return put


def said(found: ReadList) -> list[tuple[str, str, str | None, str | None]]:
    return [(it.notice.kind.value, it.notice.direction, it.pmid, it.doi) for it in found.notices]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        pytest.param("00123", ("123", None), id="PMID"),
        pytest.param("PMID: 123", ("123", None), id="PMID with its name"),
        pytest.param("10.1000/AB", (None, "10.1000/ab"), id="DOI in small letters"),
        pytest.param("https://doi.org/10.1000/ab", (None, "10.1000/ab"), id="DOI as an address"),
        pytest.param('{"pmid": 123, "note": "x"}', ("123", None), id="JSON, a number"),
        pytest.param('{"pmid": "1", "doi": "10.1000/a"}', ("1", "10.1000/a"), id="JSON, both"),
    ],
)
def test_a_bare_list_is_of_retractions(
    put: Put, line: str, named: tuple[str | None, str | None]
) -> None:
    found = read_notice_list(put(f"\ufeff{line}\n\n"))

    assert said(found) == [("retraction", "in", *named)]
    assert (found.name, found.n_rows) == ("retracted.txt", 1)


def test_a_list_that_names_the_notices_speaks_of_them_too(put: Put) -> None:
    """Where the notice stands in the article's own place there is none to speak of."""
    found = read_notice_list(
        put(
            '{"doi": "10.1000/a", "notice_doi": "10.1000/N"}\n'
            '{"doi": "10.1000/b", "notice_doi": "10.1000/B"}\n'
        ),
        kind=NoticeKind.CONCERN,
    )

    assert said(found) == [
        ("expression of concern", "in", None, "10.1000/a"),
        ("expression of concern", "of", None, "10.1000/n"),
        ("expression of concern", "in", None, "10.1000/b"),
    ]


def test_a_list_whose_name_says_something_else_wants_to_be_told(put: Put) -> None:
    """A concern taken for a retraction, or the reverse, would be a false word on an article."""
    path = put("123\n", "expressions_of_concern.txt")

    with pytest.raises(SourceError, match="say what it lists with --kind"):
        read_notice_list(path)
    assert said(read_notice_list(path, kind=NoticeKind.CONCERN))[0][0] == "expression of concern"


@pytest.mark.parametrize(
    "bad", ["hello", "{", '{"note": 5}', '{"pmid": "0"}', "10.1000/", '{"pmid": {"a": 1}}']
)
def test_half_a_list_is_no_list(put: Put, bad: str) -> None:
    with pytest.raises(SourceError, match="line 2 names no article by PMID or DOI"):
        read_notice_list(put(f"123\n{bad}\n"))


RETRACTED = Record(
    "pmid:1",
    "Walking",
    pmid="1",
    doi="10.1000/A",
    notices=(
        Notice(NoticeKind.RETRACTION, "in", pmid="2"),
        Notice(NoticeKind.COMMENT, "in", pmid="3"),
        Notice(NoticeKind.RETRACTION, "in", source="title"),
    ),
)


def test_a_link_is_read_from_both_ends() -> None:
    """What befell one record makes the other its notice; comments say nothing of either."""
    found = tuple(linked_notices([RETRACTED], both_ends=True))

    assert [(it.pmid, it.notice.direction, it.notice.pmid) for it in found] == [
        ("1", "in", "2"),
        ("1", "in", None),
        ("2", "of", "1"),
    ]


def test_a_retraction_notice_speaks_of_the_article_that_it_names() -> None:
    """The article's own record may be older than its retraction."""
    notice = Record(
        "pmid:2",
        "Retraction",
        pmid="2",
        notices=(Notice(NoticeKind.RETRACTION, "of", doi="10.1000/A"),),
    )

    (found,) = linked_notices([notice], both_ends=False)

    assert (found.doi, found.notice.kind, found.notice.direction) == (
        "10.1000/a",
        NoticeKind.RETRACTION,
        "in",
    )


def test_links_of_pubmed_xml(put: Put) -> None:
    path = put(
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>2</PMID><Article><ArticleTitle>"
        "Notice</ArticleTitle></Article><CommentsCorrectionsList><CommentsCorrections RefType="
        '"RetractionOf"><RefSource>J Made</RefSource><PMID>1</PMID></CommentsCorrections>'
        "</CommentsCorrectionsList></MedlineCitation></PubmedArticle></PubmedArticleSet>",
        "new.xml",
    )

    found = read_notice_list(path)

    assert ("retraction", "in", "1", None) in said(found)
    assert ("retraction", "of", "2", None) in said(found)
    assert found.name == "links in new.xml"


def test_cut_off_xml_gives_no_list(put: Put) -> None:
    whole = "<PubmedArticle><MedlineCitation><PMID>2</PMID></MedlineCitation></PubmedArticle>"

    with pytest.raises(SourceError, match="ends early"):
        read_notice_list(put(f"<PubmedArticleSet>{whole}<PubmedArticle>", "new.xml"))
