"""`plaincite evaluate verdicts` and `adapt` print and write what their help says."""

import json
from pathlib import Path

from click.testing import CliRunner

from plaincite.cli.evaluate import evaluate

CASES = """\
{"question": "Does yoga reduce pain?", "evidence": ["Yoga reduced pain."], "label": "yes"}
{"question": "Does yoga reduce pain?", "evidence": ["Yoga did not reduce pain."], "label": "no"}
{"question": "Does yoga reduce pain?", "evidence": [], "label": "maybe"}
"""


def test_json_is_one_document_of_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text(CASES, encoding="utf-8")

    result = CliRunner().invoke(evaluate, ["verdicts", str(path), "--format", "json"])

    figures = json.loads(result.stdout)
    assert set(figures) == {"n", "accuracy", "macro_f1", "labels", "confusion", "seconds"}
    assert (figures["n"], figures["accuracy"]) == (3, 1.0)


def test_an_adapted_set_can_be_evaluated(tmp_path: Path) -> None:
    row = {"topic_id": 1, "claim": "Yoga eased pain.", "label": "Supports"}
    (tmp_path / "pairs.jsonl").write_text(
        json.dumps({**row, "evidence": "Yoga eased pain in 20 adults."}), encoding="utf-8"
    )
    output = tmp_path / "claims.jsonl"
    runner = CliRunner()

    adapted = runner.invoke(evaluate, ["adapt", "healthver", str(tmp_path), "-o", str(output)])
    result = runner.invoke(evaluate, ["claims", str(output), "--format", "json"])

    assert adapted.exit_code == 0
    assert json.loads(result.stdout)["accuracy"] == 1.0
