"""MEDLINE tagged text: every fact of a record, and files that were edited by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from plaincite.model.record import (
    Author,
    MeshHeading,
    MeshQualifier,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)

Read = Callable[[str | bytes], list[Any]]
ReadOne = Callable[[str | bytes], Record]

WHOLE = """\
PMID- 101
IS  - 1234-5678 (Electronic)
VI  - 7
IP  - 2
DP  - 2019 Nov 4
TI  - Walking and sleep in
      older people.
LID - S12 [pii]
LID - 10.1000/walk [doi]
PG  - 11-9
AB  - BACKGROUND: Sleep is short. AIM: To see, e.g. at night: yes. RESULTS: It rose.
CI  - (c) 2019 The Walkers.
FAU - de Berg, Ida M Jr
AU  - de Berg IM Jr
AD  - Somewhere.
FAU - Vik, Olaf
CN  - Walk Group
LA  - eng
SI  - ClinicalTrials.gov/NCT00000001
GR  - /G1/Walk Fund/Norway
PT  - Journal Article
PT  - Randomized Controlled Trial
TA  - J Walks
JT  - Journal of walks
RN  - 3G6A5W338E (Caffeine)
MH  - Sleep/drug effects/*physiology
MH  - *Walking
OT  - *night
COIS- None.
PMC - PMC77
EIN - J Walks. 2020;8:1. PMID: 202
ROF - J Walks. 2001;1:1. doi: 10.1000/old
"""


def test_every_fact_is_read(read_one: ReadOne) -> None:
    record = read_one(WHOLE)

    assert record.title == "Walking and sleep in older people."
    assert (record.doi, record.pmcid, record.issn) == ("10.1000/walk", "PMC77", "1234-5678")
    assert (record.volume, record.issue, record.pages) == ("7", "2", "11-9")
    assert (record.journal, record.journal_abbreviation) == ("Journal of walks", "J Walks")
    assert record.date == PublicationDate(2019, 11, 4, "DP")
    assert record.publication_types == ("Journal Article", "Randomized Controlled Trial")
    assert record.registry_ids == ("NCT00000001",)
    assert record.funding == ("G1/Walk Fund/Norway",)
    assert record.chemicals == ("Caffeine",)
    assert record.keywords == ("night",)
    assert (record.copyright, record.conflict_of_interest) == ("(c) 2019 The Walkers.", "None.")


def test_labels_inside_the_abstract_become_sections(read_one: ReadOne) -> None:
    """Only labels at the start of a sentence cut; joined, the sections are the text again."""
    record = read_one(WHOLE)

    assert record.sections == (
        Section("Sleep is short.", "BACKGROUND"),
        Section("To see, e.g. at night: yes.", "AIM"),
        Section("It rose.", "RESULTS"),
    )
    assert record.abstract.startswith("BACKGROUND: Sleep is short. AIM: To see")


def test_authors_people_and_groups_in_order(read_one: ReadOne) -> None:
    """The short form gives initials and suffix; an author may have the full form alone."""
    assert read_one(WHOLE).authors == (
        Author("de Berg", "Ida M", "IM", "Jr"),
        Author("Vik", "Olaf", "O"),
        Author(group="Walk Group"),
    )


def test_stars_mark_major_headings_and_qualifiers(read_one: ReadOne) -> None:
    qualifiers = (MeshQualifier("drug effects"), MeshQualifier("physiology", True))

    assert read_one(WHOLE).mesh == (
        MeshHeading("Sleep", False, qualifiers),
        MeshHeading("Walking", True),
    )


def test_notices_have_a_direction(read_one: ReadOne) -> None:
    correction, retraction = read_one(WHOLE).notices

    assert (correction.kind, correction.direction) == (NoticeKind.CORRECTION, "in")
    assert (correction.pmid, correction.ref_type) == ("202", "ErratumIn")
    assert (retraction.kind, retraction.direction) == (NoticeKind.RETRACTION, "of")
    assert retraction.doi == "10.1000/old"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019 Nov", PublicationDate(2019, 11, rule="DP")),
        ("2019", PublicationDate(2019, rule="DP")),
        ("1998 Dec-1999 Jan", PublicationDate(1998, rule="DP")),
        ("Spring 1998", PublicationDate(1998, rule="DP")),
        ("soon", None),
    ],
)
def test_dates(read_one: ReadOne, text: str, date: PublicationDate | None) -> None:
    assert read_one(f"PMID- 1\nDP  - {text}\n").date == date


def test_electronic_date_where_there_is_no_other(read_one: ReadOne) -> None:
    record = read_one("PMID- 1\nDEP - 20190704\n")

    assert record.date == PublicationDate(2019, 7, 4, "DEP")


def test_foreign_titles(read_one: ReadOne) -> None:
    record = read_one("PMID- 1\nTI  - [Walking].\nLA  - ger\nTT  - Gehen.\n")

    assert (record.title, record.vernacular_title) == ("Walking.", "Gehen.")


def test_books_and_chapters(read_one: ReadOne) -> None:
    book = read_one("PMID- 1\nBTI - Sleep for all\nFED - Ek, Eva\nED  - Ek E\n")
    chapter = read_one("PMID- 1\nTI  - Naps\nBTI - Sleep for all\n")

    assert (book.title, book.journal, book.is_book) == ("Sleep for all", None, True)
    assert book.authors == (Author("Ek", "Eva", "E"),)
    assert (chapter.title, chapter.journal, chapter.is_book) == ("Naps", "Sleep for all", True)


def test_records_end_at_a_blank_line_or_the_next_pmid(read: Read) -> None:
    text = "PMID- 1\nTI  - A\nPMID- 2\nTI  - B\n\nNo field, left out.\n\nPMID-3\nTI  -\n"

    assert [(record.pmid, record.title) for record in read(text)] == [
        ("1", "A"), ("2", "B"), ("3", None)
    ]  # fmt: skip
