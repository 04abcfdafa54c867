"""Stored pages are the files of `site build`, byte for byte, and go when they are taken down."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from plaincite.library.store import Library
from plaincite.model.answer import Answer
from plaincite.model.library import Signature
from plaincite.publish import from_document
from plaincite.publish.site import Press, SiteSettings, read_texts

Serve = Callable[..., TestClient]
STATINS = "/q/do-statins-cause-muscle-pain/"


def built(library: Library, settings: SiteSettings) -> dict[str, bytes]:
    """What `site build` writes for a site that takes questions."""

    def read_answer(question_id: str, number: int) -> Answer:
        return from_document(library.revision(question_id, number).document, source="test")

    today = datetime.now(UTC).date().isoformat()
    live = replace(settings, with_forms=True)
    press = Press(library.shelf(), read_answer, settings=live, texts=read_texts(None), today=today)
    return {path: made.content for path in press.paths() if (made := press.print(path))}


def test_every_file_is_served_as_it_is_built(
    serve: Serve, library: Library, settings: SiteSettings
) -> None:
    client = serve()
    for path, content in built(library, settings).items():
        reply = client.get("/" + path.removesuffix("index.html"))
        assert reply.status_code == 200, path
        assert reply.content == content, path


def test_a_browser_that_has_the_page_gets_nothing_again(serve: Serve) -> None:
    client = serve()
    first = client.get(STATINS)
    again = client.get(STATINS, headers={"if-none-match": first.headers["etag"]})

    assert first.headers["cache-control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")


def test_head_says_what_get_would_send(serve: Serve) -> None:
    client = serve()
    plain = {"accept-encoding": "identity"}
    head = client.head(STATINS, headers=plain)

    assert head.content == b""
    assert head.headers["content-length"] == str(len(client.get(STATINS, headers=plain).content))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/q/do-statins-cause-muscle-pain", 308),
        ("/q/does-turmeric-cure-gout/", 404),
        ("/q/no-such-question/", 404),
        ("/index.html", 404),
        ("/%2e%2e/%2e%2e/etc/passwd", 404),
        ("/q/%00/", 404),
        ("/q/" + "a" * 5000 + "/", 404),
        ("/%ff%fe/", 404),
    ],
)
def test_other_addresses(serve: Serve, path: str, status: int) -> None:
    reply = serve().get(path)

    assert reply.status_code == status
    if status == 308:
        assert reply.headers["location"] == STATINS
    else:
        assert "There is no page at this address." in reply.text


def test_a_retraction_takes_the_page_down_while_the_server_runs(
    serve: Serve, library: Library, anna: Signature
) -> None:
    client = serve()
    assert client.get(STATINS).status_code == 200
    library.retract("pmid:36049498", "retracted", anna, line="taken down: retracted article")
    deadline = time.monotonic() + 10
    while client.get(STATINS).status_code == 200 and time.monotonic() < deadline:
        time.sleep(0.1)

    for path in (STATINS, f"{STATINS}v1/"):
        gone = client.get(path)
        assert gone.status_code == 410
        assert "taken down: retracted article" in gone.text
        assert "16,446" not in gone.text
    assert STATINS not in client.get("/").text


def test_every_reply_is_strict_sets_no_cookie_and_names_no_software(serve: Serve) -> None:
    """Errors too."""
    client = serve(body=100)
    replies = [
        client.get("/"),
        client.get("/nowhere"),
        client.post("/ask/", data={"question": "Do statins cause muscle pain?"}),
        client.post("/ask/", data={"question": "x" * 200}),
        client.post("/ask/", content=b"{}", headers={"content-type": "application/json"}),
        client.put("/"),
    ]
    assert [reply.status_code for reply in replies] == [200, 404, 303, 413, 400, 405]
    for reply in replies:
        policy = reply.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert reply.headers["referrer-policy"] == "no-referrer"
        assert reply.headers["x-content-type-options"] == "nosniff"
        assert "set-cookie" not in reply.headers
        assert "server" not in reply.headers
