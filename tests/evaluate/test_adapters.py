"""Adapters: public sets as published, into the forms of `evaluate`."""

import gzip
import json
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.evaluate import ADAPTERS, adapt

FOLDERS = {
    "scifact_rationales": "scifact",
    "rct_findings": "rct_abstracts",
    "pubmedqa_no_conclusion": "pubmedqa",
    "healthfc_sentences": "healthfc",
}


def write(path: Path, *rows: object) -> None:
    """Write *rows* as JSONL, gzipped where the name says so."""
    text = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)


@pytest.fixture
def scifact(tmp_path: Path) -> Path:
    """Two claims about one invented abstract, one of them judged."""
    write(
        tmp_path / "corpus.jsonl.gz",
        {"_id": "7", "metadata": {"sentences": ["Walks were tried.", "Walks helped sleep."]}},
    )
    part = {"sentences": [1], "label": "SUPPORT"}
    write(
        tmp_path / "claims_train.jsonl",
        {"id": 1, "claim": "Walks help.", "evidence": {"7": [part]}, "cited_doc_ids": [7]},
        {"id": 2, "claim": "Walks harm bees.", "evidence": {}, "cited_doc_ids": [7]},
    )
    return tmp_path


def test_scifact_gives_whole_abstracts_and_claims_without_evidence(scifact: Path) -> None:
    judged, unjudged = adapt("scifact", scifact)

    assert (judged["label"], len(judged["evidence"])) == ("SUPPORT", 2)
    assert (unjudged["label"], len(unjudged["evidence"])) == ("NOT_ENOUGH_INFO", 2)


def test_rationales_are_the_gold_sentences_alone(scifact: Path) -> None:
    (row,) = adapt("scifact_rationales", scifact)

    assert row["evidence"] == ["Walks helped sleep."]


def test_a_conclusion_is_the_last_text_or_left_out(tmp_path: Path) -> None:
    row = {
        "pmid": "1",
        "question": "Do walks help?",
        "contexts": ["We tried walks."],
        "long_answer": "Walks help.",
        "final_decision": "yes",
    }
    write(tmp_path / "questions.jsonl", row)

    assert adapt("pubmedqa", tmp_path)[0]["evidence"] == ["We tried walks.", "Walks help."]
    assert adapt("pubmedqa_no_conclusion", tmp_path)[0]["evidence"] == ["We tried walks."]


@pytest.mark.parametrize("name", [*ADAPTERS, "no such set"])
def test_a_folder_without_the_set_is_an_error(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        adapt(name, tmp_path)


def test_rows_of_another_set_are_an_error(tmp_path: Path) -> None:
    write(tmp_path / "pairs.jsonl", {"claim": "Walks help."})

    with pytest.raises(SourceError, match="is not the healthver data set"):
        adapt("healthver", tmp_path)


@pytest.mark.shared
@pytest.mark.parametrize("name", ADAPTERS)
def test_every_set_is_read_whole(name: str, shared_data: Path) -> None:
    """Each row has the fields of one form, and none is empty of text."""
    rows = adapt(name, shared_data / FOLDERS.get(name, name))

    forms = ({"claim", "evidence", "label"}, {"question", "evidence", "label"}, {"sentences"})
    assert all(any(form <= set(row) for form in forms) for row in rows)
    assert all(any(row.get("evidence", ())) or row.get("sentences") for row in rows)
