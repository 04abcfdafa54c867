"""PubMed XML as a stream: what it holds beside articles, what it must never do, how it ends."""

import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plaincite.errors import RecordError, SourceError
from plaincite.ingest import read_records
from plaincite.model.record import Deletion, PublicationDate, Record

Read = Callable[[str | bytes], list[Any]]
ReadArticle = Callable[..., Record]


def test_a_set_holds_articles_books_and_deletions_in_order(
    read: Read, article: Callable[..., str]
) -> None:
    book = "<PubmedBookArticle><BookDocument><PMID>5</PMID></BookDocument></PubmedBookArticle>"
    deletions = "<DeleteCitation><PMID>8</PMID><PMID>x</PMID><PMID>9</PMID></DeleteCitation>"
    items = read(f"<PubmedArticleSet>{article()}{book}{article()}{deletions}</PubmedArticleSet>")

    assert [item.record_id for item in items] == [
        "pmid:101", "pmid:5", "pmid:101", "pmid:8", "pmid:9"
    ]  # fmt: skip
    assert items[3:] == [Deletion("pmid:8"), Deletion("pmid:9")]


def test_a_record_without_identity_is_an_error_that_names_its_place(
    read: Read, article: Callable[..., str]
) -> None:
    nameless = article("<ArticleTitle/>", pmid="<PMID>none</PMID>")
    good, bad = read(f"<PubmedArticleSet>{article()}{nameless}</PubmedArticleSet>")

    assert good.pmid == "101"
    assert isinstance(bad, RecordError)
    assert (bad.source, bad.record) == ("source", "record 2")


ENTITIES = (
    '<!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)
EXTERNAL = '<!DOCTYPE PubmedArticleSet [<!ENTITY d SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE PubmedArticleSet [<!ENTITY % d SYSTEM "file:///etc/passwd"> %d;]>'


HIDDEN = (
    '<?xml version="1.0" encoding="UTF-7"?><!DOCTYPE PubmedArticleSet [+ADwAIQ-ENTITY d "ha"+AD4-]>'
)


@pytest.mark.parametrize(
    "doctype",
    [ENTITIES, EXTERNAL, PARAMETER, HIDDEN],
    ids=["bomb", "file", "parameter", "in UTF-7"],
)
def test_entities_are_refused_and_never_expanded(
    read: Read, article: Callable[..., str], doctype: str
) -> None:
    xml = article("<ArticleTitle>&d;</ArticleTitle>")

    with pytest.raises(SourceError, match="refused as unsafe"):
        read(f"{doctype}<PubmedArticleSet>{xml}</PubmedArticleSet>")


def test_a_dtd_elsewhere_is_not_fetched_and_its_names_are_html(
    read: Read, article: Callable[..., str]
) -> None:
    """The network is shut in tests; PubMed's own files name their DTD in this way."""
    doctype = '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://example.org/pubmed.dtd">'
    title = "<ArticleTitle>5&nbsp;mg &alpha;&unheard;</ArticleTitle>"
    (record,) = read(f"{doctype}<PubmedArticleSet>{article(title)}</PubmedArticleSet>")

    assert record.title == "5 mg α&unheard;"


def test_nesting_without_end_is_refused(read: Read) -> None:
    deep = "<ArticleTitle>" + "<i>" * 5000 + "</i>" * 5000 + "</ArticleTitle>"

    with pytest.raises(SourceError):
        read(f"<PubmedArticle><MedlineCitation>{deep}</MedlineCitation></PubmedArticle>")


def test_a_record_nested_too_deep_for_the_stack_is_an_error(
    read: Read, article: Callable[..., str]
) -> None:
    """A caller may have used up most of the stack; the next record is read all the same."""
    deep = article("<ArticleTitle>" + "<sup>" * 240 + "x" + "</sup>" * 240 + "</ArticleTitle>")
    xml = f"<PubmedArticleSet>{deep}{article()}</PubmedArticleSet>"

    def from_deep_down(n_frames: int) -> list[Any]:
        return from_deep_down(n_frames - 1) if n_frames else read(xml)

    bad, good = from_deep_down(500)

    assert isinstance(bad, RecordError)
    assert good.pmid == "101"


def test_deep_markup_is_read(read_article: ReadArticle) -> None:
    deep = "<ArticleTitle>" + "<i>" * 200 + "x" + "</i>" * 200 + "</ArticleTitle>"

    assert read_article(deep).title == "x"


def test_memory_does_not_grow_with_the_file(tmp_path: Path, article: Callable[..., str]) -> None:
    abstract = f"<Abstract><AbstractText>{'word ' * 400}</AbstractText></Abstract>"
    path = tmp_path / "large.xml"
    path.write_text(f"<PubmedArticleSet>{article(abstract) * 8000}</PubmedArticleSet>")

    tracemalloc.start()
    n_records = sum(1 for _ in read_records(path))
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert n_records == 8000
    assert path.stat().st_size > 16_000_000
    assert peak_bytes < 6_000_000


def test_text_is_tidied(read_article: ReadArticle) -> None:
    """Soft hyphens, zero-width and double blanks do not reach a record; a script stays text."""
    record = read_article(
        "<ArticleTitle>Wal\u00adk\u200bing \u2009 and\n  &lt;script&gt;</ArticleTitle>"
    )

    assert record.title == "Walking and <script>"


def test_pages_issn_grants_keywords_and_chemicals(read_article: ReadArticle) -> None:
    record = read_article(
        "<Pagination><StartPage>11</StartPage><EndPage>19</EndPage></Pagination>"
        "<GrantList><Grant><GrantID>G1</GrantID><Agency>Walk Fund</Agency></Grant>"
        "<Grant><Agency>City</Agency></Grant></GrantList>",
        issue="<Volume>4</Volume><Issue>2</Issue><PubDate><Year>2021</Year></PubDate>",
        citation="<MedlineJournalInfo><MedlineTA>J Walks</MedlineTA><ISSNLinking>1234-5678"
        "</ISSNLinking></MedlineJournalInfo><ChemicalList><Chemical><NameOfSubstance>Caffeine"
        "</NameOfSubstance></Chemical></ChemicalList><KeywordList><Keyword>sleep</Keyword>"
        "<Keyword>walk</Keyword></KeywordList><KeywordList><Keyword>sleep</Keyword></KeywordList>",
    )

    assert (record.volume, record.issue, record.pages) == ("4", "2", "11-19")
    assert (record.journal, record.journal_abbreviation) == ("Journal of Walks", "J Walks")
    assert record.issn == "1234-5678"
    assert record.funding == ("Walk Fund (G1)", "City")
    assert record.chemicals == ("Caffeine",)
    assert record.keywords == ("sleep", "walk")


def test_history_gives_the_date_of_last_resort(read_article: ReadArticle) -> None:
    record = read_article(
        issue="<PubDate/>",
        pubmed='<History><PubMedPubDate PubStatus="received"><Year>2001</Year></PubMedPubDate>'
        '<PubMedPubDate PubStatus="pubmed"><Year>2002</Year><Month>3</Month></PubMedPubDate>'
        "</History>",
    )

    assert record.date == PublicationDate(2002, 3, None, "PubMedPubDate pubmed")


def test_ids_without_a_pmid(read_article: ReadArticle) -> None:
    """The id follows the rule; PMCIDs of manuscripts come with words around them."""
    ids = (
        '<ArticleIdList><ArticleId IdType="pmcid">pmc-id: PMC77;manuscript-id: X1</ArticleId>'
        '<ArticleId IdType="doi">10.1000/AB</ArticleId></ArticleIdList>'
    )
    record = read_article(pmid="", pubmed=ids)

    assert (record.record_id, record.doi, record.pmcid) == (
        "doi:10.1000/ab", "10.1000/AB", "PMC77"
    )  # fmt: skip


@pytest.mark.parametrize(
    "inside",
    [
        "<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList>",
        '<ELocationID EIdType="doi">10.1101/2021.02.03.12345678</ELocationID>',
        '<ELocationID EIdType="doi">10.21203/rs.3.rs-1/v1</ELocationID>',
        '<ELocationID EIdType="doi">10.2139/ssrn.1</ELocationID>',
    ],
)
def test_preprints_are_known_by_type_or_doi(read_article: ReadArticle, inside: str) -> None:
    assert read_article(inside).is_preprint
    assert not read_article('<ELocationID EIdType="doi">10.1101/gr.1</ELocationID>').is_preprint
