"""The doctor says what works and what to fix, changes nothing, and never falls ill itself."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plaincite.cli import doctor_checks
from plaincite.cli.main import commands
from plaincite.corpus import Corpus
from plaincite.errors import PlainciteError
from plaincite.library import create_library
from plaincite.model.record import Record, Section


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["doctor", *arguments])


def found(*arguments: str) -> dict[str, dict[str, str]]:
    return {item["what"]: item for item in json.loads(run(*arguments, "--format", "json").stdout)}


def test_a_sound_installation_passes() -> None:
    result = run()

    assert result.exit_code == 0, result.output
    assert "a question was answered" in result.output
    assert "PROBLEM" not in result.output


def test_a_corpus_and_a_library_are_looked_at_and_not_changed(tmp_path: Path) -> None:
    folder, target = tmp_path / "colds", str(tmp_path / "answers.sqlite")
    with Corpus.create(folder) as corpus:
        corpus.add([Record("pmid:1", "Zinc", (Section("It helps."),), pmid="1")], source="made")
    with create_library(target):
        pass
    before = (folder / "records.sqlite").read_bytes()

    told = found("--corpus", str(folder), "--library", target)

    assert told["corpus"]["told"].startswith("1 records")
    assert told["library"]["state"] == "ok"
    assert told["disk"]["state"] in ("ok", "problem")
    assert (folder / "records.sqlite").read_bytes() == before


def test_an_empty_corpus_is_noted_with_what_to_do(tmp_path: Path) -> None:
    with Corpus.create(tmp_path / "empty"):
        pass

    assert "corpus add" in found("--corpus", str(tmp_path / "empty"))["corpus"]["fix"]


@pytest.mark.parametrize("option", ["--corpus", "--library"])
def test_what_is_not_there_is_a_problem(option: str, tmp_path: Path) -> None:
    result = run(option, str(tmp_path / "none"))

    assert isinstance(result.exception, PlainciteError)
    assert f"to be fixed: {option.removeprefix('--')}" in str(result.exception)


def test_a_damaged_corpus_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_bytes(b"damaged" * 1000)

    assert "to be fixed: corpus" in str(run("--corpus", str(tmp_path)).exception)


def test_a_missing_extra_is_noted_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(doctor_checks, "find_spec", lambda _name: None)

    told = found()

    assert told["extra mcp"]["fix"].endswith("pip install 'plaincite[mcp]'")
    assert told["extra mcp"]["state"] == "note"


def test_a_setting_misspelt_or_wrong_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAINCITE_EMIAL", "x")
    monkeypatch.setenv("PLAINCITE_CACHE_HOURS", "soon")

    output = run().output

    assert "PLAINCITE_EMIAL is none of ours" in " ".join(output.split())
    assert "PLAINCITE_CACHE_HOURS" in output
