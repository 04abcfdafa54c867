"""Progress shows for long work on a terminal, and is silent otherwise."""

import io

import pytest
from rich.console import Console

from plaincite.cli.progress import counting


@pytest.fixture
def screen() -> io.StringIO:
    return io.StringIO()


def run(screen: io.StringIO, *, terminal: bool, n_items: int = 100) -> str:
    console = Console(file=screen, force_terminal=terminal, width=100)
    with counting("Reading [bold]a.xml", console=console) as advance:
        for _ in range(n_items):
            advance()
    return screen.getvalue()


def test_long_work_is_shown_on_a_terminal(
    screen: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file's name is shown as it is, mark-up included."""
    monkeypatch.setattr("plaincite.cli.progress.PATIENCE_SECONDS", 0)
    shown = run(screen, terminal=True)
    assert "Reading [bold]a.xml" in shown
    assert "100 records" in shown


def test_short_work_shows_nothing(screen: io.StringIO) -> None:
    assert run(screen, terminal=True) == ""


def test_nothing_is_written_where_no_person_watches(
    screen: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plaincite.cli.progress.PATIENCE_SECONDS", 0)
    assert run(screen, terminal=False) == ""
