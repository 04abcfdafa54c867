"""Figures of answers: the questions and the records that bear on them, read from JSONL."""

from pathlib import Path

import pytest

from plaincite.errors import SourceError
from plaincite.evaluate import AskedQuestion, read_questions, relevant_records


def test_questions_are_read_with_what_is_known_of_them(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        '{"question": "Does yoga help?", "id": "q1", "answerable": true}\n'
        '{"question": "Who am I?", "note": "nobody said more"}\n',
        encoding="utf-8",
    )

    assert read_questions(path) == (
        AskedQuestion("Does yoga help?", "q1", True),
        AskedQuestion("Who am I?"),
    )


def test_relevant_records_are_gathered_by_question(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(
        '{"id": "pmid:1", "question_ids": ["q1", "q2"]}\n{"id": "pmid:2", "question_ids": ["q1"]}',
        encoding="utf-8",
    )

    assert relevant_records(path) == {"q1": {"pmid:1", "pmid:2"}, "q2": {"pmid:1"}}


@pytest.mark.parametrize(
    "line", ['{"id": "q1"}', '{"question": ["a"]}', '{"question": 1, "id": 2}']
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(SourceError, match="line 1 is no case"):
        read_questions(path)


@pytest.mark.parametrize("line", ['{"question_ids": ["q1"]}', '{"id": "a", "question_ids": "q1"}'])
def test_a_line_that_names_no_record_or_no_list_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(SourceError, match="line 1 is no case"):
        relevant_records(path)
