"""Safety figures: reading labelled questions, and judging rules by them."""

import json
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.evaluate.safety import SafetyCase, evaluate_safety, read_safety_cases
from plaincite.model.question import Safety, SafetyLevel

NONE, ADVICE, URGENT = SafetyLevel.NONE, SafetyLevel.ADVICE, SafetyLevel.URGENT


def shouting(text: str) -> Safety:
    """Stand-in rules: capitals are urgent, "?" asks for advice, "!" is declined."""
    if text.isupper():
        return Safety(URGENT, message="Call.")
    if text.endswith("!"):
        return Safety(ADVICE, message="No.", replaces_answer=True)
    return Safety(ADVICE if text.endswith("?") else NONE)


def test_figures_worked_by_hand() -> None:
    cases = [
        SafetyCase("HELP", URGENT),
        SafetyCase("help", URGENT),
        SafetyCase("dose?", ADVICE),
        SafetyCase("knees", NONE),
    ]

    found = evaluate_safety(shouting, cases).as_dict()

    assert (found["n"], found["accuracy"]) == (4, 0.75)
    assert found["labels"]["urgent"] == {"precision": 1, "recall": 0.5, "f1": pytest.approx(2 / 3)}
    assert found["confusion"]["urgent"]["none"] == 1
    assert (found["over_refusal"], found["alarm_recall"]) == (0, 0.5)
    assert found["seconds"] >= 0


@pytest.mark.parametrize(
    ("text", "share"),
    [
        pytest.param("KNEES", 0.5, id="an alarm is a refusal"),
        pytest.param("knees!", 0.5, id="a declined question is a refusal"),
        pytest.param("knees?", 0.0, id="a message beside the answer is none"),
    ],
)
def test_over_refusal_is_the_share_of_ordinary_questions_stopped(text: str, share: float) -> None:
    cases = [SafetyCase(text, NONE), SafetyCase("hips", NONE), SafetyCase("HELP", URGENT)]

    assert evaluate_safety(shouting, cases).over_refusal == share


def test_cases_are_read_in_order(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    rows = [{"text": "a", "label": "none", "note": "x"}, {"text": "b", "label": "crisis"}]
    file.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")

    assert read_safety_cases(file) == (
        SafetyCase("a", NONE),
        SafetyCase("b", SafetyLevel.CRISIS),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "holds no cases", id="empty"),
        pytest.param(b'{"text": "a"}', "line 1", id="no label"),
        pytest.param(b'{"text": "a", "label": "mild"}', "mild", id="unknown label"),
        pytest.param(b'\n{"text": 1, "label": "none"}', "line 2", id="text is no string"),
        pytest.param(b"not json", "line 1", id="not JSON"),
        pytest.param(b"[]", "line 1", id="not an object"),
        pytest.param(b"\xff\xfe", "UTF-8", id="wrong encoding"),
    ],
)
def test_bad_file_is_named(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_bytes(content)

    with pytest.raises(SourceError, match=said):
        read_safety_cases(file)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="absent"):
        read_safety_cases(tmp_path / "absent.jsonl")
