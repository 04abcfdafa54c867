"""A corpus in a folder: what is added stays, and nothing else happens to it."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plaincite.corpus import AddReport, Corpus, MemoryCorpus, State, to_state
from plaincite.errors import CorpusBusyError, CorpusError, RecordError, SourceError
from plaincite.model.record import Deletion, Record

Make = Callable[..., Record]
Items = list[Record | Deletion]


def snapshot_of(*records: Record) -> str:
    return MemoryCorpus(records, changed_on="2025-01-01").snapshot_id


def folder_bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_add_counts_what_each_item_did(corpus: Corpus, make: Make) -> None:
    corpus.add([make(1), make(2), make(3)], source="first.xml")
    items: Items = [make(1), make(2, "Pain rose."), make(4), Deletion("pmid:3"), Deletion("pmid:9")]

    report = corpus.add(items, source="second.xml")

    assert report == AddReport(added=1, replaced=1, unchanged=2, deleted=1)
    assert (report.read, report.is_change) == (5, True)
    assert [record.record_id for record in corpus.records()] == ["pmid:1", "pmid:2", "pmid:4"]
    assert corpus.snapshot_id == snapshot_of(make(1), make(2, "Pain rose."), make(4))


def test_the_same_source_twice_changes_nothing(corpus: Corpus, make: Make) -> None:
    items: Items = [make(1), make(2), Deletion("pmid:3")]
    corpus.add(items, source="a.xml", sha256="a" * 64, today="2025-01-02")
    corpus.close()
    before = folder_bytes(corpus.path)

    with Corpus.open(corpus.path) as again:
        report = again.add(items, source="a.xml", sha256="a" * 64, today="2025-01-03")
        assert again.last_changed_on == "2025-01-02"

    assert report == AddReport(unchanged=3)
    assert folder_bytes(corpus.path) == before


def test_a_batch_boundary_between_two_states_of_a_record_does_not_matter(
    corpus: Corpus, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plaincite.corpus.writing.BATCH_ITEMS", 2)
    items: Items = [make(1), make(2), make(1, "b"), Deletion("pmid:2"), make(2, "c"), make(3)]

    corpus.add(items, source="a.xml")

    assert corpus.snapshot_id == snapshot_of(make(1, "b"), make(2, "c"), make(3))
    assert corpus.verify().problems == ()


def test_a_short_life_within_a_batch_leaves_nothing(corpus: Corpus, make: Make) -> None:
    before = corpus.status()
    items: Items = [make(1), Deletion("pmid:1")]
    corpus.add(items, source="a.xml", today="2025-01-02")
    after = corpus.status()

    assert (after.snapshot_id, after.sequence) == (before.snapshot_id, 0)
    assert after.last_changed_on == "2025-01-01"


def test_a_deletion_is_a_change_without_record(corpus: Corpus, make: Make) -> None:
    corpus.add([make(1), make(2)], source="a.xml")
    corpus.add([Deletion("pmid:1")], source="b.xml")

    assert [(change.record_id, change.record) for change in corpus.changes(after=2)] == [
        ("pmid:1", None)
    ]
    assert corpus.get("pmid:1") is None
    assert (len(corpus), corpus.status().deleted) == (1, 1)


def test_a_deleted_record_can_come_back(corpus: Corpus, make: Make) -> None:
    corpus.add([make(1)], source="a.xml")
    corpus.add([Deletion("pmid:1")], source="b.xml")
    corpus.add([make(1)], source="c.xml")

    assert corpus.snapshot_id == snapshot_of(make(1))
    assert (len(corpus), corpus.status().deleted) == (1, 0)
    assert corpus.verify().problems == ()


def test_the_history_does_not_show_in_the_snapshot(corpus: Corpus, make: Make) -> None:
    empty = corpus.snapshot_id
    corpus.add([make(1), make(2)], source="a.xml")
    corpus.add([Deletion("pmid:1"), Deletion("pmid:2")], source="b.xml")
    assert corpus.snapshot_id == empty == snapshot_of()


def test_what_cannot_be_stored_is_reported_and_the_rest_is_added(
    corpus: Corpus, make: Make
) -> None:
    refusals: list[RecordError] = []
    report = corpus.add(
        [make(1), Record("", "no id"), make(2)], source="a.xml", on_refusal=refusals.append
    )
    assert report == AddReport(added=2, refused=1)
    assert [str(error) for error in refusals] == ["a.xml, a record: it has no id"]


def test_a_source_that_breaks_off_loses_only_its_rest(corpus: Corpus, make: Make) -> None:
    def cut_short() -> Iterator[Record]:
        yield make(1)
        yield make(2)
        raise SourceError("a.xml.gz", "ends early")

    with pytest.raises(SourceError):
        corpus.add(cut_short(), source="a.xml.gz", sha256="a" * 64)

    assert corpus.snapshot_id == snapshot_of(make(1), make(2))
    assert [source.is_complete for source in corpus.status().sources] == [False]
    assert not corpus.has_source("a" * 64)

    corpus.add([make(1), make(2), make(3)], source="a.xml.gz", sha256="a" * 64)
    assert corpus.has_source("a" * 64)
    (source,) = corpus.status().sources
    assert (source.added, source.is_complete) == (3, True)


def test_a_source_that_gave_nothing_is_not_remembered(corpus: Corpus) -> None:
    """So that it is an error each time it is added, not only the first time."""
    assert corpus.add([], source="a.xml", sha256="a" * 64) == AddReport()
    assert corpus.add([Record("", "no id")], source="b.xml", sha256="b" * 64).refused == 1
    assert corpus.status().sources == ()
    assert not corpus.has_source("b" * 64)


def test_an_error_of_the_reader_is_not_blamed_on_the_corpus(corpus: Corpus) -> None:
    def failing() -> Iterator[Record]:
        yield from ()
        raise OSError("the reader's own")

    with pytest.raises(OSError, match="the reader's own"):
        corpus.add(failing(), source="a.xml")


def test_a_source_added_whole_counts_whole_or_not_at_all(corpus: Corpus, make: Make) -> None:
    """Cut short, not even the note that it was begun is there; complete, it is remembered."""
    corpus.add([make(1)], source="before.xml")
    before = corpus.status()
    states = [to_state(make(number), source="a.xml") for number in (2, 3)]

    def broken_off() -> Iterator[list[State]]:
        yield states
        raise SourceError("a.xml", "ends early")

    with pytest.raises(SourceError, match="ends early"):
        corpus.add_whole(broken_off(), source="a.xml", sha256="a" * 64)
    assert corpus.status() == before

    told: list[tuple[int, str]] = []
    report = corpus.add_whole(
        [states, [to_state(Deletion("pmid:1"), source="a.xml")]],
        source="a.xml",
        sha256="a" * 64,
        on_change=lambda sequence, state: told.append((sequence, state.record_id)),
    )
    assert report == AddReport(added=2, deleted=1)
    assert told == [(2, "pmid:2"), (3, "pmid:3"), (4, "pmid:1")]
    assert [change.sequence for change in corpus.changes(after=1)] == [2, 3, 4]
    assert corpus.has_source("a" * 64)


def test_only_one_writes_and_all_may_read_meanwhile(corpus: Corpus, make: Make) -> None:
    with Corpus.open(corpus.path) as other:

        def items() -> Iterator[Record]:
            yield make(1)
            with pytest.raises(CorpusBusyError, match="another process is writing"):
                other.add([make(2)], source="b.xml")
            assert len(other) == 0
            yield make(3)

        corpus.add(items(), source="a.xml")
        assert len(other) == 2
        other.add([make(2)], source="b.xml")
        assert len(corpus) == 3


def test_a_corpus_opened_for_reading_refuses_to_write(corpus: Corpus, make: Make) -> None:
    with (
        Corpus.open(corpus.path, read_only=True) as reading,
        pytest.raises(CorpusError, match="opened for reading only"),
    ):
        reading.add([make(1)], source="a.xml")


def test_the_database_alone_is_a_whole_copy_while_others_read(
    corpus: Corpus, make: Make, tmp_path: Path
) -> None:
    """People copy one file; what an addition brought does not stay in the log beside it."""
    with Corpus.open(corpus.path, read_only=True) as reading:
        corpus.add([make(1), make(2)], source="a.xml")
        assert len(reading) == 2
        (tmp_path / "copy").mkdir()
        shutil.copy(corpus.path / "records.sqlite", tmp_path / "copy")
    with Corpus.open(tmp_path / "copy") as copy:
        assert copy.snapshot_id == corpus.snapshot_id
        assert copy.verify().problems == ()


def test_several_threads_read_one_corpus(corpus: Corpus, make: Make) -> None:
    corpus.add([make(number) for number in range(50)], source="a.xml")
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda number: corpus.get(f"pmid:{number}"), [*range(50)] * 8))
    assert found == [make(number) for number in range(50)] * 8


def test_create_refuses_a_folder_that_holds_a_corpus(corpus: Corpus, make: Make) -> None:
    corpus.add([make(1)], source="a.xml")
    with pytest.raises(CorpusError, match="a corpus is here already"):
        Corpus.create(corpus.path)
    assert len(corpus) == 1


def test_create_makes_the_folders_on_the_way_and_finishes_a_create_cut_short(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    (folder / "records.sqlite.new").write_bytes(b"half")
    with Corpus.create(folder) as made:
        assert len(made) == 0
    with Corpus.create(tmp_path / "c" / "d") as made:
        assert made.name == "corpus “d”"


def test_the_date_of_a_change_is_todays_unless_given(corpus: Corpus, make: Make) -> None:
    """Pages print the date, so it is stored and never read from the clock again."""
    assert corpus.last_changed_on == "2025-01-01"
    corpus.add([make(1)], source="a.xml", today="2025-02-02")
    assert corpus.last_changed_on == "2025-02-02"
    corpus.add([make(2)], source="b.xml")
    assert corpus.last_changed_on > "2025-02-02"


def test_a_file_name_that_is_no_unicode_is_kept_readable(corpus: Corpus, make: Make) -> None:
    corpus.add([make(1)], source="caf\udce9.xml")
    assert corpus.status().sources[0].name == r"caf\udce9.xml"


def test_reading_goes_through_more_than_one_page_of_rows(corpus: Corpus, make: Make) -> None:
    records = [make(number) for number in range(1203)]
    corpus.add(records, source="a.xml")

    assert [change.sequence for change in corpus.changes(after=1)] == list(range(2, 1204))
    assert sorted(corpus.records(), key=lambda record: record.record_id) == list(corpus.records())
    wanted = [record.record_id for record in records]
    assert list(corpus.get_many(wanted).values()) == records
