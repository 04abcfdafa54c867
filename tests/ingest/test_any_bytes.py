"""Whatever stands in a file: records, record errors or one `SourceError`, and nothing empty."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.errors import RecordError, SourceError
from plaincite.model.record import Deletion, Record

Read = Callable[[str | bytes], list[Any]]
Check = Callable[[Any], list[str]]

SEEDS = [
    b'<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">7'
    b"</PMID><Article><ArticleTitle>A<sup>2</sup></ArticleTitle><Abstract><AbstractText>B&amp;C"
    b"</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle><DeleteCitation>"
    b"<PMID>8</PMID></DeleteCitation></PubmedArticleSet>",
    b"<PubmedBookArticle><BookDocument><PMID>9</PMID><Book><BookTitle>D</BookTitle><PubDate>"
    b"<Year>2001</Year></PubDate></Book></BookDocument></PubmedBookArticle>",
    b"PMID- 10\nTI  - E\nAB  - AIM: F.\n      RESULTS: G.\nDP  - 2001 Jan 2\nFAU - H, I\n"
    b"AU  - H I\nMH  - J/*k\nEIN - L. PMID: 11\n\nPMID- 12\n",
    b"TY  - JOUR\nTI  - M\nAU  - N, O.\nPY  - 2001/02/03/\nDO  - 10.1000/p\nSP  - 1\nEP  - 2\n"
    b"KW  - Q\nER  - \n",
    b'{"resultList":{"result":[{"id":"13","source":"MED","title":"R","pubYear":"2001",'
    b'"abstractText":"<h4>S</h4>T","authorList":{"author":[{"fullName":"U V"}]}}]}}',
    b'{"record_id":"pmid:14","title":"W","sections":[{"text":"X"}]}\n{"record_id":"pmid:15"}\n',
]


def read_or_refuse(read: Read, content: bytes) -> list[Any]:
    """What the reader gives; nothing when it refuses the file with the one error it may raise."""
    try:
        return read(content)
    except SourceError as error:
        return ["\n" in error.reason][1:]


def assert_sound(items: list[Any], empty_values: Check) -> None:
    for item in items:
        assert isinstance(item, Record | Deletion | RecordError)
        if isinstance(item, Record):
            assert empty_values(item) == []


@given(content=st.binary(max_size=400))
def test_any_bytes(read: Read, empty_values: Check, content: bytes) -> None:
    assert_sound(read_or_refuse(read, content), empty_values)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with a stretch cut out, replaced or doubled."""
    content = draw(st.sampled_from(SEEDS))
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, min(len(content), start + 60)))
    inserted = draw(
        st.one_of(
            st.binary(max_size=30),
            st.text(max_size=20).map(lambda text: text.encode()),
            st.sampled_from(SEEDS),
            st.sampled_from([b"<", b"&", b'"', b"\\ud800", b"[", b"}", b"\0", b"\n\n", b"&x;"]),
        )
    )
    return content[:start] + inserted + content[end:]


@settings(max_examples=400)
@given(content=damaged())
def test_damaged_files(read: Read, empty_values: Check, content: bytes) -> None:
    assert_sound(read_or_refuse(read, content), empty_values)


@given(content=damaged(), cut=st.integers(0, 300))
def test_damaged_gzip(read: Read, empty_values: Check, content: bytes, cut: int) -> None:
    packed = gzip.compress(content, mtime=0)

    assert_sound(read_or_refuse(read, packed[: max(0, len(packed) - cut)]), empty_values)


TEXT = st.text(max_size=12)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    "id source pmid pmcid doi title authorString authorList journalInfo pubYear abstractText "
    "keywordList meshHeadingList grantsList commentCorrectionList pubTypeList language "
    "bookOrReportDetails firstPublicationDate pageInfo chemicalList".split()
)
NESTED = st.sampled_from(["author", "keyword", "meshHeading", "grant", "pubType", "chemical"])
VALUE = st.one_of(JSON, st.dictionaries(NESTED, st.one_of(JSON, st.lists(JSON, max_size=2))))


@settings(max_examples=300)
@given(result=st.dictionaries(FIELDS, VALUE, max_size=8))
def test_europepmc_values_of_any_type(read: Read, empty_values: Check, result: Any) -> None:
    reply = json.dumps({"resultList": {"result": [result]}})

    items = read_or_refuse(read, reply.encode())

    assert len(items) == 1
    assert_sound(items, empty_values)


@settings(max_examples=300)
@given(
    fields=st.lists(
        st.tuples(
            st.sampled_from("TY TI AU PY DO SN AN C2 UR KW M3 LA ID U1 SP AB JO DB".split()),
            st.one_of(TEXT, st.sampled_from(["10.1000/x", "7 [pmid]", "PMC7", "2001/13/99", "-"])),
        ),
        max_size=10,
    )
)
def test_ris_fields_of_any_text(
    read: Read, empty_values: Check, fields: list[tuple[str, str]]
) -> None:
    lines = ["TY  - JOUR", *(f"{tag}  - {text}" for tag, text in fields), "ER  - "]

    assert_sound(read_or_refuse(read, "\n".join(lines).encode()), empty_values)


@settings(max_examples=300)
@given(
    fields=st.lists(
        st.tuples(
            st.sampled_from("TI AB FAU AU CN DP MH AID PMC GR SI OT RN RIN OAB LA TT".split()),
            st.one_of(TEXT, st.sampled_from(["*", "/", "*/", "a/", "10.1000/x [doi]", "2001 Feb"])),
        ),
        max_size=10,
    )
)
def test_medline_fields_of_any_text(
    read: Read, empty_values: Check, fields: list[tuple[str, str]]
) -> None:
    lines = ["PMID- 7", *(f"{tag:<4}- {text}" for tag, text in fields)]

    assert_sound(read_or_refuse(read, "\n".join(lines).encode()), empty_values)


ELEMENTS = st.sampled_from(
    "PMID Article ArticleTitle Abstract AbstractText AuthorList Author LastName Initials PubDate "
    "Year Month Day MedlineDate Journal JournalIssue Volume ELocationID ArticleId ArticleIdList "
    "MeshHeadingList MeshHeading DescriptorName QualifierName CommentsCorrectionsList "
    "CommentsCorrections OtherAbstract Grant GrantList Keyword KeywordList sup sub i "
    "Chemical NameOfSubstance History PubMedPubDate MedlineCitation PubmedData".split()
)
MATH = st.sampled_from(
    "math mrow mi mo mn msup msub mfrac mover munderover msqrt mroot mtable mtr mfenced "
    "mmultiscripts mprescripts none semantics annotation mtext".split()
).map(lambda name: f"mml:{name}")
ATTRIBUTES = st.sampled_from(
    ["", ' Label=""', ' Label=" : "', ' Type=" "', ' IdType="doi"', ' RefType="RetractionIn"',
     ' Version="²"', ' EIdType="doi"', ' RefType=""', ' ValidYN="N"']
)  # fmt: skip
XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)


def tree(names: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """XML of any nesting of the named elements."""
    return st.recursive(
        st.one_of(XML_TEXT, st.just("2001"), st.just("10.1000/x"), st.just("<!-- c -->")),
        lambda inner: st.builds(
            lambda name, attributes, parts: f"<{name}{attributes}>{''.join(parts)}</{name}>",
            names,
            ATTRIBUTES,
            st.lists(inner, max_size=4),
        ),
        max_leaves=12,
    )


@pytest.mark.parametrize("root", ["MedlineCitation", "PubmedData", "BookDocument"])
@settings(max_examples=150)
@given(inside=tree(ELEMENTS))
def test_pubmed_elements_in_any_order(
    read: Read, empty_values: Check, root: str, inside: str
) -> None:
    kind = "PubmedBookArticle" if root == "BookDocument" else "PubmedArticle"
    content = f"<{kind}><{root}><PMID>7</PMID>{inside}</{root}></{kind}>"

    assert_sound(read_or_refuse(read, content.encode()), empty_values)


@settings(max_examples=200)
@given(inside=tree(MATH))
def test_formulas_of_any_shape(read: Read, empty_values: Check, inside: str) -> None:
    content = (
        '<PubmedArticle xmlns:mml="http://www.w3.org/1998/Math/MathML"><MedlineCitation>'
        f"<PMID>7</PMID><Article><ArticleTitle>T<mml:math>{inside}</mml:math></ArticleTitle>"
        "</Article></MedlineCitation></PubmedArticle>"
    )

    (record,) = read(content.encode())

    assert empty_values(record) == []
