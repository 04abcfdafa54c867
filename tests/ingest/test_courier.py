"""The courier: whole replies or one error that says which side failed."""

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import httpx
import pytest

from plaincite.errors import NetworkDownError, ServiceDownError, SourceUnreachableError
from plaincite.ingest.courier import Body, Courier, UnusableReplyError
from plaincite.ingest.pacing import Limiter

Handler = Callable[[httpx.Request], httpx.Response]


def courier(handler: Handler, clock: Any) -> Courier:
    return Courier(
        "Walks",
        "http://walks.example/",
        limiter=Limiter(clock=clock, sleep=clock.sleep),
        interval=0.0,
        transport=httpx.MockTransport(handler),
        clock=clock,
        sleep=clock.sleep,
        chance=Random(1),
    )


def content(body: Body) -> bytes:
    if body.status != 200:
        raise UnusableReplyError(f"status {body.status}", pause=body.retry_after)
    return body.content


def failing(error: Exception) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        raise error

    return handler


def wrapped(cause: OSError) -> httpx.ConnectError:
    """Make the error as the client does: it carries its cause as an argument of another."""
    inner = Exception(cause)
    outer = httpx.ConnectError("no connection")
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(wrapped(socket.gaierror(-2, "Name or service not known")), id="no DNS"),
        pytest.param(wrapped(OSError(errno.ENETUNREACH, "Network is unreachable")), id="no route"),
        pytest.param(wrapped(ssl.SSLError(1, "certificate verify failed")), id="no trust"),
        pytest.param(httpx.ConnectTimeout("timed out"), id="a silent firewall"),
        pytest.param(httpx.ProxyError("407"), id="a proxy"),
    ],
)
def test_no_network_is_said_at_once(error: Exception, clock: Any) -> None:
    with pytest.raises(NetworkDownError, match="nothing was searched"):
        courier(failing(error), clock).post("x", {}, content)

    assert clock.sleeps == []


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(wrapped(ConnectionRefusedError(errno.ECONNREFUSED, "refused")), id="refused"),
        pytest.param(httpx.ReadTimeout("timed out"), id="stalled"),
        pytest.param(httpx.RemoteProtocolError("peer closed connection"), id="cut"),
        pytest.param(httpx.ReadError("reset"), id="reset"),
    ],
)
def test_a_service_that_fails_is_tried_five_times(error: Exception, clock: Any) -> None:
    with pytest.raises(ServiceDownError, match="5 times in a row"):
        courier(failing(error), clock).post("x", {}, content)

    assert len(clock.sleeps) == 4


def test_the_two_are_one_kind_of_error() -> None:
    assert issubclass(NetworkDownError, SourceUnreachableError)
    assert issubclass(ServiceDownError, SourceUnreachableError)
    assert not issubclass(NetworkDownError, ServiceDownError)


def test_pauses_double_and_never_fall_below_half(clock: Any) -> None:
    with pytest.raises(ServiceDownError):
        courier(lambda _: httpx.Response(500), clock).post("x", {}, content)

    for pause, longest in zip(clock.sleeps, (1, 2, 4, 8), strict=True):
        assert longest / 2 <= pause <= longest


@pytest.mark.parametrize(("after", "pause"), [("9", 9.0), ("99999", 60.0), ("soon", 1.0)])
def test_what_the_service_asks_to_wait_is_waited_within_reason(
    after: str, pause: float, clock: Any
) -> None:
    replies = [httpx.Response(429, headers={"Retry-After": after}), httpx.Response(200)]

    courier(lambda _: replies.pop(0), clock).post("x", {}, content)

    assert clock.sleeps[0] == pytest.approx(pause, rel=0.5)
    assert clock.sleeps[0] <= 60


def test_a_reply_that_drips_is_given_up(clock: Any) -> None:
    class Dripping(httpx.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            while True:
                clock.now += 20
                yield b"."

    with pytest.raises(ServiceDownError, match="too slowly"):
        courier(lambda _: httpx.Response(200, stream=Dripping()), clock).post("x", {}, content)


def test_damaged_packing_is_the_services_fault(clock: Any) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        stream = httpx.ByteStream(b"no gzip")
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=stream)

    with pytest.raises(ServiceDownError, match="damaged"):
        courier(handler, clock).post("x", {}, content)


def test_fields_go_into_the_body_and_not_into_the_address(clock: Any) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=b"yes")

    assert courier(handler, clock).post("x.fcgi", {"term": "my pain"}, content) == b"yes"
    assert str(seen[0].url) == "http://walks.example/x.fcgi"
    assert seen[0].read() == b"term=my+pain"
