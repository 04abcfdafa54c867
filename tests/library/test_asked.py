"""What readers asked: counted by month, in no order of its own, bounded, and gone after a year."""

from pathlib import Path

import pytest

from plaincite.library import asked as module
from plaincite.library import backup_library, open_asked
from plaincite.library.store import Library
from plaincite.model.library import AskedQuestion

WORDS = ("do statins cause muscle pain", "nothing found")


def test_the_same_words_are_counted(library: Library) -> None:
    questions = open_asked(library)
    for month in ("2026-02", "2026-03", "2026-03"):
        questions.count(*WORDS, month=month)
    questions.count("is zinc good", "published page", month="2026-03")

    assert questions.all() == (
        AskedQuestion("2026-03", *WORDS, 2),
        AskedQuestion("2026-03", "is zinc good", "published page", 1),
        AskedQuestion("2026-02", *WORDS, 1),
    )


def test_they_are_forgotten_after_a_year_or_when_somebody_says_so(library: Library) -> None:
    questions = open_asked(library)
    questions.count(*WORDS, month="2025-02")
    questions.count(*WORDS, month="2026-02")
    assert len(questions.all()) == 2, "a year later it is still there"
    questions.count(*WORDS, month="2026-03")

    assert [item.month for item in questions.all()] == ["2026-03", "2026-02"]
    assert questions.forget() == 2
    assert questions.all() == ()


def test_a_flood_fills_no_disk(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 3)
    questions = open_asked(library)
    for number in range(10):
        questions.count(f"words {number}", "nothing found", month="2026-03")
    questions.count("words 0", "nothing found", month="2026-03")

    assert [item.times for item in questions.all()] == [2, 1, 1]


def test_no_backup_holds_them(library: Library, tmp_path: Path) -> None:
    open_asked(library).count(*WORDS, month="2026-03")
    backup_library(library, tmp_path / "kept.jsonl")

    assert "statins" not in (tmp_path / "kept.jsonl").read_text()
