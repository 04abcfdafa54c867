"""Europe PMC asked live: pages by cursor, preprints marked, errors never nothing."""

import json
from collections.abc import Callable
from random import Random
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest

from plaincite.errors import RequestRefusedError, ServiceDownError
from plaincite.ingest.courier import Courier
from plaincite.ingest.europepmc_client import EuropePmcClient
from plaincite.ingest.live_settings import LiveSettings
from plaincite.ingest.pacing import Limiter

SETTINGS = LiveSettings("curator@example.org")


def client(handler: Callable[[httpx.Request], httpx.Response]) -> EuropePmcClient:
    courier = Courier(
        "Europe PMC",
        "http://epmc.example/",
        limiter=Limiter(sleep=lambda _: None),
        interval=0.0,
        transport=httpx.MockTransport(handler),
        sleep=lambda _: None,
        chance=Random(1),
    )
    return EuropePmcClient(SETTINGS, courier=courier)


def result(number: int, source: str = "MED") -> dict[str, Any]:
    pmid = {"pmid": str(number)} if source == "MED" else {"doi": f"10.1000/{number}"}
    return {
        "id": str(number),
        "source": source,
        "title": f"Walk {number}",
        "pubYear": "2020",
    } | pmid


class Shelf:
    """Serves results page by page, as the service does."""

    def __init__(self, results: list[dict[str, Any]]) -> None:
        self.results = results
        self.requests: list[httpx.Request] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        fields = dict(parse_qsl(request.content.decode()))
        start = 0 if fields["cursorMark"] == "*" else int(fields["cursorMark"])
        page = self.results[start : start + int(fields["pageSize"])]
        reply = {
            "hitCount": len(self.results),
            "nextCursorMark": str(start + len(page)),
            "resultList": {"result": page},
        }
        return httpx.Response(200, content=json.dumps(reply))


def test_all_pages_are_read_in_order() -> None:
    shelf = Shelf([result(number) for number in range(1, 451)])

    count, records = client(shelf).search("walk")

    assert count == 450
    assert [record.pmid for record in records] == [str(number) for number in range(1, 451)]
    assert len(shelf.requests) == 4, "three pages, and an empty one that says it is the end"


def test_a_limit_is_kept_without_reading_on() -> None:
    shelf = Shelf([result(number) for number in range(1, 451)])

    count, records = client(shelf).search("walk", limit=30)

    assert (count, len(records), len(shelf.requests)) == (450, 30, 1)


def test_preprints_are_marked() -> None:
    _, records = client(Shelf([result(1), result(2, "PPR")])).search("walk")

    assert [record.is_preprint for record in records] == [False, True]


def test_nothing_found_is_an_answer() -> None:
    assert client(Shelf([])).search("zebra") == (0, ())


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(httpx.Response(502, content=b"<html>"), id="down"),
        pytest.param(httpx.Response(200, content=b"<html>"), id="a web page"),
        pytest.param(httpx.Response(200, content=b'{"hitCount": 3, "resultList"'), id="cut"),
        pytest.param(httpx.Response(200, content=b"[]"), id="another kind"),
        pytest.param(
            httpx.Response(200, content=b'{"hitCount": 3, "resultList": {"result": []}}'),
            id="promises and names none",
        ),
    ],
)
def test_a_bad_reply_is_never_nothing_found(reply: httpx.Response) -> None:
    with pytest.raises(ServiceDownError):
        client(lambda _: httpx.Response(reply.status_code, content=reply.content)).search("walk")


def test_a_refused_query_says_why() -> None:
    body = json.dumps({"errCode": 404, "errMsg": "Syntax  error"})
    with pytest.raises(RequestRefusedError, match="Syntax error"):
        client(lambda _: httpx.Response(200, content=body)).search("walk")


def test_a_cursor_that_stands_still_ends_the_search() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        reply = {"hitCount": 9, "nextCursorMark": "same", "resultList": {"result": [result(1)]}}
        return httpx.Response(200, content=json.dumps(reply))

    count, records = client(handler).search("walk")

    assert (count, [record.pmid for record in records]) == (9, ["1"])


@pytest.mark.shared
def test_a_real_reply_is_read(shared_data: Any) -> None:
    path = shared_data / "record_samples/europepmc_json/biomcp__search_pmid_20516115.json"
    content = path.read_bytes()
    count, records = client(lambda _: httpx.Response(200, content=content)).search("x", limit=1)

    assert count >= 1
    assert records[0].pmid == "20516115"
