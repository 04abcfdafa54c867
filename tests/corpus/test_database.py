"""Folders that are no corpus, damaged ones, and ones that cannot be written to."""

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Protocol

import pytest

from plaincite.corpus import Corpus
from plaincite.corpus.dictionary import DICTIONARY
from plaincite.corpus.packing import unpack
from plaincite.errors import CorpusError, CorpusNotFoundError
from plaincite.model.record import Record

Make = Callable[..., Record]


class Locked(Protocol):
    """What the fixture `locked` gives."""

    home: Path

    def lock(self, *, folders: int = 0o555) -> None: ...


def write_database(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "records.sqlite", isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_folder_without_corpus(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(CorpusNotFoundError, match="plaincite corpus create"):
            Corpus.open(folder)


def test_a_file_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    for door in (Corpus.open, Corpus.create):
        with pytest.raises(CorpusError, match="this is a file; a corpus is a folder"):
            door(tmp_path / "file")
    with pytest.raises(CorpusError, match="Not a directory"):
        Corpus.create(tmp_path / "file" / "below")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"hello " * 500, id="another kind of file"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 500, id="a header and nothing sensible"),
    ],
)
def test_what_is_no_database_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "records.sqlite").write_bytes(content)
    with pytest.raises(CorpusError, match=r"(not a corpus|no database) of plaincite's"):
        Corpus.open(tmp_path)


def test_another_programs_database(tmp_path: Path) -> None:
    write_database(tmp_path, "CREATE TABLE records (sequence INTEGER)")
    with pytest.raises(CorpusError, match="not a corpus of plaincite's"):
        Corpus.open(tmp_path)


def test_an_older_plaincite_is_told_to_refuse_what_it_cannot_read(
    corpus: Corpus, make: Make
) -> None:
    """A corpus says so with its first record, which is packed as the older one knows nothing of."""
    assert corpus.status().format_version == 1
    corpus.add([make(1)], source="file")
    assert corpus.status().format_version == 5


def make_old(folder: Path) -> None:
    """Turn a corpus into what an older plaincite made: rows of format 2, no later tables."""
    with closing(sqlite3.connect(folder / "records.sqlite", isolation_level=None)) as connection:
        query = "SELECT record_id, content FROM records"
        for record_id, content in connection.execute(query).fetchall():
            packer = zlib.compressobj(9, zlib.DEFLATED, -15, 8, zdict=DICTIONARY)
            old = b"\x02" + packer.compress(unpack(content)) + packer.flush()
            update = "UPDATE records SET content = ? WHERE record_id = ?"
            connection.execute(update, (old, record_id))
    later = ("links", "full_texts", "full_texts_state", "notices", "notice_lists")
    write_database(folder, *(f"DROP TABLE {table}" for table in later), "PRAGMA user_version = 1")


def test_an_older_corpus_stays_readable_while_new_records_come(corpus: Corpus, make: Make) -> None:
    corpus.add([make(1), make(2)], source="file")
    corpus.close()
    make_old(corpus.path)

    with Corpus.open(corpus.path) as opened:
        assert opened.get("pmid:1") == make(1)
        opened.add([make(2, "Pain rose."), make(3)], source="another")
        found = opened.get_many(["pmid:1", "pmid:2", "pmid:3"])
        assert tuple(found.values()) == (make(1), make(2, "Pain rose."), make(3))
        assert opened.verify().is_sound
        assert opened.status().format_version == 5


def test_a_corpus_of_a_newer_plaincite(corpus: Corpus) -> None:
    corpus.close()
    write_database(corpus.path, "PRAGMA user_version = 6")
    with pytest.raises(CorpusError, match=r"newer plaincite .format 6, this one knows 5.*upgrade"):
        Corpus.open(corpus.path)


def test_a_corpus_whose_tables_are_gone(corpus: Corpus) -> None:
    corpus.close()
    write_database(corpus.path, "DROP TABLE state")
    with pytest.raises(CorpusError, match="the database says: no such table"):
        Corpus.open(corpus.path)


def test_a_corpus_whose_notes_are_of_another_type(corpus: Corpus) -> None:
    corpus.close()
    write_database(corpus.path, "UPDATE state SET snapshot = 'a text'")
    with pytest.raises(CorpusError, match="the database is damaged"):
        Corpus.open(corpus.path)


def test_a_damaged_name_that_sqlite_quotes_in_its_complaint(corpus: Corpus) -> None:
    """Python cannot decode that complaint, and says so with an error of its own."""
    corpus.close()
    database = corpus.path / "records.sqlite"
    content = database.read_bytes()
    assert content.count(b"sqlite_autoindex_records_1") == 1
    database.write_bytes(content.replace(b"sqlite_autoindex_rec", b"sqlite_aut\xebindex_rec"))
    with pytest.raises(CorpusError, match="the database is damaged"):
        Corpus.open(corpus.path)


def test_damage_that_leads_reading_in_a_circle_ends(corpus: Corpus, make: Make) -> None:
    """The last page of the table is overwritten with an early one."""
    corpus.add([make(number) for number in range(4000)], source="a.xml")
    corpus.close()
    database = corpus.path / "records.sqlite"
    content = database.read_bytes()
    pages = [content[start : start + 32768] for start in range(0, len(content), 32768)]
    table_leaves = [number for number, page in enumerate(pages) if page[0] == 0x0D]
    pages[table_leaves[-1]] = pages[table_leaves[5]]
    database.write_bytes(b"".join(pages))

    with (
        Corpus.open(corpus.path) as damaged,
        pytest.raises(CorpusError, match="out of order; the database is damaged"),
    ):
        list(islice(damaged.changes(after=0), 10_000))


def test_damage_is_one_clear_error_wherever_it_is_met(corpus: Corpus, make: Make) -> None:
    corpus.add([make(number) for number in range(500)], source="a.xml")
    corpus.close()
    database = corpus.path / "records.sqlite"
    content = bytearray(database.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    database.write_bytes(content)

    with (
        pytest.raises(CorpusError, match=r"damaged|the database says"),
        Corpus.open(corpus.path) as damaged,
    ):
        list(damaged.changes(after=0))


def test_a_folder_that_cannot_be_written_to_is_read(locked: Locked, make: Make) -> None:
    Corpus.create(locked.home / "c").close()
    with Corpus.open(locked.home / "c") as corpus:
        corpus.add([make(1)], source="a.xml")
    locked.lock()

    for read_only in (True, False):
        with Corpus.open(locked.home / "c", read_only=read_only) as corpus:
            assert corpus.get("pmid:1") == make(1)
            assert corpus.verify().problems == ()
            with pytest.raises(CorpusError, match=r"reading only|cannot be opened|not written"):
                corpus.add([make(2)], source="b.xml")
    with pytest.raises(CorpusError, match="Permission denied"):
        Corpus.create(locked.home / "new")


def test_a_database_file_that_cannot_be_written_to_is_read(locked: Locked, make: Make) -> None:
    Corpus.create(locked.home / "c").close()
    with Corpus.open(locked.home / "c") as corpus:
        corpus.add([make(1)], source="a.xml")
    (locked.home / "c" / "corpus.json").unlink()
    locked.lock(folders=0o777)
    with Corpus.open(locked.home / "c") as corpus:
        assert corpus.get("pmid:1") == make(1)
        with pytest.raises(CorpusError, match="can be read but not written"):
            corpus.add([make(2)], source="b.xml")


def test_an_unfinished_addition_in_a_locked_folder_is_not_passed_over(
    locked: Locked, make: Make
) -> None:
    """The log holds finished batches; reading without it could give half of one."""
    folder = locked.home / "c"
    with Corpus.create(folder) as corpus:
        corpus.add([make(1)], source="a.xml")
    (folder / "records.sqlite-wal").write_bytes(b"\0" * 64)
    locked.lock()
    with pytest.raises(CorpusError, match="was cut short; open the corpus once where"):
        Corpus.open(folder)
