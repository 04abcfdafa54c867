"""What is read by its bytes, or read once and remembered, is what the careful reader reads."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plaincite.errors import RecordError, SourceError
from plaincite.ingest import blocks, read_records
from plaincite.ingest.blocks import as_block
from plaincite.ingest.pubmed_authors import plain_authors
from plaincite.ingest.pubmed_headings import HeadingMemory, headings_in
from plaincite.ingest.pubmed_xml import read_block
from plaincite.ingest.repeated import RepeatedList, without_repeated
from plaincite.model.record import Author, MeshHeading, Record

AUTHORS = [
    '<Author ValidYN="Y"><LastName>Made</LastName><ForeName>Ann B</ForeName><Initials>AB</Initials>'
    "</Author>",
    '<Author ValidYN="Y" EqualContrib="Y">\n<LastName>Ö</LastName>\n<Suffix>Jr</Suffix>\n'
    "</Author>\n",
    '<Author ValidYN="Y"><LastName>A &amp; B</LastName></Author>',
    '<Author ValidYN="N"><LastName>Misprint</LastName></Author>',
    '<Author ValidYN="Y"><CollectiveName>The <i>E. coli</i> Group</CollectiveName></Author>',
    '<Author ValidYN="Y"><LastName>Made</LastName><Initials>M</Initials><Identifier Source="ORCID">'
    "0000-0001</Identifier><AffiliationInfo><Affiliation>Town &amp; Land.</Affiliation>"
    '<Identifier Source="ROR">x</Identifier></AffiliationInfo><AffiliationInfo><Affiliation>Two'
    "</Affiliation></AffiliationInfo></Author>",
    '<Author ValidYN="Y"><ForeName>Madonna</ForeName></Author>',
    '<Author ValidYN="Y"><LastName> </LastName></Author>',
    '<Author ValidYN="Y"><LastName>M<sup>2</sup></LastName><ForeName>Q</ForeName></Author>',
    "<Author><LastName>Old</LastName><FirstName>Older</FirstName></Author>",
    "<!-- no one -->",
    "<Author/>",
    "text",
]
HEADINGS = [
    '<MeshHeading><DescriptorName UI="D1" MajorTopicYN="N">Humans</DescriptorName></MeshHeading>',
    '<MeshHeading><DescriptorName UI="D1" MajorTopicYN="Y">Humans</DescriptorName></MeshHeading>',
    '<MeshHeading>\n<DescriptorName UI="D2">Pain &amp; Sorrow</DescriptorName>\n<QualifierName '
    'MajorTopicYN="Y">therapy</QualifierName></MeshHeading>\n',
    '<MeshHeading>\n<DescriptorName UI="D2">Pain &amp; Sorrow</DescriptorName>\n<QualifierName '
    'MajorTopicYN="N">therapy</QualifierName><QualifierName>drug &amp; diet</QualifierName>\n'
    "</MeshHeading>",
    '<MeshHeading><DescriptorName UI="D1" MajorTopicYN="Y">Humans</DescriptorName><QualifierName '
    'MajorTopicYN="N">therapy</QualifierName></MeshHeading>',
    '<MeshHeading><DescriptorName UI="D1" MajorTopicYN="Y">Humans</DescriptorName><QualifierName '
    'MajorTopicYN="N"> </QualifierName></MeshHeading>',
    '<MeshHeading><DescriptorName UI="D1" MajorTopicYN="Y">Humans</DescriptorName><DescriptorName '
    'UI="D4">Mice</DescriptorName><QualifierName MajorTopicYN="N">therapy</QualifierName>'
    "</MeshHeading>",
    '<MeshHeading><QualifierName>first</QualifierName><DescriptorName UI="D1" MajorTopicYN="Y">'
    'Humans</DescriptorName><QualifierName MajorTopicYN="N">therapy</QualifierName></MeshHeading>',
    '<MeshHeading><DescriptorName UI="D1" MajorTopicYN="Y">Humans</DescriptorName>stray'
    '<QualifierName MajorTopicYN="N">therapy</QualifierName>stray</MeshHeading>',
    "<MeshHeading><QualifierName>alone</QualifierName></MeshHeading>",
    "<MeshHeading/>",
    f'<MeshHeading><DescriptorName UI="D3">{"Long " * 200}</DescriptorName></MeshHeading>',
    "stray",
]
CHEMICALS = [
    '<Chemical><RegistryNumber>0</RegistryNumber><NameOfSubstance UI="D9">Zinc</NameOfSubstance>'
    "</Chemical>",
    "<Chemical></Chemical>",
]
HISTORY = (
    '<History><PubMedPubDate PubStatus="pubmed"><Year>2001</Year><Month>5</Month></PubMedPubDate>'
    "</History>"
)
TYPES = [
    '<PublicationType UI="D016428">Journal Article</PublicationType>',
    "<PublicationType>Review</PublicationType>\n",
    "<PublicationType/>",
]


def article(
    authors: Sequence[str],
    headings: Sequence[str] = (),
    chemicals: Sequence[str] = (),
    types: Sequence[str] = (),
    *,
    opening: str = '<AuthorList CompleteYN="Y" Type="authors">',
) -> str:
    return (
        "<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle>T</ArticleTitle>"
        f"{opening}{''.join(authors)}</AuthorList>"
        f"<PublicationTypeList>{''.join(types)}</PublicationTypeList></Article>"
        f"<ChemicalList>{''.join(chemicals)}</ChemicalList>"
        f"<MeshHeadingList>{''.join(headings)}</MeshHeadingList>"
        f"</MedlineCitation><PubmedData>{HISTORY}</PubmedData></PubmedArticle>"
    )


def carefully(folder: Path, xml: str) -> list[object]:
    """Read with the parser that takes any XML: files under a megabyte are read so."""
    path = folder / "a.xml"
    path.write_text(f"<PubmedArticleSet>{xml}</PubmedArticleSet>", encoding="utf-8")
    return list(read_records(path))


@given(
    st.lists(st.sampled_from(AUTHORS), max_size=5),
    st.lists(st.sampled_from(HEADINGS), max_size=5),
    st.lists(st.sampled_from(CHEMICALS), max_size=3),
    st.lists(st.sampled_from(TYPES), max_size=3),
    st.sampled_from(
        [
            '<AuthorList CompleteYN="Y" Type="authors">',
            '<AuthorList CompleteYN="Y">',
            '<AuthorList CompleteYN="N">',
            "<AuthorList>",
        ]
    ),
)
def test_both_readers_say_the_same(  # noqa: PLR0917
    folder: Path,
    authors: list[str],
    headings: list[str],
    chemicals: list[str],
    types: list[str],
    opening: str,
) -> None:
    """However lists are written, and whatever was read and remembered before."""
    xml = article(authors, headings, chemicals, types, opening=opening)
    block = as_block(xml.encode())
    if block is None:  # a comment: only the careful reader takes it
        return

    for _ in range(2):  # new, then remembered
        assert list(read_block(block, source="a.xml")) == carefully(folder, xml)


def test_lists_stay_with_their_records(folder: Path) -> None:
    """Also where a list stands in the wrong place, or claims to be another one."""
    odd = (
        "<PubmedBookArticle><BookDocument><PMID>8</PMID><MeshHeadingList>"
        f'{HEADINGS[2]}</MeshHeadingList><AuthorList CompleteYN="Y">{AUTHORS[0]}</AuthorList>'
        f"</BookDocument><PubmedBookData>{HISTORY}</PubmedBookData></PubmedBookArticle>"
    )
    false = article([AUTHORS[0]]).replace("<ChemicalList>", '<ChemicalList At="1">')
    xml = article([AUTHORS[0]], HEADINGS[:1]) + odd + article([AUTHORS[1]], HEADINGS[1:2]) + false

    block = as_block(xml.encode())

    assert block is not None
    found = list(read_block(block, source="a.xml"))
    assert found == carefully(folder, xml)
    assert isinstance(found[1], Record)
    assert (found[1].year, found[1].authors) == (2001, (Author("Made", "Ann B", "AB"),))


def test_plain_authors_are_read_without_a_parser() -> None:
    inside = "".join(AUTHORS[at] for at in (0, 1, 5)).encode()

    assert plain_authors(inside) == (
        Author("Made", "Ann B", "AB"),
        Author("Ö", None, None, "Jr"),
        Author("Made", None, "M"),
    )


@pytest.mark.parametrize("at", [2, 3, 4, 8, 9, 11, 12])
def test_other_authors_are_left_to_the_parser(at: int) -> None:
    assert plain_authors(f"{AUTHORS[0]}{AUTHORS[at]}{AUTHORS[0]}".encode()) is None


def test_a_damaged_list_is_told(read: Callable[[str], list[object]]) -> None:
    block = as_block(article([], ["<MeshHeading><b></MeshHeading>"]).encode())
    assert block is not None

    with pytest.raises(ValueError, match="the XML is damaged"):
        list(read_block(block, source="a.xml"))


def test_a_list_without_its_end_stays() -> None:
    xml = b"<x><ChemicalList>a</x>"
    assert without_repeated(xml) == (xml, [])


@pytest.mark.parametrize(
    "odd",
    [
        pytest.param("<!-- a comment -->", id="a comment"),
        pytest.param("<![CDATA[x]]>", id="CDATA"),
        pytest.param("<ChemicalList><b></ChemicalList>", id="damage"),
        pytest.param("&made;", id="an entity"),
    ],
)
def test_from_the_first_odd_stretch_on_files_are_read_with_care(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str
) -> None:
    """Each record before comes once, and each one after too; damage ends it as it always did."""
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", 3_000)
    articles = [article([AUTHORS[0]]).replace(">7<", f">{n}<") for n in range(1, 401)]
    articles[200] = articles[200].replace("<ArticleTitle>", f"{odd}<ArticleTitle>")
    path = tmp_path / "a.xml"
    path.write_text(
        '<!DOCTYPE PubmedArticleSet PUBLIC "x" "y"><PubmedArticleSet>'
        f"{''.join(articles)}</PubmedArticleSet>"
    )

    found: list[str] = []
    try:
        for item in read_records(path):
            assert not isinstance(item, RecordError)
            assert isinstance(item, Record)
            found.append(item.record_id)
    except SourceError as error:
        assert "the XML is damaged" in error.reason  # noqa: PT017
        assert len(found) == 200

    assert found == [f"pmid:{n}" for n in range(1, len(found) + 1)]
    assert len(found) in (200, 400)


def test_a_cut_off_file_gives_all_whole_records_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", 3_000)
    articles = [article([AUTHORS[0]]).replace(">7<", f">{n}<") for n in range(1, 1001)]
    path = tmp_path / "a.xml"
    path.write_text(f"<PubmedArticleSet>{''.join(articles)}"[:-30])

    found = []

    def read_all() -> None:
        for item in read_records(path):
            found.append(item)  # noqa: PERF402 - all that came before the error

    with pytest.raises(SourceError, match="ends early"):
        read_all()

    assert len(found) == 999


@pytest.mark.shared
def test_both_readers_say_the_same_of_real_records(shared_data: Path, folder: Path) -> None:
    n_articles = 0
    for path in sorted((shared_data / "record_samples" / "efetch_xml").glob("*")):
        xml = path.read_bytes()
        start, end = xml.find(b"<PubmedArticle>"), xml.rfind(b"</PubmedArticle>")
        block = as_block(xml[start : end + len(b"</PubmedArticle>")]) if start >= 0 else None
        if block is None:
            continue
        try:
            quick = list(read_block(block, source="a.xml"))
        except ValueError:
            continue
        careful = carefully(folder, block.decode()[18:-19])
        assert quick == careful, path.name
        n_articles += len(quick)
    assert n_articles > 50


def test_of_a_list_only_what_is_new_is_read() -> None:
    """In its place among what was read before; where items cannot be told apart, all of it."""
    read: list[str] = []

    def name_in(element: etree._Element) -> tuple[str, ...]:
        read.append(element.text or "")
        return (read[-1],)

    names = RepeatedList("N", name_in)
    place = etree.fromstring('<L At="0"/>')

    def items(inside: bytes) -> list[str]:
        read.clear()
        return names.items(place, [inside])

    assert items(b"<N>a</N><N>b</N>") == ["a", "b"]
    assert items(b"<N>b</N><N>c</N><N>a</N><N>c</N>") == ["b", "c", "a", "c"]
    assert "a" not in read
    assert "b" not in read
    assert items(b"<N>a</N><N/><N>d</N>") == ["a", "", "d"]
    assert items(b"<N>a</N>tail") == ["a"]
    assert items(b"<N>a</N><N>c</N>") == ["a", "c"]
    assert read == []


def test_a_heading_is_known_by_its_parts() -> None:
    """A descriptor and a subheading that came in other company need no parser."""
    read: list[etree._Element] = []

    def reading(element: etree._Element) -> tuple[MeshHeading, ...]:
        read.append(element)
        return headings_in(element)

    headings = RepeatedList("MeshHeading", reading, HeadingMemory())
    place = etree.fromstring('<L At="0"/>')

    def heading(name: str, *qualifiers: str) -> str:
        parts = "".join(f"\n  <QualifierName>{one}</QualifierName>" for one in qualifiers)
        whole = f"\n  <DescriptorName UI='D1'>{name}</DescriptorName>{parts}\n"
        return f"\n <MeshHeading>{whole} </MeshHeading>"

    first = heading("Pain", "therapy") + heading("Mice", "diet")
    headings.items(place, [first.encode()])
    read.clear()

    found = headings.items(place, [heading("Pain", "diet", "therapy").encode()])
    assert [(one.descriptor, [part.name for part in one.qualifiers]) for one in found] == [
        ("Pain", ["diet", "therapy"])
    ]
    assert read == []
