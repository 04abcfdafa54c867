"""The front door: one clear line for every error, and the right exit code."""

import os
import sys
from pathlib import Path

import pytest

from plaincite.cli import main as door


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["plaincite", *arguments])
    try:
        door.main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def test_an_error_on_purpose_is_one_line_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = run(monkeypatch, "ask", "Do statins help?", "--corpus", str(tmp_path))
    printed = capsys.readouterr()

    assert code == 1
    assert printed.out == ""
    assert printed.err.startswith(f"Error: {tmp_path}: no corpus here")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments", [("ask",), ("ask", "Why?", "--format", "pdf"), ("frobnicate",)]
)
def test_wrong_usage_is_exit_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run(monkeypatch, *arguments) == 2
    assert "Usage" in capsys.readouterr().err


def test_a_fault_of_ours_is_one_line_that_asks_for_a_report(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(door.commands, "main", broken)
    monkeypatch.delenv("PLAINCITE_DEBUG", raising=False)

    assert run(monkeypatch, "ask", "Why?") == 1
    assert "Please report it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        pytest.param(None, "1", id="one thread, where nobody said how many"),
        pytest.param("4", "4", id="as many as somebody said"),
    ],
)
def test_small_products_take_one_thread(
    monkeypatch: pytest.MonkeyPatch, own: str | None, expected: str
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", own or "")
    if own is None:
        monkeypatch.delenv("OPENBLAS_NUM_THREADS")
    run(monkeypatch, "--version")

    assert os.environ["OPENBLAS_NUM_THREADS"] == expected


def test_the_page_alone_goes_to_stdout(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    page = tmp_path / "page.html"

    assert (
        run(monkeypatch, "ask", "Does turmeric cure gout?", "-o", str(page), "--format", "html")
        == 0
    )
    assert capsys.readouterr().out == ""
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_json_is_one_document_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "ask", "Does turmeric cure gout?", "--format", "json") == 0
    printed = capsys.readouterr()

    assert printed.out.startswith("{\n")
    assert printed.out.endswith("}\n")
    assert printed.err == ""
