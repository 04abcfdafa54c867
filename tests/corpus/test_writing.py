"""A killed writer, and a full disk, lose nothing that was finished."""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plaincite.corpus import Corpus, MemoryCorpus
from plaincite.corpus.database import connect_to_write
from plaincite.errors import CorpusBusyError, CorpusError
from plaincite.model.record import Deletion, Record

Make = Callable[..., Record]

# Small batches, so that there are many moments to be killed in. Prints each hundredth item.
PROGRAM = """
import sys
from pathlib import Path
from plaincite.corpus import Corpus, writing
from plaincite.model.record import Deletion, Record

writing.BATCH_ITEMS = 25

def items():
    for number in range(2000):
        if number % 100 == 0:
            print(number, flush=True)
        yield Record(f"pmid:{number}", f"Made {number}", version=2)
        if number % 7 == 0:
            yield Deletion(f"pmid:{number // 2}")

with Corpus.open(Path(sys.argv[1])) as corpus:
    corpus.add(items(), source="made.xml", today="2025-01-02")
"""


def all_items() -> list[Record | Deletion]:
    items: list[Record | Deletion] = []
    for number in range(2000):
        items.append(Record(f"pmid:{number}", f"Made {number}", version=2))
        if number % 7 == 0:
            items.append(Deletion(f"pmid:{number // 2}"))
    return items


def kill_while_adding(folder: Path, *, lines: int, seconds: float) -> int:
    """Kill the program after so many lines of output and a moment more; return its exit code."""
    arguments = [sys.executable, "-c", PROGRAM, str(folder)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        for _ in range(lines):
            program.stdout.readline()
        time.sleep(seconds)
        program.kill()
    return program.returncode


def test_a_corpus_killed_at_any_moment_opens_and_resumes(tmp_path: Path) -> None:
    """Ten kills at ten moments; each time adding the same again gives the uninterrupted result."""
    chance = random.Random(7)
    with Corpus.create(tmp_path / "whole") as whole:
        whole.add(all_items(), source="made.xml")
        expected, n_expected = whole.snapshot_id, len(whole)
    n_partial = 0
    for kill in range(10):
        folder = tmp_path / str(kill)
        Corpus.create(folder).close()
        kill_while_adding(folder, lines=1 + 2 * kill, seconds=chance.uniform(0, 0.01))
        with Corpus.open(folder) as corpus:
            assert corpus.verify().problems == ()
            n_partial += 0 < len(corpus) < n_expected
            corpus.add(all_items(), source="made.xml", today="2025-01-02")
            assert corpus.snapshot_id == expected
            assert corpus.verify().problems == ()
            assert [source.is_complete for source in corpus.status().sources] == [True]
    assert n_partial, "no kill came in the middle, so nothing was tested"


def test_a_writing_process_is_alone_until_it_dies(tmp_path: Path, make: Make) -> None:
    with Corpus.create(tmp_path / "c") as corpus:
        waiting = PROGRAM.replace("print(number, flush=True)", "print(number), input()")
        arguments = [sys.executable, "-u", "-c", waiting, str(corpus.path)]
        with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
            assert program.stdout is not None
            program.stdout.readline()
            with pytest.raises(CorpusBusyError):
                corpus.add([make(1)], source="b.xml")
            program.kill()
        assert corpus.add([make(1)], source="b.xml").added == 1


def test_a_full_disk_is_named_and_what_was_finished_is_kept(
    corpus: Corpus, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is played by SQLite's own limit on the size of a database."""

    @contextmanager
    def connect_to_small_disk(folder: Path) -> Iterator[sqlite3.Connection]:
        with connect_to_write(folder) as connection:
            connection.execute("PRAGMA max_page_count = 28")
            yield connection

    records = [make(number, f"{random.Random(number).random()}" * 20) for number in range(2000)]
    monkeypatch.setattr("plaincite.corpus.writing.BATCH_ITEMS", 100)
    with monkeypatch.context() as patched:
        patched.setattr("plaincite.corpus.records.connect_to_write", connect_to_small_disk)
        with pytest.raises(CorpusError, match=r"the disk is full.*give the same command again"):
            corpus.add(records, source="a.xml")

    n_kept = len(corpus)
    assert 0 < n_kept < 2000
    assert n_kept % 100 == 0
    assert corpus.verify().problems == ()
    report = corpus.add(records, source="a.xml")
    assert (report.added, report.unchanged) == (2000 - n_kept, n_kept)
    whole = MemoryCorpus(records, changed_on="2025-01-01")
    assert corpus.snapshot_id == whole.snapshot_id


def test_huge_records_make_short_batches(
    corpus: Corpus, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory is bounded by bytes too: the first two are stored before the third is asked for."""
    monkeypatch.setattr("plaincite.corpus.writing._BATCH_BYTES", 3000)
    seen: list[int] = []

    def items() -> Iterator[Record]:
        for number in range(3):
            seen.append(len(corpus))
            yield make(number, random.Random(number).randbytes(1500).hex())

    corpus.add(items(), source="a.xml")

    assert seen == [0, 0, 2]
