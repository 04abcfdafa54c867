"""A soak of the live site: minutes of mixed traffic, with its memory, open files and threads.

    python -m benchmarks.site_soak [--minutes 10] [--questions 200]

Readers from ever new addresses read pages, ask, report, and try what is not there, from four
connections at once, and twice a minute the library changes, so that every page is printed anew.
A line every half minute; at the end how much was held after the first fifth and at the end.
"""

import argparse
import random
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import httpx
from benchmarks.made_library import make_library
from benchmarks.site_load import resident, served

from plaincite.library import open_library
from plaincite.model.library import EventKind, Signature

_READERS = 4
_PAUSE = 0.02  # seconds between two requests of a reader: what matters is hours, not speed
_EACH = 30.0  # seconds between two lines
_SIGNED = Signature("benchmark", "2026-03-14T09:30:00Z", "a comment")
_QUESTIONS = (
    "Do statins cause muscle pain?",
    "Does turmeric cure gout?",
    "I have crushing chest pain",
    "What is the weather?",
    "Does exercise help with depression? " * 12,
)


def main() -> None:
    """Serve, send, watch."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--questions", type=int, default=200)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "library.sqlite")
        make_library(library, asked.questions)
        with open_library(library) as kept:
            slugs = [entry.question.question_id for entry in kept.entries()]
        settings = Path(folder) / "site.toml"
        settings.write_text("keep_questions = true\n")
        more = ("--settings", str(settings), "--behind-proxy", "127.0.0.1", "--desk")
        with served(library, *more) as (address, server):
            soak(address, server.pid, library, slugs, asked.minutes * 60)
            print(f"memory at the end: {resident(server)} MB")


def soak(address: str, pid: int, library: str, slugs: list[str], seconds: float) -> None:
    """Send mixed traffic for so many *seconds*, and tell what the server holds."""
    ends, statuses = time.monotonic() + seconds, Counter[str]()
    readers = [
        threading.Thread(target=read, args=(address, slugs, ends, statuses, number))
        for number in range(_READERS)
    ]
    for reader in readers:
        reader.start()
    held = []
    while time.monotonic() < ends:
        time.sleep(min(_EACH, max(ends - time.monotonic(), 0)))
        change(library, random.choice(slugs))
        held.append(holds(pid))
        n_sent = sum(statuses.values())
        print(f"{seconds - ends + time.monotonic():5.0f} s  {n_sent:7,} requests  {held[-1]}")
    for reader in readers:
        reader.join()
    print("statuses:", dict(sorted(statuses.items())))
    early = held[max(len(held) // 5 - 1, 0)]
    print(f"after the first fifth: {early}; at the end: {held[-1]}")


def read(address: str, slugs: list[str], ends: float, statuses: Counter[str], number: int) -> None:
    """Be one of the readers."""
    rng = random.Random(number)
    with httpx.Client(base_url=address, timeout=60) as client:
        while time.monotonic() < ends:
            came_from = {"x-forwarded-for": f"10.{rng.randrange(256)}.{rng.randrange(256)}.7"}
            what, reply = one_request(client, came_from, rng, slugs)
            statuses[f"{what} {reply.status_code}"] += 1
            time.sleep(_PAUSE)


def one_request(
    client: httpx.Client, headers: dict[str, str], rng: random.Random, slugs: list[str]
) -> tuple[str, httpx.Response]:
    """Send one request of some kind; return which, and the reply."""
    slug, draw = rng.choice(slugs), rng.random()
    if draw < 0.80:
        return "page", client.get(f"/q/{slug}/", headers=headers)
    if draw < 0.90:
        path = rng.choice(("/", "/a-z/", "/specialties/", "/specialties/cardiology/", "/feed.xml"))
        return "list", client.get(path, headers=headers)
    if draw < 0.95:
        words = {"question": rng.choice(_QUESTIONS)}
        return "question", client.post("/ask/", data=words, headers=headers)
    if draw < 0.97:
        report = {"page": slug, "version": "1", "kind": "2", "words": "x" * rng.randrange(2000)}
        return "report", client.post("/report/", data=report, headers=headers)
    if draw < 0.98:
        wrong = {"name": "Nobody", "password": "not the right one"}
        return "sign-in", client.post("/desk/sign-in/", data=wrong, headers=headers)
    return "nothing there", client.get(f"/q/{rng.randrange(10**9)}/", headers=headers)


def change(library: str, slug: str) -> None:
    """Change the library, so that the server shows it anew."""
    with open_library(library) as kept:
        kept.act(slug, EventKind.COMMENTED, _SIGNED)


def holds(pid: int) -> str:
    """Return what a process holds: memory, open files, threads."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    memory, threads = int(fields["VmRSS"].split()[0]) / 1024, int(fields["Threads"])
    n_files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    return f"{memory:.1f} MB, {n_files} open files, {threads} threads"


if __name__ == "__main__":
    main()
