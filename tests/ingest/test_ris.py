"""RIS in the dialects of the programs that write it."""

from collections.abc import Callable
from typing import Any

import pytest

from plaincite.model.record import Author, PublicationDate, Record, Section

Read = Callable[[str | bytes], list[Any]]
ReadOne = Callable[[str | bytes], Record]


def entry(*lines: str) -> str:
    """A journal article with a title and the given lines."""
    return "\n".join(["TY  - JOUR", "TI  - Walking", *lines, "ER  - ", ""])


def test_the_common_fields(read_one: ReadOne) -> None:
    record = read_one(
        entry(
            "AU  - Berg, Ida M.", "AU  - Vik O", "AU  - The Walk Group", "AU  - Lee, A., Jr",
            "T2  - Journal of Walks", "J2  - J Walks", "VL  - 7", "IS  - 2", "SP  - 11",
            "EP  - 19", "SN  - 12345678 (ISSN)", "DO  - https://doi.org/10.1000/W",
            "AB  - Aim: To see. Results: It rose.", "LA  - English", "M3  - Review",
            "KW  - sleep; night", "KW  - *walk",
        )
    )  # fmt: skip

    assert record.authors == (
        Author("Berg", "Ida M.", "IM"),
        Author("Vik", initials="O"),
        Author(group="The Walk Group"),
        Author("Lee", "A.", "A", "Jr"),
    )
    assert (record.journal, record.journal_abbreviation) == ("Journal of Walks", "J Walks")
    assert (record.volume, record.issue, record.pages) == ("7", "2", "11-19")
    assert (record.issn, record.doi) == ("1234-5678", "10.1000/W")
    assert record.sections == (Section("To see.", "Aim"), Section("It rose.", "Results"))
    assert record.languages == ("eng",)
    assert record.publication_types == ("Review",)
    assert record.keywords == ("sleep", "night", "walk")


@pytest.mark.parametrize(
    ("lines", "pmid"),
    [
        pytest.param(["U1  - 101[pmid]"], "101", id="PMC"),
        pytest.param(["DB  - PubMed", "AN  - 101"], "101", id="PubMed in EndNote"),
        pytest.param(["DB  - Scopus", "C2  - 101"], "101", id="Scopus"),
        pytest.param(["UR  - https://pubmed.ncbi.nlm.nih.gov/101/"], "101", id="link"),
        pytest.param(["N1  - PMID: 101"], "101", id="marked note"),
        pytest.param(["AN  - 101", "DB  - PTSDpubs"], None, id="another base's number"),
        pytest.param(["N1  - References: Ek A. J. 2001. PMID: 101"], None, id="a cited paper's"),
        pytest.param(["ID  - 101"], None, id="a number of the file's own"),
    ],
)
def test_pmid_is_taken_only_where_it_is_one(
    read_one: ReadOne, lines: list[str], pmid: str | None
) -> None:
    assert read_one(entry(*lines)).pmid == pmid


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["PY  - 2020", "DA  - 2020/07//undefined"], PublicationDate(2020, 7, rule="DA")),
        (["PY  - 2020", "DA  - 2019/12/30"], PublicationDate(2020, rule="PY")),
        (["Y1  - 2014//"], PublicationDate(2014, rule="Y1")),
        (["PY  - ///", "PY  - 2001/09/01/"], PublicationDate(2001, 9, 1, "PY")),
        (["DA  - 2020-07-05"], PublicationDate(2020, 7, 5, "DA")),
        (["PY  - 10 15"], None),
        (["PY  - YEAR/MONTH/DAY/"], None),
    ],
)
def test_dates(read_one: ReadOne, lines: list[str], date: PublicationDate | None) -> None:
    """The year of PY or Y1 counts; a finer date only when it is of that year."""
    assert read_one(entry(*lines)).date == date


@pytest.mark.parametrize(
    ("line", "doi"),
    [
        ("DO  - doi:10.1000/w.", "10.1000/w"),
        ("M3  - doi: 10.1000/w", "10.1000/w"),
        ("L2  - http://dx.doi.org/10.1000/w", "10.1000/w"),
        ("N1  - References: Ek A. doi: 10.1000/cited", None),
    ],
)
def test_doi_is_the_records_own(read_one: ReadOne, line: str, doi: str | None) -> None:
    assert read_one(entry(line)).doi == doi


def test_notes_in_the_wrong_field_are_no_values(read_one: ReadOne) -> None:
    """Ovid writes "No / Specified" for pages; others put whole reference lists into IS."""
    record = read_one(entry("SP  - No", "EP  - Specified", f"IS  - {'Reference. ' * 20}"))

    assert (record.pages, record.issue) == (None, None)


def test_markup_is_turned_to_text(read_one: ReadOne) -> None:
    record = read_one(entry("AB  - <p>CO<sub>2</sub> &lt; 5 in <i>E. coli</i></p>"))

    assert record.abstract == "CO₂ < 5 in E. coli"


def test_fields_go_on_over_lines(read_one: ReadOne) -> None:
    record = read_one(entry("KW  - sleep", "night", "AB  - It rose", "", "and fell."))

    assert record.keywords == ("sleep", "night")
    assert record.abstract == "It rose and fell."


def test_books_and_their_editors(read_one: ReadOne) -> None:
    record = read_one("TY  - BOOK\nED  - Ek, Eva\nTI  - Naps\nER  -\n")

    assert (record.is_book, record.authors) == (True, (Author("Ek", "Eva", "E"),))


def test_an_entry_without_identifier_keeps_its_address_and_a_stable_id(
    read_one: ReadOne, read: Read
) -> None:
    """Title, first author and year make the id, so that two exports agree."""
    first = read_one(entry("AU  - Berg, Ida", "PY  - 2020", "UR  - http://example.org/a;http://b"))
    second = read_one(entry("AU  - Berg I", "Y1  - 2020/05/01", "VL  - 3"))
    other = read_one(entry("AU  - Berg I", "Y1  - 2021"))

    assert first.url == "http://example.org/a"
    assert first.record_id.startswith("url:")
    assert first.record_id == second.record_id != other.record_id


def test_records_without_their_end_line(read: Read) -> None:
    text = "1.\nTY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  -\n\nTI  - C\nER  -\n"

    assert [record.title for record in read(text)] == ["A", "B", "C"]
