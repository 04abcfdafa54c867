"""Search latency: p50 and p99 of a query, and the rate of indexing, on a made corpus.

    python benchmarks/search_latency.py [--records 100000] [--queries 1000] [--dense]

Records are made of invented words whose frequencies follow Zipf's law, as those of abstracts do:
about 150 words of text, a title of 12. Queries have 3 to 8 words and two concepts with synonyms,
one of them a phrase. Same numbers in, same corpus out; only the times differ.

--dense adds search by words and meaning, over made vectors; questions are encoded by the model.
"""

import argparse
import itertools
import platform
import random
import resource
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from plaincite.model.ranking import Change, Query, Term
from plaincite.model.record import Record, Section
from plaincite.search import LexicalIndex, Searcher
from plaincite.search.encoder import open_encoder
from plaincite.search.hybrid import HybridIndex, Tuning
from plaincite.search.vectors import Vectors
from plaincite.search.whole_vectors import Entry, WholeVector

_N_WORDS = 60_000
_SYLLABLES = "ba co di fe gu la me ni or pu ra se ti vo xa ye".split()
_LIMIT = 60  # hits a page asks for


def main() -> None:
    """Build, search, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--dense", action="store_true")
    asked = parser.parse_args()
    language = Language(random.Random(7))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        index = LexicalIndex.open(Path(folder) / "index")
        corpus = MadeCorpus(asked.records, language)
        index.synchronize(corpus)
        built = time.perf_counter() - start
        n_bytes = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        full = list(queries(asked.queries, language))
        print(f"Python {platform.python_version()}, {asked.records:,} records")
        print(
            f"index: {built:.1f} s, {asked.records / built:,.0f} records/s, {n_bytes / 1e6:.0f} MB"
        )
        print(f"{'query':<28}{'p50 ms':>8}{'p99 ms':>8}{'own p50':>8}{'own p99':>8}")
        words_only = [Query(query.text) for query in full]
        report("words", measure(index, words_only))
        report("words, concepts, synonyms", measure(index, full))
        if asked.dense:
            measure_dense(index, corpus, Path(folder) / "vectors", full)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory, building included: {peak:,.0f} MB")


class Times(NamedTuple):
    """Milliseconds, sorted: as the clock saw them, and of this process alone."""

    wall: list[float]
    own: list[float]


class Language:
    """Invented words, the first ones the most frequent."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        spelled = itertools.product(_SYLLABLES, repeat=4)
        self._words = ["".join(parts) for parts in itertools.islice(spelled, _N_WORDS)]
        chance.shuffle(self._words)
        weights = (1 / (rank + 2.7) for rank in range(_N_WORDS))
        self._cumulated = list(itertools.accumulate(weights))

    def text(self, n_words: int) -> str:
        """A text of *n_words* words."""
        return " ".join(self._chance.choices(self._words, cum_weights=self._cumulated, k=n_words))

    def topic(self) -> str:
        """A word as rare as those that people ask about."""
        from_rank = bisect(self._cumulated, self._cumulated[-1] * 0.45)
        return self._words[from_rank + int(self._chance.random() ** 2 * 5_000)]


@dataclass(frozen=True, slots=True)
class MadeCorpus:
    """A RecordSource that makes its records when asked for them."""

    n_records: int
    language: Language
    snapshot_id: str = "made"

    def get(self, record_id: str) -> Record | None:
        """Not kept: nothing in this benchmark asks."""
        raise NotImplementedError(record_id)

    def changes(self, *, after: int) -> Iterator[Change]:
        """Yield a new record for each number after *after*."""
        for number in range(after + 1, self.n_records + 1):
            sections = (Section(self.language.text(150)),)
            record = Record(f"pmid:{number}", self.language.text(12), sections)
            yield Change(number, record.record_id, record)


def queries(count: int, language: Language) -> Iterator[Query]:
    """Questions of some topic words among frequent ones, with other names for two of them."""
    for number in range(count):
        one, two = language.topic(), f"{language.topic()} {language.topic()}"
        text = f"{language.text(number % 4)} {one} {two}"
        groups = (
            (Term(one), Term(language.topic(), 0.6), Term(language.topic(), 0.6)),
            (Term(two), Term(f"{language.topic()} {language.text(1)}", 0.6)),
        )
        yield Query(text, groups)


def measure_dense(
    index: LexicalIndex, corpus: MadeCorpus, folder: Path, asked: list[Query]
) -> None:
    """Print the lines of search by words and meaning, and of its parts."""
    encoder = open_encoder()
    vectors = Vectors.open(folder, encoder)
    vectors.synchronize(corpus, sequence=index.sequence)
    chance = np.random.default_rng(7)
    for start in range(1, corpus.n_records + 1, 10_000):
        numbers = range(start, min(start + 10_000, corpus.n_records + 1))
        made = chance.normal(size=(len(numbers), encoder.width))
        vectors.put(
            [
                Entry(f"pmid:{number}", "made", WholeVector.of(vector))
                for number, vector in zip(numbers, made, strict=True)
            ]
        )
        vectors.commit()
    vectors.commit_whole()
    start_s = time.perf_counter()
    hybrid = HybridIndex(index, corpus, encoder, folder)
    print(f"opened {hybrid.n_vectors:,} vectors in {(time.perf_counter() - start_s) * 1e3:.0f} ms")
    report("encoding the question", timed(lambda query: encoder.encode([query.text]), asked))
    for name, tuning in (
        ("200 hits re-scored", Tuning(scan_limit=0)),
        ("all vectors, no feedback", Tuning(feedback_weight=0.0)),
        ("all vectors", Tuning()),
    ):
        hybrid = HybridIndex(index, corpus, encoder, folder, tuning=tuning)
        report(name, measure(hybrid, asked))


def measure(index: Searcher, asked: list[Query]) -> Times:
    """Milliseconds of each query, sorted; one pass before to warm up."""
    return timed(lambda query: index.search(query, limit=_LIMIT), asked)


def timed(work: Callable[[Query], object], asked: list[Query]) -> Times:
    """Milliseconds of *work* on each query, sorted; one pass before to warm up."""
    for query in asked:
        work(query)
    times: list[float] = []
    own: list[float] = []
    for query in asked:
        start, own_start = time.perf_counter(), time.process_time()
        work(query)
        own.append((time.process_time() - own_start) * 1e3)
        times.append((time.perf_counter() - start) * 1e3)
    return Times(sorted(times), sorted(own))


def report(name: str, times: Times) -> None:
    """Print one line of the table."""
    at, high = len(times.wall) // 2, min(len(times.wall) - 1, len(times.wall) * 99 // 100)
    columns = (times.wall[at], times.wall[high], times.own[at], times.own[high])
    print(f"{name:<28}" + "".join(f"{column:>8.2f}" for column in columns), flush=True)


if __name__ == "__main__":
    main()
