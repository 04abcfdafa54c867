"""Search latency: p50 and p99 of a query, and the memory of a process that searches.

    python -m benchmarks.search_latency [--records 100000] [--queries 1000] [--dense] [--keep DIR]
    python -m benchmarks.search_latency --mixed RECORDS.jsonl [--records 1000000] [--dense]
    python -m benchmarks.search_latency --literature DIR [--queries 1000]

Records are made of invented words whose frequencies follow Zipf's law, as those of abstracts do:
about 150 words of text, a title of 12. Queries have 3 to 8 words and two concepts with synonyms,
one of them a phrase. Same numbers in, same corpus out; only the times differ.

--mixed makes records of halves of real abstracts instead, drawn by chance, so that words are as
frequent as in the literature, and asks the questions of the starter bank. The records are those of
`benchmarks/public_corpus.py`.
--dense adds search by words and meaning, over made vectors; questions are encoded by the model.
--literature measures words over a corpus folder instead, such as `make_baseline` and `corpus sync`
make: everyday questions about its conditions, whose words stand in far more records.
--keep leaves the corpus in DIR, where a later run finds it. A process of its own makes it, so that
the memory told is that of searching alone.
"""

import argparse
import itertools
import platform
import random
import resource
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.made_words import CONDITIONS

from plaincite.ingest import read_records
from plaincite.library import starter_questions
from plaincite.model.ranking import Change, Query, Term
from plaincite.model.record import Record, Section
from plaincite.question import understand
from plaincite.search import LexicalIndex, Searcher, to_query
from plaincite.search.encoder import open_encoder
from plaincite.search.hybrid import HybridIndex, Tuning
from plaincite.search.vectors import Vectors
from plaincite.search.whole_vectors import Entry, WholeVector

_N_WORDS = 60_000
_SYLLABLES = "ba co di fe gu la me ni or pu ra se ti vo xa ye".split()
_TREATMENTS = ("exercise", "vitamin D", "a statin", "aspirin", "surgery", "therapy")
_OUTCOMES = ("pain", "quality of life", "blood pressure", "fatigue", "weight", "sleep", "relapse")
_PEOPLE = ("adults", "children", "older adults", "pregnant women", "men", "women", "veterans")
_LIMIT = 60  # hits a page asks for


def main() -> None:
    """Build, search, print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=1_000)
    parser.add_argument("--dense", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="DIR")
    parser.add_argument("--literature", type=Path, metavar="DIR")
    parser.add_argument("--mixed", type=Path, metavar="RECORDS.jsonl")
    asked = parser.parse_args()
    if asked.literature:
        measure_literature(asked.literature, asked.queries)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        if not (folder / "made").exists():
            make_elsewhere(folder, asked.records, asked.mixed, has_vectors=asked.dense)
        print(f"Python {platform.python_version()}, {asked.records:,} records")
        index = LexicalIndex.open(folder / "index")
        print(f"memory, index opened: {own_memory():,.0f} MB")
        full = list(queries(asked.queries, Language(seed=8)))
        if asked.mixed:
            full = [to_query(understand(question.text)) for question in starter_questions()]
        print(f"{'query':<28}{'p50 ms':>8}{'p99 ms':>8}{'own p50':>8}{'own p99':>8}")
        words_only = [Query(query.text) for query in full]
        report("words", measure(index, words_only))
        report("words, concepts, synonyms", measure(index, full))
        if asked.dense:
            corpus = corpus_of(asked.records, asked.mixed)
            measure_dense(index, corpus, folder / "vectors", full)
        print(f"memory beside mapped files: {own_memory():,.0f} MB")


def measure_literature(folder: Path, n_queries: int) -> None:
    """Print the lines of search by words in the corpus of *folder*."""
    chance = random.Random(5)
    index = LexicalIndex.open(folder / "index")
    full = [
        to_query(
            understand(
                f"Does {chance.choice(_TREATMENTS)} help {chance.choice(_OUTCOMES)} in "
                f"{chance.choice(_PEOPLE)} with {chance.choice(CONDITIONS)}?"
            )
        )
        for _ in range(n_queries)
    ]
    print(f"Python {platform.python_version()}, {len(index):,} records")
    print(f"{'query':<28}{'p50 ms':>8}{'p99 ms':>8}{'own p50':>8}{'own p99':>8}")
    report("words", measure(index, [Query(query.text) for query in full]))
    report("words, concepts, synonyms", measure(index, full))
    print(f"memory beside mapped files: {own_memory():,.0f} MB")


def make_elsewhere(folder: Path, n_records: int, mixed: Path | None, *, has_vectors: bool) -> None:
    """Make corpus, index and vectors in *folder*, in another process."""
    worker = get_context("spawn").Process(target=make, args=(folder, n_records, mixed, has_vectors))
    worker.start()
    worker.join()
    if worker.exitcode:
        sys.exit(f"making the corpus failed with exit code {worker.exitcode}")


def make(folder: Path, n_records: int, mixed: Path | None, has_vectors: bool) -> None:
    """Make the index and, where asked, a vector of each record."""
    start, start_own = time.perf_counter(), time.process_time()
    index = LexicalIndex.open(folder / "index")
    corpus = corpus_of(n_records, mixed)
    index.synchronize(corpus)
    built, own = time.perf_counter() - start, time.process_time() - start_own
    n_bytes = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"index: {built:.0f} s ({own:.0f} s of its own time), {n_bytes / 1e6:.0f} MB; "
        f"peak memory {peak:,.0f} MB",
        flush=True,
    )
    if has_vectors:
        make_vectors(folder / "vectors", corpus, index.sequence)
    (folder / "made").touch()


def make_vectors(folder: Path, corpus: "MadeCorpus", sequence: int) -> None:
    """Give each record a vector drawn by chance."""
    encoder = open_encoder()
    vectors = Vectors.open(folder, encoder)
    vectors.synchronize(corpus, sequence=sequence)
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


def corpus_of(n_records: int, mixed: Path | None) -> "MadeCorpus":
    """The records that are searched: invented words, or halves of the abstracts in *mixed*."""
    if mixed is None:
        return MadeCorpus(n_records, partial(invented, language=Language(seed=7)))
    sources = [
        record for record in read_records(mixed) if isinstance(record, Record) and record.abstract
    ]
    return MadeCorpus(n_records, partial(mixed_of, sources=sources))


def own_memory() -> float:
    """Megabytes of this process that are no file's: what it takes beside mapped files (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("RssAnon:")[2].split()[0]) / 1024


class Times(NamedTuple):
    """Milliseconds, sorted: as the clock saw them, and of this process alone."""

    wall: list[float]
    own: list[float]


class Language:
    """Invented words, the first ones the most frequent; *seed* decides what is said in them."""

    def __init__(self, *, seed: int) -> None:
        self._chance = random.Random(seed)
        spelled = itertools.product(_SYLLABLES, repeat=4)
        self._words = ["".join(parts) for parts in itertools.islice(spelled, _N_WORDS)]
        random.Random(7).shuffle(self._words)
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
    """A RecordSource that makes its records, by their numbers, when asked for them."""

    n_records: int
    make_record: Callable[[int], Record]
    snapshot_id: str = "made"

    def get(self, record_id: str) -> Record | None:
        """Not kept: nothing in this benchmark asks."""
        raise NotImplementedError(record_id)

    def changes(self, *, after: int) -> Iterator[Change]:
        """Yield a new record for each number after *after*."""
        for number in range(after + 1, self.n_records + 1):
            record = self.make_record(number)
            yield Change(number, record.record_id, record)


def invented(number: int, *, language: Language) -> Record:
    """A record of invented words."""
    sections = (Section(language.text(150)),)
    return Record(f"pmid:{number}", language.text(12), sections)


def mixed_of(number: int, *, sources: Sequence[Record]) -> Record:
    """A record that begins as one real one and ends as another."""
    first, second = random.Random(number).choices(sources, k=2)
    head, tail = first.abstract.split(), second.abstract.split()
    told = " ".join((*head[: len(head) // 2], *tail[len(tail) // 2 :]))
    return Record(f"pmid:{number}", first.title, (Section(told),))


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
    start_s = time.perf_counter()
    hybrid = HybridIndex(index, corpus, encoder, folder)
    print(f"opened {hybrid.n_vectors:,} vectors in {(time.perf_counter() - start_s) * 1e3:.0f} ms")
    report("encoding the question", timed(lambda query: encoder.encode([query.text]), asked))
    for name, tuning in (
        ("200 hits, no neighbours", Tuning(scan_limit=0, lent_share=0.0)),
        ("200 hits re-scored", Tuning(scan_limit=0)),
        ("all vectors, no neighbours", Tuning(lent_share=0.0)),
        ("all vectors", Tuning()),
    ):
        hybrid = HybridIndex(index, corpus, encoder, folder, tuning=tuning)
        if hybrid.sees_all or not name.startswith("all"):
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
