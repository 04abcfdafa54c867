"""`plaincite library user`: who may sign in, without a password on the screen or in the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.main import commands
from plaincite.errors import LibraryError, SettingError
from plaincite.library import open_desk, open_library
from plaincite.web.desk.passwords import is_right

Run = Callable[..., Result]
PASSWORD = "correct horse battery"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINCITE_LIBRARY", "answers.sqlite")

    def invoke(*words: str, typed: str = "") -> Result:
        return CliRunner().invoke(
            commands, ["library", *words], input=typed, catch_exceptions=False
        )

    invoke("create")
    return invoke


def twice(word: str) -> str:
    return f"{word}\n{word}\n"


def test_a_password_is_asked_for_and_never_shown(run: Run) -> None:
    result = run("user", "add", "Anna Example", "--role", "reviewer", typed=twice(PASSWORD))

    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert PASSWORD.encode() not in Path("answers.sqlite").read_bytes()
    assert "reviewer" in run("user", "list").output
    with open_library("answers.sqlite") as library:
        known = open_desk(library).password_of("Anna Example")
    assert is_right(PASSWORD, known)
    assert not is_right(f"{PASSWORD} ", known)


def test_a_short_password_is_refused(run: Run) -> None:
    with pytest.raises(SettingError, match="12 to 200 letters"):
        run("user", "add", "Anna", typed=twice("short"))

    assert "Anna" not in run("user", "list").output


def test_changing_somebody(run: Run) -> None:
    run("user", "add", "Anna", typed=twice(PASSWORD))
    run("user", "change", "Anna", "--role", "publisher", "--new-password", typed=twice("a" * 20))
    run("user", "change", "Anna", "--shut-out")

    listed = run("user", "list").output
    assert "publisher" in listed
    assert "no" in listed
    assert run("user", "change", "Anna").exit_code == 2
    with pytest.raises(LibraryError, match="nobody called 'Ben'"):
        run("user", "change", "Ben", "--shut-out")
