"""The API over a corpus of a few records and a library with one public page."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient

from plaincite import Plaincite, render
from plaincite.corpus import Corpus
from plaincite.library import Page, create_library
from plaincite.library.store import Library
from plaincite.model.library import NewQuestion, Signature
from plaincite.model.record import Notice, NoticeKind, Record, Section
from plaincite.web.api.app import make_api

PUBLIC = "Do statins cause muscle pain?"
ME = Signature("Anna", "2026-03-14T09:30:00Z", "a note of the desk")
ZINC = Record(
    "pmid:11",
    "Zinc lozenges for the common cold: a randomised trial",
    (Section("In 120 adults, zinc lozenges shortened colds by two days.", label="RESULTS"),),
    pmid="11",
    doi="10.5/zinc",
)
GONE = Record(
    "doi:10.5/gone",
    "Zinc and colds",
    (Section("Zinc shortened colds."),),
    doi="10.5/gone",
    notices=(Notice(NoticeKind.RETRACTION, "in"),),
)


@pytest.fixture(scope="session")
def colds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plaincite]:
    path = tmp_path_factory.mktemp("api") / "colds"
    with Corpus.create(path, today="2026-03-14") as corpus:
        corpus.add([ZINC, GONE], source="made", today="2026-03-14")
    with Plaincite.open(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path: Path = tmp_path_factory.mktemp("api") / "answers.sqlite"
    with create_library(str(path)) as kept, Plaincite.open() as starter:
        questions = [PUBLIC, "Is honey safe for babies?"]
        kept.add([NewQuestion(text, "Cardiology") for text in questions], ME)
        answer = starter.ask(PUBLIC)
        page = Page(answer, render(answer, "json"))
        kept.revise("do-statins-cause-muscle-pain", page, ME)
        kept.publish("do-statins-cause-muscle-pain", ME, approvals=0)
        yield kept


@pytest.fixture(scope="session")
def app(colds: Plaincite, library: Library) -> FastAPI:
    return make_api(colds, library=library)


@pytest.fixture(scope="session")
def client(app: FastAPI) -> TestClient:
    return TestClient(app, raise_server_exceptions=False)


@contextmanager
def _serving(app: FastAPI) -> Iterator[str]:
    config = uvicorn.Config(app, port=0, log_level="critical", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def serving() -> Callable[[FastAPI], AbstractContextManager[str]]:
    """Serve an application on this machine, and give its address."""
    return _serving
