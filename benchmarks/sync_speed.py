"""How fast PubMed's files become a corpus, beside what others need for a part of the work.

    python -m benchmarks.make_baseline made --records 60000 --updates 1
    python -m benchmarks.sync_speed parse made     XML to records, beside other readers
    python -m benchmarks.sync_speed together made  the same with every processor at it, by the clock
    python -m benchmarks.sync_speed sync made      XML to a corpus that can be searched,
                                                   beside raw tantivy plus a bare XML walk, and
                                                   Lucene (--anserini JAR: the one in Pyserini's
                                                   package; needs Java 21 or later as `java`)
    python -m benchmarks.sync_speed growth out 10000 100000

Rounds are interleaved, so that other work on the machine weighs on all alike; the ratio is the
median of the rounds' ratios. pubmed_parser and Biopython are needed for `parse` only.
"""

import argparse
import contextlib
import gzip
import importlib
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tantivy
from lxml import etree

from plaincite.ingest import read_records, readers
from plaincite.model.record import Deletion, Record

_ARTICLE = re.compile(rb"<PubmedArticle>.*?</PubmedArticle>\n?", re.DOTALL)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=["parse", "together", "sync", "growth"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--anserini", type=Path, help="the jar that Pyserini indexes with")
    asked = parser.parse_args()
    if asked.what == "parse":
        parse(asked.folder, asked.rounds)
    elif asked.what == "together":
        parse_together(asked.folder, asked.rounds)
    elif asked.what == "sync":
        sync(asked.folder, asked.rounds, asked.anserini)
    else:
        growth(asked.folder, asked.sizes)


def parse(folder: Path, rounds: int) -> None:
    """Compare readers on the folder's first file, by processor time of one process."""
    file = min(folder.glob("*.xml.gz"))
    with tempfile.TemporaryDirectory() as made:
        small = Path(made) / "small.xml.gz"
        n_records, n_small = shortened(file, small, 3_000)
        compared: dict[str, tuple[Callable[[], object], int]] = {
            "plaincite": (lambda: sum(1 for _ in read_records(file)), n_records),
            "pubmed_parser": (lambda: pubmed_parser(file), n_records),
            "Biopython Entrez.read": (lambda: biopython(small), n_small),
            "bare lxml walk, no fields": (lambda: bare_walk(file), n_records),
        }
        rates: dict[str, list[float]] = {name: [] for name in compared}
        for _ in range(rounds):
            for name, (read, n) in compared.items():
                start = time.process_time()
                read()
                rates[name].append(n / (time.process_time() - start))
    print(f"{'reader':<28}{'records/s':>12}{'plaincite is faster by':>26}")
    for name, found in rates.items():
        ratio = statistics.median(
            ours / theirs for ours, theirs in zip(rates["plaincite"], found, strict=True)
        )
        print(f"{name:<28}{statistics.median(found):>12,.0f}{ratio:>25.2f}x")


def parse_together(folder: Path, rounds: int) -> None:
    """Compare reading as a sync does it, a process for each processor, with pubmed_parser.

    That has no way to read one file with several processes, so it has one. Records are made in the
    reading processes, where a sync goes on with them.
    """
    file = min(folder.glob("*.xml.gz"))
    ratios, rates = [], []
    with readers(_kept) as pool:
        n_records = sum(map(len, pool.read(file, on_error=print)))  # starts the processes too
        for _ in range(rounds):
            ours, _ = timed(lambda: sum(map(len, pool.read(file, on_error=print))))
            theirs, _ = timed(lambda: pubmed_parser(file))
            rates.append(n_records / ours)
            ratios.append(theirs / ours)
    print(
        f"plaincite, {os.cpu_count()} processes: {statistics.median(rates):,.0f} records/s by the "
        f"clock, {statistics.median(ratios):.2f}x pubmed_parser"
    )


def _kept(item: Record | Deletion, _file: str) -> str:
    return item.record_id


def sync(folder: Path, rounds: int, anserini: Path | None) -> None:
    """Compare a whole sync with raw indexing of parsed text plus a bare walk, and with Lucene.

    By the clock, which other work on the machine weighs on, most where one process must wait for
    another; and by processor time, of which the clock can at best show an equal share a core.
    """
    files = sorted(folder.glob("*.xml.gz"))
    texts = [text for file in files for text in parsed_texts(file)]
    clocks: dict[str, list[float]] = {"bare walk": [], "raw tantivy": [], "plaincite sync": []}
    if anserini is not None:
        clocks["Pyserini's Lucene"] = []
    busy: dict[str, list[float]] = {name: [] for name in clocks}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as made:
            found = synced(folder, Path(made) / "corpus")
        taken = {
            "bare walk": timed(lambda: [bare_walk(file) for file in files]),
            "raw tantivy": timed(lambda: raw_tantivy(texts)),
            "plaincite sync": (found["seconds"], found["cpu"]),
        }
        if anserini is not None:
            taken["Pyserini's Lucene"] = lucene(texts, anserini)
        for name, (clock, processor) in taken.items():
            clocks[name].append(clock)
            busy[name].append(processor)
    print(
        f"{len(texts):,} records, {len(files)} files, {rounds} rounds, {os.cpu_count()} processors"
    )
    for name, seconds in clocks.items():
        clock, processor = statistics.median(seconds), statistics.median(busy[name])
        print(
            f"{name:<18}{clock:>8.1f} s {clock / len(texts) * 1e6:>8.0f} µs a record, "
            f"processor {processor / len(texts) * 1e6:>6.0f} µs a record"
        )
    for kind, found_times in (("clock", clocks), ("processor", busy)):
        ratios = [
            own / (walk + raw)
            for walk, raw, own, *_ in zip(*(found_times[name] for name in clocks), strict=True)
        ]
        print(f"sync / (walk + raw tantivy) by the {kind}: {statistics.median(ratios):.2f}")


def timed(do: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that *do* takes, by the clock and of processor time with its threads."""
    clock, processor = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - clock, time.process_time() - processor


def growth(folder: Path, sizes: list[int]) -> None:
    """Make baselines of several sizes, sync each, and print what a record costs."""
    print(
        f"{'records':>10}{'s':>9}{'cpu s':>9}{'records/s':>11}{'cpu µs':>8}{'peak MB':>9}"
        f"{'records B':>11}{'index B':>9}{'38 M: GB':>10}"
    )
    for size in sizes:
        made = folder / str(size)
        if not made.exists():
            run("-m", "benchmarks.make_baseline", str(made), "--records", str(size))
        corpus = folder / f"corpus-{size}"
        shutil.rmtree(corpus, ignore_errors=True)
        found = synced(made, corpus)
        n, n_held = found["n_read"], found["n_held"]
        stored, index = found["stored"] / n_held, found["index"] / n_held
        print(
            f"{size:>10,}{found['seconds']:>9.1f}{found['cpu']:>9.1f}{n / found['seconds']:>11,.0f}"
            f"{found['cpu'] / n * 1e6:>8.0f}{found['peak'] / 1e6:>9,.0f}{stored:>11,.0f}"
            f"{index:>9,.0f}{(stored + index) * 38e6 / 1e9:>10.1f}",
            flush=True,
        )
        shutil.rmtree(corpus)


def synced(folder: Path, corpus: Path) -> dict[str, float]:
    """Sync a new corpus in a process of its own; return what it took and what came of it."""
    run("-m", "plaincite", "corpus", "create", str(corpus))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    command = ["-m", "plaincite", "corpus", "sync", str(corpus), str(folder), "--format", "json"]
    said, peak = run_watched(*command)
    seconds = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    document = json.loads(said)
    n_read = sum(document[key] for key in ("added", "replaced", "unchanged", "deleted"))
    return {
        "seconds": seconds,
        "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "peak": peak,
        "n_read": n_read,
        "n_held": document["records"],
        "stored": (corpus / "records.sqlite").stat().st_size,
        "index": sum(path.stat().st_size for path in (corpus / "index").rglob("*")),
    }


def run(*arguments: str) -> None:
    """Run a Python program quietly."""
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)


def run_watched(*arguments: str) -> tuple[str, int]:
    """Run a Python program; return what it printed and the most memory it and its own took."""
    peak, is_over = 0, threading.Event()

    def watch(pid: int) -> None:
        nonlocal peak
        while not is_over.wait(0.2):
            peak = max(peak, sum(map(resident, family(pid))))

    with subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, text=True) as child:
        watcher = threading.Thread(target=watch, args=(child.pid,))
        watcher.start()
        said, _ = child.communicate()
        is_over.set()
        watcher.join()
    if child.returncode:
        raise SystemExit(f"failed: {' '.join(arguments)}")
    return said, peak


def family(pid: int) -> Iterator[int]:
    """Yield a process and all below it."""
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def resident(pid: int) -> int:
    """Return the bytes of memory that a process holds for itself.

    Pages of files are not counted, such as those of the index: the system takes them back when it
    needs the room.
    """
    with contextlib.suppress(OSError):
        found = re.search(r"RssAnon:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) * 1024 if found else 0
    return 0


def shortened(file: Path, short: Path, n_records: int) -> tuple[int, int]:
    """Write the file's first records as one of its own; return how many there are in each."""
    xml = gzip.decompress(file.read_bytes())
    articles = _ARTICLE.findall(xml)
    head = xml[: xml.index(b"<PubmedArticleSet>") + len(b"<PubmedArticleSet>")]
    short.write_bytes(
        gzip.compress(head + b"".join(articles[:n_records]) + b"</PubmedArticleSet>", 1)
    )
    return len(articles), len(articles[:n_records])


def pubmed_parser(file: Path) -> int:
    """Read with pubmed_parser; returns the number of records."""
    library: Any = importlib.import_module("pubmed_parser")
    return len(list(library.parse_medline_xml(str(file))))


def biopython(file: Path) -> int:
    """Read with Biopython, without a look at the DTD, which it would want to fetch."""
    library: Any = importlib.import_module("Bio.Entrez")
    with gzip.open(file, "rb") as stream:
        return len(library.read(stream, validate=False)["PubmedArticle"])


def bare_walk(file: Path) -> int:
    """Let lxml find the records and look at none."""
    n_records = 0
    with gzip.open(file, "rb") as stream:
        for _, element in etree.iterparse(stream, tag="PubmedArticle"):
            n_records += 1
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return n_records


def parsed_texts(file: Path) -> Iterator[str]:
    """Yield what of each record is searched, as one text."""
    for item in read_records(file):
        if isinstance(item, Record):
            names = (heading.descriptor for heading in item.mesh)
            yield " ".join([item.title or "", item.abstract, *names, *item.keywords])


def raw_tantivy(texts: list[str]) -> None:
    """Index the texts with tantivy as it comes."""
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("pmid", stored=True, fast=True)
    builder.add_text_field("text", tokenizer_name="en_stem")
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(builder.build(), path=folder)
        writer = index.writer(256_000_000)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(pmid=number, text=text))
        writer.commit()
        writer.wait_merging_threads()


def lucene(texts: list[str], jar: Path) -> tuple[float, float]:
    """Index the texts as Pyserini does, on two threads; return seconds, of clock and processor.

    The virtual machine's start counts; writing the texts to a file for it to read does not.
    """
    with tempfile.TemporaryDirectory() as folder:
        source, index = Path(folder) / "texts", Path(folder) / "index"
        source.mkdir()
        with (source / "texts.jsonl").open("w", encoding="utf-8") as lines:
            for number, text in enumerate(texts):
                lines.write(json.dumps({"id": str(number), "contents": text}) + "\n")
        command = ["java", "-cp", str(jar), "io.anserini.index.IndexCollection"]
        command += ["-collection", "JsonCollection", "-input", str(source), "-index", str(index)]
        command += ["-generator", "DefaultLuceneDocumentGenerator", "-threads", "2"]
        command += ["-storePositions"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock, _ = timed(lambda: subprocess.run(command, check=True, capture_output=True))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
