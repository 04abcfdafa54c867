"""The database itself refuses to overwrite; steps lead to the tables we describe."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Table, text

from plaincite.errors import LibraryError, LibraryNotFoundError
from plaincite.library import Page, database
from plaincite.library.backup import backup, restore
from plaincite.library.database import connect, reading, shown_name, writing
from plaincite.library.desk import Desk
from plaincite.library.store import Library
from plaincite.library.tables import TABLES, metadata
from plaincite.model.library import Signature


@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_no_row_can_be_changed_or_deleted(
    library: Library, question_id: str, anna: Signature, make_page: Callable[..., Page], change: str
) -> None:
    library.revise(question_id, make_page("pmid:1"), anna)
    library.retract("pmid:9", "Faked.", anna, line="")
    Desk(library).note("signed in", None, anna)

    def alter(table: Table) -> None:
        with library.writing() as connection:
            connection.execute(text(change.format(table.name, next(iter(table.columns)).name)))

    for table in TABLES:
        with pytest.raises(LibraryError, match="never changed"):
            alter(table)


def test_the_steps_lead_to_the_tables_as_described(library: Library) -> None:
    with library.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_a_library_of_a_newer_version_is_named_as_such(library: Library, target: str) -> None:
    with library.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(LibraryError, match=r"newer plaincite .*9999.*upgrade"):
        Library.open(target)


def test_creating_twice_is_refused_and_changes_nothing(
    library: Library, target: str, question_id: str
) -> None:
    with pytest.raises(LibraryError, match="here already"):
        Library.create(target)

    assert len(library.entries()) == 1


def test_where_there_is_no_library_the_command_to_make_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(LibraryNotFoundError, match="plaincite library create"):
        Library.open(str(tmp_path / "none.sqlite"))

    assert list(tmp_path.iterdir()) == []


def test_a_database_without_our_tables_is_no_library(tmp_path: Path, postgres: str) -> None:
    with closing(sqlite3.connect(tmp_path / "other.sqlite")) as other:
        other.execute("CREATE TABLE things (name TEXT)")
    for target in (str(tmp_path / "other.sqlite"), postgres):
        with pytest.raises(LibraryNotFoundError):
            Library.open(target)
    with pytest.raises(LibraryError, match="something is here"):
        Library.create(str(tmp_path / "other.sqlite"))


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, " * 100)
    for attempt in (Library.open, Library.create):
        with pytest.raises(LibraryError, match=r"letter\.txt"):
            attempt(str(letter))

    assert letter.read_text() == "Dear reader, " * 100


def test_what_a_killed_creation_left_behind_can_be_created(tmp_path: Path) -> None:
    target = str(tmp_path / "library.sqlite")
    with closing(sqlite3.connect(target)) as started:
        started.execute("PRAGMA journal_mode = WAL")

    Library.create(target).close()
    with Library.open(target) as library:
        assert library.entries() == ()


@pytest.mark.parametrize(
    "target", ["mysql://host/name", "postgresql://[bad", "nonsense://", ":memory:/x/y", "/"]
)
def test_what_is_no_place_for_a_library_is_refused(target: str) -> None:
    with pytest.raises(LibraryError):
        Library.create(target)


def test_a_server_that_does_not_answer_is_one_clear_error() -> None:
    with pytest.raises(LibraryError, match="refused"):
        Library.open("postgresql://nobody:secret@127.0.0.1:1/none")


def test_a_password_is_never_shown() -> None:
    assert "secret" not in shown_name("postgresql://anna:secret@host/library")


def test_a_writer_that_fails_leaves_nothing(library: Library, question_id: str) -> None:
    def fail() -> None:
        with library.writing() as connection:
            connection.execute(text("INSERT INTO retracted VALUES ('pmid:1', 'r', 'a')"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert library.retracted_records() == {}


def test_readers_see_one_moment_while_others_write(
    library: Library, target: str, question_id: str, anna: Signature
) -> None:
    engine = connect(target)
    count = text("SELECT count(*) FROM retracted")
    with reading(engine) as reader:
        before = reader.execute(count).scalar()
        with writing(engine) as writer:
            writer.execute(text("INSERT INTO retracted VALUES ('pmid:1', 'r', 'a')"))
        assert reader.execute(count).scalar() == before == 0
    engine.dispose()


def test_opening_waits_for_no_writer(library: Library, target: str, question_id: str) -> None:
    with library.writing(), Library.open(target) as other:
        assert len(other.entries()) == 1


@pytest.fixture
def newer_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plaincite that has one step more than this one."""
    steps = tmp_path / "migrations"
    shutil.copytree(database._MIGRATIONS, steps)
    (steps / "versions" / "9999_colour.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        'revision, down_revision = "9999", "0003"\n'
        'def upgrade(): op.add_column("events", sa.Column("colour", sa.Text))\n'
    )
    monkeypatch.setattr(database, "_MIGRATIONS", steps)


def test_an_older_library_is_brought_up_to_date_on_opening(
    library: Library,
    target: str,
    question_id: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    backup(library, tmp_path / "old.jsonl")
    request.getfixturevalue("newer_version")

    restore(tmp_path / "old.jsonl", str(tmp_path / "restored.sqlite"))
    for place in (target, str(tmp_path / "restored.sqlite")):
        with Library.open(place) as opened, opened.reading() as connection:
            assert database.schema_version(connection) == "9999"
            assert connection.execute(text("SELECT colour FROM events")).scalar() is None
            assert len(opened.entries()) == 1
