"""Both kinds of corpus read alike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.corpus import Corpus, MemoryCorpus
from plaincite.model.ranking import RecordSource
from plaincite.model.record import Record

Make = Callable[..., Record]
Build = Callable[[list[Record]], "Corpus | MemoryCorpus"]


@pytest.fixture(params=["folder", "memory"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    """Make a corpus of one kind from records."""

    def in_folder(records: list[Record]) -> Corpus:
        made = Corpus.create(tmp_path / "made", today="2025-01-01")
        request.addfinalizer(made.close)
        made.add(records, source="made", today="2025-01-31")
        return made

    def in_memory(records: list[Record]) -> MemoryCorpus:
        return MemoryCorpus(records, changed_on="2025-01-31", name="corpus “made”")

    return in_folder if request.param == "folder" else in_memory


def test_reading(build: Build, make: Make) -> None:
    made = build([make(2), make(1), make(3)])

    assert (len(made), made.name, made.last_changed_on) == (3, "corpus “made”", "2025-01-31")
    assert made.get("pmid:1") == make(1)
    assert made.get("pmid:9") is None
    assert made.get("\ud800") is None
    assert list(made.get_many(["pmid:3", "pmid:9", "pmid:1"])) == ["pmid:3", "pmid:1"]
    assert list(made.records()) == [make(1), make(2), make(3)]


def test_the_last_state_of_each_record_is_the_change(build: Build, make: Make) -> None:
    source: RecordSource = build([make(1), make(2), make(1, "Pain rose."), make(2)])

    changes = list(source.changes(after=0))

    assert [change.record for change in changes] == [make(2), make(1, "Pain rose.")]
    assert list(source.changes(after=changes[0].sequence)) == changes[1:]
    assert list(source.changes(after=changes[1].sequence)) == []


NUMBERS = st.integers(min_value=0, max_value=4)


@given(st.lists(st.tuples(NUMBERS, st.sampled_from(["a", "b"]), st.integers(1, 2)), max_size=12))
@settings(max_examples=25)
def test_the_same_records_have_one_snapshot_id(
    tmp_path_factory: pytest.TempPathFactory, make: Make, parts: list[tuple[int, str, int]]
) -> None:
    records = [make(number, words, version=version) for number, words, version in parts]
    with Corpus.create(tmp_path_factory.mktemp("made") / "c") as folder:
        folder.add(records, source="made")
        in_memory = MemoryCorpus(reversed(list(folder.records())), changed_on="2025-01-01")
        assert folder.snapshot_id == in_memory.snapshot_id
        assert in_memory.snapshot_id == MemoryCorpus(records, changed_on="2025-01-01").snapshot_id
