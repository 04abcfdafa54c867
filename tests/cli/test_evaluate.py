"""`plaincite evaluate retrieval` prints the contract's figures, or one clear line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.evaluate import evaluate
from plaincite.errors import SourceError

CORPUS = """\
{"_id": "1", "title": "Cranberry juice and infections", "text": "A trial in 60 women."}
{"_id": "2", "title": "Yoga for back pain", "text": "A review of 12 trials."}
{"_id": "3", "title": "Sleep in shift workers", "text": "A cohort of nurses."}
"""
QUERIES = """\
{"_id": "q1", "text": "Does cranberry juice prevent infections?"}
{"_id": "q2", "text": "Does yoga help back pain?"}
"""
QRELS = "query-id\tcorpus-id\tscore\nq1\t1\t1\nq2\t2\t2\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "corpus.jsonl").write_text(CORPUS)
    (tmp_path / "queries.jsonl").write_text(QUERIES)
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "dev.tsv").write_text(QRELS)
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(evaluate, ["retrieval", *map(str, arguments)])


def test_json_is_one_document_of_the_contract(folder: Path) -> None:
    result = run(folder, "--format", "json")
    figures = json.loads(result.stdout)

    assert result.exit_code == 0
    assert list(figures) == ["queries", "ndcg@10", "recall@100", "mrr@10", "seconds"]
    assert figures.pop("seconds") >= 0
    assert figures == {"queries": 2, "ndcg@10": 1.0, "recall@100": 1.0, "mrr@10": 1.0}


def test_text_is_a_line_a_figure(folder: Path) -> None:
    lines = run(folder).stdout.splitlines()

    assert [line.split() for line in lines[:4]] == [
        ["queries", "2"],
        ["ndcg@10", "1.0000"],
        ["recall@100", "1.0000"],
        ["mrr@10", "1.0000"],
    ]


def test_queries_and_judgements_can_come_from_elsewhere(folder: Path) -> None:
    (folder / "mine.jsonl").write_text('{"_id": "x", "text": "sleep"}\n')
    (folder / "mine.tsv").write_text("x\t3\t1\n")
    result = run(
        folder, "--queries", folder / "mine.jsonl", "--qrels", folder / "mine.tsv", "--format=json"
    )

    assert json.loads(result.stdout)["queries"] == 1
    assert json.loads(result.stdout)["mrr@10"] == 1.0


def test_a_missing_split_is_an_error_that_names_the_file(folder: Path) -> None:
    result = run(folder, "--split", "test")

    assert isinstance(result.exception, SourceError)
    assert "test.tsv" in str(result.exception)


def test_an_unknown_format_is_wrong_usage(folder: Path) -> None:
    assert run(folder, "--format", "yaml").exit_code == 2
