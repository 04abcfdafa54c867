"""`plaincite corpus embed` and `evaluate retrieval --dense`, with the encoder that is shipped."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.main import commands
from plaincite.corpus import Corpus
from plaincite.model.record import Record, Section
from plaincite.pipeline import Pipeline

pytest.importorskip("numpy", reason="needs the extra 'dense'")
pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
pytest.importorskip("tokenizers", reason="needs the extra 'dense'")

pytestmark = pytest.mark.dense

RECORDS = [
    Record(
        f"pmid:{number}",
        title,
        (Section(f"We studied {n_people} adults. {found}"),),
        publication_types=("Randomized Controlled Trial",),
    )
    for number, title, n_people, found in (
        (1, "Statins and muscle pain", 240, "Muscle pain was no more common on statins."),
        (2, "Statins and myalgia in primary care", 90, "Statins led to muscle pain in 9 adults."),
        (3, "Yoga for back pain", 60, "Back pain fell with yoga."),
    )
]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [*map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus.create(tmp_path / "made") as corpus:
        corpus.add(RECORDS, source="made")
    return tmp_path / "made"


def test_embed_makes_what_is_missing_and_says_so(folder: Path) -> None:
    first, second = run("corpus", "embed", folder), run("corpus", "embed", folder)

    assert first.stdout == f"{folder}: 3 vectors made, 0 were there.\n"
    assert second.stdout == f"{folder}: 0 vectors made, 3 were there.\n"


def test_ask_names_the_encoder_only_where_there_are_vectors(folder: Path) -> None:
    question = "Do statins cause muscle pain?"
    by_words = Pipeline.open(folder).ask(question)
    run("corpus", "embed", folder)
    by_both = Pipeline.open(folder).ask(question)

    assert "MiniLM" not in by_words.provenance.engine
    assert "on all records" in by_both.provenance.engine
    assert by_both == Pipeline.open(folder).ask(question)


def test_retrieval_is_measured_by_words_and_meaning(tmp_path: Path) -> None:
    rows = [{"_id": "1", "title": "Oral contraceptives and body weight", "text": "No change."}]
    rows += [{"_id": str(n), "title": f"Roofs of town {n}", "text": "Tiles."} for n in range(2, 9)]
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "queries.jsonl").write_text('{"_id": "q", "text": "birth control and getting fat"}')
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "dev.tsv").write_text("q\t1\t1\n")
    arguments = ("evaluate", "retrieval", tmp_path, "--dense", "--format", "json")
    kept = run(*arguments, "--vectors", tmp_path / "kept")

    assert json.loads(kept.stdout)["ndcg@10"] == 1.0
    assert (tmp_path / "kept" / "state.json").is_file()
    again = run(*arguments, "--vectors", tmp_path / "kept")
    assert json.loads(again.stdout) | {"seconds": 0} == json.loads(kept.stdout) | {"seconds": 0}
