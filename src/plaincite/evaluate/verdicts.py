"""Verdict figures: is what studies say to a yes-or-no question read rightly?

The reader is handed in as a function, so that this file judges it without knowing it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.evaluate.case_file import Row, read_cases, text_of, texts_of
from plaincite.evaluate.classification import ClassificationFigures, classification_figures

__all__ = ["VERDICTS", "VerdictCase", "VerdictFigures", "evaluate_verdicts", "read_verdict_cases"]

VERDICTS = ("yes", "no", "maybe")


@dataclass(frozen=True, slots=True)
class VerdictCase:
    """A question, the texts that answer it, and how they do."""

    question: str
    evidence: tuple[str, ...]
    label: str  # one of VERDICTS


@dataclass(frozen=True, slots=True)
class VerdictFigures:
    """How well the verdicts were read."""

    classification: ClassificationFigures
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values, for JSON."""
        return {**self.classification.as_dict(), "seconds": self.seconds}


def evaluate_verdicts(
    read: Callable[[str, Sequence[str]], str], cases: Sequence[VerdictCase]
) -> VerdictFigures:
    """Return how *read* did on *cases*; seconds are wall time for all of them."""
    started = time.perf_counter()
    given = [read(case.question, case.evidence) for case in cases]
    seconds = time.perf_counter() - started
    true = [case.label for case in cases]
    return VerdictFigures(classification_figures(true, given, labels=VERDICTS), seconds)


def read_verdict_cases(path: Path) -> tuple[VerdictCase, ...]:
    """Return the cases of a JSONL file of `{"question", "evidence", "label"}`.

    Other fields are left alone. `evidence` is a list of texts, a conclusion last.

    Raises:
        SourceError: The file cannot be read, is empty, or a line is no case; the line is named.
    """
    form = '{"question": text, "evidence": [text], "label": ' + " | ".join(VERDICTS) + "}"
    return read_cases(path, _case, form=form)


def _case(row: Row) -> VerdictCase:
    label = text_of(row, "label")
    if label not in VERDICTS:
        raise ValueError(f"{label!r} is no verdict")
    return VerdictCase(text_of(row, "question"), texts_of(row, "evidence"), label)
