"""Pairs: what the encoder is tuned on, read from the public sets, with hard negatives.

A pair is a question (or a title, a conclusion, a plain wording) and the text that answers it. Sets
whose terms forbid it, or state none, are not read; docs/models/encoder.md lists what is, with
terms. Same folders in, same pairs out.
"""

import gzip
import hashlib
import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.corpus import MemoryCorpus
from plaincite.evaluate import read_documents, read_qrels, read_queries
from plaincite.model.ranking import Query
from plaincite.model.record import Record, Section
from plaincite.search import LexicalIndex
from plaincite.search.encoder import encoded_text

__all__ = ["SOURCES", "Pair", "is_held_out", "read_pairs"]

_N_NEGATIVES = 4  # drawn for each pair; a step uses one of them
_FROM_RANK, _TO_RANK = 4, 50  # of our own BM25: the first few are often right and unjudged
_MIN_SHARED = 200  # characters that a conclusion must leave of its abstract

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the text it should lie near, and texts it should not."""

    source: str
    query_id: str
    query: str
    text_id: str
    text: str
    relevant: frozenset[str]  # ids of all texts that answer it: none of them is a negative
    negatives: tuple[str, ...]


def read_pairs(folder: Path, *, without: str | None, half: int | None) -> list[Pair]:
    """Return the pairs of all sources under *folder*.

    Args:
        folder: The public sets.
        without: A set that nothing is read of.
        half: The half of the questions of each judged set that is left out.
    """
    pairs: list[Pair] = []
    for name, (set_name, limit, read) in SOURCES.items():
        if set_name == without:
            continue
        found = [
            pair
            for pair in _with_negatives(name, *read(folder / set_name))
            if half is None or name not in JUDGED or not is_held_out(pair.query_id, half)
        ]
        random.Random(name).shuffle(found)
        pairs.extend(found[:limit])
    return pairs


def is_held_out(query_id: str, half: int) -> bool:
    """Whether the question belongs to the half that is left out."""
    return hashlib.blake2b(query_id.encode()).digest()[0] % 2 == half


Qrels = Mapping[str, Mapping[str, int]]
Found = tuple[list[Record], dict[str, str], Qrels]  # texts, questions by id, what answers them


def _scifact(folder: Path) -> Found:
    qrels = read_qrels(folder / "qrels" / "train.tsv")
    return list(read_documents(folder)), read_queries(folder / "queries.jsonl"), qrels


def _nfcorpus(folder: Path) -> Found:
    qrels = read_qrels(folder / "qrels" / "train.tsv")
    return list(read_documents(folder)), read_queries(folder / "queries.jsonl"), qrels


def _bioasq(folder: Path) -> Found:
    texts = [_text(row["_id"], row["text"]) for row in _rows(folder / "snippet_docs.jsonl")]
    known = {record.record_id for record in texts}
    queries, qrels = {}, {}
    for row in _rows(folder / "questions.jsonl.gz"):
        queries[row["id"]] = row["question"]
        qrels[row["id"]] = {part["pmid"]: 1 for part in row["snippets"] if part["pmid"] in known}
    return texts, queries, qrels


def _titles(folder: Path) -> Found:
    """Each title and its abstract."""
    texts, queries, qrels = [], {}, {}
    for row in _rows(folder / "corpus.jsonl.gz"):
        said = _said(row.get("abstract") or row.get("text"))
        if row.get("title") and len(said) > _MIN_SHARED:
            texts.append(_text(row["_id"], said))
            queries[row["_id"]] = row["title"]
            qrels[row["_id"]] = {row["_id"]: 1}
    return texts, queries, qrels


def _conclusions(folder: Path) -> Found:
    """Each last sentence, or section, and the title with what stands before it."""
    texts, queries, qrels = [], {}, {}
    for row in _rows(folder / "corpus.jsonl.gz"):
        parts = row.get("abstract") or row["metadata"]["sentences"]
        rest = _said(parts[:-1])
        if len(parts) > 1 and len(rest) > _MIN_SHARED:
            texts.append(_text(row["_id"], f"{row['title']} {rest}"))
            queries[row["_id"]] = _said(parts[-1:])
            qrels[row["_id"]] = {row["_id"]: 1}
    return texts, queries, qrels


def _pubmedqa(folder: Path) -> Found:
    return _one_to_one(
        (row["pmid"], row["question"], " ".join(row["contexts"]))
        for row in _rows(folder / "questions.jsonl")
    )


def _cochrane(folder: Path) -> Found:
    """Each plain language summary, from its beginning, and the abstract of the review."""
    return _one_to_one(
        (row["doi"], row["plain_language"][:300], row["abstract"])
        for row in _rows(folder / "pairs.jsonl")
    )


def _reviews(folder: Path) -> Found:
    return _one_to_one(
        (row["review_pmid"], row["question"], row["abstract"])
        for row in _rows(folder / "questions.jsonl")
    )


def _meqsum(folder: Path) -> Found:
    """Each one-line question and the long one it sums up."""
    return _one_to_one(
        (row["id"], row["summary"], row["message"]) for row in _rows(folder / "questions.jsonl")
    )


def _synonyms(folder: Path) -> Found:
    """Each name and its other names; those of the A.D.A.M. encyclopedia are not free."""
    rows = [row for row in _rows(folder / "focus_terms.jsonl") if "ADAM" not in row["sources"]]
    return _one_to_one(
        (row["focus"], name, row["focus"]) for row in rows for name in row["synonyms"][:1]
    )


Reader = Callable[[Path], Found]
# Source: the set it is of, how many pairs are taken at most, and how it is read.
SOURCES: dict[str, tuple[str, int, Reader]] = {
    "scifact": ("scifact", 1_000, _scifact),
    "nfcorpus": ("nfcorpus", 3_000, _nfcorpus),
    "bioasq": ("bioasq", 1_500, _bioasq),
    "scifact titles": ("scifact", 700, _titles),
    "scifact conclusions": ("scifact", 700, _conclusions),
    "trial titles": ("rct_abstracts", 500, _titles),
    "trial conclusions": ("rct_abstracts", 700, _conclusions),
    "drug titles": ("drug_class_reviews", 500, _titles),
    "pubmedqa": ("pubmedqa", 500, _pubmedqa),
    "cochrane": ("cochrane_pls", 411, _cochrane),
    "reviews": ("pubmedrs200", 112, _reviews),
    "meqsum": ("meqsum", 400, _meqsum),
    "synonyms": ("medquad", 800, _synonyms),
}
JUDGED = frozenset({"scifact", "nfcorpus", "bioasq"})


def _with_negatives(
    source: str, texts: list[Record], queries: Mapping[str, str], qrels: Qrels
) -> Iterator[Pair]:
    """One pair for each question, two where several texts answer it; the best graded first."""
    index = LexicalIndex.in_memory()
    index.synchronize(MemoryCorpus(texts, changed_on="1970-01-01", name=source))
    by_id = {record.record_id: encoded_text(record) for record in texts}
    for query_id, grades in qrels.items():
        relevant = frozenset(name for name, grade in grades.items() if grade > 0)
        chance = random.Random(f"{source} {query_id}")
        asked = queries.get(query_id, "").rstrip("?.! ")
        known = sorted(name for name in relevant if name in by_id)
        chance.shuffle(known)
        known.sort(key=lambda name: -grades[name])
        if not asked or not known:
            continue
        hits = index.search(Query(asked[:500]), limit=_TO_RANK)[_FROM_RANK - 1 :]
        wrong = [hit.record_id for hit in hits if hit.record_id not in relevant]
        wrong = wrong or [name for name in chance.sample(sorted(by_id), 8) if name not in relevant]
        drawn = tuple(by_id[name] for name in chance.sample(wrong, min(_N_NEGATIVES, len(wrong))))
        for name in known[:2]:
            yield Pair(source, query_id, asked, name, by_id[name], relevant, drawn)


def _one_to_one(rows: Iterator[tuple[str, str, str]]) -> Found:
    texts, queries, qrels = [], {}, {}
    for name, query, text in rows:
        if query and text:
            texts.append(_text(name, text))
            queries[name] = query
            qrels[name] = {name: 1}
    return texts, queries, qrels


def _said(parts: list[Any] | str | None) -> str:
    if isinstance(parts, str) or parts is None:
        return parts or ""
    return " ".join(part if isinstance(part, str) else part["text"] for part in parts)


def _text(name: str, text: str) -> Record:
    return Record(name, None, (Section(text),))


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            yield json.loads(line)
