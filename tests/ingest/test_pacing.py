"""Requests begin at even intervals, whoever sends them."""

import threading
from itertools import pairwise

from plaincite.ingest.pacing import Limiter, shared_limiter


def test_requests_begin_an_interval_apart() -> None:
    now, starts = [5.0], []

    def sleep(seconds: float) -> None:
        now[0] += seconds

    limiter = Limiter(clock=lambda: now[0], sleep=sleep)
    for work in (0.0, 0.1, 2.0, 0.0):
        limiter.wait(0.5)
        starts.append(now[0])
        now[0] += work

    assert starts == [5.0, 5.5, 6.0, 8.0]


def test_threads_take_turns() -> None:
    """Each gets a place of its own: no two requests begin together."""
    delays: list[float] = []
    limiter = Limiter(clock=lambda: 0.0, sleep=delays.append)
    threads = [threading.Thread(target=limiter.wait, args=(0.25,)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    places = sorted([0.0, *delays])
    assert len(places) == 12
    assert all(later - earlier == 0.25 for earlier, later in pairwise(places))


def test_a_process_has_one_limiter_a_service() -> None:
    assert shared_limiter("NCBI") is shared_limiter("NCBI")
    assert shared_limiter("NCBI") is not shared_limiter("Europe PMC")
