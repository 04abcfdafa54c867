"""Latency of the live site at a steady rate, from one process, measured with `hey`.

    python -m benchmarks.site_load [--rate 200] [--seconds 60] [--questions 1000]

Makes a library of published pages, serves it, and sends *rate* requests a second
for stored pages over 20 kept-open connections (Debian package `hey`). Prints the latencies of
`hey`, those of pages seen for the first time since the start, and the server's memory before and
after: a longer run tells whether anything leaks.
"""

import argparse
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from benchmarks.made_library import make_library

from plaincite.library import open_library

_CONNECTIONS = 20


def main() -> None:
    """Serve, measure, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--questions", type=int, default=1_000)
    asked = parser.parse_args()
    tool = shutil.which("hey")
    if tool is None:
        sys.exit("needs the load tool hey (Debian: apt-get install hey)")
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "library.sqlite")
        make_library(library, asked.questions)
        with open_library(library) as kept:
            slugs = [entry.question.question_id for entry in kept.entries()]
        with served(library) as (address, server):
            first = [timed(f"{address}/q/{slug}/") for slug in slugs[:200]]
            tell("first view of a page, one after the other", first)
            before = resident(server)
            for path in (f"/q/{slugs[0]}/", "/", "/specialties/cardiology/"):
                print(f"\n{path} at {asked.rate} requests/s for {asked.seconds} s:")
                run(tool, f"{address}{path}", asked.rate, asked.seconds)
            print(f"\nmemory of the server: {before} MB before, {resident(server)} MB after")


def run(tool: str, url: str, rate: int, seconds: int) -> None:
    """Let hey send *rate* requests a second, and print what it measured."""
    each = max(rate // _CONNECTIONS, 1)  # hey counts per connection
    command = [tool, "-z", f"{seconds}s", "-c", str(_CONNECTIONS), "-q", str(each), url]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    for line in lines:
        if "% in" in line or "Requests/sec" in line or "responses" in line:
            print(line.strip())


@contextmanager
def served(library: str, *more: str) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run `plaincite serve` on a free port, with *more* said to it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "plaincite", "serve", "--library", library]
    with subprocess.Popen([*command, "--port", str(port), *more]) as server:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            try:
                httpx.get(f"{address}/icon.svg")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield address, server
        server.terminate()


def timed(url: str) -> float:
    """Return the milliseconds that one request takes."""
    start = time.perf_counter()
    httpx.get(url).raise_for_status()
    return (time.perf_counter() - start) * 1000


def tell(what: str, milliseconds: list[float]) -> None:
    """Print the median and the 95th percentile."""
    cuts = statistics.quantiles(milliseconds, n=20)
    print(f"{what}: p50 {statistics.median(milliseconds):.1f} ms, p95 {cuts[18]:.1f} ms")


def resident(server: subprocess.Popen[bytes]) -> int:
    """Return how many MB of memory the server holds."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    main()
