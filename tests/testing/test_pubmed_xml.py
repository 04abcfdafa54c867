"""PubMed XML from records: what is written is read again, and nothing is made up."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaincite.errors import SourceError
from plaincite.ingest import read_records, starter_records
from plaincite.model.record import (
    Author,
    LaySummary,
    MeshHeading,
    MeshQualifier,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
    Section,
)
from plaincite.testing import article_set

Read = Callable[[list[Record]], list[Record]]


@pytest.fixture(scope="session")
def reread(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Write records as PubMed XML and read them again."""
    path = tmp_path_factory.mktemp("xml") / "reply.xml"

    def again(records: list[Record]) -> list[Record]:
        path.write_bytes(article_set(records))
        return [item for item in read_records(path) if isinstance(item, Record)]

    return again


FULL = Record(
    record_id="pmid:7",
    title="Walks & sleep: a <randomised> trial.",
    sections=(
        Section("To see.", "AIM", "OBJECTIVE"),
        Section("Sleep rose by 5 m² (p<0.05).", "RESULTS", "RESULTS"),
        Section("It may help."),
    ),
    pmid="7",
    version=3,
    doi="10.1000/walk(7)",
    pmcid="PMC77",
    vernacular_title="Spaziergänge",
    lay_summaries=(LaySummary("plain-language-summary", "eng", (Section("Walk more."),)),),
    other_abstracts=(LaySummary("Publisher", "ger", (Section("Mehr gehen.", "ZIEL"),)),),
    authors=(
        Author("Ng", "Ann B", "AB"),
        Author("Doe", "J", "J", "Jr"),
        Author(group="The Walkers"),
    ),
    authors_complete=False,
    journal="Journal of Walks",
    journal_abbreviation="J Walks",
    issn="1234-5678",
    volume="12",
    issue="3",
    pages="1-9",
    date=PublicationDate(2021, 2, 28, "PubDate"),
    publication_types=("Randomized Controlled Trial", "Retracted Publication"),
    mesh=(
        MeshHeading("Walking", True, (MeshQualifier("physiology", True),), "D016138"),
        MeshHeading("Humans"),
    ),
    keywords=("walk", "Ménière"),
    chemicals=("Melatonin",),
    registry_ids=("NCT00000001",),
    languages=("ger",),
    copyright="© The Walkers",
    conflict_of_interest="None.",
    funding=("Walk Fund (7)", "State"),
    notices=(
        Notice(
            NoticeKind.RETRACTION,
            "in",
            "9",
            "10.1000/9",
            "J Walks. 2022;1:1. doi: 10.1000/9",
            "Sad.",
            "RetractionIn",
        ),
        Notice(NoticeKind.COMMENT, "of", "8", None, "J Walks", None, "CommentOn"),
    ),
)


def test_every_field_of_a_full_record_comes_back(reread: Read) -> None:
    assert reread([FULL]) == [FULL]


def test_a_bare_record_comes_back(reread: Read) -> None:
    bare = Record("pmid:1", None, pmid="1", languages=("und",))

    assert reread([bare]) == [bare]


def test_a_chapter_of_a_book_comes_back(reread: Read) -> None:
    chapter = Record(
        "pmid:5",
        "Walking aids",
        (Section("Canes help."),),
        pmid="5",
        authors=(Author("Ng", "A", "A"),),
        journal="The Book of Walks",
        date=PublicationDate(2019, 5, 2, "ContributionDate"),
        publication_types=("Study Guide",),
        languages=("eng",),
        is_book=True,
    )

    assert reread([chapter]) == [chapter]


def test_a_notice_without_the_sources_word_keeps_kind_and_direction(reread: Read) -> None:
    # PubMed has no word for a retraction taken back: it takes the notice away.
    for kind in set(NoticeKind) - {NoticeKind.OTHER, NoticeKind.REINSTATEMENT}:
        notice = Notice(kind, "in", pmid="9")
        (again,) = reread([Record("pmid:1", "Walks", pmid="1", notices=(notice,))])
        assert [(n.kind, n.pmid) for n in again.notices] == [(kind, "9")]


def test_what_has_no_pmid_is_not_in_pubmed() -> None:
    assert b"<PubmedArticle>" not in article_set([Record("doi:10.1000/1", "Walks")])


def test_digests_become_abstracts(reread: Read) -> None:
    """The stand-in serves what was published, so the mark of a digest is gone."""
    digests = [record for record in starter_records() if record.pmid][:20]

    for digest, again in zip(digests, reread(digests), strict=True):
        assert (again.abstract, again.title) == (digest.abstract, digest.title)
        assert again.digest is None


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_the_xml(reread: Read, title: str, text: str) -> None:
    records = [Record("pmid:1", title or None, (Section(text),), pmid="1", keywords=(text,))]

    assert [record.pmid for record in reread(records)] == ["1"]


@pytest.mark.shared
def test_real_records_come_back(shared_data: Path, reread: Read) -> None:
    n_records = 0
    for path in sorted((shared_data / "record_samples/efetch_xml").iterdir()):
        try:
            records = [item for item in read_records(path) if isinstance(item, Record)]
        except SourceError:  # two files without records
            continue
        n_records += len(records)
        for record, again in zip(records, reread(records), strict=True):
            for field in dataclasses.fields(Record):
                found, written = getattr(again, field.name), getattr(record, field.name)
                assert found == written, (path.name, field.name)
    assert n_records == 94
