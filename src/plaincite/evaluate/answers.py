"""Answers: how many questions are answered, and how well the pages keep their promises.

Measures pages, not medicine: whether a claim is true to its source is the judge's work, whether the
page helps is a reader's.
"""

import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.evaluate.case_file import Row, read_cases, text_of, texts_of
from plaincite.model.answer import Answer, Severity, Statement, StatementKind, Status
from plaincite.model.claim import Label
from plaincite.text import words

__all__ = ["AskedQuestion", "evaluate_answers", "read_questions", "relevant_records"]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question to put to the engine, with what is known of the right answer."""

    text: str
    question_id: str | None = None
    is_answerable: bool | None = None  # None: nobody said


@dataclass(frozen=True, slots=True)
class _Page:
    asked: AskedQuestion
    answer: Answer
    seconds: float


def read_questions(path: Path) -> tuple[AskedQuestion, ...]:
    """Read JSONL with "question", and where known "id" and "answerable".

    Raises:
        SourceError: The file cannot be read, is empty, or a line is no such object.
    """
    return read_cases(path, _question, form='{"question": text}, with "id" a text where known')


def _question(row: Row) -> AskedQuestion:
    question_id = None if row.get("id") is None else text_of(row, "id")
    return AskedQuestion(text_of(row, "question"), question_id, row.get("answerable"))


def relevant_records(path: Path) -> dict[str, set[str]]:
    """Read JSONL with "id" and "question_ids": the records that bear on each question, by its id.

    Raises:
        SourceError: The file cannot be read, is empty, or a line is no such object.
    """
    relevant: dict[str, set[str]] = {}
    bearing = read_cases(path, _bearing, form='{"id": text, "question_ids": [text]}')
    for record_id, question_ids in bearing:
        for question_id in question_ids:
            relevant.setdefault(question_id, set()).add(record_id)
    return relevant


def _bearing(row: Row) -> tuple[str, tuple[str, ...]]:
    return text_of(row, "id"), texts_of(row, "question_ids")


def evaluate_answers(
    ask: Callable[[str], Answer],
    grade: Callable[[Answer], float],
    questions: Sequence[AskedQuestion],
    *,
    relevant: dict[str, set[str]] | None = None,
) -> dict[str, Any]:
    """Ask all *questions* and return the figures, ready for JSON.

    Args:
        ask: The engine.
        grade: The Flesch-Kincaid grade of a page's own words.
        questions: In the order in which they are asked.
        relevant: Records known to bear on a question; adds the precision and recall of references.
    """
    pages = [_asked(ask, question) for question in questions]
    answered = [page.answer for page in pages if page.answer.status is Status.ANSWERED]
    claims = [claim for page in pages for claim in _claims(page.answer)]
    figures = {
        "questions": len(pages),
        "coverage": _share(len(answered), len(pages)),
        "statuses": dict(sorted(Counter(page.answer.status.value for page in pages).items())),
        "claims": len(claims),
        "supported": _share(sum(_is_supported(claim) for claim in claims), len(claims)),
        "pages_without_blocking_failure": _share(
            sum(not _failed(answer, Severity.BLOCKING) for answer in answered), len(answered)
        ),
        "blocking_failures": _counted(answered, Severity.BLOCKING),
        "warnings": _counted(answered, Severity.WARNING),
        "references_a_page": _mean(len(answer.references) for answer in answered),
        "words_a_page": _mean(_n_words(answer) for answer in answered),
        "grade_of_our_words": _mean(grade(answer) for answer in answered),
        "seconds_a_page": round(statistics.median(page.seconds for page in pages), 4)
        if pages
        else 0.0,
    }
    return figures | _abstention(pages) | (_references(pages, relevant) if relevant else {})


def _asked(ask: Callable[[str], Answer], question: AskedQuestion) -> _Page:
    started = time.perf_counter()
    answer = ask(question.text)
    return _Page(question, answer, time.perf_counter() - started)


def _claims(answer: Answer) -> list[Statement]:
    return [item for item in answer.statements if item.kind is StatementKind.CLAIM]


def _is_supported(claim: Statement) -> bool:
    return claim.verdict is not None and claim.verdict.label is Label.SUPPORT


def _failed(answer: Answer, severity: Severity) -> list[str]:
    return [
        check.check_id for check in answer.checks if check.severity is severity and not check.passed
    ]


def _counted(answers: Sequence[Answer], severity: Severity) -> dict[str, int]:
    counts = Counter(name for answer in answers for name in _failed(answer, severity))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _n_words(answer: Answer) -> int:
    return sum(len(words(statement.text)) for statement in answer.statements)


def _abstention(pages: Sequence[_Page]) -> dict[str, Any]:
    told = [page for page in pages if page.asked.is_answerable is False]
    if not told:
        return {}
    right = sum(page.answer.status is not Status.ANSWERED for page in told)
    return {"unanswerable": len(told), "abstained": _share(right, len(told))}


def _references(pages: Sequence[_Page], relevant: dict[str, set[str]]) -> dict[str, Any]:
    n_cited = n_right = n_relevant = 0
    for page in pages:
        known = relevant.get(page.asked.question_id or "", set())
        cited = {reference.record_id for reference in page.answer.references}
        n_cited += len(cited)
        n_right += len(cited & known)
        n_relevant += len(known)
    return {
        "reference_precision": _share(n_right, n_cited),
        "reference_recall": _share(n_right, n_relevant),
    }


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return round(statistics.fmean(known), 2) if known else 0.0
