"""Verdict figures: yes, no and maybe, read from JSONL."""

from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.evaluate import VerdictCase, evaluate_verdicts, read_verdict_cases


def test_figures_are_those_of_the_reader_handed_in() -> None:
    cases = [VerdictCase("a", (), "yes"), VerdictCase("b", (), "no")]

    figures = evaluate_verdicts(lambda _question, _evidence: "yes", cases).as_dict()

    assert (figures["n"], figures["accuracy"]) == (2, 0.5)
    assert figures["confusion"]["no"] == {"yes": 1, "no": 0, "maybe": 0}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="no JSON"),
        pytest.param('{"question": "a", "evidence": [], "label": "perhaps"}', id="other label"),
        pytest.param('{"question": "a", "evidence": "b", "label": "yes"}', id="no list"),
        pytest.param('{"question": "a", "label": "yes"}', id="field missing"),
    ],
)
def test_what_is_no_case_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "verdicts.jsonl"
    path.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(SourceError):
        read_verdict_cases(path)
