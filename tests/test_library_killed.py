"""kill -9 in the middle of work on a library: what was done is kept whole, and work goes on."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket

import httpx
import pytest

from plaincite.corpus import Corpus
from plaincite.library import create_library, open_desk, open_library, starter_questions
from plaincite.model.desk import Role
from plaincite.model.library import EventKind, Signature, State
from plaincite.model.record import Record, Section
from plaincite.web.desk.passwords import hash_password

ANNA = Signature("anna", "2026-03-14T09:30:00Z")
PASSWORD = "correct horse battery"
QUESTION = "do-statins-cause-muscle-pain"


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A library in each store, with ten questions of the bank and none answered."""
    place = str(tmp_path / "library.sqlite")
    if request.param == "postgresql":
        place = request.getfixturevalue("postgres_target")
    with create_library(place) as made:
        bank = [item for item in starter_questions() if item.specialty == "Cardiology"]
        made.add(bank[:10], ANNA)
    return place


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Another corpus than the starter library, so that every page is to be compared with it."""
    folder = tmp_path / "colds"
    record = Record("pmid:7", "Zinc for colds", (Section("Zinc did little for colds."),), pmid="7")
    with Corpus.create(folder, today="2026-03-01") as made:
        made.add([record], source="a", today="2026-03-01")
    return folder


def started(target: str, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "plaincite", "library", *words]
    environment = os.environ | {"PLAINCITE_LIBRARY": target}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment)


def count(target: str, kind: EventKind) -> int:
    with open_library(target) as kept:
        return sum(event.kind is kind for event in kept.events())


def kill_when(worker: subprocess.Popen[bytes], is_time: Callable[[], bool]) -> None:
    """Kill the worker once it is time; it must not have ended by itself."""
    while not is_time():
        assert worker.poll() is None, "ended before it could be killed"
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.wait()


def test_batch_answering(target: str) -> None:
    kill_when(started(target, "answer"), lambda: count(target, EventKind.REVISED) >= 3)

    with open_library(target) as kept:
        entries = kept.entries()
        done = [entry for entry in entries if entry.head.state is State.DRAFT]
        assert count(target, EventKind.REVISED) == len(done) < len(entries)
        for entry in done:
            page = kept.revision(entry.question.question_id)
            assert json.loads(page.document)["question"] == entry.question.text
    assert started(target, "answer").wait() == 0
    with open_library(target) as kept:
        assert all(entry.head.state is State.DRAFT for entry in kept.entries())
    assert count(target, EventKind.REVISED) == len(entries), "none was answered twice"


def test_refresh(target: str, corpus: Path) -> None:
    assert started(target, "answer").wait() == 0
    with Corpus.open(corpus) as records:
        snapshot = records.snapshot_id

    def compared() -> list[str]:
        with open_library(target) as kept:
            return [item.question_id for item in kept.events() if item.snapshot == snapshot]

    refresh = ("refresh", "--corpus", str(corpus))
    kill_when(started(target, *refresh), lambda: len(compared()) >= 3)
    n_before = len(compared())
    with open_library(target) as kept:
        n_pages = len(kept.entries())
    assert n_before < n_pages
    assert started(target, *refresh).wait() == 0

    assert len(compared()) == len(set(compared())) == n_pages, "each page compared, none twice"


@contextmanager
def desk(target: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run the server with its review desk; whoever uses it may kill it."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "plaincite", "serve", "--library", target, "--desk"]
    server = subprocess.Popen([*command, "--port", str(port)], stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        with suppress(httpx.TransportError):
            httpx.get(f"{address}/icon.svg")
            break
        time.sleep(0.1)
    try:
        yield address, server
    finally:
        server.kill()
        server.wait()


class Curator:
    """Somebody at the desk, through all restarts of its server with one and the same cookie."""

    def __init__(self) -> None:
        self.cookies: httpx.Cookies = httpx.Cookies()
        self.page = ""

    def sign_in(self, address: str) -> None:
        with httpx.Client(base_url=address) as client:
            fields = {"name": "Rita", "password": PASSWORD}
            assert client.post("/desk/sign-in/", data=fields).status_code == 303
            self.cookies = client.cookies

    def look(self, client: httpx.Client) -> None:
        reply = client.get(f"/desk/q/{QUESTION}/", timeout=30)
        assert reply.status_code == 200, "still signed in"
        self.page = reply.text

    def act(self, client: httpx.Client, act: str, note: str) -> int:
        hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', self.page))
        fields = hidden | {"act": act, "note": note}
        return client.post(f"/desk/q/{QUESTION}/", data=fields, timeout=30).status_code


def test_review(target: str) -> None:
    """What the desk confirmed, comments and decisions, is there after it was killed, each once."""
    assert started(target, "answer", QUESTION).wait() == 0
    with open_library(target) as kept:
        open_desk(kept).add_person("Rita", Role.REVIEWER, hash_password(PASSWORD), ANNA)
    rita, confirmed = Curator(), list[str]()
    for round_ in range(3):
        with desk(target) as (address, server):
            if not round_:
                rita.sign_in(address)
            with httpx.Client(base_url=address, cookies=rita.cookies) as client:
                rita.look(client)
                decision = "submit" if round_ % 2 == 0 else "send-back"
                assert rita.act(client, decision, f"decision {round_}") == 303
                confirmed.append(f"decision {round_}")
                confirmed += talk(rita, client, server, f"round {round_}")

    with open_library(target) as kept:
        notes = [event.note for event in kept.events(QUESTION) if event.note]
        state = kept.entry(QUESTION).head.state
    assert [notes.count(note) for note in confirmed] == [1] * len(confirmed)
    assert len(confirmed) >= 9
    assert len(notes) <= len(confirmed) + 3, "at most the one under way when it was killed"
    assert state is State.IN_REVIEW


def talk(
    rita: Curator, client: httpx.Client, server: subprocess.Popen[bytes], name: str
) -> list[str]:
    """Comment without end until the server is killed; return what it confirmed."""
    confirmed: list[str] = []
    rita.look(client)
    threading.Timer(0.7, server.kill).start()
    with suppress(httpx.TransportError):
        while True:
            note = f"{name}, comment {len(confirmed)}"
            if rita.act(client, "comment", note) == 303:
                confirmed.append(note)
    return confirmed
