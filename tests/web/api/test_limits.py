"""Without keys one connection may ask so often; a long line sends newcomers away at once."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fastapi.testclient import TestClient

from plaincite import Plaincite
from plaincite.model.answer import Answer
from plaincite.web.api.app import make_api
from plaincite.web.limits import RateLimit

ASKED = {"question": "Does zinc shorten colds?"}


def test_one_connection_may_ask_so_often(colds: Plaincite) -> None:
    limit = RateLimit(2, seconds=60.0, clock=lambda: 0.0)
    client = TestClient(make_api(colds, access=limit))

    statuses = [client.get("/records/11").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert client.get("/records/11").headers["retry-after"] == "60"
    assert client.get("/health").status_code == 200


@dataclass(frozen=True)
class Stuck:
    """A question that has begun and goes on when the test says so."""

    begun: threading.Event
    go_on: threading.Event


@pytest.fixture
def stuck(colds: Plaincite, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stuck]:
    """Questions take as long as the test wants."""
    held, ask = Stuck(threading.Event(), threading.Event()), colds.ask

    def wait(question: str, **options: object) -> Answer:
        held.begun.set()
        held.go_on.wait(20)
        return ask(question)

    monkeypatch.setattr(colds, "ask", wait)
    yield held
    held.go_on.set()


def test_whoever_finds_a_long_line_is_sent_away(colds: Plaincite, stuck: Stuck) -> None:
    client = TestClient(make_api(colds, most_waiting=0))
    first: list[int] = []
    waiting = threading.Thread(
        target=lambda: first.append(client.post("/ask", json=ASKED).status_code)
    )
    waiting.start()
    assert stuck.begun.wait(20)
    refused = client.post("/search", json={"text": "zinc"})
    stuck.go_on.set()
    waiting.join()

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
    assert first == [200]
    assert client.post("/search", json={"text": "zinc"}).status_code == 200


def test_places_in_the_line_are_given_back(colds: Plaincite) -> None:
    client = TestClient(make_api(colds, most_waiting=0))

    for _ in range(3):
        assert client.post("/ask/stream", json=ASKED).status_code == 200
        assert client.post("/verify", json={"claim": "x", "records": ["99"]}).status_code == 404
        assert client.post("/ask", json=ASKED).status_code == 200
