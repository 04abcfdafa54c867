"""The corpus commands: what they print, where, and what they raise."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.corpus import corpus
from plaincite.corpus import Corpus
from plaincite.errors import CorpusError, CorpusNotFoundError, RecordError, SourceError
from plaincite.model.record import Deletion, Record


def read_made(path: Path) -> Iterator[Record | Deletion | RecordError]:
    """Read a made format: a word a line; "bad" is unreadable, "-7" a deletion, "cut" the end."""
    if not path.exists():
        raise SourceError(path, "no such file")
    for word in path.read_text().split():
        if word == "cut":
            raise SourceError(path, "ends early")
        if word == "bad":
            yield RecordError(source=path.name, record="line 1", reason="is \x1b[31m bad")
        elif word.startswith("-"):
            yield Deletion(f"pmid:{word[1:]}")
        else:
            yield Record(f"pmid:{word}", "Made", pmid=word)


@pytest.fixture(autouse=True)
def _made_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plaincite.cli.corpus.read_records", read_made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty corpus."""
    Corpus.create(tmp_path / "my corpus", today="2025-01-01").close()
    return tmp_path / "my corpus"


def file_of(folder: Path, words: str, name: str = "a.txt") -> str:
    path = folder.parent / name
    path.write_text(words)
    return str(path)


def run(*arguments: str | Path, fails: bool = False) -> Result:
    result = CliRunner().invoke(corpus, [str(argument) for argument in arguments])
    assert (result.exit_code != 0) == fails, result.output
    return result


def document(result: Result) -> dict[str, Any]:
    """Return the one document on stdout; anything beside it is an error."""
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_create_says_what_comes_next(tmp_path: Path) -> None:
    result = run("create", tmp_path / "my corpus")
    assert f"plaincite corpus add '{tmp_path}/my corpus' FILE" in result.stdout
    with Corpus.open(tmp_path / "my corpus") as made:
        assert len(made) == 0


def test_add_prints_a_line_a_file_and_the_state(folder: Path) -> None:
    first, second = file_of(folder, "1 2 3"), file_of(folder, "-3 4 1", "b.txt")
    result = run("add", folder, first, second)
    with Corpus.open(folder) as kept:
        assert result.stdout.splitlines() == [
            "a.txt: 3 added, 0 replaced, 0 unchanged, 0 deleted.",
            "b.txt: 1 added, 0 replaced, 1 unchanged, 1 deleted.",
            f"{folder} holds 3 records. Snapshot {kept.snapshot_id}.",
        ]
    assert result.stderr == ""


def test_a_file_that_was_added_is_not_read_again_unless_asked(folder: Path) -> None:
    """So a file that is older than what is here cannot bring its old records back."""
    file = file_of(folder, "1 2")
    run("add", folder, file)
    run("add", folder, file_of(folder, "-2", "b.txt"))
    assert "a.txt: added before, nothing to do" in run("add", folder, file).stdout
    assert "a.txt: 1 added, 0 replaced, 1 unchanged" in run("add", folder, file, "--again").stdout


def test_unreadable_records_are_told_and_stop_nothing(folder: Path) -> None:
    result = run("add", folder, file_of(folder, "1 " + "bad " * 7 + "2"))
    assert "a.txt: 2 added" in result.stdout
    assert result.stderr.splitlines() == [
        "a.txt: 7 records left out:",
        *["  a.txt, line 1: is [31m bad"] * 5,
        "  and 2 more",
    ]


def test_a_file_that_breaks_off_is_an_error_and_what_came_before_is_kept(folder: Path) -> None:
    broken, whole = file_of(folder, "1 2 cut"), file_of(folder, "3", "b.txt")
    result = run("add", folder, broken, whole, fails=True)
    assert isinstance(result.exception, SourceError)
    assert str(result.exception) == f"{broken}: ends early; 2 records before that kept"
    assert f"{folder} holds 3 records." in result.stdout
    assert result.stderr == "", "the one line is for the door to print"


@pytest.mark.parametrize("words", ["", "bad bad"])
def test_a_file_that_gives_nothing_is_an_error_each_time(folder: Path, words: str) -> None:
    run("add", folder, file_of(folder, words), fails=True)
    result = run("add", folder, file_of(folder, words), fails=True)
    assert isinstance(result.exception, SourceError)
    assert "no record could be read from it" in str(result.exception)


def test_of_several_failures_each_has_its_line(folder: Path) -> None:
    result = run("add", folder, "none.txt", "nil.txt", fails=True)
    assert result.stderr == "Error: none.txt: no such file\n"
    assert str(result.exception) == "nil.txt: no such file"


def test_add_as_json(folder: Path) -> None:
    files = file_of(folder, "1 bad -2"), file_of(folder, "3 cut", "b.txt")
    result = run("add", folder, *files, "--format", "json", fails=True)

    told = document(result)
    with Corpus.open(folder) as kept:
        assert (told["snapshot"], told["records"]) == (kept.snapshot_id, 2)
    assert (told["added"], told["unchanged"], told["unreadable"]) == (1, 1, 1)
    assert told["files"][0]["errors"] == ["a.txt, line 1: is [31m bad"]
    assert told["files"][1]["failure"] == "ends early; 1 record before that kept"
    assert result.stderr == ""


def test_status(folder: Path) -> None:
    with Corpus.open(folder) as kept:
        kept.add([Record("pmid:1", "a")], source="a.xml", today="2025-01-02")
        snapshot_id = kept.snapshot_id

    shown = run("status", folder).stdout
    told = document(run("status", folder, "--format", "json"))

    assert f"Snapshot  {snapshot_id}" in shown
    assert "Changed   2025-01-02 (made 2025-01-01)" in shown
    assert "2025-01-02  a.xml: 1 added, 0 replaced, 0 deleted" in shown
    assert told["corpus"] == str(folder)
    assert told.items() > json.loads((folder / "corpus.json").read_bytes()).items()


def test_status_of_many_sources_shows_the_latest(folder: Path) -> None:
    with Corpus.open(folder) as kept:
        for number in range(23):
            kept.add([Record(f"pmid:{number}", "a")], source=f"{number}.xml")
    shown = run("status", folder).stdout
    assert " 22.xml:" in shown
    assert " 2.xml:" not in shown
    assert "and 3 earlier ones" in shown


def test_status_says_which_source_is_unfinished(folder: Path) -> None:
    run("add", folder, file_of(folder, "1 cut"), fails=True)
    assert "a.txt: 1 added, 0 replaced, 0 deleted (not read to its end" in (
        run("status", folder).stdout
    )


def test_verify_of_a_sound_corpus(folder: Path) -> None:
    run("add", folder, file_of(folder, "1 2"))
    assert run("verify", folder).stdout == f"{folder}: 2 records checked, all sound.\n"
    assert document(run("verify", folder, "--format", "json"))["problems"] == []


@pytest.mark.parametrize("output", ["text", "json"])
def test_verify_of_a_damaged_corpus_names_the_record(folder: Path, output: str) -> None:
    run("add", folder, file_of(folder, "1 2"))
    database = folder / "records.sqlite"
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("UPDATE records SET content = x'01' WHERE record_id = 'pmid:2'")

    result = run("verify", folder, "--format", output, fails=True)

    assert isinstance(result.exception, CorpusError)
    assert "damaged, problems found: 1;" in str(result.exception)
    assert "record pmid:2: damaged content" in result.stdout
    assert output == "text" or len(document(result)["problems"]) == 1


@pytest.mark.parametrize("command", [("add", "a.txt"), ("status",), ("verify",)])
def test_a_folder_without_corpus_is_one_error(tmp_path: Path, command: tuple[str, ...]) -> None:
    result = run(command[0], tmp_path, *command[1:], fails=True)
    assert isinstance(result.exception, CorpusNotFoundError)
    assert result.stdout == ""


@pytest.mark.parametrize("name", ["create", "add", "status", "verify"])
def test_every_command_shows_an_example(name: str) -> None:
    assert f"  plaincite corpus {name} " in run(name, "--help").stdout
