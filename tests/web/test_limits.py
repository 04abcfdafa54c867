"""Counting connections without keeping who they are."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable

import pytest
from starlette.types import Message

from plaincite.web.guards import BodyGuard, BodyTooLargeError, BodyTooSlowError
from plaincite.web.limits import Limits, RateLimit


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_each_connection_has_its_own_count_and_a_new_one_in_a_new_window() -> None:
    clock = Clock()
    limit = RateLimit(2, seconds=60, clock=clock)

    assert [limit.allows("192.0.2.1") for _ in range(3)] == [True, True, False]
    assert limit.allows("192.0.2.2")
    clock.now = 61
    assert limit.allows("192.0.2.1")


def test_one_customer_is_one_connection_in_ipv6() -> None:
    limit = RateLimit(1, seconds=60, clock=Clock())

    assert limit.allows("2001:db8::1")
    assert not limit.allows("2001:db8::ffff")
    assert limit.allows("2001:db8:0:1::1")


def test_no_address_is_held() -> None:
    limit = RateLimit(1, seconds=60, clock=Clock())
    limit.allows("192.0.2.77")
    held = repr(vars(limit))

    assert "192.0.2.77" not in held
    assert repr(bytes([192, 0, 2, 77]))[2:-1] not in held


def test_memory_does_not_grow_with_the_number_of_connections(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("plaincite.web.limits._MOST_CLIENTS", 3)
    limit = RateLimit(10, seconds=60, clock=Clock())
    for number in range(100):
        limit.allows(f"192.0.2.{number}")

    assert len(limit._counts) == 4


def guarded(bodies: list[bytes], *, clock: Callable[[], float], **limits: float) -> None:
    """Post *bodies* one after the other to an application that reads them all."""

    async def app(_scope: object, receive: Callable[[], Awaitable[Message]], _send: object) -> None:
        while (await receive()).get("more_body"):
            pass

    async def run() -> None:
        messages = [
            {"type": "http.request", "body": body, "more_body": place < len(bodies)}
            for place, body in enumerate(bodies, 1)
        ]

        async def receive() -> Message:
            if not messages:
                await asyncio.sleep(60)
            return messages.pop(0)

        async def send(_message: Message) -> None: ...

        chosen = Limits(**limits)  # type: ignore[arg-type]
        guard = BodyGuard(app, limits=chosen, clock=clock)
        await guard({"type": "http", "method": "POST"}, receive, send)

    asyncio.run(run())


def test_a_body_is_counted_as_it_comes() -> None:
    """Whatever its header says of its length."""
    guarded([b"x" * 50, b"x" * 50], clock=Clock(), body=100)
    with pytest.raises(BodyTooLargeError):
        guarded([b"x" * 50, b"x" * 51], clock=Clock(), body=100)


def test_a_body_that_drips_is_cut_off() -> None:
    ticks = itertools.count(step=6)
    with pytest.raises(BodyTooSlowError):
        guarded([b"x"] * 3 + [], clock=lambda: float(next(ticks)), body_seconds=0.01)
