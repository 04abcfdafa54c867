"""Measure work by several processes: the same job by one worker and by two, turn and turn about.

    python -m benchmarks.cluster_speed answers --rounds 3
    python -m benchmarks.cluster_speed vectors --rounds 3

Workers note when each piece began and ended, by the clock of the machine. The rate is over the time
from the first beginning to the last end, so that starting processes is not counted.
"""

import argparse
import statistics
import time
from collections.abc import Iterator
from pkgutil import resolve_name

from plaincite.cluster import Crew
from plaincite.cluster.opening import set_up_ray
from plaincite.library import starter_questions
from plaincite.pipeline import Pipeline
from plaincite.search.encoder import open_encoder

set_up_ray(Crew())  # before anything imports Ray

from plaincite.cluster.crew import at_work, each  # noqa: E402

_PIECE = 16  # questions or records
_SENTENCE = "In 120 adults with gout, walking each day reduced pain more than rest after {} weeks. "


def main() -> None:
    """Run the rounds and print a line for each number of workers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=["answers", "vectors"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--size", type=int, default=512, help="questions, or records")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    asked = parser.parse_args()
    rates: dict[int, list[float]] = {n: [] for n in asked.workers}
    for _ in range(asked.rounds):
        for n_workers in asked.workers:
            with at_work(Crew(n_workers=n_workers)):
                pieces = [range(at, at + _PIECE) for at in range(0, asked.size, _PIECE)]
                times = [
                    spent for _, spent in each(pieces, Timed, (asked.job,), n_workers=n_workers)
                ]
            seconds = max(end for _, end in times) - min(start for start, _ in times)
            rates[n_workers].append(asked.size / seconds)
            print(f"{n_workers} workers: {rates[n_workers][-1]:.1f} a second", flush=True)
    for n_workers, found in rates.items():
        print(f"{n_workers} workers: median {statistics.median(found):.1f} a second")
    pairs = zip(rates[asked.workers[0]], rates[asked.workers[-1]], strict=True)
    print(f"ratio, median of rounds: {statistics.median(b / a for a, b in pairs):.2f}")


class Timed:
    """The work, with the time that each piece took: when it began and when it ended."""

    def __init__(self, job: str) -> None:
        self._do = {"answers": self._answer, "vectors": self._encode}[job]
        self._pipeline = Pipeline.open()
        self._encoder = open_encoder()
        self._questions = [question.text for question in starter_questions()]
        self._text = "".join(_SENTENCE.format(week) for week in range(14))

    def __call__(self, numbers: range) -> Iterator[tuple[float, float]]:
        """Do a piece."""
        began = time.time()
        self._do(numbers)
        yield began, time.time()

    def _answer(self, numbers: range) -> None:
        for number in numbers:
            self._pipeline.ask(self._questions[number % len(self._questions)])

    def _encode(self, numbers: range) -> None:
        self._encoder.encode([f"{number} {self._text}" for number in numbers])


if __name__ == "__main__":
    benchmark = resolve_name("benchmarks.cluster_speed:main")  # by a name that workers know
    benchmark()
