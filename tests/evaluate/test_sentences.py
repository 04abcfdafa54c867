"""Sentence figures: labels of whole abstracts against what was read."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.evaluate import SentenceCase, evaluate_sentences, read_sentence_cases


def _all_other(texts: Sequence[str], _: frozenset[str]) -> list[str]:
    return ["other" for _ in texts]


def test_figures_by_hand() -> None:
    cases = [SentenceCase(("a", "b", "c"), ("claim", "other", "other"))]

    figures = evaluate_sentences(_all_other, cases)

    assert figures.classification.accuracy == pytest.approx(2 / 3)
    assert figures.weighted_f1 == pytest.approx(0.8 * 2 / 3)
    assert figures.abstracts == 1


def test_the_reader_is_told_which_labels_there_are() -> None:
    asked: list[frozenset[str]] = []

    def read(texts: Sequence[str], labels: frozenset[str]) -> list[str]:
        asked.append(labels)
        return ["outcome" for _ in texts]

    evaluate_sentences(read, [SentenceCase(("a",), ("outcome",))])

    assert asked == [
        frozenset(("population", "intervention", "background", "outcome", "study design", "other"))
    ]


def test_labels_of_no_set_are_named() -> None:
    with pytest.raises(SourceError, match="labels that we do not know"):
        evaluate_sentences(_all_other, [SentenceCase(("a",), ("method",))])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param({"sentences": ["a"], "labels": []}, "1 sentences have 0 labels", id="uneven"),
        pytest.param({"sentences": [], "labels": []}, "no sentence", id="empty"),
        pytest.param({"sentences": "a", "labels": ["other"]}, "no list", id="no list"),
    ],
)
def test_a_line_that_is_no_case_is_named(
    row: dict[str, object], reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(row), "utf-8")

    with pytest.raises(SourceError, match=reason):
        read_sentence_cases(path)


def test_cases_are_read_in_order(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text('{"sentences": ["a", "b"], "labels": ["claim", "other"], "group": "7"}\n')

    assert read_sentence_cases(path) == (SentenceCase(("a", "b"), ("claim", "other")),)
