"""Lists of notices beside the records: they hold for all that comes, and are part of the name."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from plaincite.corpus import Corpus, find_conflicts
from plaincite.corpus.database import DATABASE
from plaincite.errors import CorpusError
from plaincite.model.record import Deletion, ListedNotice, Notice, NoticeKind, Record
from plaincite.search import LexicalIndex

Make = Callable[..., Record]

RETRACTED = Notice(NoticeKind.RETRACTION, "in", pmid="900", source="Watch, 2023-01-02")


def listed(number: int, notice: Notice = RETRACTED) -> ListedNotice:
    return ListedNotice(notice, pmid=str(number))


@pytest.fixture
def filled(corpus: Corpus, make: Make) -> Corpus:
    """Three records with PMIDs 1 to 3; the third has a DOI."""
    corpus.add([numbered(1), numbered(2), numbered(3, doi="10.1000/C")], source="made")
    return corpus


def numbered(number: int, title: str = "Made", *, doi: str | None = None) -> Record:
    return Record(f"pmid:{number}", title, pmid=str(number), doi=doi)


def kinds(corpus: Corpus) -> dict[str, list[str]]:
    return {
        record.record_id: [notice.kind.value for notice in record.notices]
        for record in corpus.records()
    }


def test_a_list_is_seen_wherever_a_record_is_read(filled: Corpus) -> None:
    filled.put_notices("Watch", [listed(1), ListedNotice(RETRACTED, doi="10.1000/c")], file="w")

    for read in (
        [filled.get("pmid:1"), filled.get("pmid:3")],
        list(filled.get_many(["pmid:1", "pmid:3"]).values()),
        [record for record in filled.records() if record.record_id != "pmid:2"],
        [it.record for it in filled.changes(after=0) if it.record_id != "pmid:2"],
    ):
        assert [record and record.notices for record in read] == [(RETRACTED,), (RETRACTED,)]
    assert filled.get("pmid:2") == numbered(2)
    assert filled.bare.get("pmid:1") == numbered(1)


def test_a_list_holds_for_records_that_come_later_and_again(filled: Corpus) -> None:
    """A record that PubMed sends anew without the link stays retracted."""
    filled.put_notices("Watch", [listed(1), listed(7)], file="w")

    filled.add([numbered(1, "Sent again"), numbered(7)], source="update")
    filled.add([Deletion("pmid:1"), numbered(1, "Back again")], source="update 2")

    assert kinds(filled)["pmid:1"] == kinds(filled)["pmid:7"] == ["retraction"]


def test_a_list_is_part_of_the_snapshot(filled: Corpus) -> None:
    """The same list gives the same name, whatever came first; other words, another name."""
    before = filled.snapshot_id
    assert filled.put_notices("Watch", [listed(1), listed(2)], file="w")
    with_two = filled.snapshot_id
    assert filled.put_notices("Watch", [listed(1)], file="w")
    with_one = filled.snapshot_id
    assert filled.put_notices("Watch", [listed(2), listed(1), listed(1)], file="other file")

    assert len({before, with_two, with_one}) == 3
    assert filled.snapshot_id == with_two
    assert filled.put_notices("Watch", [], file="w")
    assert filled.snapshot_id == before
    assert filled.notice_lists() == ()


def test_the_same_list_again_changes_nothing(filled: Corpus) -> None:
    filled.put_notices("Watch", [listed(1)], file="w", today="2025-02-01")
    before = filled.status()

    assert not filled.put_notices("Watch", [listed(1)], file="w", today="2025-03-01")

    assert filled.status() == before
    assert before.last_changed_on == "2025-02-01"


def test_lists_of_different_names_stand_side_by_side(filled: Corpus) -> None:
    concern = Notice(NoticeKind.CONCERN, "in")
    filled.put_notices("B", [listed(1)], file="w")
    filled.put_notices("A", [listed(1, concern)], file="w")
    filled.put_notices("A", [listed(1, concern), listed(2, concern)], file="w")

    assert kinds(filled)["pmid:1"] == ["expression of concern", "retraction"]
    assert [(kept.name, kept.n_notices) for kept in filled.notice_lists()] == [("A", 2), ("B", 1)]


def test_the_index_does_not_care(filled: Corpus, tmp_path: Path) -> None:
    """A new list must not make the index of millions of records anew."""
    index = LexicalIndex.open(tmp_path / "index")
    index.synchronize(filled.bare)
    before = (index.sequence, index.snapshot)

    filled.put_notices("Watch", [listed(1)], file="w")

    assert index.synchronize(filled.bare) == 0
    assert (index.sequence, index.snapshot) == before


def test_verify_reads_the_lists(filled: Corpus) -> None:
    filled.put_notices("Watch", [listed(1), listed(2)], file="w")
    report = filled.verify()
    assert report.is_sound
    assert report.snapshot_id == filled.snapshot_id

    with closing(sqlite3.connect(filled.path / DATABASE)) as connection, connection:
        connection.execute("UPDATE notices SET pmid = '3' WHERE pmid = '2'")

    assert filled.verify().problems == (
        "the list of notices “Watch” is not what was stored; take its file again",
    )


def test_a_damaged_notice_is_an_error_and_never_no_notice(filled: Corpus) -> None:
    filled.put_notices("Watch", [listed(1)], file="w")
    with closing(sqlite3.connect(filled.path / DATABASE)) as connection, connection:
        connection.execute("""UPDATE notices SET content = '{"kind":"musing"}'""")

    with pytest.raises(CorpusError, match="beside the records is damaged"):
        filled.get("pmid:1")
    assert filled.get("pmid:2") is not None


def test_a_corpus_for_reading_takes_no_list(filled: Corpus) -> None:
    with Corpus.open(filled.path, read_only=True) as reading, pytest.raises(CorpusError):
        reading.put_notices("Watch", [listed(1)], file="w")


def test_sources_that_differ_are_told(corpus: Corpus) -> None:
    """The record's own silence counts; that two know the same is no conflict, nor a correction."""
    corrected = Notice(NoticeKind.CORRECTION, "in")
    own = {1: RETRACTED, 2: None, 3: None, 4: RETRACTED}
    corpus.add(
        [
            Record(f"pmid:{n}", "Made", pmid=str(n), notices=(notice,) if notice else ())
            for n, notice in own.items()
        ],
        source="made",
    )
    corpus.put_notices(
        "Watch",
        [listed(1), listed(2), listed(3, corrected), listed(4, corrected), listed(99)],
        file="w",
    )

    assert set(corpus.touched()) == {"pmid:1", "pmid:2", "pmid:3", "pmid:4"}
    assert [(it.record_id, dict(it.says)) for it in corpus.conflicts()] == [
        ("pmid:2", {"the record itself": None, "Watch": NoticeKind.RETRACTION}),
        (
            "pmid:4",
            {"the record itself": NoticeKind.RETRACTION, "Watch": NoticeKind.CORRECTION},
        ),
    ]
    assert find_conflicts(corpus.said_of(corpus.bare.records())) == corpus.conflicts()
