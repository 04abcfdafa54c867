"""Measures against numbers worked by hand, readers against small BEIR folders."""

import gzip
import json
import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plaincite.errors import SourceError
from plaincite.evaluate.retrieval import (
    evaluate_retrieval,
    ndcg,
    read_documents,
    read_qrels,
    read_queries,
    recall,
    reciprocal_rank,
    trec_order,
)
from plaincite.model.ranking import Hit

LOG3, LOG4 = math.log2(3), math.log2(4)


@pytest.mark.parametrize(
    ("ranking", "grades", "expected"),
    [
        pytest.param("a", {"a": 1}, 1.0, id="the one relevant record first"),
        pytest.param("xa", {"a": 1}, 1 / LOG3, id="second: 1 / log2(3)"),
        pytest.param("xya", {"a": 1}, 0.5, id="third: 1 / log2(4)"),
        pytest.param(
            "bxa", {"a": 2, "b": 1, "x": 0}, (1 + 2 / LOG4) / (2 + 1 / LOG3), id="linear gain"
        ),
        pytest.param("a", {"a": 1, "b": 1}, 1 / (1 + 1 / LOG3), id="a missed record counts"),
        pytest.param("ab", {"a": 1, "b": -1}, 1.0, id="a negative grade gains nothing"),
        pytest.param("xyz", {"a": 1}, 0.0, id="nothing found"),
        pytest.param("", {"a": 1}, 0.0, id="no hits"),
        pytest.param("ab", {"a": 0}, 0.0, id="nothing relevant"),
    ],
)
def test_ndcg(ranking: str, grades: dict[str, int], expected: float) -> None:
    assert ndcg(list(ranking), grades, depth=10) == pytest.approx(expected)


def test_ndcg_looks_no_deeper_than_asked() -> None:
    """The ideal ranking is cut at the same depth."""
    grades = {"a": 1, "b": 1, "c": 1}

    assert ndcg(["x", "a", "b"], grades, depth=2) == pytest.approx((1 / LOG3) / (1 + 1 / LOG3))


@pytest.mark.parametrize(
    ("ranking", "expected"), [("abx", 1.0), ("axy", 0.5), ("xyz", 0.0), ("", 0.0), ("xyab", 0.5)]
)
def test_recall_is_the_share_of_the_relevant_within_depth(ranking: str, expected: float) -> None:
    assert recall(list(ranking), {"a": 1, "b": 2, "x": 0}, depth=3) == expected


def test_recall_of_nothing_is_zero() -> None:
    assert recall(["a"], {"a": 0}, depth=10) == 0.0


@pytest.mark.parametrize(
    ("ranking", "expected"), [("axx", 1.0), ("xab", 0.5), ("xya", 1 / 3), ("xyza", 0.0), ("", 0.0)]
)
def test_reciprocal_rank_of_the_first_relevant(ranking: str, expected: float) -> None:
    assert reciprocal_rank(list(ranking), {"a": 1, "b": 2}, depth=3) == expected


@pytest.mark.parametrize(
    ("hits", "order"),
    [
        pytest.param([("a", 1.0), ("b", 2.0)], "ba", id="by score"),
        pytest.param([("a", 1.0), ("c", 1.0), ("b", 1.0)], "cba", id="ties by descending id"),
        pytest.param([("a", 1.0 + 1e-12), ("b", 1.0)], "ba", id="scores in single precision"),
    ],
)
def test_trec_order(hits: list[tuple[str, float]], order: str) -> None:
    assert "".join(trec_order([Hit(*hit) for hit in hits])) == order


def engine(question: str, limit: int) -> Sequence[Hit]:
    """Knows one question, and answers it with a, b, c."""
    return [Hit(name, 3.0 - at) for at, name in enumerate("abc")][:limit] if question == "Q" else []


def test_figures_are_means_over_judged_queries() -> None:
    """One found at rank 2, one not found at all; an unjudged query does not count."""
    ticks = iter(range(100))
    figures = evaluate_retrieval(
        engine,
        {"1": "Q", "2": "other", "3": "unjudged"},
        {"1": {"b": 1}, "2": {"a": 1}, "9": {"a": 1}},
        clock=lambda: float(next(ticks)),
    )

    assert figures.as_dict() == {
        "queries": 2,
        "ndcg@10": pytest.approx(0.5 / LOG3, abs=1e-6),
        "recall@100": 0.5,
        "mrr@10": 0.25,
        "seconds": 2.0,
    }


def test_no_judged_query_gives_zeros() -> None:
    figures = evaluate_retrieval(engine, {}, {"1": {"a": 1}}, clock=lambda: 0.0)

    assert figures.as_dict() == {
        "queries": 0,
        "ndcg@10": 0.0,
        "recall@100": 0.0,
        "mrr@10": 0.0,
        "seconds": 0.0,
    }


@given(
    ranking=st.lists(st.sampled_from("abcdefgh"), unique=True),
    grades=st.dictionaries(st.sampled_from("abcdefgh"), st.integers(-1, 3)),
)
def test_every_measure_lies_between_zero_and_one(
    ranking: list[str], grades: dict[str, int]
) -> None:
    for measure in (ndcg, recall, reciprocal_rank):
        assert 0.0 <= measure(ranking, grades, depth=5) <= 1.0 + 1e-12


@given(grades=st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 3), min_size=1))
def test_the_ideal_ranking_has_ndcg_one(grades: dict[str, int]) -> None:
    ideal = sorted(grades, key=lambda name: -grades[name])

    assert ndcg(ideal, grades, depth=4) == pytest.approx(float(any(grades.values())))


CORPUS = [
    {"_id": "1", "title": "A title", "text": "Some text."},
    {"_id": "2", "title": "", "text": "No title."},
    {"_id": "3", "text": ""},
]


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.jsonl.gz"])
def test_read_documents(tmp_path: Path, name: str) -> None:
    """Plain or gzipped; an empty title or text is a missing one."""
    text = "\n".join(map(json.dumps, CORPUS)) + "\n\n"
    opened = gzip.open if name.endswith("gz") else open
    with opened(tmp_path / name, "wt", encoding="utf-8") as stream:
        stream.write(text)
    first, second, third = read_documents(tmp_path)

    assert (first.record_id, first.title, first.abstract) == ("1", "A title", "Some text.")
    assert (second.title, second.abstract) == (None, "No title.")
    assert (third.title, third.sections) == (None, ())


def test_read_queries_keeps_the_order_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "queries.jsonl"
    path.write_text('{"_id": "b", "text": "B?"}\n{"_id": "a", "text": "A?"}\n')

    assert list(read_queries(path).items()) == [("b", "B?"), ("a", "A?")]


@pytest.mark.parametrize("header", ["query-id\tcorpus-id\tscore\n", ""])
def test_read_qrels(tmp_path: Path, header: str) -> None:
    """With or without the header line; Windows line ends are ends too."""
    path = tmp_path / "dev.tsv"
    path.write_bytes(f"{header}1\ta\t2\r\n1\tb\t0\r\n2\ta\t1\r\n".encode())

    assert read_qrels(path) == {"1": {"a": 2, "b": 0}, "2": {"a": 1}}


@pytest.mark.parametrize(
    ("reader", "name", "held", "reason"),
    [
        (read_queries, "q.jsonl", b"{", "line 1 is not JSON"),
        (read_queries, "q.jsonl", b"[" * 100_000, "line 1 is not JSON"),
        (read_queries, "q.jsonl", b"[]", "line 1 is not an object"),
        (read_queries, "q.jsonl", b'{"_id": 1, "text": "a"}', "line 1 is not an object"),
        (read_queries, "q.jsonl", b'{"_id": "1"}', "query 1 has no text"),
        (read_queries, "q.jsonl", b"\xff\xfe", "utf-8"),
        (read_queries, "q.jsonl.gz", b"not gzip", "gzip"),
        (read_queries, "q.jsonl.gz", gzip.compress(b"{}" * 900)[:20], "end"),
        (read_qrels, "d.tsv", b"1 a 1", "line 1 is not"),
        (read_qrels, "d.tsv", b"1\ta\t1\n1\tb\tmany", "line 2 is not"),
        (read_qrels, "d.tsv", b"1\ta\t--1", "line 1 is not"),
        (read_qrels, "d.tsv", b"query-id\tcorpus-id\tscore\n", "no judgements"),
        (read_qrels, "d.tsv", b"", "no judgements"),
    ],
)
def test_a_file_of_another_kind_is_an_error_that_says_why(
    tmp_path: Path, reader: object, name: str, held: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(held)

    with pytest.raises(SourceError, match=reason):
        reader(tmp_path / name)  # type: ignore[operator]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"queries\.jsonl"):
        read_queries(tmp_path / "queries.jsonl")
    with pytest.raises(SourceError, match=r"corpus\.jsonl"):
        list(read_documents(tmp_path))


@pytest.mark.shared
def test_the_scifact_files_read_in_full(shared_data: Path) -> None:
    folder = shared_data / "scifact"
    qrels = read_qrels(folder / "qrels" / "train.tsv")

    assert sum(1 for _ in read_documents(folder)) == 5183
    assert sum(map(len, qrels.values())) == 915
    assert set(qrels) <= set(read_queries(folder / "queries.jsonl"))
