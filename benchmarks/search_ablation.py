"""What each part of search adds: figures on BEIR folders, with paired bootstrap intervals.

    python benchmarks/search_ablation.py FOLDER:SPLIT...

for instance

    python benchmarks/search_ablation.py ../shared/data/scifact:train ../shared/data/nfcorpus:dev

Each line is one step; its intervals compare it with the line above it.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plaincite.corpus import MemoryCorpus
from plaincite.evaluate import (
    Engine,
    RetrievalFigures,
    evaluate_retrieval,
    paired_interval,
    read_documents,
    read_qrels,
    read_queries,
)
from plaincite.model.ranking import Query, RecordSource
from plaincite.question import understand
from plaincite.search import LexicalIndex, to_query


@dataclass(frozen=True, slots=True)
class Step:
    """One way to search."""

    name: str
    as_query: Callable[[str], Query]
    has_feedback: bool = False


def _without_synonyms(query: Query) -> Query:
    return Query(query.text, tuple(group[:1] for group in query.groups))


STEPS = (
    Step("all words", Query),
    Step("words of the subject", lambda text: Query(to_query(understand(text)).text)),
    Step("+ concepts", lambda text: _without_synonyms(to_query(understand(text)))),
    Step("+ other names", lambda text: to_query(understand(text))),
    Step("+ feedback", lambda text: to_query(understand(text)), has_feedback=True),
)


def main() -> None:
    """Measure each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="+", metavar="FOLDER:SPLIT")
    for place in parser.parse_args().places:
        folder, _, split = place.rpartition(":")
        report(Path(folder), split)


def report(folder: Path, split: str) -> None:
    """Print the table of one folder."""
    queries = read_queries(folder / "queries.jsonl")
    qrels = read_qrels(folder / "qrels" / f"{split}.tsv")
    corpus = MemoryCorpus(read_documents(folder), changed_on="1970-01-01", name="measured")
    index = LexicalIndex.in_memory()
    index.synchronize(corpus)
    print(f"\n{folder.name} {split}: {len(index):,} records")
    print(f"{'':<22}{'ndcg@10':>9}{'gain, 95%':>20}{'recall@100':>12}{'gain, 95%':>20}")
    before: RetrievalFigures | None = None
    for step in STEPS:
        feedback = corpus if step.has_feedback else None
        figures = evaluate_retrieval(_engine(index, step, feedback), queries, qrels)
        print(f"{step.name:<22}{_columns(figures, before)}")
        before = figures


def _engine(index: LexicalIndex, step: Step, feedback: RecordSource | None) -> Engine:
    return lambda text, limit: index.search(step.as_query(text), limit=limit, feedback=feedback)


def _columns(figures: RetrievalFigures, before: RetrievalFigures | None) -> str:
    means = figures.as_dict()
    ndcg, recall = _gain(figures, before, "ndcg_at_10"), _gain(figures, before, "recall_at_100")
    return f"{means['ndcg@10']:>9.4f}{ndcg:>20}{means['recall@100']:>12.4f}{recall:>20}"


def _gain(figures: RetrievalFigures, before: RetrievalFigures | None, measure: str) -> str:
    if before is None:
        return ""
    old, new = ([getattr(query, measure) for query in run.by_query] for run in (before, figures))
    return "{:+.4f} to {:+.4f}".format(*paired_interval(old, new))


if __name__ == "__main__":
    main()
