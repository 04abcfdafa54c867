"""Measure the HTTP API on this machine: one process, the starter library, over loopback.

Run: python benchmarks/api_speed.py [REQUESTS]
"""

import statistics
import sys
import threading
import time
from collections.abc import Callable
from itertools import cycle, islice

import httpx
import uvicorn

from plaincite import Plaincite
from plaincite.web.api.app import make_api

QUESTIONS = (
    "Do statins cause muscle pain?",
    "Does exercise help with depression?",
    "Does cranberry prevent urinary tract infections?",
    "Is acupuncture good for low back pain?",
    "What is the capital of France?",
)


def main(arguments: list[str]) -> None:
    """Print the median and the 95th percentile of each route, in milliseconds."""
    n_requests = int(arguments[0]) if arguments else 100
    server = uvicorn.Server(
        uvicorn.Config(make_api(Plaincite.open()), port=0, log_level="critical")
    )
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        calls: dict[str, Callable[[str], httpx.Response]] = {
            "ask": lambda text: client.post("/ask", json={"question": text}),
            "search": lambda text: client.post("/search", json={"text": text}),
            "verify": lambda text: client.post(
                "/verify", json={"claim": text, "records": ["36049498"]}
            ),
            "records": lambda _text: client.get("/records/36049498"),
            "health": lambda _text: client.get("/health"),
        }
        for name, call in calls.items():
            print(f"{name:8} {_times(call, n_requests)}")
    server.should_exit = True


def _times(call: Callable[[str], httpx.Response], n_requests: int) -> str:
    milliseconds = []
    for text in islice(cycle(QUESTIONS), n_requests):
        began = time.perf_counter()
        call(text).raise_for_status()
        milliseconds.append((time.perf_counter() - began) * 1000)
    cuts = statistics.quantiles(milliseconds, n=20)
    return f"median {statistics.median(milliseconds):6.1f} ms, 95th {cuts[18]:6.1f} ms"


if __name__ == "__main__":
    main(sys.argv[1:])
