"""`plaincite export` and `ask --format`: references and evidence, of pages and of a library."""

import json
from pathlib import Path

import pytest
import rispy
from click.testing import CliRunner, Result

from plaincite.cli.main import commands
from plaincite.errors import LibraryError, PageError
from plaincite.library import Page, open_library
from plaincite.model.answer import Answer
from plaincite.model.library import NewQuestion, Signature
from plaincite.pipeline import Pipeline
from plaincite.publish import to_json

QUESTION = "Do statins cause muscle pain?"
ME = Signature("Anna", "2026-03-14T09:30:00Z")


@pytest.fixture(scope="module")
def answer() -> Answer:
    return Pipeline.open().ask(QUESTION)


@pytest.fixture
def page(answer: Answer, tmp_path: Path) -> Path:
    path = tmp_path / "page.json"
    path.write_text(to_json(answer), "utf-8")
    return path


@pytest.fixture
def library(answer: Answer, tmp_path: Path) -> str:
    """A library with one published page and one draft, which happen to ask the same."""
    target = str(tmp_path / "answers.sqlite")
    run("library", "create", "--library", target)
    with open_library(target) as kept:
        kept.add([NewQuestion(QUESTION, "Cardiology"), NewQuestion("Why?", "Cardiology")], ME)
        for slug in ("do-statins-cause-muscle-pain", "why"):
            kept.revise(slug, Page(answer, to_json(answer)), ME)
        kept.publish("do-statins-cause-muscle-pain", ME, approvals=0)
    return target


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments)


def test_ask_writes_references_for_reference_managers(answer: Answer) -> None:
    read = rispy.loads(run("ask", QUESTION, "--format", "ris").stdout)

    assert [item["title"] for item in read] == [item.title for item in answer.references]


def test_ask_writes_evidence_with_checksums() -> None:
    document = json.loads(run("ask", QUESTION, "--format", "evidence").stdout)

    assert document["format"] == "plaincite-evidence/1"
    assert document["sources"]


def test_a_page_is_exported_to_a_file(page: Path, tmp_path: Path) -> None:
    result = run("export", str(page), "--format", "bibtex", "-o", str(tmp_path / "x.bib"))

    assert result.exit_code == 0, result.output
    assert (tmp_path / "x.bib").read_text("utf-8").count("@article") >= 3


def test_a_page_named_twice_gives_each_article_once(page: Path) -> None:
    once = run("export", str(page)).stdout

    assert run("export", str(page), str(page)).stdout == once


def test_a_library_gives_what_readers_see(library: str, answer: Answer) -> None:
    result = run("export", "--library", library, "--format", "csl-json")

    assert len(json.loads(result.stdout)) == len(answer.references)
    assert "of 1 page." in result.stderr
    assert "of 2 pages." in run("export", "--library", library, "--drafts").stderr


def test_what_a_library_knows_to_be_retracted_is_left_out(library: str, answer: Answer) -> None:
    with open_library(library) as kept:
        kept.retract(answer.references[0].record_id, "fraud", ME, line="Taken down.")

    result = run("export", "--library", library, "--drafts")

    assert answer.references[0].title not in result.stdout


def test_a_library_without_published_pages_says_so(tmp_path: Path) -> None:
    target = str(tmp_path / "empty.sqlite")
    run("library", "create", "--library", target)

    result = run("export", "--library", target)

    assert isinstance(result.exception, LibraryError)
    assert "no page to export; --drafts" in str(result.exception)


def test_evidence_of_several_pages_goes_into_a_folder(library: str, tmp_path: Path) -> None:
    asked = ("export", "--library", library, "--drafts", "--format", "evidence")
    assert "need a folder" in run(*asked).output

    result = run(*asked, "-o", str(tmp_path / "evidence"))

    assert result.exit_code == 0, result.output
    # The two pages ask the same; neither may overwrite the other.
    assert sorted(path.name for path in (tmp_path / "evidence").iterdir()) == [
        "do-statins-cause-muscle-pain-2.evidence.json",
        "do-statins-cause-muscle-pain.evidence.json",
    ]


def test_what_is_no_page_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    path.write_text("{}", "utf-8")

    assert isinstance(run("export", str(path)).exception, PageError)


def test_nothing_named_is_wrong_usage() -> None:
    assert run("export").exit_code == 2
