"""Every error has one shape, says what to do, and repeats nothing that was sent."""

from typing import Any

import pytest
from fastapi.testclient import TestClient

from plaincite import Plaincite
from plaincite.web.api.app import make_api

SECRET = "mysecretillness"


def is_problem(reply: Any, status: int) -> bool:
    document = reply.json()
    return (
        reply.status_code == status == document["status"]
        and reply.headers["content-type"] == "application/problem+json"
        and set(document) == {"type", "title", "status", "detail", "errors"}
    )


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(b"", "body: Field required", id="empty"),
        pytest.param(b"{", "JSON decode error", id="cut off"),
        pytest.param(b"[]", "body: ", id="not an object"),
        pytest.param(b'{"question": 7}', "body.question: Input should be", id="type"),
        pytest.param(b'{"question": "x", "as": 1}', "body.as: Extra inputs", id="unknown field"),
        pytest.param(b'{"question": "%s"}' % (b"x" * 2001), "at most 2000 characters", id="long"),
        pytest.param(b"\xff\xfe", "error", id="not UTF-8"),
        pytest.param(b'{"question": "\\ud800"}', "body.question", id="half a character"),
    ],
)
def test_a_body_that_is_wrong(body: bytes, told: str, client: TestClient) -> None:
    reply = client.post("/ask", content=body, headers={"Content-Type": "application/json"})

    assert is_problem(reply, 422)
    assert told in reply.json()["detail"]


def test_json_that_is_not_called_so_is_told_how_to_be_sent(client: TestClient) -> None:
    """As curl sends it where no header is given."""
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    reply = client.post("/ask", content=b'{"question": "Why?"}', headers=headers)

    assert is_problem(reply, 422)
    assert reply.json()["detail"].endswith("with the header 'Content-Type: application/json'")


@pytest.mark.parametrize("body", [b"[" * 50_000, b"\xc3\x28", b'{"question": "\xff"}'])
def test_what_is_no_json_is_told_apart(body: bytes, client: TestClient) -> None:
    reply = client.post("/ask", content=body, headers={"Content-Type": "application/json"})

    assert reply.json()["status"] in (400, 422)
    assert is_problem(reply, reply.json()["status"])


def test_a_body_that_is_too_large_is_refused_before_it_is_read_whole(client: TestClient) -> None:
    announced = client.post("/ask", content=b"x" * 300_000)
    chunks = client.post("/ask", content=(b"x" * 10_000 for _ in range(30)))

    assert is_problem(announced, 413)
    assert is_problem(chunks, 413)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/records/99", 404), ("GET", "/nowhere", 404), ("GET", "/library/pages/none", 404),
     ("GET", "/ask", 405), ("GET", "/library/pages?limit=0", 422), ("GET", "/records/", 404)],
)  # fmt: skip
def test_other_errors(method: str, path: str, status: int, client: TestClient) -> None:
    assert is_problem(client.request(method, path), status)


def test_what_was_sent_is_not_repeated(client: TestClient) -> None:
    replies = [
        client.post("/ask", json={"question": [SECRET]}),
        client.post("/ask", json={"question": SECRET * 1000}),
        client.post("/search", json={"text": "zinc", "limit": SECRET}),
        client.post("/verify", json={"claim": SECRET, "records": [SECRET * 100]}),
    ]

    assert all(is_problem(reply, 422) for reply in replies)
    assert not any(SECRET in reply.text for reply in replies)


def test_a_failure_that_should_not_be_tells_nothing_of_the_inside(
    colds: Plaincite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(colds, "ask", fail)
    client = TestClient(make_api(colds), raise_server_exceptions=False)

    reply = client.post("/ask", json={"question": "Why?"})
    stream = client.post("/ask/stream", json={"question": "Why?"})

    assert is_problem(reply, 500)
    assert stream.text.startswith("event: error\n")
    assert SECRET not in reply.text + stream.text
