"""The stand-in model server, asked by a plain client of the standard library."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from plaincite.testing import (
    BAD_MINDS,
    GOOD_MINDS,
    HOSTILE_MINDS,
    MINDS,
    Asked,
    ChatFault,
    ChatFaultKind,
    ChatServer,
)

DATA = {
    "question": "Does it help?",
    "passages": [{"id": "p1", "sentences": ["Pain fell in 12 participants (P = .04)."]}],
}
MESSAGES = [{"role": "user", "content": f"Write.\n\n{json.dumps(DATA)}"}]


def ask(server: ChatServer, **fields: Any) -> tuple[int, str]:
    body = json.dumps({"model": "stand-in", "messages": MESSAGES} | fields).encode()
    request = urllib.request.Request(f"{server.url}/chat/completions", body)
    try:
        with urllib.request.urlopen(request, timeout=5) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def streamed(text: str) -> str:
    """The words of a reply in server-sent events."""
    events = [line.removeprefix("data: ") for line in text.splitlines() if line]
    assert events.pop() == "[DONE]"
    chunks = [json.loads(event) for event in events]
    choices = [chunk["choices"][0] for chunk in chunks if chunk["choices"]]
    return "".join(choice["delta"].get("content", "") for choice in choices)


def test_a_reply_comes_whole_or_as_a_stream() -> None:
    with ChatServer(lambda _: "Pain fell by two points, they say.") as server:
        _, whole = ask(server)
        _, pieces = ask(server, stream=True)

    assert json.loads(whole)["choices"][0]["message"]["content"] == streamed(pieces)
    assert pieces.count("data: ") > 4


def test_usage_is_counted_only_where_it_is_asked_for() -> None:
    with ChatServer(lambda _: "Pain fell.") as server:
        _, without = ask(server, stream=True)
        _, with_it = ask(server, stream=True, stream_options={"include_usage": True})

    assert "prompt_tokens" not in without
    assert '"completion_tokens": 2' in with_it


def test_the_plain_mind_drops_brackets_and_quotes_the_sentence() -> None:
    with ChatServer(GOOD_MINDS["plain"]) as server:
        _, reply = ask(server, stream=True)

    assert json.loads(streamed(reply)) == {
        "sentences": [
            {
                "passage": "p1",
                "text": "Pain fell in 12 people.",
                "quotes": ["Pain fell in 12 participants (P = .04)."],
            }
        ]
    }


@pytest.mark.parametrize(
    ("lacking", "fields"),
    [
        ("json_schema", {"response_format": {"type": "json_schema"}}),
        ("json_object", {"response_format": {"type": "json_object"}}),
        ("temperature", {"temperature": 0}),
        ("seed", {"seed": 1}),
        ("max_tokens", {"max_tokens": 5}),
        ("stream_options", {"stream_options": {}}),
    ],
)
def test_what_it_lacks_it_refuses(lacking: str, fields: dict[str, Any]) -> None:
    with ChatServer(lambda _: "Yes.", lacks=(lacking,)) as server:
        assert ask(server, **fields)[0] == 400
        assert ask(server)[0] == 200


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (ChatFaultKind.RATE_LIMIT, 429),
        (ChatFaultKind.SERVER_ERROR, 500),
        (ChatFaultKind.BAD_GATEWAY, 502),
        (ChatFaultKind.WRONG_KEY, 401),
        (ChatFaultKind.NO_SUCH_MODEL, 404),
        (ChatFaultKind.REFUSAL, 400),
        (ChatFaultKind.WEB_PAGE, 200),
    ],
)
def test_a_fault_is_used_up_by_one_request(kind: ChatFaultKind, status: int) -> None:
    with ChatServer(lambda _: "Yes.", faults=[ChatFault(kind)]) as server:
        first, second = ask(server), ask(server)

    assert first[0] == status
    assert "Yes." not in first[1]
    assert "Yes." in second[1]


def test_it_keeps_a_diary_and_serves_nothing_else() -> None:
    with ChatServer(lambda _: "Yes.") as server:
        ask(server, temperature=0)
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"{server.url}/secrets", timeout=5)
        caught.value.close()

    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.body["temperature"] == 0


@pytest.mark.parametrize("name", MINDS)
def test_every_mind_says_something_to_anything(name: str) -> None:
    """Minds are for tests: one that fails would look like a model that does."""
    for messages in (MESSAGES, [], [{"content": "hello {"}], [{"content": 5}]):
        assert isinstance(MINDS[name](Asked(tuple(messages))), str)


def test_no_mind_has_two_names() -> None:
    assert len(MINDS) == len(GOOD_MINDS) + len(BAD_MINDS) + len(HOSTILE_MINDS)
