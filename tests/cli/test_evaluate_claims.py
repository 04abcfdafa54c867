"""`plaincite evaluate claims` prints the contract's figures, or one clear line."""

import json
from pathlib import Path

from click.testing import CliRunner

from plaincite.cli.evaluate import evaluate
from plaincite.errors import SourceError

CASES = """\
{"claim": "Yoga eased pain.", "evidence": ["Yoga eased pain in 20 adults."], "label": "SUPPORT"}
{"claim": "Yoga eased pain.", "evidence": ["Yoga did not ease pain."], "label": "CONTRADICT"}
{"claim": "Yoga eased gout.", "evidence": ["Yoga eased pain."], "label": "NOT_ENOUGH_INFO"}
"""


def test_json_is_one_document_of_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(CASES, encoding="utf-8")

    result = CliRunner().invoke(evaluate, ["claims", str(path), "--format", "json"])

    figures = json.loads(result.stdout)
    assert (figures["n"], figures["accuracy"], figures["macro_f1"]) == (3, 1.0, 1.0)
    assert set(figures["labels"]) == {"SUPPORT", "CONTRADICT", "NOT_ENOUGH_INFO"}


def test_text_names_the_two_shares(tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_text(CASES, encoding="utf-8")

    lines = CliRunner().invoke(evaluate, ["claims", str(path)]).stdout.splitlines()

    assert ["rejected", "1.000"] in [line.split() for line in lines]
    assert ["lost", "0.000"] in [line.split() for line in lines]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    result = CliRunner().invoke(evaluate, ["claims", str(tmp_path / "none.jsonl")])

    assert isinstance(result.exception, SourceError)
