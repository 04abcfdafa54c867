"""Sentence figures: is what each sentence of an abstract does read rightly?

The reader is handed in as a function, so that this file judges it without knowing it. A file has
labels of one set; which sets are known is the reader's to say.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.errors import SourceError
from plaincite.evaluate.case_file import Row, read_cases, texts_of
from plaincite.evaluate.classification import ClassificationFigures, classification_figures

__all__ = [
    "SENTENCE_LABELS",
    "SentenceCase",
    "SentenceFigures",
    "evaluate_sentences",
    "read_sentence_cases",
]

# The sets of labels that the adapters write, in the order of the report.
SENTENCE_LABELS = (
    ("population", "intervention", "background", "outcome", "study design", "other"),
    ("claim", "other"),
)
Reader = Callable[[Sequence[str], frozenset[str]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class SentenceCase:
    """The sentences of one abstract in order, and the label of each."""

    sentences: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceFigures:
    """How well the labels were read. `weighted_f1` counts each label as often as it occurs."""

    classification: ClassificationFigures
    weighted_f1: float
    abstracts: int
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values, for JSON."""
        return {
            **self.classification.as_dict(),
            "weighted_f1": self.weighted_f1,
            "abstracts": self.abstracts,
            "seconds": self.seconds,
        }


def evaluate_sentences(read: Reader, cases: Sequence[SentenceCase]) -> SentenceFigures:
    """Return how *read* did on *cases*; seconds are wall time for all of them.

    Raises:
        SourceError: The labels are of no set that we know.
    """
    labels = _set_of(cases)
    started = time.perf_counter()
    given = [label for case in cases for label in read(case.sentences, frozenset(labels))]
    seconds = time.perf_counter() - started
    true = [label for case in cases for label in case.labels]
    found = classification_figures(true, given, labels=labels)
    weighted = sum(own.f1 * true.count(label) for label, own in found.labels.items()) / len(true)
    return SentenceFigures(found, weighted, len(cases), seconds)


def _set_of(cases: Sequence[SentenceCase]) -> tuple[str, ...]:
    used = {label for case in cases for label in case.labels}
    for labels in SENTENCE_LABELS:
        if used <= set(labels):
            return labels
    known = " or ".join(", ".join(labels) for labels in SENTENCE_LABELS)
    raise SourceError("the file", f"has labels that we do not know; use {known}")


def read_sentence_cases(path: Path) -> tuple[SentenceCase, ...]:
    """Return the cases of a JSONL file of `{"sentences", "labels"}`, one abstract a line.

    Other fields are left alone.

    Raises:
        SourceError: The file cannot be read, is empty, or a line is no case; the line is named.
    """
    return read_cases(path, _case, form='{"sentences": [text], "labels": [label of each]}')


def _case(row: Row) -> SentenceCase:
    sentences, labels = texts_of(row, "sentences"), texts_of(row, "labels")
    if not sentences:
        raise ValueError("it has no sentence")
    if len(sentences) != len(labels):
        raise ValueError(f"{len(sentences)} sentences have {len(labels)} labels")
    return SentenceCase(sentences, labels)
