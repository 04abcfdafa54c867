"""Retraction Watch's list: natures, directions, reinstatements, and files that are not whole."""

import codecs
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.ingest import ReadList, read_notice_list
from plaincite.model.record import NoticeKind

HEADING = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,"
    "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes,"
)


def row(  # the columns that matter
    nature: str = "Retraction",
    *,
    pmid: str = "101",
    doi: str = "10.1000/a",
    notice_pmid: str = "202",
    notice_doi: str = "10.1000/b",
    on: str = "8/16/2023 0:00",
    reason: str = "+Error in Data;",
    title: str = "Walking",
) -> str:
    return (
        f'7,"{title}",(HSC) Medicine;,"Made Hospital, Town;",J Made,Made Press,GB,A Made,,Article;,'
        f"{on},{notice_doi},{notice_pmid},1/2/2020 0:00,{doi},{pmid},{nature},{reason},No,,"
    )


Read = Callable[..., ReadList]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read a file of the given rows under the heading."""

    def read(*rows: str, heading: str = HEADING) -> ReadList:
        path = tmp_path / "watch.csv"
        path.write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")
        return read_notice_list(path)

    return read


def said(found: ReadList) -> list[tuple[str, str, str | None, str | None]]:
    """What is said of whom: kind, direction, PMID and DOI of the article."""
    return [(it.notice.kind.value, it.notice.direction, it.pmid, it.doi) for it in found.notices]


def test_a_row_speaks_of_the_article_and_of_its_notice(read: Read) -> None:
    """The article was retracted ("in"); the notice is about it ("of"). Never the other way."""
    found = read(row())

    assert said(found) == [
        ("retraction", "in", "101", "10.1000/a"),
        ("retraction", "of", "202", "10.1000/b"),
    ]
    befell, notice = (item.notice for item in found.notices)
    assert (befell.pmid, befell.doi) == ("202", "10.1000/b")
    assert (notice.pmid, notice.doi) == ("101", "10.1000/a")
    assert befell.source == "Retraction Watch, 2023-08-16: Error in Data"
    assert (found.name, found.n_rows) == ("Retraction Watch", 1)


@pytest.mark.parametrize(
    ("nature", "reason", "kind"),
    [
        pytest.param("Retraction", "", NoticeKind.RETRACTION, id="retracted"),
        pytest.param("Correction", "", NoticeKind.CORRECTION, id="a correction is no retraction"),
        pytest.param("Expression of concern", "", NoticeKind.CONCERN, id="concern"),
        pytest.param(" expression  Of Concern ", "", NoticeKind.CONCERN, id="however written"),
        pytest.param(
            "Retraction",
            "+Error in Text;+Retract and Replace;",
            NoticeKind.REPUBLICATION,
            id="withdrawn and republished",
        ),
        pytest.param(
            "Correction", "Retract and Replace", NoticeKind.CORRECTION, id="a reason alone"
        ),
    ],
)
def test_natures(read: Read, nature: str, reason: str, kind: NoticeKind) -> None:
    assert {item.notice.kind for item in read(row(nature, reason=reason)).notices} == {kind}


def test_a_notice_in_the_articles_own_place_makes_it_no_notice(read: Read) -> None:
    """Many publishers put the notice where the article was: one DOI, which was retracted."""
    found = read(row(pmid="0", notice_pmid="0", notice_doi="10.1000/A", doi="10.1000/a"))

    assert said(found) == [("retraction", "in", None, "10.1000/a")]


@pytest.mark.parametrize("unknown", ["0", "", "unavailable", "Unavailable"])
def test_identifiers_that_are_not_known(read: Read, unknown: str) -> None:
    found = read(row(pmid=unknown, doi=unknown), row(pmid="5", doi=unknown, notice_doi=unknown))

    assert (found.n_unnamed, {item.pmid for item in found.notices}) == (1, {"5", "202"})
    assert all(item.doi is None for item in found.notices)


def test_identifiers_are_brought_to_one_form(read: Read) -> None:
    """A spreadsheet makes PMIDs numbers; DOIs come as addresses and in capitals."""
    found = read(row(pmid="00101.0", doi="https://doi.org/10.1000/ABC"))

    assert said(found)[0] == ("retraction", "in", "101", "10.1000/abc")


def test_a_reinstatement_takes_back_what_came_before_it(read: Read) -> None:
    found = read(
        row(on="1/2/2020 0:00"),
        row("Reinstatement", on="3/4/2021 0:00"),
        row(pmid="9", doi="", on="3/4/2022"),
    )

    assert ("reinstatement", "in", "101", "10.1000/a") in said(found)
    assert [it for it in said(found) if it[:2] == ("retraction", "in")] == [
        ("retraction", "in", "9", None)
    ]


@pytest.mark.parametrize(
    ("retracted", "reinstated"),
    [
        pytest.param("3/4/2021 0:00", "1/2/2020 0:00", id="retracted again later"),
        pytest.param("", "1/2/2020 0:00", id="day of the retraction unknown"),
        pytest.param("1/2/2020", "", id="day of the reinstatement unknown"),
        pytest.param("13/32/2020", "1/2/2021", id="no day at all"),
    ],
)
def test_in_doubt_a_retraction_stands(read: Read, retracted: str, reinstated: str) -> None:
    found = read(row(on=retracted), row("Reinstatement", on=reinstated))

    assert ("retraction", "in", "101", "10.1000/a") in said(found)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: codecs.BOM_UTF8 + text.encode(), id="UTF-8 with its mark"),
        pytest.param(lambda text: text.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda text: text.encode("cp1252"), id="Windows Latin 1"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="Windows line ends"),
        pytest.param(lambda text: gzip.compress(text.encode()), id="gzip"),
        pytest.param(lambda text: text.replace(",Notes,", ",Notes").encode(), id="no last comma"),
    ],
)
def test_forms_of_the_same_file(tmp_path: Path, change: Callable[[str], bytes]) -> None:
    path = tmp_path / "watch.csv"
    path.write_bytes(change(f"{HEADING}\n{row(title='Naïve, “walking”')}\n"))

    assert len(read_notice_list(path).notices) == 2


def test_columns_by_name_whatever_their_order_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "watch.csv"
    path.write_text("RetractionNature;OriginalPaperPubMedID\nRetraction;5\n")

    assert said(read_notice_list(path)) == [("retraction", "in", "5", None)]


def test_a_line_break_in_a_title(read: Read) -> None:
    assert len(read(row(title="One\nTwo"), row(pmid="5")).notices) == 4


def test_a_few_bad_rows_are_left_out_and_told(read: Read) -> None:
    rows = [row(pmid=str(n), notice_pmid="0", notice_doi="") for n in range(1, 200)]

    found = read(*rows[:50], "1,2,3", *rows[50:], row("Musing", pmid="500"), row(pmid="501"))

    assert (found.n_rows, found.n_bad) == (202, 2)
    assert found.problems == (
        "line 52: it has 3 columns of 21",
        "line 202: its nature is 'musing', which is not known here",
    )
    assert {"50", "51", "501"} <= {item.pmid for item in found.notices}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(HEADING, "no row under its heading", id="heading alone"),
        pytest.param(f"{HEADING}\n{row()}\n{row()[:60]}", "was cut off", id="cut inside a row"),
        pytest.param(f'{HEADING}\n{row()}\n7,"Walk', "was cut off", id="cut inside quotes"),
        pytest.param(f"{HEADING}\n1,2\n{row()}\n", "1 of 2 rows cannot be read", id="half bad"),
        pytest.param(
            f'{HEADING}\n7,"{"x" * 200_000}\n', "no row of a table", id="a quote that never ends"
        ),
        pytest.param(
            "Title,RetractionNature\nA,Retraction\n", "no column OriginalPaperDOI", id="no column"
        ),
        pytest.param("<html><body>Sign in</body></html>", "no list of notices", id="a web page"),
        pytest.param("", "the file is empty", id="empty"),
        pytest.param("\x00\x01\x02" * 500, "no list of notices", id="no text at all"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "watch.csv"
    path.write_text(content)

    with pytest.raises(SourceError, match=reason):
        read_notice_list(path)
