"""What each part of search adds: figures on the public sets, with paired bootstrap intervals.

    python -m benchmarks.search_ablation ../shared/data CACHE [--only bioasq] [--write]

Each line is one way to search; its intervals compare it with the line named in the table. The
vectors of each set are kept in CACHE, so that only the first run encodes. --write puts tables and
plot into docs/evaluation.md and docs/images; without it the tables are printed.

A test split is never among the sets: these are for choosing and for telling, not for judging.
"""

import argparse
import gzip
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import tantivy
from benchmarks.ablation_tables import Line, interval_plot, markdown_tables, put_between

from plaincite.corpus import MemoryCorpus
from plaincite.evaluate import (
    Engine,
    RetrievalFigures,
    evaluate_retrieval,
    read_documents,
    read_qrels,
    read_queries,
)
from plaincite.model.ranking import Hit, Query
from plaincite.model.record import Record, Section
from plaincite.question import understand
from plaincite.search import LexicalIndex, to_query
from plaincite.search.encoder import encoded_text, open_encoder
from plaincite.search.hybrid import HybridIndex, Tuning

_PAGE = Path("docs/evaluation.md")
_PLOT = Path("docs/images/retrieval.svg")


@dataclass(frozen=True, slots=True)
class Judged:
    """A set of questions whose answers people marked."""

    name: str
    records: tuple[Record, ...]
    queries: Mapping[str, str]
    qrels: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Step:
    """One way to search, and the step it is compared with."""

    name: str
    as_query: Callable[[str], Query]
    against: str | None = None
    has_feedback: bool = False
    tuning: Tuning | None = None  # of a search by words and meaning; None: by words alone


def _whole(text: str) -> Query:
    return to_query(understand(text))


BARE = "A plain BM25"
NAMES = "C + concepts, other names"
PLAIN = Tuning(word_depth=200, feedback_weight=0.0, lent_share=0.0)
TOWARDS = Tuning(word_depth=200, lent_share=0.0)
DEEPER = Tuning(lent_share=0.0)
STEPS = (
    Step("B + our terms", lambda text: Query(_whole(text).text), BARE),
    Step(NAMES, _whole, "B + our terms"),
    Step("D + feedback by words", _whole, NAMES, has_feedback=True),
    Step("E meaning alone", _whole, NAMES, tuning=PLAIN._replace(weight=1.0)),
    Step("F words and meaning", _whole, NAMES, tuning=PLAIN),
    Step("G + moved towards hits", _whole, "F words and meaning", tuning=TOWARDS),
    Step("H + 500 hits by words", _whole, "G + moved towards hits", tuning=DEEPER),
    Step("I + neighbours", _whole, "H + 500 hits by words", tuning=Tuning()),
    Step("J first 200 re-scored", _whole, NAMES, tuning=Tuning(scan_limit=0)),
)


def main() -> None:
    """Measure each set; print, or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", type=Path, help="the folder of the public sets")
    parser.add_argument("cache", type=Path)
    parser.add_argument("--only", choices=SETS, action="append")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines: dict[str, list[Line]] = {}
    for key in asked.only or SETS:
        judged = SETS[key](asked.sets)
        title = f"{judged.name} ({len(judged.qrels):,})"
        lines[title] = report(judged, asked.cache / key.partition("-")[0])
        print(f"{title}: done", flush=True)
    tables = markdown_tables(lines)
    if asked.write:
        put_between(_PAGE, "retrieval table", tables)
        _PLOT.write_text(interval_plot(lines), "utf-8")
    else:
        print(tables)


def report(judged: Judged, cache: Path) -> list[Line]:
    """Return the lines of one set."""
    corpus = MemoryCorpus(judged.records, changed_on="1970-01-01", name="measured")
    index = LexicalIndex.in_memory()
    index.synchronize(corpus)
    runs = {BARE: _measured(plain_bm25(judged.records), judged)}
    lines = [Line(BARE, runs[BARE], None, None)]
    for step in STEPS:
        runs[step.name] = _measured(_engine(index, corpus, step, cache), judged)
        before = runs[step.against] if step.against else None
        lines.append(Line(step.name, runs[step.name], before, step.against))
    return lines


def plain_bm25(records: tuple[Record, ...]) -> Engine:
    """The engine's own BM25: letters and digits, a stop list, Snowball stems, one field."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("body", tokenizer_name="english")
    index = tantivy.Index(builder.build())
    analyzer = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.stopword("english"))
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )
    index.register_tokenizer("english", analyzer)
    writer = index.writer(64_000_000, 1)
    for record in records:
        writer.add_document(tantivy.Document(id=record.record_id, body=encoded_text(record)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(text: str, limit: int) -> list[Hit]:
        words = sorted(set(analyzer.analyze(text)))
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "body", word, "freq"))
            for word in words
        ]
        found = searcher.search(tantivy.Query.boolean_query(clauses), limit).hits
        return [Hit(str(searcher.doc(at)["id"][0]), float(score)) for score, at in found]

    return search


def _engine(index: LexicalIndex, corpus: MemoryCorpus, step: Step, cache: Path) -> Engine:
    if step.tuning is None:
        source = corpus if step.has_feedback else None
        return lambda text, limit: index.search(step.as_query(text), limit=limit, feedback=source)
    hybrid = HybridIndex(index, corpus, open_encoder(), cache, tuning=step.tuning)
    for _ in hybrid.embed():
        pass
    return lambda text, limit: hybrid.search(step.as_query(text), limit=limit)


def _measured(engine: Engine, judged: Judged) -> RetrievalFigures:
    return evaluate_retrieval(engine, judged.queries, judged.qrels)


def _beir(name: str, folder: Path, split: str) -> Judged:
    return Judged(
        name,
        tuple(read_documents(folder)),
        read_queries(folder / "queries.jsonl"),
        read_qrels(folder / "qrels" / f"{split}.tsv"),
    )


def _bioasq(folder: Path) -> Judged:
    """Each question against the snippets that experts marked."""
    with (folder / "snippet_docs.jsonl").open() as lines:
        rows = [json.loads(line) for line in lines]
    records = tuple(Record(row["_id"], None, (Section(row["text"]),)) for row in rows)
    known = {record.record_id for record in records}
    queries, qrels = {}, {}
    with gzip.open(folder / "questions.jsonl.gz", "rt") as lines:
        for row in map(json.loads, lines):
            queries[row["id"]] = row["question"]
            marked = {part["pmid"]: 1 for part in row["snippets"] if part["pmid"] in known}
            if marked:
                qrels[row["id"]] = marked
    return Judged("BioASQ snippets", records, queries, qrels)


SETS: dict[str, Callable[[Path], Judged]] = {
    "scifact": lambda sets: _beir("SciFact train", sets / "scifact", "train"),
    "nfcorpus-dev": lambda sets: _beir("NFCorpus dev", sets / "nfcorpus", "dev"),
    "nfcorpus-train": lambda sets: _beir("NFCorpus train", sets / "nfcorpus", "train"),
    "bioasq": lambda sets: _bioasq(sets / "bioasq"),
}


if __name__ == "__main__":
    main()
