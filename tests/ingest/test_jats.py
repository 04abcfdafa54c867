"""Full text in JATS XML: what is read of an article, and what is refused."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from plaincite.errors import RecordError, SourceError
from plaincite.ingest import is_full_text, read_full_texts
from plaincite.ingest.jats_body import heading_category
from plaincite.model.record import ArticleBody

IDS = (
    '<article-id pub-id-type="pmid">07</article-id><article-id pub-id-type="pmc">12</article-id>'
    '<article-id pub-id-type="doi">https://doi.org/10.1000/AB.7</article-id>'
)
RESULTS = "<sec><title>Results</title><p>Pain fell.</p></sec>"
Write = Callable[..., Path]


def article(
    body: str = RESULTS, *, ids: str = IDS, permissions: str = "", kind: str = "research-article"
) -> str:
    return (
        f'<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="{kind}"><front>'
        f"<article-meta>{ids}<permissions>{permissions}</permissions>"
        "<abstract><p>The abstract is the record's.</p></abstract></article-meta></front>"
        f"<body>{body}</body><back><sec><title>Results</title><p>Of the back.</p></sec></back>"
        "<sub-article><body><sec><title>Results</title><p>A reviewer's.</p></sec></body>"
        "</sub-article></article>"
    )


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(xml: str | bytes, name: str = "a.xml") -> Path:
        path = tmp_path / name
        path.write_bytes(xml if isinstance(xml, bytes) else xml.encode())
        return path

    return write


def only(path: Path) -> ArticleBody:
    (read,) = read_full_texts(path)
    assert isinstance(read, ArticleBody), read
    return read


def test_an_article_gives_its_ids_its_body_and_nothing_else(write: Write) -> None:
    """Abstract, back matter and reviews inside the file are other texts."""
    body = only(write(article()))

    assert (body.pmid, body.pmcid, body.doi) == ("7", "PMC12", "10.1000/ab.7")
    assert body.full_text.text == "Results: Pain fell."
    assert body.full_text.sections[0].category == "RESULTS"


def test_each_paragraph_is_a_section_under_its_headings(write: Write) -> None:
    xml = (
        "<p>Before all.</p><sec><title>3. Results</title><p>One.</p><fig><caption><p>No.</p>"
        "</caption></fig><sec><title>Pain</title><p>Two.</p><list><list-item><p>a</p></list-item>"
        "<list-item><p>b</p></list-item></list><table-wrap><table/></table-wrap></sec></sec>"
    )
    sections = only(write(article(xml))).full_text.sections

    assert [(item.label, item.text, item.category) for item in sections] == [
        (None, "Before all.", None),
        ("3. Results", "One.", "RESULTS"),
        ("3. Results – Pain", "Two.", "RESULTS"),
        ("3. Results – Pain", "a b", "RESULTS"),
    ]


@pytest.mark.parametrize(
    ("title", "sec_type", "category"),
    [
        pytest.param("RESULTS", None, "RESULTS", id="as printed"),
        pytest.param("2.1. Main findings", None, "RESULTS", id="numbered"),
        pytest.param(None, "results", "RESULTS", id="the file's own word where none is printed"),
        pytest.param("Pain at one year", "results", "RESULTS", id="a heading that says nothing"),
        pytest.param("Background", "results", "BACKGROUND", id="print goes before the file's word"),
        pytest.param("Results and discussion", "results", None, id="mixed with others' findings"),
        pytest.param("Model and results", "", None, id="mixed with a model"),
        pytest.param("Results of earlier trials", None, None, id="of others"),
        pytest.param("Patients and methods", None, "METHODS", id="methods"),
        pytest.param("Statistical analysis", None, "METHODS", id="a part of the methods"),
        pytest.param("Introduction and aims", None, "BACKGROUND", id="introduction"),
        pytest.param("Evidence before this study", None, "BACKGROUND", id="what was known"),
        pytest.param("Conclusion", None, "CONCLUSIONS", id="conclusion"),
        pytest.param("Strengths and limitations", None, "LIMITATIONS", id="limits"),
        pytest.param("Funding", None, None, id="none of these"),
    ],
)
def test_what_a_section_holds(title: str | None, sec_type: str | None, category: str) -> None:
    assert heading_category(title, sec_type) == category


@pytest.mark.parametrize("outer", ["Introduction", "Methods"])
def test_what_stands_inside_background_or_methods_stays_so(write: Write, outer: str) -> None:
    xml = (
        f"<sec><title>{outer}</title><sec><title>Results</title><p>Not ours.</p></sec>"
        "<sec sec-type='results'><p>Nor this.</p></sec></sec>"
    )
    sections = only(write(article(xml))).full_text.sections

    assert {item.category for item in sections} == {heading_category(outer)}


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param(
            'It fell.<sup><xref ref-type="bibr">12</xref></sup> So.',
            "It fell [ref 12]. So.",
            id="raised behind the stop",
        ),
        pytest.param(
            'It fell [<xref ref-type="bibr">1</xref>, <xref ref-type="bibr">2</xref>].',
            "It fell [ref 1, 2].",
            id="brackets",
        ),
        pytest.param(
            'It fell (<xref ref-type="bibr">Roe <italic>et al</italic>, 2001</xref>) here.',
            "It fell [ref Roe et al, 2001] here.",
            id="names",
        ),
        pytest.param(
            'It fell (see <xref ref-type="bibr">3</xref>).', "It fell (see [ref 3]).", id="inside"
        ),
        pytest.param(
            '5 m<sup>2</sup> (<xref ref-type="table">Table 1</xref>, <italic>P</italic> &lt; 0.05)',
            "5 m² (Table 1, P < 0.05)",
            id="other marks stay",
        ),
        pytest.param("a<break/>b<fn><p>note</p></fn>c", "a bc", id="breaks and notes"),
        pytest.param("x<!-- no --><?pi no?>y", "xy", id="comments"),
    ],
)
def test_text_of_a_paragraph(write: Write, xml: str, text: str) -> None:
    """Marks for works cited are told from figures and from raised characters."""
    assert only(write(article(f"<sec><p>{xml}</p></sec>"))).full_text.sections[0].text == text


@pytest.mark.parametrize(
    ("permissions", "licence"),
    [
        pytest.param(
            '<license xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Words'
            "</license-p></license>",
            "https://creativecommons.org/licenses/by/4.0/",
            id="its address",
        ),
        pytest.param(
            '<license><license-p>See <ext-link xlink:href="http://example.org/us">us</ext-link>, '
            '<ext-link xlink:href="http://creativecommons.org/licenses/by-nc/3.0">CC</ext-link>'
            "</license-p></license>",
            "http://creativecommons.org/licenses/by-nc/3.0",
            id="a link inside, not any link",
        ),
        pytest.param(
            '<license><ali:license_ref xmlns:ali="http://www.niso.org/schemas/ali/1.0/">'
            "http://creativecommons.org/licenses/by/4.0/</ali:license_ref></license>",
            "http://creativecommons.org/licenses/by/4.0/",
            id="NISO's element",
        ),
        pytest.param(
            "<copyright-statement>Ours</copyright-statement><license><license-p>Free to read."
            "</license-p></license>",
            "Free to read.",
            id="words",
        ),
        pytest.param("<copyright-statement>Ours</copyright-statement>", None, id="none"),
    ],
)
def test_the_licence_is_kept(write: Write, permissions: str, licence: str | None) -> None:
    assert only(write(article(permissions=permissions))).full_text.licence == licence


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param("<pmc-articleset>{}</pmc-articleset>", id="E-utilities' set"),
        pytest.param(
            '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{}</ListRecords>'
            "</OAI-PMH>",
            id="PMC's archive, with namespaces",
        ),
    ],
)
def test_a_set_is_read_to_its_end(write: Write, wrap: str) -> None:
    jats = article().replace("<article ", '<article xmlns="https://jats.nlm.nih.gov/1.3" ')
    path = write(gzip.compress(wrap.format(jats + jats.replace("07", "08")).encode()), "set.xml.gz")

    assert is_full_text(path)
    assert [getattr(read, "pmid", read) for read in read_full_texts(path)] == ["7", "8"]


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        pytest.param(article(ids=""), "names no PMID, PMCID or DOI", id="no identifier"),
        pytest.param(article(body=""), "no body to read", id="abstract only"),
        pytest.param(article(body="<sec><title>Results</title></sec>"), "no body", id="empty"),
        pytest.param(article(kind="retraction"), "notice \\(retraction\\)", id="a notice"),
        pytest.param(
            article(f"<sec><p>{'word ' * 1_100_000}</p></sec>"), "5 million", id="endless"
        ),
        pytest.param("<article/>", "no PMID", id="nothing at all"),
    ],
)
def test_an_article_without_use_is_left_out_and_named(write: Write, xml: str, reason: str) -> None:
    """The next article of the set is read all the same."""
    path = write(f"<pmc-articleset>{xml}{article()}</pmc-articleset>")
    bad, good = read_full_texts(path)

    assert isinstance(bad, RecordError)
    with pytest.raises(RecordError, match=reason):
        raise bad
    assert isinstance(good, ArticleBody)


def test_a_file_that_is_cut_off_gives_what_was_whole(write: Write) -> None:
    whole = f"<pmc-articleset>{article()}{article()}</pmc-articleset>"
    path = write(whole[: len(whole) * 3 // 4])
    found: list[object] = []

    with pytest.raises(SourceError, match=r"ends early|damaged"):
        found.extend(read_full_texts(path))
    reading = read_full_texts(path)
    assert isinstance(next(reading), ArticleBody)


BOMB = '<!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        pytest.param(BOMB + article("<p>&b;</p>"), "defines entities", id="entity bomb"),
        pytest.param(
            (BOMB + article("<p>&b;</p>")).encode("utf-16"), "defines entities", id="in disguise"
        ),
        pytest.param("<pmc-articleset></pmc-articleset>", "holds no article", id="an empty set"),
        pytest.param("", "empty", id="an empty file"),
        pytest.param("<article><front>", "ends early", id="cut at once"),
        pytest.param("<html><body>busy</body></html>", "no full text", id="a web page"),
    ],
)
def test_a_file_that_is_refused(write: Write, xml: str | bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        list(read_full_texts(write(xml)))


def test_elements_nested_without_end_do_no_harm(write: Write) -> None:
    deep = "<sec>" * 5_000 + "<p>x</p>" + "</sec>" * 5_000

    with pytest.raises(SourceError, match="damaged"):
        list(read_full_texts(write(article(deep))))


def test_an_undefined_entity_is_text(write: Write) -> None:
    """JATS' DTD would define it; it is not fetched."""
    xml = '<!DOCTYPE article SYSTEM "JATS.dtd">' + article("<p>5 &plusmn; 1 &beta;</p>")
    assert only(write(xml)).full_text.text == "5 ± 1 β"
