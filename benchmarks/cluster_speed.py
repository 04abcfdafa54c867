"""Measure work by several processes: the same job by one worker and by two, turn and turn about.

    python -m benchmarks.cluster_speed answers --rounds 3
    python -m benchmarks.cluster_speed vectors --rounds 3

Each round does the job once with each number of workers. The clock runs from the first outcome to
the last, so that starting processes is not counted; what starting takes is printed beside it.
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
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    rates: dict[int, list[float]] = {n: [] for n in asked.workers}
    starts: dict[int, list[float]] = {n: [] for n in asked.workers}
    for _ in range(asked.rounds):
        for n_workers in asked.workers:
            began = time.perf_counter()
            times = [time.perf_counter() for _ in outcomes(asked.job, Crew(n_workers=n_workers))]
            starts[n_workers].append(times[0] - began)
            rates[n_workers].append((len(times) - 1) / (times[-1] - times[0]))
    for n_workers in asked.workers:
        shown = " ".join(f"{rate:.1f}" for rate in rates[n_workers])
        median, start = statistics.median(rates[n_workers]), statistics.median(starts[n_workers])
        print(f"{n_workers} workers: {median:.1f} a second ({shown}); first after {start:.1f} s")
    pairs = zip(rates[asked.workers[0]], rates[asked.workers[-1]], strict=True)
    print(f"ratio, median of rounds: {statistics.median(b / a for a, b in pairs):.2f}")


def outcomes(job: str, crew: Crew) -> Iterator[object]:
    """Yield as often as something is done."""
    if job == "answers":
        questions = [(question.text, None) for question in starter_questions()][:300]
        yield from answers(questions, crew, corpus=None)
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "corpus"
        abstract = Section("".join(_SENTENCE.format(week) for week in range(14)))
        records = [
            Record(f"pmid:{n}", f"Walking and gout, part {n}", (abstract,)) for n in range(1, 2049)
        ]
        with Corpus.create(path) as corpus:
            corpus.add(records, source="made")
        with Corpus.open(path, read_only=True) as corpus:
            yield from embed(path, corpus, crew)


if __name__ == "__main__":
    main()
