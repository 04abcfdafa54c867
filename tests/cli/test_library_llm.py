"""`library answer --llm`: each page kept is the one that `ask --llm` makes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from plaincite.cli.main import commands
from plaincite.library import open_library
from plaincite.testing import GOOD_MINDS, HOSTILE_MINDS, ChatFault, ChatFaultKind, ChatServer

QUESTIONS = (
    "Do statins cause muscle pain?",
    "Does exercise help with depression?",
    "Is zorblatt good for quixism?",  # no study answers it
)
LIBRARY = "answers.sqlite"


@pytest.fixture(autouse=True)
def _library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINCITE_LIBRARY", LIBRARY)
    monkeypatch.setattr("plaincite.compose.generative.chat._PAUSE", 0.001)
    Path("asked.csv").write_text("\n".join(["question", *QUESTIONS]) + "\n")
    run("library", "create")
    run("library", "import", "asked.csv")


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer(GOOD_MINDS["plain"]) as opened:
        yield opened


def run(*words: str) -> str:
    result = CliRunner().invoke(commands, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def by_model(server: ChatServer) -> tuple[str, ...]:
    return ("--llm", "stand-in", "--llm-url", server.url)


def pages() -> dict[str, str]:
    with open_library(LIBRARY) as kept:
        entries = kept.entries()
        return {e.question.text: kept.revision(e.question.question_id).document for e in entries}


def writing(page: str) -> Any:
    return json.loads(page)["provenance"]["writing"]


def test_each_page_kept_is_the_one_that_ask_prints(server: ChatServer) -> None:
    told = run("library", "answer", *by_model(server))
    kept = pages()

    assert told.startswith("3 questions done: 2 answered, 1 insufficient evidence.")
    for text in QUESTIONS:
        assert json.loads(kept[text]) == json.loads(
            run("ask", text, "--format", "json", *by_model(server))
        )
    assert [bool(writing(kept[text])) for text in QUESTIONS] == [True, True, False]
    assert writing(kept[QUESTIONS[0]])["n_written"] > 0


def test_the_model_is_asked_for_open_questions_alone(server: ChatServer) -> None:
    run("library", "answer")
    assert server.requests == []
    assert run("library", "answer", *by_model(server)) == "0 questions done.\n"
    assert server.requests == []


def test_no_page_rests_on_what_the_library_holds_retracted(server: ChatServer) -> None:
    Path("retracted.txt").write_text("36049498\n")
    run("library", "refresh", "--retracted", "retracted.txt")

    run("library", "answer", *by_model(server))

    page = json.loads(pages()[QUESTIONS[0]])
    assert page["provenance"]["writing"]["n_written"] > 0
    assert "36049498" not in {item["pmid"] for item in page["references"]}


@pytest.mark.parametrize("name", ["cures", "gives orders"])
def test_a_hostile_model_leaves_the_pages_as_the_rules_wrote_them(name: str) -> None:
    with ChatServer(HOSTILE_MINDS[name]) as server:
        run("library", "answer", *by_model(server))

    by_rules = json.loads(run("ask", QUESTIONS[0], "--format", "json"))
    page = json.loads(pages()[QUESTIONS[0]])
    parts = ("short_answer", "findings", "other_side", "unknowns", "references")
    assert [page[part] for part in parts] == [by_rules[part] for part in parts]
    assert page["provenance"]["writing"]["n_written"] == 0


def test_a_server_that_fails_costs_no_page() -> None:
    faults = [ChatFault(ChatFaultKind.HANG_UP)] * 50
    with ChatServer(GOOD_MINDS["plain"], faults=faults) as server:
        told = run("library", "answer", *by_model(server))

    assert told.startswith("3 questions done: 2 answered")
    assert writing(pages()[QUESTIONS[0]])["failure"]
