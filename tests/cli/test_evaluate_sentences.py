"""`plaincite evaluate sentences`: the figures of sentence roles."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from plaincite.cli.main import commands

ROW = {
    "sentences": ["Colds are common.", "In conclusion, zinc may shorten colds."],
    "labels": ["other", "claim"],
}


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(ROW) + "\n", "utf-8")
    return path


def test_json_is_one_document(cases: Path) -> None:
    done = CliRunner().invoke(commands, ["evaluate", "sentences", str(cases), "--format", "json"])

    assert done.exit_code == 0, done.output
    figures = json.loads(done.stdout)
    assert figures["accuracy"] == 1.0
    assert {"n", "macro_f1", "weighted_f1", "labels", "confusion", "seconds"} <= set(figures)


def test_table_names_every_label(cases: Path) -> None:
    done = CliRunner().invoke(commands, ["evaluate", "sentences", str(cases)])

    assert done.exit_code == 0, done.output
    assert "claim" in done.stdout
    assert "weighted F1" in done.stdout
