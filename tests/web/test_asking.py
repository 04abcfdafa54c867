"""Asking: safety first, then the published answer, then a fresh one that nobody may keep."""

import asyncio
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.testclient import TestClient

from plaincite.errors import MissingExtraError
from plaincite.library.store import Library
from plaincite.model.answer import Answer
from plaincite.model.library import Signature
from plaincite.pipeline import Pipeline
from plaincite.web import serving
from plaincite.web.answering import Answering, BusyError
from plaincite.web.limits import Limits

Serve = Callable[..., TestClient]
FORM = {"content-type": "application/x-www-form-urlencoded"}
STATINS = "/q/do-statins-cause-muscle-pain/"


def ask(client: TestClient, text: str) -> tuple[int, str, str]:
    reply = client.post("/ask/", data={"question": text})
    return reply.status_code, reply.headers.get("location", ""), reply.text


@pytest.mark.parametrize(
    "text", ["Do statins cause muscle pain?", "can STATINS give you sore muscles"]
)
def test_the_published_answer_comes_first_however_it_is_worded(serve: Serve, text: str) -> None:
    assert ask(serve(), text)[:2] == (303, STATINS)


def test_what_is_not_published_is_composed_and_says_so(serve: Serve) -> None:
    """The library has a page on turmeric and gout, and nobody has published it."""
    reply = serve().post("/ask/", data={"question": "Does turmeric cure gout?"})

    assert reply.status_code == 200
    assert "Made just now, and not reviewed" in reply.text
    assert '<meta name="robots" content="noindex">' in reply.text
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-robots-tag"] == "noindex"
    assert "canonical" not in reply.text


@pytest.mark.parametrize(
    ("text", "is_offered"),
    [
        pytest.param("Does muscle pain cause depression?", True, id="much alike"),
        pytest.param("Does turmeric cure gout?", False, id="of something else"),
        pytest.param("Should I stop my statin because of muscle pain?", False, id="advice first"),
        pytest.param("What is the weather like?", False, id="no question about health"),
    ],
)
def test_a_page_that_may_be_meant_is_offered_before_the_answer(
    serve: Serve, text: str, is_offered: bool
) -> None:
    shown = ask(serve(), text)[2]
    head, _, _ = shown.partition("<h1")

    assert ("Is it one of these?" in head) is is_offered
    assert (">Do statins cause muscle pain?</a>" in head) is is_offered
    assert shown.count(">Do statins cause muscle pain?</a>") <= 1


@pytest.mark.dense
def test_a_page_of_the_same_meaning_is_offered_whatever_the_words(serve: Serve) -> None:
    """Beside the server, meanings are worked out little by little, so it may take a moment."""
    pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
    client = serve(asks=200)
    wait = threading.Event()
    for _ in range(100):
        head, _, _ = ask(client, "Can cholesterol tablets make legs ache?")[2].partition("<h1")
        if "Is it one of these?" in head:
            break
        wait.wait(0.1)

    assert ">Do statins cause muscle pain?</a>" in head
    assert "turmeric" not in head, "it is not published"


def test_without_the_extra_shared_words_find_a_page(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise MissingExtraError("dense", purpose="search by meaning")

    monkeypatch.setattr(serving, "open_near_texts", missing)
    head, _, _ = ask(serve(), "Does muscle pain cause depression?")[2].partition("<h1")

    assert ">Do statins cause muscle pain?</a>" in head


def test_a_page_taken_down_is_not_found_again(
    serve: Serve, library: Library, anna: Signature
) -> None:
    library.retract("pmid:36049498", "retracted", anna, line="taken down")

    assert ask(serve(), "Do statins cause muscle pain?")[0] == 200


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        pytest.param("I have crushing chest pain right now", "care-urgent", id="an emergency"),
        pytest.param("I want to kill myself", "care-crisis", id="a crisis"),
        pytest.param(
            "Should I stop taking my statin because of muscle pain?", "care-advice", id="advice"
        ),
    ],
)
def test_safety_goes_before_any_stored_page(serve: Serve, text: str, mark: str) -> None:
    status, _, shown = ask(serve(), text)

    assert status == 200
    assert mark in shown


def test_an_emergency_shows_no_research_and_no_list(serve: Serve) -> None:
    shown = ask(serve(), "I have crushing chest pain right now")[2]

    assert 'id="findings"' not in shown
    assert 'id="near"' not in shown
    assert "Made just now" not in shown, "nothing stands before what to do now"


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        pytest.param("", 400, "Please type a question", id="nothing"),
        pytest.param(" \u200b\n ", 400, "Please type a question", id="nothing to be seen"),
        pytest.param("a " * 400, 400, "Please shorten your question", id="too long"),
        pytest.param("<script>alert(1)</script> gout?", 200, "&lt;script&gt;", id="mark-up"),
        pytest.param("{{ 7*7 }} {% raw %} gout?", 200, "{{ 7*7 }}", id="template code"),
        pytest.param("\ud800\x00 gout", 200, "", id="broken text"),
    ],
)
def test_any_text_gets_a_page(serve: Serve, text: str, status: int, said: str) -> None:
    body = urlencode({"question": text.encode("utf-8", "surrogatepass")})
    reply = serve().post("/ask/", content=body, headers=FORM)

    assert reply.status_code == status
    assert said in reply.text
    assert "<script>alert" not in reply.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param(b'{"question": "x"}', "application/json", id="another kind"),
        pytest.param(b"question=\xff\xfe", "application/x-www-form-urlencoded", id="raw bytes"),
        pytest.param(
            b"&".join(b"a=1" for _ in range(100)), "application/x-www-form-urlencoded", id="many"
        ),
    ],
)
def test_what_is_no_form_is_refused(serve: Serve, body: bytes, kind: str) -> None:
    reply = serve().post("/ask/", content=body, headers={"content-type": kind})

    assert reply.status_code == 400
    assert "could not be read" in reply.text


def test_a_question_by_address_is_not_answered(serve: Serve) -> None:
    """It would stand in histories and logs."""
    reply = serve().get("/ask/", params={"question": "Do statins cause muscle pain?"})

    assert "statins" not in reply.text


def test_one_connection_may_not_ask_without_end(serve: Serve) -> None:
    client = serve(asks=2)
    statuses = [ask(client, "Do statins cause muscle pain?")[0] for _ in range(3)]

    assert statuses == [303, 303, 429]


def test_who_asked_too_much_is_told_how_long_to_wait(serve: Serve) -> None:
    """As long as the count lasts: after a minute it would be refused again."""
    client = serve(asks=0)
    reply = client.post("/ask/", data={"question": "Do statins cause muscle pain?"})

    assert reply.headers["retry-after"] == "300"
    assert "Wait five minutes" in reply.text


def test_no_question_is_left_anywhere(serve: Serve, library: Library, tmp_path: Path) -> None:
    """Not in the library, not in a file beside it, not in its write-ahead log."""
    client = serve()
    ask(client, "Does zebrafish oil help my xylophobia?")
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or b"xylophobia" not in path.read_bytes()


def test_without_a_library_there_is_still_the_box(serve: Serve) -> None:
    client = serve(None)

    assert 'name="question"' in client.get("/").text
    assert ask(client, "Do statins cause muscle pain?")[0] == 200


class Slow:
    """Answers when it is let go."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.started = threading.Event()
        self.threads: set[int] = set()

    def ask(self, text: str) -> Answer:
        self.threads.add(threading.get_ident())
        self.started.set()
        self.go.wait(10)
        return Pipeline.open().ask(text)


def test_a_short_line_and_an_end_to_patience() -> None:
    """One is answered, one waits, the third is asked to come back; patience ends after a while."""
    slow = Slow()
    answering = Answering(lambda: slow, Limits(waiting=1, answer_seconds=0.3))

    async def three() -> list[object]:
        asked = [answering.reply("Does turmeric cure gout?") for _ in range(3)]
        return await asyncio.gather(*asked, return_exceptions=True)

    assert [type(reply) for reply in asyncio.run(three())] == [BusyError] * 3
    slow.go.set()
    answering.close()
    assert len(slow.threads) == 1


def test_questions_are_answered_one_at_a_time_in_one_thread() -> None:
    slow = Slow()
    slow.go.set()
    answering = Answering(lambda: slow, Limits())

    async def several() -> list[object]:
        asked = [answering.reply("Does turmeric cure gout?") for _ in range(4)]
        return list(await asyncio.gather(*asked))

    replies = asyncio.run(several())
    answering.close()

    assert len(slow.threads) == 1
    assert len(replies) == 4


def test_nothing_a_reader_sends_makes_the_server_call_anybody(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No address in a question, a report, a form of the desk or a header is ever visited."""
    client, called = serve(desk=True), list[object]()
    monkeypatch.setattr(socket.socket, "connect", lambda _self, place: called.append(place))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *place, **_: called.append(place))
    bait = "http://169.254.169.254/latest http://127.0.0.1:1/ file:///etc/passwd"
    headers = {"referer": bait, "x-forwarded-host": "a.example", "forwarded": "host=a.example"}
    page = {"page": "do-statins-cause-muscle-pain", "version": "1", "kind": "1", "words": bait}
    for path, form in (
        ("/ask/", {"question": f"Do statins cause muscle pain? {bait}"}),
        ("/ask/", {"question": f"See {bait} about gout"}),
        ("/report/", page),
        ("/desk/sign-in/", {"name": bait, "password": bait}),
    ):
        assert client.post(path, data=form, headers=headers).status_code in (200, 303, 403)

    assert called == []
