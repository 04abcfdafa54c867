"""Retrieval figures: how well an engine ranks the records that people judged relevant.

The measures follow trec_eval, so figures can be set beside published ones. An engine is any
function from (question, limit) to hits; nothing here knows how it searches.
"""

import re
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path

from plaincite.errors import SourceError
from plaincite.evaluate.case_file import Row, read_lines, read_rows
from plaincite.model.ranking import Hit
from plaincite.model.record import Record, Section

__all__ = [
    "Engine",
    "QueryFigures",
    "RetrievalFigures",
    "evaluate_retrieval",
    "ndcg",
    "read_documents",
    "read_qrels",
    "read_queries",
    "recall",
    "reciprocal_rank",
    "trec_order",
]

Engine = Callable[[str, int], Sequence[Hit]]
Qrels = Mapping[str, Mapping[str, int]]  # query id -> record id -> grade

_GRADE = re.compile(r"-?\d{1,9}")
_DEPTH = 100  # hits asked of the engine; the deepest measure is recall@100


@dataclass(frozen=True, slots=True)
class QueryFigures:
    """The measures of one query."""

    query_id: str
    ndcg_at_10: float
    recall_at_100: float
    mrr_at_10: float


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """The measures of a run: means over all judged queries, and each query by itself."""

    by_query: tuple[QueryFigures, ...]
    seconds: float  # spent in the engine

    def as_dict(self) -> dict[str, int | float]:
        """The figures by the names of the command's contract."""
        return {
            "queries": len(self.by_query),
            "ndcg@10": _mean([figures.ndcg_at_10 for figures in self.by_query]),
            "recall@100": _mean([figures.recall_at_100 for figures in self.by_query]),
            "mrr@10": _mean([figures.mrr_at_10 for figures in self.by_query]),
            "seconds": round(self.seconds, 3),
        }


def evaluate_retrieval(
    engine: Engine,
    queries: Mapping[str, str],
    qrels: Qrels,
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> RetrievalFigures:
    """Run *engine* on every judged query and measure its rankings.

    Queries without a judgement are left out; a judged query that finds nothing counts as zero
    (trec_eval's option -c). The order is that of *qrels*.
    """
    by_query: list[QueryFigures] = []
    seconds = 0.0
    for query_id, grades in qrels.items():
        if query_id not in queries:
            continue
        start = clock()
        hits = engine(queries[query_id], _DEPTH)
        seconds += clock() - start
        by_query.append(_figures(query_id, trec_order(hits), grades))
    return RetrievalFigures(tuple(by_query), seconds)


def trec_order(hits: Iterable[Hit]) -> list[str]:
    """Return the record ids best first as trec_eval orders them, whatever order they came in.

    Scores are compared in single precision, and ties go by descending record id (in bytes).
    Source: trec_eval, form_res_rels.c, comp_sim_docno.
    """
    found = list(hits)
    scores = array("f", [hit.score for hit in found])
    keyed = zip(scores, (hit.record_id.encode() for hit in found), found, strict=True)
    ranked = sorted(keyed, key=lambda entry: entry[:2], reverse=True)
    return [hit.record_id for _, _, hit in ranked]


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], *, depth: int) -> float:
    """Normalised discounted cumulative gain with linear gain: sum of grade / log2(rank + 1).

    The ideal ranking holds all judged records. A grade below 1 gains nothing.

    >>> round(ndcg(["b", "a"], {"a": 2, "b": 1}, depth=10), 4)
    0.8597

    Source: Järvelin, Kekäläinen, TOIS 2002, with trec_eval's gain and discount (ndcg_cut).
    """
    best = _gain(sorted(grades.values(), reverse=True)[:depth])
    if best == 0.0:
        return 0.0
    return _gain([grades.get(record_id, 0) for record_id in ranking[:depth]]) / best


def recall(ranking: Sequence[str], grades: Mapping[str, int], *, depth: int) -> float:
    """The share of the relevant records (grade 1 or more) among the first *depth*.

    >>> recall(["a", "x"], {"a": 1, "b": 2, "x": 0}, depth=100)
    0.5
    """
    relevant = {record_id for record_id, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:depth])) / len(relevant) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], grades: Mapping[str, int], *, depth: int) -> float:
    """One over the rank of the first relevant record, 0 when none is among the first *depth*.

    >>> reciprocal_rank(["x", "a"], {"a": 1}, depth=10)
    0.5
    """
    for rank, record_id in enumerate(ranking[:depth], start=1):
        if grades.get(record_id, 0) > 0:
            return 1.0 / rank
    return 0.0


def read_documents(folder: Path) -> Iterator[Record]:
    """Yield the records of a BEIR *folder*: `corpus.jsonl`, or `corpus.jsonl.gz`.

    Raises:
        SourceError: Neither file is there, or a line is not what BEIR says.
    """
    plain = folder / "corpus.jsonl"
    path = plain if plain.exists() else folder / "corpus.jsonl.gz"
    for row in _rows(path):
        title, text = row.get("title"), row.get("text")
        yield Record(
            record_id=row["_id"],
            title=title if isinstance(title, str) and title else None,
            sections=(Section(text),) if isinstance(text, str) and text else (),
        )


def read_queries(path: Path) -> dict[str, str]:
    """Return the queries of a BEIR `queries.jsonl` by id, in the order of the file.

    Raises:
        SourceError: The file cannot be read, or a line has no id or no text.
    """
    queries: dict[str, str] = {}
    for row in _rows(path):
        if not isinstance(row.get("text"), str):
            raise SourceError(path, f"query {row['_id']} has no text")
        queries[row["_id"]] = row["text"]
    return queries


def read_qrels(path: Path) -> dict[str, dict[str, int]]:
    """Return the judgements of a BEIR qrels file: query id, record id, grade, split by tabs.

    Raises:
        SourceError: The file cannot be read, or a line is not three columns with a whole grade.
    """
    qrels: dict[str, dict[str, int]] = {}
    for number, line in read_lines(path):
        columns = line.split("\t")
        if not qrels and columns[-1] == "score":
            continue
        if len(columns) != 3 or not _GRADE.fullmatch(columns[2]):
            raise SourceError(path, f"line {number} is not 'query<tab>record<tab>grade'")
        qrels.setdefault(columns[0], {})[columns[1]] = int(columns[2])
    if not qrels:
        raise SourceError(
            path, "no judgements in this file; a line must be 'query<tab>record<tab>grade'"
        )
    return qrels


def _figures(query_id: str, ranking: list[str], grades: Mapping[str, int]) -> QueryFigures:
    return QueryFigures(
        query_id,
        ndcg_at_10=ndcg(ranking, grades, depth=10),
        recall_at_100=recall(ranking, grades, depth=100),
        mrr_at_10=reciprocal_rank(ranking, grades, depth=10),
    )


def _gain(grades: Sequence[int]) -> float:
    return sum(
        (max(grade, 0) / log2(rank + 1) for rank, grade in enumerate(grades, start=1)), start=0.0
    )


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 6) if values else 0.0


def _rows(path: Path) -> Iterator[Row]:
    for number, row in read_rows(path):
        if not isinstance(row.get("_id"), str):
            raise SourceError(path, f"line {number} is not an object with a text '_id'")
        yield row
