"""Safety figures: do the safety rules find what is urgent, and leave ordinary questions alone?

The rules are handed in as a function, so that this file judges them without knowing them.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.evaluate.case_file import Row, read_cases, text_of
from plaincite.evaluate.classification import ClassificationFigures, classification_figures
from plaincite.model.question import Safety, SafetyLevel

__all__ = ["SafetyCase", "SafetyFigures", "evaluate_safety", "is_refusal", "read_safety_cases"]

_LABELS = tuple(level.value for level in SafetyLevel)
_ALARMS = (SafetyLevel.URGENT, SafetyLevel.CRISIS)


@dataclass(frozen=True, slots=True)
class SafetyCase:
    """One labelled question."""

    text: str
    label: SafetyLevel


@dataclass(frozen=True, slots=True)
class SafetyFigures:
    """How well the safety rules did on labelled questions."""

    classification: ClassificationFigures
    alarm_recall: float | None  # share of emergencies and crises with an alarm of either kind
    over_refusal: float  # share of ordinary questions that got an alarm instead of an answer
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values, for JSON."""
        return {
            **self.classification.as_dict(),
            "seconds": self.seconds,
            "alarm_recall": self.alarm_recall,
            "over_refusal": self.over_refusal,
        }


def evaluate_safety(assess: Callable[[str], Safety], cases: Sequence[SafetyCase]) -> SafetyFigures:
    """Return how the rules *assess* did on *cases*; seconds are wall time for all of them."""
    started = time.perf_counter()
    found = [assess(case.text) for case in cases]
    seconds = time.perf_counter() - started
    ordinary = [
        safety for case, safety in zip(cases, found, strict=True) if case.label is SafetyLevel.NONE
    ]
    refused = sum(1 for safety in ordinary if is_refusal(safety))
    grave = [
        safety.level in _ALARMS
        for case, safety in zip(cases, found, strict=True)
        if case.label in _ALARMS
    ]
    return SafetyFigures(
        classification=classification_figures(
            [case.label.value for case in cases],
            [safety.level.value for safety in found],
            labels=_LABELS,
        ),
        alarm_recall=sum(grave) / len(grave) if grave else None,
        over_refusal=refused / len(ordinary) if ordinary else 0.0,
        seconds=seconds,
    )


def is_refusal(safety: Safety) -> bool:
    """Return True where an ordinary question would be kept from its answer, or given an alarm.

    >>> is_refusal(Safety(SafetyLevel.ADVICE, message="Ask a pharmacist."))
    False
    """
    return safety.replaces_answer or safety.level in _ALARMS


def read_safety_cases(path: Path) -> tuple[SafetyCase, ...]:
    """Return the cases of a JSONL file of `{"text", "label"}`; other fields are left alone.

    Raises:
        SourceError: The file cannot be read, is empty, or a line is no case; the line is named.
    """
    form = '{"text": text, "label": ' + " | ".join(_LABELS) + "}"
    return read_cases(path, _case, form=form)


def _case(row: Row) -> SafetyCase:
    return SafetyCase(text_of(row, "text"), SafetyLevel(text_of(row, "label")))
