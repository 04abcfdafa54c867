"""Whether a sync that is killed again and again ends where an undisturbed one does.

    python -m benchmarks.make_baseline made --records 1000000 --updates 2
    python -m benchmarks.sync_killed made out --kills 10

Two corpora are made from the same files: one in one go, measured; the other by a process that is
ended with `kill -9` at random moments and called again. Both are then verified, record by record,
and compared: snapshot id, number of records, hits and scores of some questions.
"""

import argparse
import json
import operator
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.sync_speed import run, synced

from plaincite.corpus import Corpus
from plaincite.indexes import open_index
from plaincite.model.ranking import Query

_QUESTIONS = ("asthma mortality", "heart failure in older adults", "randomised trial of gout")
_SHORTEST = 1.0  # seconds a process lives; before that it only starts


def main() -> None:
    """Make both corpora and compare them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("files", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    whole, killed = asked.out / "whole", asked.out / "killed"
    for folder in (whole, killed):
        shutil.rmtree(folder, ignore_errors=True)
    found = synced(asked.files, whole)
    print(
        f"in one go: {found['n_held']:,} records in {found['seconds']:,.0f} s "
        f"({found['cpu'] / found['n_read'] * 1e6:,.0f} processor µs an item), "
        f"peak {found['peak'] / 1e6:,.0f} MB, records {found['stored'] / found['n_held']:,.0f} "
        f"and index {found['index'] / found['n_held']:,.0f} bytes each",
        flush=True,
    )
    # Twice the mean, so that the kills fall all along the way.
    longest = 2 * found["seconds"] / (asked.kills + 1)
    n_kills = sync_killed(asked.files, killed, asked.kills, longest, random.Random(asked.seed))
    print(f"killed {n_kills} times with kill -9, then synced to the end", flush=True)
    outcomes = [outcome(folder) for folder in (whole, killed)]
    for name, (told, _) in zip(("in one go", "killed"), outcomes, strict=True):
        print(f"{name}: {json.dumps(told)}")
    (first, first_hits), (second, second_hits) = outcomes
    print("the same corpus" if first == second else "NOT the same corpus")
    # With replaced records in it an index may score a little otherwise; see search/index.py.
    print(f"the same records found, of {len(_QUESTIONS)} questions:", end=" ")
    print(sum(map(operator.eq, first_hits, second_hits)))
    if first != second or first["problems"] or n_kills < asked.kills:
        raise SystemExit(1)


def sync_killed(files: Path, corpus: Path, most: int, longest: float, draw: random.Random) -> int:
    """Sync a new corpus, killing the process at most so often; return how often."""
    run("-m", "plaincite", "corpus", "create", str(corpus))
    command = [sys.executable, "-m", "plaincite", "corpus", "sync", str(corpus), str(files)]
    for n_kills in range(most):
        seconds = draw.uniform(_SHORTEST, max(longest, 2 * _SHORTEST))
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
            try:
                if child.wait(seconds):
                    raise SystemExit(f"the sync failed by itself:\n{child.communicate()[1]!r}")
                return n_kills
            except subprocess.TimeoutExpired:
                child.kill()
        print(f"  killed after {seconds:.1f} s with {n_files(corpus)} files taken", flush=True)
        time.sleep(1)  # its reading processes end by themselves
    run(*command[1:])
    return most


def n_files(corpus: Path) -> int:
    """Return how many files a corpus took to their end."""
    with Corpus.open(corpus, read_only=True) as kept:
        return sum(source.is_complete for source in kept.status().sources)


def outcome(folder: Path) -> tuple[dict[str, object], list[list[str]]]:
    """Return how a corpus stands, all that is wrong with it, and what is found in it."""
    with Corpus.open(folder) as corpus:
        status, index = corpus.status(), open_index(folder)
        problems = [*corpus.verify().problems]
        problems += index.problems(
            sequence=status.sequence, n_records=status.records, snapshot=status.snapshot_id
        )
        hits = [index.search(Query(text), limit=50) for text in _QUESTIONS]
    stands = {"snapshot": status.snapshot_id, "records": status.records, "deleted": status.deleted}
    return stands | {"problems": problems}, [[hit.record_id for hit in found] for found in hits]


if __name__ == "__main__":
    main()
