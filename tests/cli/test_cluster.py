"""The `cluster` commands go on where they were, and say what is missing."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from plaincite.cli.main import commands
from plaincite.cli.page_lines import append_pages, count_pages
from plaincite.errors import MissingExtraError, SourceError
from plaincite.pipeline import Pipeline

ASKED = ("Do statins cause muscle pain?", "Does exercise help with depression?")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline.open()


def test_a_file_of_pages_goes_on_after_its_last_whole_line(
    tmp_path: Path, pipeline: Pipeline
) -> None:
    path = tmp_path / "pages.jsonl"
    append_pages(path, map(pipeline.ask, ASKED), on_page=lambda: None)
    whole = path.read_bytes()
    path.write_bytes(whole[:-9])

    n_pages = count_pages(path, ASKED)
    append_pages(path, map(pipeline.ask, ASKED[n_pages:]), on_page=lambda: None)

    assert n_pages == 1
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(b'{"question": "Is tea good for gout?"}\n', id="the page of another question"),
        pytest.param(b"[]\n", id="no page"),
        pytest.param(b"\xff\n", id="no JSON"),
    ],
)
def test_a_file_that_holds_something_else_is_left_as_it_is(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(held)

    with pytest.raises(SourceError, match="line 1 is no page of that question"):
        count_pages(path, ASKED)

    assert path.read_bytes() == held


def test_without_ray_the_line_to_install_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "ray"]:
        monkeypatch.delitem(sys.modules, name)
    for name in ("crew", "asking"):
        monkeypatch.delitem(sys.modules, f"plaincite.cluster.{name}", raising=False)
    monkeypatch.setitem(sys.modules, "ray", None)
    questions = tmp_path / "questions.csv"
    questions.write_text("question\nDo statins cause muscle pain?\n")
    command = ["cluster", "answer", "list", str(questions), str(tmp_path / "pages.jsonl")]

    done = CliRunner().invoke(commands, command)

    assert isinstance(done.exception, MissingExtraError)
    assert "pip install 'plaincite[cluster]'" in str(done.exception)
