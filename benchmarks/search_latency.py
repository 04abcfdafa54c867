"""Search latency: p50 and p99 of a query, and the rate of indexing, on a made corpus.

    python benchmarks/search_latency.py [--records 100000] [--queries 1000]

Records are made of invented words whose frequencies follow Zipf's law, as those of abstracts do:
about 150 words of text, a title of 12. Queries have 3 to 8 words and two concepts with synonyms,
one of them a phrase. Same numbers in, same corpus out; only the times differ.
"""

import argparse
import itertools
import platform
import random
import resource
import tempfile
import time
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plaincite.model.ranking import Change, Query, Term
from plaincite.model.record import Record, Section
from plaincite.search import LexicalIndex

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
    asked = parser.parse_args()
    language = Language(random.Random(7))
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        index = LexicalIndex.open(Path(folder) / "index")
        index.synchronize(MadeCorpus(asked.records, language))
        built = time.perf_counter() - start
        n_bytes = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        full = list(queries(asked.queries, language))
        print(f"Python {platform.python_version()}, {asked.records:,} records")
        print(
            f"index: {built:.1f} s, {asked.records / built:,.0f} records/s, {n_bytes / 1e6:.0f} MB"
        )
        print(f"{'query':<28}{'p50 ms':>8}{'p99 ms':>8}{'max ms':>8}")
        words_only = [Query(query.text) for query in full]
        report("words", measure(index, words_only))
        report("words, concepts, synonyms", measure(index, full))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory, building included: {peak:,.0f} MB")


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


def measure(index: LexicalIndex, asked: list[Query]) -> list[float]:
    """Milliseconds of each query, sorted; one pass before to warm up."""
    for query in asked:
        index.search(query, limit=_LIMIT)
    times: list[float] = []
    for query in asked:
        start = time.perf_counter()
        index.search(query, limit=_LIMIT)
        times.append((time.perf_counter() - start) * 1e3)
    return sorted(times)


def report(name: str, times: list[float]) -> None:
    """Print one line of the table."""
    middle, high = times[len(times) // 2], times[min(len(times) - 1, len(times) * 99 // 100)]
    print(f"{name:<28}{middle:>8.2f}{high:>8.2f}{times[-1]:>8.2f}")


if __name__ == "__main__":
    main()
