"""An index follows its corpus, survives what can befall its folder, and orders hits one way."""

import contextlib
import os
import resource
import shutil
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.errors import CorpusBusyError, CorpusError
from plaincite.model.ranking import Query
from plaincite.model.record import LaySummary, MeshHeading, MeshQualifier, Record, Section
from plaincite.search import LexicalIndex
from plaincite.search import index as index_module
from plaincite.search.state import IndexState, write_state
from plaincite.search.writing import writing

MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Any]


def ids(index: LexicalIndex, text: str, limit: int = 10) -> list[str]:
    return [hit.record_id for hit in index.search(Query(text), limit=limit)]


@pytest.fixture(params=["memory", "folder"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> LexicalIndex:
    if request.param == "memory":
        return LexicalIndex.in_memory()
    return LexicalIndex.open(tmp_path / "index")


def test_a_new_index_is_empty(index: LexicalIndex) -> None:
    assert (len(index), index.sequence, index.snapshot) == (0, 0, None)
    assert ids(index, "aspirin") == []


def test_synchronize_takes_over_all_and_then_only_what_is_new(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"), make_record(2, "statin"))
    assert index.synchronize(source) == 2
    assert index.synchronize(source) == 0

    source.put(make_record(3, "aspirin and statin"))
    assert index.synchronize(source) == 1
    assert (len(index), index.sequence, index.snapshot) == (3, 3, source.snapshot_id)
    assert ids(index, "statin") == ["pmid:2", "pmid:3"]


def test_a_newer_version_replaces_the_older(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"))
    index.synchronize(source)
    source.put(make_record(1, "statin"))
    index.synchronize(source)

    assert (ids(index, "aspirin"), ids(index, "statin"), len(index)) == ([], ["pmid:1"], 1)


def test_within_one_run_the_last_word_on_a_record_counts(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(
        make_record(1, "aspirin"), make_record(1, "statin"), make_record(2, "pain")
    )
    source.delete("pmid:2")
    source.delete("pmid:99")
    index.synchronize(source)

    assert (ids(index, "aspirin"), ids(index, "statin"), ids(index, "pain")) == ([], ["pmid:1"], [])


def test_a_deleted_record_is_found_no_more(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"), make_record(2, "aspirin"))
    index.synchronize(source)
    source.delete("pmid:1")
    index.synchronize(source)

    assert (ids(index, "aspirin"), len(index)) == (["pmid:2"], 1)


def test_every_part_of_a_record_is_searched(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    record = make_record(
        1,
        "alphaword",
        "betaword",
        lay_summaries=(LaySummary("plain", "eng", (Section("gammaword"),)),),
        mesh=(MeshHeading("Deltaword", qualifiers=(MeshQualifier("epsilonword"),)),),
        keywords=("zetaword",),
        chemicals=("etaword",),
        registry_ids=("NCT01234567",),
    )
    index.synchronize(make_source(record, make_record(2, "other")))

    for word in "alphaword betaword gammaword deltaword epsilonword zetaword etaword".split():
        assert ids(index, word) == ["pmid:1"], word
    assert ids(index, "nct01234567") == ["pmid:1"]


def test_a_record_without_a_word_is_held_and_never_found(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    index.synchronize(make_source(make_record(1)))

    assert (len(index), ids(index, "aspirin")) == (1, [])


def test_ties_go_by_record_id_even_at_the_limit(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    """A hundred equal records: the first ids win, whatever order they were stored in."""
    index.synchronize(make_source(*(make_record(n, "aspirin") for n in range(299, 99, -1))))

    assert ids(index, "aspirin", limit=5) == [f"pmid:{n}" for n in range(100, 105)]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_gives_nothing(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource, limit: int
) -> None:
    index.synchronize(make_source(make_record(1, "aspirin")))

    assert ids(index, "aspirin", limit=limit) == []


def test_a_huge_limit_is_no_burden(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    index.synchronize(make_source(make_record(1, "aspirin")))

    assert ids(index, "aspirin", limit=10**15) == ["pmid:1"]


WORDS = ["aspirin", "statin", "pain", "gout", "sleep"]
STEPS = st.lists(
    st.tuples(st.integers(1, 6), st.none() | st.lists(st.sampled_from(WORDS), max_size=5)),
    max_size=25,
)


@settings(max_examples=25)
@given(steps=STEPS, cuts=st.sets(st.integers(0, 25), max_size=4))
def test_the_way_to_a_corpus_leaves_no_trace(
    make_record: MakeRecord,
    make_source: MakeSource,
    steps: list[tuple[int, list[str] | None]],
    cuts: set[int],
) -> None:
    """However often it was synchronized on the way, an index ranks and scores as a fresh one."""
    source, index = make_source(), LexicalIndex.in_memory()
    for at, (number, text) in enumerate(steps):
        if text is None:
            source.delete(f"pmid:{number}")
        else:
            source.put(make_record(number, " ".join(text)))
        if at in cuts:
            index.synchronize(source)
    index.synchronize(source)
    final = {change.record_id: change.record for change in source.log}
    fresh = LexicalIndex.in_memory()
    fresh.synchronize(make_source(*(record for record in final.values() if record)))

    assert len(index) == len(fresh)
    for word in WORDS:
        query = Query(f"{word} pain")
        assert index.search(query, limit=9) == fresh.search(query, limit=9)


def test_layout_does_not_change_scores(
    make_record: MakeRecord, make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One commit or many, in either order: the same hits with the same scores."""
    texts = [f"{WORDS[n % 5]} {WORDS[n % 3]} {'pain ' * (n % 7)}" for n in range(200)]
    records = [make_record(n, text) for n, text in enumerate(texts)]
    whole = LexicalIndex.in_memory()
    whole.synchronize(make_source(*records))
    monkeypatch.setattr(index_module, "_COMMIT_EVERY", 17)
    pieces = LexicalIndex.in_memory()
    pieces.synchronize(make_source(*reversed(records)))

    for word in WORDS:
        query = Query(f"{word} gout")
        assert pieces.search(query, limit=50) == whole.search(query, limit=50)


def test_an_index_on_disk_is_taken_up_where_it_stood(
    tmp_path: Path, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"))
    LexicalIndex.open(tmp_path / "index").synchronize(source)
    again = LexicalIndex.open(tmp_path / "index")

    assert (again.sequence, again.snapshot) == (1, source.snapshot_id)
    assert ids(again, "aspirin") == ["pmid:1"]
    assert again.synchronize(source) == 0


def test_two_readers_see_what_either_commits(
    tmp_path: Path, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"))
    one, other = (LexicalIndex.open(tmp_path / "index") for _ in range(2))
    one.synchronize(source)

    assert other.synchronize(source) == 0
    assert ids(other, "aspirin") == ["pmid:1"]


def test_a_second_writer_is_refused(
    tmp_path: Path, make_record: MakeRecord, make_source: MakeSource
) -> None:
    index = LexicalIndex.open(tmp_path / "index")
    with writing(index._index, tmp_path), pytest.raises(CorpusBusyError):
        index.synchronize(make_source(make_record(1, "aspirin")))
    assert index.synchronize(make_source(make_record(1, "aspirin"))) == 1


def test_a_source_that_fails_half_way_leaves_the_index_as_it_was(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"))
    index.synchronize(source)

    class Failing:
        snapshot_id = "x"

        def changes(self, *, after: int) -> Any:
            yield from make_source(make_record(1, "gout"), make_record(2, "gout")).changes(
                after=after
            )
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        index.synchronize(Failing())  # type: ignore[arg-type]
    assert (ids(index, "aspirin"), ids(index, "gout"), index.sequence) == (["pmid:1"], [], 1)
    assert index.synchronize(source) == 0


def test_an_index_of_another_corpus_is_made_anew(
    index: LexicalIndex, make_record: MakeRecord, make_source: MakeSource
) -> None:
    """The folder was copied to another corpus that has no newer change to tell."""
    index.synchronize(make_source(make_record(1, "aspirin"), make_record(2, "aspirin")))
    index.synchronize(make_source(make_record(7, "gout")))

    assert (ids(index, "aspirin"), ids(index, "gout"), len(index)) == ([], ["pmid:7"], 1)


def test_beyond_the_limit_nothing_is_made_anew_until_asked(
    index: LexicalIndex,
    make_record: MakeRecord,
    make_source: MakeSource,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_module, "REBUILD_LIMIT", 0)
    source = make_source(make_record(1, "aspirin"), make_record(2, "pain"), make_record(3, "gout"))
    index.synchronize(source)
    source.put(make_record(1, "statin"))
    index.synchronize(source)
    with_leftovers = index.search(Query("pain"), limit=1)
    index.rebuild(source)
    without = index.search(Query("pain"), limit=1)

    assert with_leftovers[0].record_id == without[0].record_id
    assert with_leftovers != without
    assert ids(index, "statin") == ["pmid:1"]


SPOILERS: dict[str, Callable[[Path], object]] = {
    "is empty": lambda path: path.write_bytes(b""),
    "is cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "is noise": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "is gone": lambda path: path.unlink(),
}
FILES = ["meta.json", ".managed.json", "*.idx", "*.term", "*.pos", "*.store", "*.fieldnorm"]


@pytest.mark.parametrize("spoil", SPOILERS.values(), ids=SPOILERS)
@pytest.mark.parametrize("name", [*FILES, "../state.json"])
def test_a_broken_index_is_made_anew(
    tmp_path: Path,
    make_record: MakeRecord,
    make_source: MakeSource,
    name: str,
    spoil: Callable[[Path], object],
) -> None:
    source = make_source(make_record(1, "aspirin"), make_record(2, "pain"))
    LexicalIndex.open(tmp_path / "index").synchronize(source)
    folder = tmp_path / "index" / "segments"
    spoil(folder / name if "*" not in name else next(folder.glob(name)))
    again = LexicalIndex.open(tmp_path / "index")
    again.synchronize(source)

    assert (ids(again, "aspirin"), len(again), again.sequence) == (["pmid:1"], 2, 2)


def test_an_index_of_an_older_version_is_made_anew(
    tmp_path: Path, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"))
    LexicalIndex.open(tmp_path / "index").synchronize(source)
    write_state(tmp_path / "index" / "state.json", IndexState(0, 1, source.snapshot_id))
    again = LexicalIndex.open(tmp_path / "index")

    assert (len(again), again.synchronize(source), ids(again, "aspirin")) == (0, 1, ["pmid:1"])


def test_a_lost_folder_is_made_again(
    tmp_path: Path, make_record: MakeRecord, make_source: MakeSource
) -> None:
    source = make_source(make_record(1, "aspirin"))
    LexicalIndex.open(tmp_path / "index").synchronize(source)
    shutil.rmtree(tmp_path / "index" / "segments")

    assert LexicalIndex.open(tmp_path / "index").synchronize(source) == 1


def test_a_place_that_can_be_no_folder_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(CorpusError, match="file"):
        LexicalIndex.open(tmp_path / "file" / "index")


def in_a_child(act: Callable[[], bool]) -> bool:
    """Whether *act* holds in a process of its own, that may give up rights for good."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            os._exit(0 if act() else 1)
        os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX rights")
@pytest.mark.parametrize("has_index", [True, False])
def test_a_folder_that_may_not_be_written_is_searched_from_memory(
    make_record: MakeRecord, make_source: MakeSource, has_index: bool
) -> None:
    """A corpus on a read-only disk still answers, and nothing in the folder changes."""
    source = make_source(make_record(1, "aspirin"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if has_index:
            LexicalIndex.open(folder / "index").synchronize(source)
        places = [folder, *folder.rglob("*")]
        for place in places:
            place.chmod(0o555 if place.is_dir() else 0o444)
        before = {place: place.stat().st_mtime_ns for place in places}

        def answers() -> bool:
            if os.getuid() == 0:
                os.setuid(65534)  # nobody; root may write everywhere
            index = LexicalIndex.open(folder / "index")
            return index.synchronize(source) == 1 and ids(index, "aspirin") == ["pmid:1"]

        assert in_a_child(answers)
        assert {place: place.stat().st_mtime_ns for place in [folder, *folder.rglob("*")]} == before
        for place in places:
            place.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs POSIX limits")
@pytest.mark.parametrize("n_bytes", [100, 2_000, 20_000])
def test_a_full_disk_is_an_error_and_loses_nothing(
    tmp_path: Path, make_record: MakeRecord, make_source: MakeSource, n_bytes: int
) -> None:
    """No file may grow beyond so many bytes; the index stays as it was and goes on later."""
    source = make_source(make_record(1, "aspirin"))
    LexicalIndex.open(tmp_path / "index").synchronize(source)
    for n in range(2, 1500):
        source.put(make_record(n, f"statin word{n}", f"other{n} words{n} here{n}"))

    def fails() -> bool:
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))
        index = LexicalIndex.open(tmp_path / "index")
        with pytest.raises(CorpusError, match="index"):
            index.synchronize(source)
        return index.sequence == 1 and ids(index, "aspirin") == ["pmid:1"]

    assert in_a_child(fails)
    index = LexicalIndex.open(tmp_path / "index")
    assert (index.sequence, ids(index, "aspirin")) == (1, ["pmid:1"])
    assert index.synchronize(source) == 1498
    assert len(index) == 1499


def test_an_index_is_thrown_away_while_its_files_come_and_go(tmp_path: Path) -> None:
    """The engine of a process that was just killed may still be taking files away."""
    segments, is_over = tmp_path / "index" / "segments", threading.Event()
    LexicalIndex.open(tmp_path / "index")

    def come_and_go() -> None:
        while not is_over.is_set():
            for n in range(40):
                with contextlib.suppress(OSError):
                    (segments / f"{n}.fieldnorm").touch()
            for n in range(40):
                with contextlib.suppress(OSError):
                    (segments / f"{n}.fieldnorm").unlink()

    other = threading.Thread(target=come_and_go)
    other.start()
    try:
        for _ in range(30):
            LexicalIndex.discard(tmp_path / "index")
    finally:
        is_over.set()
        other.join()
    assert {path.name for path in (tmp_path / "index").iterdir()} >= {"segments", "state.json"}
