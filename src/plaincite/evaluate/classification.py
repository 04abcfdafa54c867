"""Classification figures: how often a label was right, for all labels and for each.

Pure: labels in, figures out. Shared by the evaluation of safety, claims and verdicts.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["ClassificationFigures", "LabelFigures", "classification_figures"]


@dataclass(frozen=True, slots=True)
class LabelFigures:
    """How well one label was found. A share with nothing under it is 0."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class ClassificationFigures:
    """How well all labels were found."""

    n: int
    accuracy: float
    macro_f1: float
    labels: dict[str, LabelFigures]  # in the order given
    confusion: dict[str, dict[str, int]]  # true label -> given label -> count

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values, for JSON."""
        return {
            "n": self.n,
            "accuracy": self.accuracy,
            "macro_f1": self.macro_f1,
            "labels": {
                label: {"precision": own.precision, "recall": own.recall, "f1": own.f1}
                for label, own in self.labels.items()
            },
            "confusion": {true: dict(row) for true, row in self.confusion.items()},
        }


def classification_figures(
    true: Sequence[str], given: Sequence[str], *, labels: Sequence[str]
) -> ClassificationFigures:
    """Return the figures of *given* labels against the *true* ones, item by item.

    Args:
        true: The right label of each item.
        given: The label that was given to it, in the same order.
        labels: Every label there is, in the order of the report.

    Returns:
        Macro F1 is the plain mean over the labels that occur as true or as given, so that a file
        without one class is not held against the rules.

    Raises:
        ValueError: The lengths differ, or a label is not among *labels*.

    >>> classification_figures(["a", "b"], ["a", "a"], labels=["a", "b"]).accuracy
    0.5
    """
    pairs = Counter(zip(true, given, strict=True))
    unknown = sorted({label for pair in pairs for label in pair} - set(labels))
    if unknown:
        raise ValueError(f"unknown label {unknown[0]!r}; known are {', '.join(labels)}")
    n = pairs.total()
    right = sum(pairs[label, label] for label in labels)
    own = {label: _label_figures(pairs, label) for label in labels}
    seen = [label for label in labels if any(label in pair for pair in pairs)]
    return ClassificationFigures(
        n=n,
        accuracy=_share(right, n),
        macro_f1=_share(sum(own[label].f1 for label in seen), len(seen)),
        labels=own,
        confusion={row: {column: pairs[row, column] for column in labels} for row in labels},
    )


def _label_figures(pairs: Counter[tuple[str, str]], label: str) -> LabelFigures:
    hits = pairs[label, label]
    given = sum(count for pair, count in pairs.items() if pair[1] == label)
    true = sum(count for pair, count in pairs.items() if pair[0] == label)
    return LabelFigures(
        precision=_share(hits, given),
        recall=_share(hits, true),
        f1=_share(2 * hits, given + true),
    )


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
