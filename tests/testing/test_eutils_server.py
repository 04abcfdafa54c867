"""The stand-in, asked by a plain client of the standard library: rules, error forms, diary."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.client import IncompleteRead, RemoteDisconnected

import pytest

from plaincite.model.record import Record
from plaincite.testing import EutilsServer, Fault, FaultKind

Serve = Callable[..., EutilsServer]


@pytest.fixture
def serve(walk: Callable[..., Record]) -> Iterator[Serve]:
    with ExitStack() as servers:
        yield lambda *faults, **options: servers.enter_context(
            EutilsServer([walk(1), walk(2), walk(3)], faults=faults, **options)
        )


def ask(server: EutilsServer, endpoint: str, **fields: str) -> tuple[int, str]:
    """Ask by POST, or by GET where a field says so."""
    get = fields.pop("get", None)
    form = urllib.parse.urlencode({"db": "pubmed", "retmode": "xml"} | fields)
    address = f"{server.url}{endpoint}.fcgi"
    request = (
        urllib.request.Request(f"{address}?{form}")
        if get
        else urllib.request.Request(address, form.encode())
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_search_by_get_and_by_post(serve: Serve) -> None:
    server = serve()
    by_get = ask(server, "esearch", get="y", term="walking", retmax="2", retstart="1")
    by_post = ask(server, "esearch", term="walking", retmax="2", retstart="1")

    assert by_get == by_post
    assert "<Count>3</Count><RetMax>2</RetMax><RetStart>1</RetStart>" in by_get[1]
    assert [request.method for request in server.requests] == ["GET", "POST"]


def test_the_fourth_request_in_a_second_is_refused_with_json(serve: Serve) -> None:
    server = serve(clock=lambda: 5.0)
    replies = [ask(server, "esearch", term="walking") for _ in range(4)]

    assert [status for status, _ in replies] == [200, 200, 200, 429]
    assert json.loads(replies[3][1]) == {
        "error": "API rate limit exceeded", "api-key": "127.0.0.1", "count": "4", "limit": "3",
    }  # fmt: skip


def test_with_a_key_it_is_the_eleventh(serve: Serve) -> None:
    server = serve(clock=lambda: 5.0, keys=["k"])
    statuses = [ask(server, "esearch", term="x", api_key="k")[0] for _ in range(11)]

    assert statuses == [200] * 10 + [429]


def test_a_key_nobody_was_given(serve: Serve) -> None:
    status, body = ask(serve(), "esearch", term="x", api_key="k")

    assert (status, json.loads(body)["error"]) == (400, "API key invalid")


def test_records_by_id_and_by_session(serve: Serve) -> None:
    server = serve(limits_rate=False)
    _, by_id = ask(server, "efetch", id="3,1,99")
    _, searched = ask(server, "esearch", term="walking", usehistory="y")
    session = searched.split("<WebEnv>")[1].split("</WebEnv>")[0]
    _, by_session = ask(server, "efetch", WebEnv=session, query_key="1", retstart="1", retmax="1")

    assert [by_id.count(f">{pmid}</PMID>") for pmid in ("1", "2", "3")] == [1, 0, 1]
    assert '<PMID Version="1">2</PMID>' in by_session


@pytest.mark.parametrize(
    ("endpoint", "fields", "status", "said"),
    [
        ("esearch", {"term": " "}, 200, "Empty term and query_key"),
        ("esearch", {"term": "x", "retstart": "9999"}, 200, "cannot be larger than 9998"),
        ("esearch", {"term": "x", "db": "walks"}, 200, "Invalid db name specified: walks"),
        ("efetch", {"id": "98,99"}, 400, "ID list is empty!"),
        ("efetch", {"WebEnv": "old", "query_key": "1"}, 200, "Unable to obtain query #1"),
    ],
)
def test_errors_stand_inside_replies(
    serve: Serve, endpoint: str, fields: dict[str, str], status: int, said: str
) -> None:
    found, body = ask(serve(), endpoint, **fields)

    assert found == status
    assert "<ERROR>" in body
    assert said in body


def test_long_addresses_are_refused_as_a_web_page(serve: Serve) -> None:
    status, body = ask(serve(), "efetch", get="y", id=",".join(map(str, range(2500))))

    assert status == 414
    assert body.startswith("<!DOCTYPE html>")


def test_without_retmode_no_xml_comes(serve: Serve) -> None:
    assert ask(serve(), "efetch", id="1", retmode="")[1] == "PMID- 1"


@pytest.mark.parametrize(
    ("fault", "status", "start"),
    [
        (Fault(FaultKind.RATE_LIMIT), 429, '{"error":"API rate limit exceeded"'),
        (Fault(FaultKind.RATE_LIMIT_INSIDE), 200, '{"error":"API rate limit exceeded"'),
        (Fault(FaultKind.BAD_GATEWAY), 502, "<html>"),
        (Fault(FaultKind.WEB_PAGE), 200, "<!DOCTYPE html>"),
        (Fault(FaultKind.EMPTY), 200, ""),
        (Fault(FaultKind.REFUSAL, text="no"), 400, '{"error":"no"}'),
    ],
)
def test_a_planned_fault_happens_once(serve: Serve, fault: Fault, status: int, start: str) -> None:
    server = serve(fault)
    found, body = ask(server, "esearch", term="walking")

    assert found == status
    assert body.startswith(start)
    assert server.is_honest_again
    assert "<Count>3</Count>" in ask(server, "esearch", term="walking")[1]


def test_a_fault_waits_for_its_kind_of_request(serve: Serve) -> None:
    server = serve(Fault(FaultKind.BAD_GATEWAY, only="efetch"))

    assert ask(server, "esearch", term="walking")[0] == 200
    assert ask(server, "efetch", id="1")[0] == 502


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.HANG_UP, RemoteDisconnected),
        (FaultKind.CUT, IncompleteRead),
        (FaultKind.STALL, (TimeoutError, RemoteDisconnected)),
    ],
)
def test_faults_of_the_wire(
    serve: Serve, kind: FaultKind, error: type[Exception] | tuple[type[Exception], ...]
) -> None:
    with pytest.raises(error):
        ask(serve(Fault(kind, 0.1)), "esearch", term="walking")


def test_a_cut_without_length_looks_whole(serve: Serve) -> None:
    status, body = ask(serve(Fault(FaultKind.CUT_UNNOTICED)), "efetch", id="1")

    assert status == 200
    assert not body.rstrip().endswith("</PubmedArticleSet>")


def test_a_slow_reply_is_whole(serve: Serve) -> None:
    assert (
        "<Count>3</Count>" in ask(serve(Fault(FaultKind.SLOW, 0.05)), "esearch", term="walking")[1]
    )


@pytest.mark.parametrize(
    ("kind", "count"), [(FaultKind.FEWER, 2), (FaultKind.TWICE, 6), (FaultKind.STRANGER, 4)]
)
def test_lies(serve: Serve, kind: FaultKind, count: int) -> None:
    server = serve(Fault(kind, 1))

    assert ask(server, "efetch", id="1,2,3")[1].count("<PubmedArticle>") == count


def test_a_fewer_search_keeps_its_count(serve: Serve) -> None:
    _, body = ask(serve(Fault(FaultKind.FEWER, 2)), "esearch", term="walking")

    assert "<Count>3</Count>" in body
    assert body.count("<Id>") == 1
