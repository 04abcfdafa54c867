"""`plaincite check` prints every item and fails on a blocking one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from plaincite.cli.check import check
from plaincite.errors import PlainciteError, SourceError
from plaincite.model.answer import Answer
from plaincite.pipeline import Pipeline
from plaincite.publish import to_json


@pytest.fixture(scope="module")
def declined() -> Answer:
    """A page without research: the quickest one to make."""
    return Pipeline.open().ask("What is the capital of France?")


def _written(answer: Answer, folder: Path) -> Path:
    path = folder / "page.json"
    path.write_text(to_json(answer), encoding="utf-8")
    return path


def test_a_sound_page_passes(declined: Answer, tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [str(_written(declined, tmp_path))])

    assert result.exit_code == 0, result.output
    assert "transparency.footer" in result.output
    assert "0 of them blocking" in result.output


def test_json_is_one_document_with_every_item(declined: Answer, tmp_path: Path) -> None:
    path = _written(declined, tmp_path)

    result = CliRunner().invoke(check, [str(path), "--format", "json"])

    (page,) = json.loads(result.stdout)
    assert page["page"] == str(path)
    assert page["passed"] is True
    assert {item["id"] for item in page["checks"]} >= {"structure.sections", "evidence.cited"}


def test_a_blocking_item_fails_and_is_named(declined: Answer, tmp_path: Path) -> None:
    path = _written(replace(declined, footer="Trust us."), tmp_path)

    result = CliRunner().invoke(check, [str(path)])

    assert isinstance(result.exception, PlainciteError)
    assert "transparency.footer" in str(result.exception)


def test_a_missing_page_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(check, [str(tmp_path / "none.json")])

    assert isinstance(result.exception, SourceError)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff"])
def test_a_file_that_is_no_page_is_an_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(content)

    result = CliRunner().invoke(check, [str(path)])

    assert isinstance(result.exception, PlainciteError)


def test_help_and_wrong_usage() -> None:
    assert CliRunner().invoke(check, ["--help"]).exit_code == 0
    assert CliRunner().invoke(check, []).exit_code == 2
