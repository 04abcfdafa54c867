"""A language model words pages for programs too; it gets what it needs and no more."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from plaincite import AsyncPlaincite, Plaincite, open_writer
from plaincite.corpus import Corpus
from plaincite.errors import SettingError
from plaincite.model.answer import Answer
from plaincite.model.record import Record
from plaincite.testing import GOOD_MINDS, ChatServer
from plaincite.web.api.app import make_api

QUESTION = "Do willow tablets help back pain?"


@pytest.fixture
def folder(tmp_path: Path, willow: tuple[Record, ...]) -> Path:
    with Corpus.create(tmp_path / "corpus", today="2026-01-02") as corpus:
        corpus.add(willow, source="made", today="2026-01-02")
    return tmp_path / "corpus"


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with ChatServer(next(iter(GOOD_MINDS.values()))) as running:
        yield running


def written(answer: Answer) -> int:
    assert answer.provenance.writing is not None
    return answer.provenance.writing.n_written


def test_a_program_hands_its_model_to_ask(folder: Path, server: ChatServer) -> None:
    with Plaincite.open(folder) as plaincite, open_writer("tiny", url=server.url) as writer:
        stages: list[str] = []
        worded = plaincite.ask(QUESTION, writer=writer, on_stage=stages.append)
        plain = plaincite.ask(QUESTION)

    assert written(worded) > 0
    assert stages[-1] == "write"
    assert plain.provenance.writing is None


def test_so_does_one_that_uses_asyncio(folder: Path, server: ChatServer) -> None:
    async def main() -> Answer:
        async with await AsyncPlaincite.open(folder) as plaincite:
            with open_writer("tiny", url=server.url) as writer:
                return await plaincite.ask(QUESTION, writer=writer)

    assert written(asyncio.run(main())) > 0


def test_over_http_only_who_asks_for_a_model_gets_one(folder: Path, server: ChatServer) -> None:
    with Plaincite.open(folder) as plaincite, open_writer("tiny", url=server.url) as writer:
        client = TestClient(make_api(plaincite, writer=writer))
        plain = client.post("/ask", json={"question": QUESTION}).json()
        worded = client.post("/ask", json={"question": QUESTION, "llm": True}).json()
        told = client.post("/ask/stream", json={"question": QUESTION, "llm": True}).text

    assert plain["provenance"]["writing"] is None
    assert worded["provenance"]["writing"]["n_written"] > 0
    assert '"stage": "write"' in told


def test_over_http_without_a_model_the_page_is_in_our_words(folder: Path) -> None:
    with Plaincite.open(folder) as plaincite:
        client = TestClient(make_api(plaincite))
        page = client.post("/ask", json={"question": QUESTION, "llm": True}).json()

    assert page["status"] == "answered"
    assert page["provenance"]["writing"] is None


def test_a_setting_that_makes_no_sense_is_named() -> None:
    with pytest.raises(SettingError, match="this is no web address"):
        open_writer("tiny", url="not an address")
