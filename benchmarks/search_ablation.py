"""What each part of search adds: figures on BEIR folders, with paired bootstrap intervals.

    python benchmarks/search_ablation.py [--vectors CACHE] FOLDER:SPLIT...

for instance

    python benchmarks/search_ablation.py ../shared/data/scifact:train ../shared/data/nfcorpus:dev

Each line is one way to search; its intervals compare it with the line named at its end. With
--vectors the lines that need the extra `dense` are added; the vectors of each folder are kept in
CACHE, so that only the first run takes minutes.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass, replace
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
from plaincite.search.encoder import open_encoder
from plaincite.search.hybrid import HybridIndex, Tuning


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


def _without_synonyms(text: str) -> Query:
    query = _whole(text)
    return replace(query, groups=tuple(group[:1] for group in query.groups))


NAMES = "+ other names"
HYBRID = "words and meaning"
STEPS = (
    Step("all words", Query),
    Step("words of the subject", lambda text: Query(_whole(text).text), "all words"),
    Step("+ concepts", _without_synonyms, "words of the subject"),
    Step(NAMES, _whole, "+ concepts"),
    Step("+ feedback", _whole, NAMES, has_feedback=True),
)
_PLAIN = Tuning(feedback_weight=0.0)
DENSE_STEPS = (
    Step("meaning alone", _whole, NAMES, tuning=_PLAIN._replace(weight=1.0)),
    Step("first 100 re-scored", _whole, NAMES, tuning=_PLAIN._replace(depth=100, scan_limit=0)),
    Step("first 200 re-scored", _whole, NAMES, tuning=_PLAIN._replace(scan_limit=0)),
    Step("first 400 re-scored", _whole, NAMES, tuning=_PLAIN._replace(depth=400, scan_limit=0)),
    Step("200, + towards hits", _whole, NAMES, tuning=Tuning(scan_limit=0)),
    Step(HYBRID, _whole, NAMES, tuning=_PLAIN),
    Step("+ towards hits", _whole, HYBRID, tuning=Tuning()),
    Step("+ word feedback", _whole, "+ towards hits", tuning=Tuning(has_word_feedback=True)),
)


def main() -> None:
    """Measure each folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("places", nargs="+", metavar="FOLDER:SPLIT")
    parser.add_argument("--vectors", type=Path, metavar="CACHE")
    asked = parser.parse_args()
    for place in asked.places:
        folder, _, split = place.rpartition(":")
        report(Path(folder), split, asked.vectors)


def report(folder: Path, split: str, cache: Path | None) -> None:
    """Print the table of one folder."""
    queries = read_queries(folder / "queries.jsonl")
    qrels = read_qrels(folder / "qrels" / f"{split}.tsv")
    corpus = MemoryCorpus(read_documents(folder), changed_on="1970-01-01", name="measured")
    index = LexicalIndex.in_memory()
    index.synchronize(corpus)
    print(f"\n{folder.name} {split}: {len(index):,} records")
    print(f"{'':<22}{'ndcg@10':>9}{'gain, 95%':>20}{'recall@100':>12}{'gain, 95%':>20}{'ms':>7}")
    runs: dict[str | None, RetrievalFigures] = {}
    for step in (*STEPS, *(DENSE_STEPS if cache else ())):
        path = cache / folder.name if cache else None
        figures = evaluate_retrieval(_engine(index, corpus, step, path), queries, qrels)
        print(f"{step.name:<22}{_columns(figures, runs.get(step.against))}", flush=True)
        runs[step.name] = figures


def _engine(index: LexicalIndex, corpus: RecordSource, step: Step, path: Path | None) -> Engine:
    if step.tuning is None:
        source = corpus if step.has_feedback else None
        return lambda text, limit: index.search(step.as_query(text), limit=limit, feedback=source)
    hybrid = HybridIndex(index, corpus, open_encoder(), path, tuning=step.tuning)
    for _ in hybrid.embed():
        pass
    return lambda text, limit: hybrid.search(step.as_query(text), limit=limit)


def _columns(figures: RetrievalFigures, before: RetrievalFigures | None) -> str:
    means = figures.as_dict()
    ndcg, recall = _gain(figures, before, "ndcg_at_10"), _gain(figures, before, "recall_at_100")
    ms = 1e3 * figures.seconds / max(1, len(figures.by_query))
    shown = f"{means['ndcg@10']:>9.4f}{ndcg:>20}{means['recall@100']:>12.4f}{recall:>20}"
    return f"{shown}{ms:>7.1f}"


def _gain(figures: RetrievalFigures, before: RetrievalFigures | None, measure: str) -> str:
    if before is None:
        return ""
    old, new = ([getattr(query, measure) for query in run.by_query] for run in (before, figures))
    return "{:+.4f} to {:+.4f}".format(*paired_interval(old, new))


if __name__ == "__main__":
    main()
