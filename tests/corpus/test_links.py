"""Links between records: a notice marks its article at once, whichever of the two came first."""

import sqlite3
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from plaincite.corpus import Corpus, MemoryCorpus
from plaincite.corpus.database import DATABASE
from plaincite.model.record import Deletion, Notice, NoticeKind, Record, Section

RETRACTION = NoticeKind.RETRACTION


def article(title: str = "Pain", *notices: Notice, pmid: str = "1") -> Record:
    return Record(
        f"pmid:{pmid}",
        title,
        (Section("Pain fell."),),
        pmid=pmid,
        doi=f"10.1000/A{pmid}",
        notices=notices,
    )


def notice(*said: Notice) -> Record:
    return Record("pmid:9", "A notice", pmid="9", notices=said)


OF_PMID = notice(Notice(RETRACTION, "of", pmid="1"))
OF_DOI = notice(Notice(RETRACTION, "of", doi="10.1000/a1"))
OTHER = article("Another", pmid="2")


def said(corpus: Corpus | MemoryCorpus, record_id: str = "pmid:1") -> list[tuple[str, str, str]]:
    found = corpus.get(record_id)
    assert found is not None
    return [(item.kind.value, item.direction, item.pmid or "") for item in found.notices]


@pytest.mark.parametrize("order", list(permutations([article(), OF_PMID, OTHER])))
def test_a_notice_retracts_its_article_in_whatever_order_they_come(
    corpus: Corpus, order: tuple[Record, ...]
) -> None:
    """One addition each, as in update files of different days."""
    for number, record in enumerate(order):
        corpus.add([record], source=f"file {number}")

    assert said(corpus) == [("retraction", "in", "9")]
    assert said(corpus, "pmid:2") == []
    assert said(corpus, "pmid:9") == [("retraction", "of", "1")]


def test_both_may_come_in_one_file(corpus: Corpus) -> None:
    corpus.add([OF_PMID, article()], source="file")
    assert said(corpus) == [("retraction", "in", "9")]


def test_a_notice_may_name_its_article_by_doi_alone(corpus: Corpus) -> None:
    corpus.add([article(), OF_DOI], source="file")
    assert said(corpus) == [("retraction", "in", "9")]


def test_an_article_that_knows_its_notice_makes_that_a_notice(corpus: Corpus) -> None:
    """The other direction: nothing may be drawn from the notice."""
    corpus.add([article("Pain", Notice(RETRACTION, "in", pmid="9")), notice()], source="file")
    assert said(corpus, "pmid:9") == [("retraction", "of", "1")]


def test_what_the_record_says_itself_is_not_said_twice(corpus: Corpus) -> None:
    own = Notice(RETRACTION, "in", pmid="9", source="J Pain. 2020", note="Data were made up.")
    corpus.add([OF_PMID, article("Pain", own)], source="file")

    found = corpus.get("pmid:1")
    assert found is not None
    assert found.notices == (own,)


def test_a_notice_that_changes_or_goes_takes_back_what_it_said(corpus: Corpus) -> None:
    corpus.add([article(), OF_PMID], source="file 1")
    corpus.add([notice(Notice(NoticeKind.CORRECTION, "of", pmid="1"))], source="file 2")
    assert said(corpus) == [("correction", "in", "9")]

    corpus.add([Deletion("pmid:9")], source="file 3")
    assert said(corpus) == []
    corpus.add([OF_PMID], source="file 4")
    assert said(corpus) == [("retraction", "in", "9")]


def test_an_article_that_comes_anew_stays_retracted(corpus: Corpus) -> None:
    corpus.add([article(), OF_PMID], source="file 1")
    corpus.add([article("Pain, once more")], source="file 2")
    assert said(corpus) == [("retraction", "in", "9")]


@pytest.mark.parametrize("kind", [NoticeKind.COMMENT, NoticeKind.SUMMARY_FOR_PATIENTS])
def test_links_that_tell_of_no_event_mark_nothing(corpus: Corpus, kind: NoticeKind) -> None:
    corpus.add([article(), notice(Notice(kind, "of", pmid="1"))], source="file")
    assert said(corpus) == []


def test_links_have_no_part_in_the_snapshot(corpus: Corpus, tmp_path: Path) -> None:
    """They are derived: the same records have the same name, whatever came between."""
    corpus.add([article(), OF_PMID], source="file 1")
    corpus.add([notice(Notice(RETRACTION, "of", pmid="2")), OF_PMID], source="file 2")
    with Corpus.create(tmp_path / "other", today="2025-01-01") as other:
        other.add([OF_PMID, article()], source="file")
        assert other.snapshot_id == corpus.snapshot_id
        assert said(other) == said(corpus)


def test_a_corpus_of_an_older_plaincite_is_read_once_for_its_links(corpus: Corpus) -> None:
    """Its records came before links were kept; the first new one makes them all."""
    corpus.add([article(), OTHER, OF_PMID], source="file")
    edit(corpus, "DROP TABLE links", "PRAGMA user_version = 3")
    assert said(corpus) == []

    corpus.add([Record("pmid:8", "One", pmid="8", notices=OF_DOI.notices)], source="file 2")
    assert sorted(said(corpus)) == [("retraction", "in", "8"), ("retraction", "in", "9")]


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM links",
        "INSERT INTO links SELECT 'pmid:2', pmid, doi, content FROM links",
        """UPDATE links SET content = '{"direction":"in","kind":"correction"}'""",
    ],
)
def test_links_that_disagree_with_the_records_are_found_and_mended(
    corpus: Corpus, damage: str
) -> None:
    corpus.add([article(), OTHER, OF_PMID], source="file")
    assert corpus.verify().links_agree
    edit(corpus, damage)

    assert not corpus.verify().links_agree
    assert corpus.verify().is_sound  # no record is touched
    corpus.mend_links()
    assert corpus.verify().links_agree
    assert said(corpus) == [("retraction", "in", "9")]


def edit(corpus: Corpus, *statements: str) -> None:
    with closing(sqlite3.connect(Path(corpus.path) / DATABASE)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def test_a_corpus_in_memory_marks_as_well() -> None:
    """A live search may find both."""
    records = [OF_PMID, OTHER, article()]
    made = MemoryCorpus(records, changed_on="2025-01-01")

    assert said(made) == [("retraction", "in", "9")]
    assert said(made, "pmid:2") == []
    assert made.snapshot_id == MemoryCorpus(reversed(records), changed_on="2025").snapshot_id
