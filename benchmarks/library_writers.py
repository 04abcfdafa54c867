"""Measure a library under several writers at once, each a process, in turn by one and by many.

    python -m benchmarks.library_writers --writers 1 8

Starts a throwaway PostgreSQL (`.ci/postgres`; one without flushes to disk, so rates are those of
the code, not of a disk). Each writer revises its own questions, a page a transaction.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from plaincite import Plaincite
from plaincite.library import Page, create_library, open_library, starter_questions
from plaincite.model.library import Signature
from plaincite.publish import to_json

_ROOT = Path(__file__).parents[1]


def main() -> None:
    """Run the rounds, or, when started by them, be one writer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 8])
    parser.add_argument("--pages", type=int, default=50, help="of each writer")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--be", nargs=2, metavar=("URL", "NUMBER"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.be:
        write(asked.be[0], int(asked.be[1]), asked.pages)
        return
    command = [sys.executable, str(_ROOT / ".ci" / "postgres")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        url = server.stdout.readline().strip()
        signed = Signature("benchmark", "2026-03-14T00:00:00Z")
        with create_library(url) as library:
            library.add(starter_questions(), signed)
            ids = [entry.question.question_id for entry in library.entries()]
        for number in range(asked.rounds):
            for n_writers in asked.writers:
                seconds = together(url, n_writers, asked.pages)
                rate = n_writers * asked.pages / seconds
                print(f"round {number + 1}, {n_writers} writers: {rate:.0f} pages a second")
        with open_library(url) as library:
            kept = sum(library.entry(name).head.version > 0 for name in ids)
            print(f"{kept} questions have pages")
        server.stdin.close()


def together(url: str, n_writers: int, n_pages: int) -> float:
    """Let writers begin at once; return how long they took."""
    command = [sys.executable, "-m", "benchmarks.library_writers", "--pages", str(n_pages), "--be"]
    writers = [
        subprocess.Popen(
            [*command, url, str(number)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for number in range(n_writers)
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()  # it is ready
    began = time.perf_counter()
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    statuses = [writer.wait() for writer in writers]
    assert not any(statuses), statuses
    return time.perf_counter() - began


def write(url: str, number: int, n_pages: int) -> None:
    """Revise *n_pages* questions that no other writer revises."""
    with Plaincite.open() as plaincite:
        answer = plaincite.ask("Do statins cause muscle pain?")
    page = Page(answer, to_json(answer))
    with open_library(url) as library:
        ids = [entry.question.question_id for entry in library.entries()]
        print("ready", flush=True)
        sys.stdin.readline()
        for at in range(n_pages):
            name = ids[(number * n_pages + at) % len(ids)]
            library.revise(name, page, Signature(f"writer {number}", "2026-03-14T00:00:00Z"))


if __name__ == "__main__":
    main()
