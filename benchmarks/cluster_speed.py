"""Measure work by several processes: the same job by one worker and by two, turn and turn about.

    python -m benchmarks.cluster_speed answers --rounds 3
    python -m benchmarks.cluster_speed vectors --rounds 3

Each round does the job once with each number of workers, and once a job of a single piece, whose
time (starting and ending the processes) is taken off.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from plaincite.cluster import Crew, answers, embed
from plaincite.corpus import Corpus
from plaincite.library import starter_questions
from plaincite.model.record import Record, Section

_SENTENCE = "In 120 adults with gout, walking each day reduced pain more than rest after {} weeks. "


def main() -> None:
    """Run the rounds and print a line for each number of workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=["answers", "vectors"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=2_048, help="questions, or records")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    rates: dict[int, list[float]] = {n: [] for n in asked.workers}
    starts: list[float] = []
    for _ in range(asked.rounds):
        for n_workers in asked.workers:
            crew = Crew(n_workers=n_workers)
            _, start = timed(outcomes(asked.job, crew, share=1))
            n_done, whole = timed(outcomes(asked.job, crew, share=asked.size))
            starts.append(start)
            rates[n_workers].append((n_done - 1) / (whole - start))
            print(f"{n_workers} workers: {n_done} in {whole:.1f} s, of which {start:.1f} to start")
    for n_workers, found in rates.items():
        shown = " ".join(f"{rate:.1f}" for rate in found)
        print(f"{n_workers} workers: median {statistics.median(found):.1f} a second ({shown})")
    pairs = zip(rates[asked.workers[0]], rates[asked.workers[-1]], strict=True)
    print(f"ratio, median of rounds: {statistics.median(b / a for a, b in pairs):.2f}")


def timed(done: Iterator[object]) -> tuple[int, float]:
    """Return how often something is done, and in how many seconds."""
    began = time.perf_counter()
    return sum(1 for _ in done), time.perf_counter() - began


def outcomes(job: str, crew: Crew, *, share: int) -> Iterator[object]:
    """Yield for each of *share* questions or records when it is done."""
    if job == "answers":
        questions = [(question.text, None) for question in starter_questions()] * 4
        yield from answers(questions[:share], crew, corpus=None)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "corpus"
        abstract = Section("".join(_SENTENCE.format(week) for week in range(14)))
        records = [
            Record(f"pmid:{n}", f"Walking and gout, part {n}", (abstract,))
            for n in range(1, share + 1)
        ]
        with Corpus.create(path) as corpus:
            corpus.add(records, source="made")
        with Corpus.open(path, read_only=True) as corpus:
            yield from embed(path, corpus, crew)


if __name__ == "__main__":
    main()
