"""The 18 traps of PubMed XML that published readers fell into, one test each, in their order."""

from collections.abc import Callable

import pytest

from plaincite.errors import RecordError
from plaincite.model.record import (
    Author,
    Deletion,
    MeshHeading,
    MeshQualifier,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)

ReadArticle = Callable[..., Record]
Read = Callable[[str | bytes], list[Record | Deletion | RecordError]]
TITLE = "<ArticleTitle>Walking and sleep.</ArticleTitle>"


def link(ref_type: str, inside: str) -> str:
    """A CommentsCorrectionsList with one link."""
    return (
        f'<CommentsCorrectionsList><CommentsCorrections RefType="{ref_type}">{inside}'
        "</CommentsCorrections></CommentsCorrectionsList>"
    )


def test_01_text_goes_on_after_inline_markup(read_article: ReadArticle) -> None:
    """Text does not stop at the first i, b, u or comment."""
    record = read_article(
        "<ArticleTitle>Effect of <i>Ginkgo <b>biloba</b></i> on<!-- x --> <u>walking</u>."
        "</ArticleTitle><Abstract><AbstractText>In <i>E. coli</i> it fell.</AbstractText>"
        "</Abstract>"
    )

    assert record.title == "Effect of Ginkgo biloba on walking."
    assert record.abstract == "In E. coli it fell."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("1.73 m<sup>2</sup>", "1.73 m²", id="a square is no 2"),
        pytest.param("10<sup>-3</sup>", "10⁻³", id="a power is no 10-3"),
        pytest.param("CO<sub>2</sub> and CD4<sup>+</sup>", "CO₂ and CD4⁺", id="formulas, signs"),
        pytest.param("T<sub>H</sub>17", "T_(H)17", id="letters without a form are set off"),
        pytest.param("the 4<sup>th</sup> dose", "the 4th dose", id="an ordinal stays"),
        pytest.param("Nordic<sup>®</sup>", "Nordic®", id="what is raised by nature stays"),
        pytest.param("x<sup><i>n</i>+1</sup>", "xⁿ⁺¹", id="mark-up within mark-up"),
        pytest.param("m&lt;sup&gt;2&lt;/sup&gt;, p&amp;lt;0.05", "m², p<0.05", id="escaped twice"),
        pytest.param("It &lt;script&gt;x()&lt;/script&gt;rose", "It rose", id="a script"),
        pytest.param("n &lt; 5, x&lt;y and z&gt;1", "n < 5, x<y and z>1", id="comparisons stay"),
        pytest.param("a<sup/>b<sub> </sub>c", "ab c", id="nothing raised is nothing"),
    ],
)
def test_02_flattening_keeps_the_meaning(read_article: ReadArticle, markup: str, text: str) -> None:
    record = read_article(f"<Abstract><AbstractText>{markup}</AbstractText></Abstract>")

    assert record.abstract == text


def test_03_doi_of_a_cited_paper_is_not_the_records(read_article: ReadArticle) -> None:
    """The reference list has ArticleIds of its own; only the record's direct list counts."""
    cited = '<ArticleIdList><ArticleId IdType="doi">10.1000/cited</ArticleId></ArticleIdList>'
    references = f"<ReferenceList><Reference>{cited}</Reference></ReferenceList>"
    own = '<ArticleIdList><ArticleId IdType="doi">10.1000/own</ArticleId></ArticleIdList>'

    assert read_article(TITLE, pubmed=references).doi is None
    assert read_article(TITLE, pubmed=references + own).doi == "10.1000/own"


@pytest.mark.parametrize("order", [1, -1], ids=["DOI first", "PII first"])
def test_03_doi_is_found_beside_the_pii(read_article: ReadArticle, order: int) -> None:
    ids = [
        '<ELocationID EIdType="doi" ValidYN="Y">10.1000/a</ELocationID>',
        '<ELocationID EIdType="pii" ValidYN="Y">S12</ELocationID>',
    ]

    assert read_article(TITLE + "".join(ids[::order])).doi == "10.1000/a"


def test_03_invalid_doi_is_left_out(read_article: ReadArticle) -> None:
    assert (
        read_article('<ELocationID EIdType="doi" ValidYN="N">10.1000/a</ELocationID>').doi is None
    )


def test_04_sections_keep_order_and_both_labels(read_article: ReadArticle) -> None:
    """Label and NlmCategory differ; an empty label is none; one labelled section keeps its own."""
    record = read_article(
        '<Abstract><AbstractText Label="AIM" NlmCategory="OBJECTIVE">To see.</AbstractText>'
        '<AbstractText Label="" NlmCategory="UNASSIGNED">We saw.</AbstractText>'
        '<AbstractText Label="UNLABELLED">Then.</AbstractText>'
        '<AbstractText Label="What it adds:">Little.</AbstractText><AbstractText/></Abstract>'
    )
    single = read_article('<Abstract><AbstractText Label="RESULTS">Less.</AbstractText></Abstract>')

    assert record.sections == (
        Section("To see.", "AIM", "OBJECTIVE"),
        Section("We saw.", None, "UNASSIGNED"),
        Section("Then."),
        Section("Little.", "What it adds"),
    )
    assert single.abstract == "RESULTS: Less."


def test_05_other_abstracts_are_not_the_abstract(read_article: ReadArticle) -> None:
    """A lay summary stands apart; a publisher's or a foreign one is neither."""
    other = '<OtherAbstract Type="{}" Language="{}"><AbstractText>{}</AbstractText></OtherAbstract>'
    record = read_article(
        "<Abstract><AbstractText>Own.</AbstractText></Abstract>",
        citation=other.format("plain-language-summary", "eng", "For all.")
        + other.format("Publisher", "spa", "Para todos.")
        + other.format("plain-language-summary", "ger", "Für alle."),
    )

    assert record.abstract == "Own."
    assert [summary.text for summary in record.lay_summaries] == ["For all."]
    assert [(o.kind, o.language) for o in record.other_abstracts] == [
        ("Publisher", "spa"),
        ("plain-language-summary", "ger"),
    ]


def test_06_foreign_titles_lose_brackets_and_keep_the_original(read_article: ReadArticle) -> None:
    record = read_article(
        "<ArticleTitle>[Walking [at night] and sleep].</ArticleTitle><Language>ger</Language>"
        "<Language>fre</Language><VernacularTitle>Gehen und Schlaf.</VernacularTitle>"
    )

    assert record.title == "Walking [at night] and sleep."
    assert record.vernacular_title == "Gehen und Schlaf."
    assert record.languages == ("ger", "fre")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("[Not Available].", None, id="a stand-in is no title"),
        pytest.param("", None, id="nothing is None"),
        pytest.param("[18F]FDG in [brain].", "[18F]FDG in [brain].", id="brackets of the title"),
    ],
)
def test_06_titles_that_only_look_bracketed(
    read_article: ReadArticle, title: str, expected: str | None
) -> None:
    xml = f"<ArticleTitle>{title}</ArticleTitle><Language>ger</Language>"

    assert read_article(xml).title == expected


ELECTRONIC = "<ArticleDate><Year>2018</Year><Month>12</Month><Day>30</Day></ArticleDate>"


@pytest.mark.parametrize(
    ("issue", "date"),
    [
        pytest.param(
            "<Year>2019</Year><Month>Feb</Month><Day>3</Day>",
            PublicationDate(2019, 2, 3, "PubDate"),
            id="the issue's year, not the earlier electronic one",
        ),
        pytest.param(
            "<MedlineDate>1998 Dec-1999 Jan</MedlineDate>",
            PublicationDate(1998, rule="MedlineDate"),
            id="of a range only the first year",
        ),
        pytest.param(
            "<Year>2019</Year><Season>Spring</Season>",
            PublicationDate(2019, rule="PubDate"),
            id="a season is no month",
        ),
        pytest.param(
            "<Year>2019</Year><Month>02</Month><Day>31</Day>",
            PublicationDate(2019, 2, None, "PubDate"),
            id="month as number; a day that is none",
        ),
        pytest.param(
            "<MedlineDate>in press</MedlineDate>",
            PublicationDate(2018, 12, 30, "ArticleDate"),
            id="electronic where the issue has none",
        ),
    ],
)
def test_07_dates_follow_one_rule_and_name_it(
    read_article: ReadArticle, issue: str, date: PublicationDate
) -> None:
    record = read_article(TITLE + ELECTRONIC, issue=f"<PubDate>{issue}</PubDate>")

    assert record.date == date


def test_08_authors_groups_and_what_is_not_an_author(read_article: ReadArticle) -> None:
    """Groups sign; ValidYN="N" is a misprint; investigators did not write; the list may be cut."""
    record = read_article(
        '<AuthorList CompleteYN="N"><Author ValidYN="Y"><LastName>Berg</LastName>'
        "<ForeName>Ida M</ForeName><Initials>IM</Initials><Suffix>Jr</Suffix></Author>"
        '<Author ValidYN="N"><LastName>Borg</LastName></Author>'
        "<Author><CollectiveName>Walk <i>Group</i></CollectiveName></Author><Author/></AuthorList>"
        "<InvestigatorList><Investigator><LastName>Dahl</LastName></Investigator>"
        "</InvestigatorList>"
    )

    assert record.authors == (Author("Berg", "Ida M", "IM", "Jr"), Author(group="Walk Group"))
    assert not record.authors_complete


def test_08_a_missing_author_list_is_no_cut_list(read_article: ReadArticle) -> None:
    assert read_article(TITLE).authors == ()
    assert read_article(TITLE).authors_complete


def test_09_versions_are_kept_and_the_id_is_the_pmid_alone(read_article: ReadArticle) -> None:
    record = read_article(pmid='<PMID Version="3">101</PMID>')

    assert (record.record_id, record.pmid, record.version) == ("pmid:101", "101", 3)


BOOK = (
    "<PubmedBookArticle><BookDocument><PMID>102</PMID><Book><PubDate><Year>2001</Year></PubDate>"
    '<BookTitle>Sleep for All</BookTitle><AuthorList Type="editors"><Author><LastName>Ek'
    "</LastName></Author></AuthorList></Book>{}<PublicationType>Review</PublicationType>"
    "<Abstract><AbstractText>Naps.</AbstractText></Abstract></BookDocument></PubmedBookArticle>"
)


def test_10_books_have_another_tree(read_one: Callable[[str], Record]) -> None:
    """A chapter has its own title, authors and date; a whole book has the book's."""
    chapter = read_one(
        BOOK.format(
            '<ArticleTitle>Naps</ArticleTitle><AuthorList Type="authors"><Author><LastName>Vik'
            "</LastName></Author></AuthorList><ContributionDate><Year>2020</Year>"
            "<Month>5</Month></ContributionDate>"
        )
    )
    book = read_one(BOOK.format(""))

    assert (chapter.title, chapter.journal, chapter.is_book) == ("Naps", "Sleep for All", True)
    assert chapter.authors == (Author("Vik"),)
    assert chapter.date == PublicationDate(2020, 5, rule="ContributionDate")
    assert (book.title, book.journal, book.year) == ("Sleep for All", None, 2001)
    assert book.authors == (Author("Ek"),)
    assert book.publication_types == ("Review",)
    assert book.abstract == "Naps."


def test_11_types_of_study_are_read_and_never_guessed(read_article: ReadArticle) -> None:
    """A recent trial may say nothing but "Journal Article"; the reader adds nothing."""
    record = read_article(
        "<ArticleTitle>A randomized trial of walking.</ArticleTitle><PublicationTypeList>"
        '<PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList>'
    )

    assert record.publication_types == ("Journal Article",)


def test_12_mesh_major_flag_may_sit_on_the_qualifier(read_article: ReadArticle) -> None:
    record = read_article(
        citation="<MeshHeadingList><MeshHeading>"
        '<DescriptorName UI="D1" MajorTopicYN="N">Sleep</DescriptorName>'
        '<QualifierName UI="Q1" MajorTopicYN="Y">physiology</QualifierName></MeshHeading>'
        '<MeshHeading><DescriptorName UI="D2" MajorTopicYN="Y">Walking</DescriptorName>'
        "</MeshHeading></MeshHeadingList>"
    )

    assert record.mesh == (
        MeshHeading("Sleep", False, (MeshQualifier("physiology", True),), "D1"),
        MeshHeading("Walking", True, (), "D2"),
    )
    assert read_article(TITLE).mesh == ()


@pytest.mark.parametrize(
    ("ref_type", "kind", "direction"),
    [
        ("RetractionIn", NoticeKind.RETRACTION, "in"),
        ("RetractionOf", NoticeKind.RETRACTION, "of"),
        ("PartialRetractionIn", NoticeKind.PARTIAL_RETRACTION, "in"),
        ("ExpressionOfConcernIn", NoticeKind.CONCERN, "in"),
        ("ExpressionOfConcernFor", NoticeKind.CONCERN, "of"),
        ("ErratumIn", NoticeKind.CORRECTION, "in"),
        ("ErratumFor", NoticeKind.CORRECTION, "of"),
        ("CorrectedandRepublishedIn", NoticeKind.CORRECTION, "in"),
        ("CorrectedandRepublishedFrom", NoticeKind.CORRECTION, "of"),
        ("RetractedandRepublishedIn", NoticeKind.REPUBLICATION, "in"),
        ("RetractedandRepublishedFrom", NoticeKind.REPUBLICATION, "of"),
        ("UpdateIn", NoticeKind.UPDATE, "in"),
        ("UpdateOf", NoticeKind.UPDATE, "of"),
        ("CommentIn", NoticeKind.COMMENT, "in"),
        ("CommentOn", NoticeKind.COMMENT, "of"),
        ("SummaryForPatientsIn", NoticeKind.SUMMARY_FOR_PATIENTS, "in"),
        ("OriginalReportIn", NoticeKind.SUMMARY_FOR_PATIENTS, "of"),
        ("AssociatedDataset", NoticeKind.OTHER, "of"),
        ("ReprintIn", NoticeKind.OTHER, "in"),
    ],
)
def test_13_links_have_a_direction(
    read_article: ReadArticle, ref_type: str, kind: NoticeKind, direction: str
) -> None:
    """In: it happened to this record. Of, For, On, From: this record is the notice."""
    (notice,) = read_article(citation=link(ref_type, '<PMID Version="1">7</PMID>')).notices

    assert (notice.kind, notice.direction, notice.pmid) == (kind, direction, "7")
    assert notice.ref_type == ref_type


def test_13_a_link_without_pmid_keeps_its_text_and_doi(read_article: ReadArticle) -> None:
    source = "J Walks. 2022;3(1):9. doi: 10.1000/w(22)1."
    xml = link("ErratumIn", f"<RefSource>{source}</RefSource><Note>Table 2</Note>")

    assert read_article(citation=xml).notices == (
        Notice(NoticeKind.CORRECTION, "in", None, "10.1000/w(22)1", source, "Table 2", "ErratumIn"),
    )


def test_13_works_cited_are_no_notices(read_article: ReadArticle) -> None:
    assert read_article(citation=link("Cites", "<PMID>7</PMID>")).notices == ()


def test_14_a_retraction_is_seen_beside_the_abstract_that_asserts(
    read_article: ReadArticle,
) -> None:
    """The abstract stays, the notice says retracted; an erratum is never taken for one."""
    abstract = "<Abstract><AbstractText>Walking cures.</AbstractText></Abstract>"
    by_title = read_article("<ArticleTitle>RETRACTED: Walking.</ArticleTitle>" + abstract)
    corrected = read_article(TITLE + abstract, citation=link("ErratumIn", "<PMID>7</PMID>"))

    assert by_title.abstract == "Walking cures."
    assert by_title.notices == (Notice(NoticeKind.RETRACTION, "in", source="title"),)
    assert [notice.kind for notice in corrected.notices] == [NoticeKind.CORRECTION]


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        pytest.param("Retracted Publication", "in", id="the article"),
        pytest.param("Retraction of Publication", "of", id="the notice is no retracted article"),
    ],
)
def test_15_sources_of_retraction_are_joined(
    read_article: ReadArticle, name: str, direction: str
) -> None:
    """Type and link may come alone; together they are one notice, the link's."""
    types = f"<PublicationTypeList><PublicationType>{name}</PublicationType></PublicationTypeList>"
    preposition = "RetractionIn" if direction == "in" else "RetractionOf"
    alone = read_article(TITLE + types).notices
    both = read_article(TITLE + types, citation=link(preposition, "<PMID>7</PMID>")).notices

    assert [(n.kind, n.direction, n.pmid) for n in alone] == [
        (NoticeKind.RETRACTION, direction, None)
    ]
    assert [(n.kind, n.direction, n.pmid) for n in both] == [
        (NoticeKind.RETRACTION, direction, "7")
    ]


def test_16_copyright_line_is_kept_outside_the_text(read_article: ReadArticle) -> None:
    record = read_article(
        "<Abstract><AbstractText>It fell.</AbstractText>"
        "<CopyrightInformation>© 2021 The Walkers.</CopyrightInformation></Abstract>"
    )

    assert (record.abstract, record.copyright) == ("It fell.", "© 2021 The Walkers.")


def test_17_conflict_of_interest_is_kept(read_article: ReadArticle) -> None:
    record = read_article(citation="<CoiStatement><b>IB</b> sells shoes.</CoiStatement>")

    assert record.conflict_of_interest == "IB sells shoes."


def test_18_trial_registrations_come_from_the_data_banks(read_article: ReadArticle) -> None:
    record = read_article(
        "<DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName>"
        "<AccessionNumberList><AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList>"
        "</DataBank><DataBank><AccessionNumberList><AccessionNumber>ISRCTN1</AccessionNumber>"
        "<AccessionNumber>NCT00000001</AccessionNumber></AccessionNumberList></DataBank>"
        "</DataBankList>"
    )

    assert record.registry_ids == ("NCT00000001", "ISRCTN1")
