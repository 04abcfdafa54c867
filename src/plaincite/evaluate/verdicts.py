"""Verdict figures: is what studies say to a yes-or-no question read rightly?

The reader is handed in as a function, so that this file judges it without knowing it.
"""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.errors import SourceError
from plaincite.evaluate.classification import ClassificationFigures, classification_figures

__all__ = ["VERDICTS", "VerdictCase", "VerdictFigures", "evaluate_verdicts", "read_verdict_cases"]

VERDICTS = ("yes", "no", "maybe")
_LONGEST_LINE = 1_000_000  # characters; a longer line is no question


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
    try:
        with path.open(encoding="utf-8") as lines:
            cases = tuple(_cases(path, lines))
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path, f"cannot be read ({error}); give a UTF-8 JSONL file") from error
    if not cases:
        raise SourceError(path, 'holds no cases; a line must be {"question", "evidence", "label"}')
    return cases


def _cases(path: Path, lines: Iterator[str]) -> Iterator[VerdictCase]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if len(line) > _LONGEST_LINE:
                raise ValueError("the line is too long")
            row = json.loads(line)
            question, evidence, label = row["question"], row["evidence"], row["label"]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise SourceError(path, f"line {number} is no labelled question ({error})") from error
        if not isinstance(question, str) or not _are_texts(evidence) or label not in VERDICTS:
            reason = (
                f'line {number}: "question" is a string, "evidence" a list of strings, "label" '
                f"one of {', '.join(VERDICTS)}"
            )
            raise SourceError(path, reason)
        yield VerdictCase(question, tuple(evidence), label)


def _are_texts(evidence: object) -> bool:
    return isinstance(evidence, list) and all(isinstance(text, str) for text in evidence)
