"""Verify finds what changed behind the corpus's back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from plaincite.corpus import Corpus
from plaincite.corpus.encoding import canonical_bytes
from plaincite.corpus.packing import pack
from plaincite.model.record import Deletion, Record

Make = Callable[..., Record]


@pytest.fixture
def filled(corpus: Corpus, make: Make) -> Corpus:
    """A corpus of the records 1 to 3, of which 3 is deleted."""
    corpus.add([make(1), make(2), make(3)], source="a.xml")
    corpus.add([Deletion("pmid:3")], source="b.xml")
    return corpus


def test_a_sound_corpus_has_no_problems(filled: Corpus) -> None:
    seen: list[None] = []
    report = filled.verify(on_record=lambda: seen.append(None))
    assert (report.records, report.problems, report.is_sound) == (2, (), True)
    assert report.snapshot_id == filled.snapshot_id
    assert len(seen) == 3, "deleted ones are looked at too"


OTHER = pack(canonical_bytes(Record("pmid:1", "Another")))


@pytest.mark.parametrize(
    ("statement", "value", "problem"),
    [
        pytest.param(
            "UPDATE records SET content = ? WHERE record_id = 'pmid:1'",
            OTHER,
            "record pmid:1: its content is not what was stored",
            id="altered content",
        ),
        pytest.param(
            "UPDATE records SET content = ? WHERE record_id = 'pmid:1'",
            b"\x01junk",
            "record pmid:1: damaged content",
            id="unreadable content",
        ),
        pytest.param(
            "UPDATE records SET content = ? WHERE record_id = 'pmid:1'",
            None,
            "record pmid:1: half deleted",
            id="missing content",
        ),
        pytest.param(
            "UPDATE records SET content = ? WHERE record_id = 'pmid:1'",
            "a text",
            "record pmid:1: damaged content",
            id="content of another type",
        ),
        pytest.param(
            "UPDATE records SET digest = ? WHERE record_id = 'pmid:1'",
            "a text",
            "record pmid:1: its content is not what was stored",
            id="digest of another type",
        ),
        pytest.param(
            "UPDATE records SET record_id = ? WHERE record_id = 'pmid:1'",
            b"\xff",
            "record b'\\xff': its content is that of pmid:1 version 1",
            id="id of another type",
        ),
        pytest.param(
            "UPDATE records SET version = ? WHERE record_id = 'pmid:1'",
            5,
            "record pmid:1: its content is that of pmid:1 version 1",
            id="another version",
        ),
        pytest.param(
            "DELETE FROM records WHERE record_id = ?",
            "pmid:1",
            "1 records are here, 2 are noted",
            id="a row taken out",
        ),
        pytest.param(
            "DELETE FROM records WHERE record_id = ?",
            "pmid:3",
            "0 deleted records are here, 1 are noted",
            id="a deletion taken out",
        ),
        pytest.param(
            "UPDATE state SET snapshot = ?",
            bytes(32),
            "the snapshot noted is not that of the records here",
            id="another snapshot",
        ),
    ],
)
def test_what_was_changed_is_found(
    filled: Corpus, statement: str, value: object, problem: str
) -> None:
    database = filled.path / "records.sqlite"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(statement, (value,))

    report = filled.verify()

    assert any(line.startswith(problem) for line in report.problems)
    assert not report.is_sound


def test_the_list_of_problems_is_bounded(corpus: Corpus, make: Make) -> None:
    corpus.add([make(number) for number in range(150)], source="a.xml")
    database = corpus.path / "records.sqlite"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("UPDATE records SET content = x'01'")

    problems = corpus.verify().problems

    assert len(problems) == 101
    assert problems[-1] == "and 50 more"


def test_a_page_of_rubbish_is_a_problem_not_a_crash(corpus: Corpus, make: Make) -> None:
    corpus.add([make(number) for number in range(2000)], source="a.xml")
    corpus.close()
    database = corpus.path / "records.sqlite"
    content = bytearray(database.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    database.write_bytes(content)

    with Corpus.open(corpus.path, read_only=True) as damaged:
        report = damaged.verify()

    assert not report.is_sound
    assert all("\n" not in line for line in report.problems)
