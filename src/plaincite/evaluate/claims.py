"""Claim figures: does the judge support what is borne out, and nothing else?

The judge is handed in as a function, so that this file judges it without knowing it.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plaincite.evaluate.case_file import Row, read_cases, text_of, texts_of
from plaincite.evaluate.classification import ClassificationFigures, classification_figures
from plaincite.model.claim import Label, Verdict

__all__ = ["ClaimCase", "ClaimFigures", "evaluate_claims", "read_claim_cases"]

_LABELS = tuple(label.value for label in Label)


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """A claim, the sentences it is said to rest on, and what they do for it."""

    claim: str
    evidence: tuple[str, ...]
    label: Label


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """How well the judge did. The two shares take "not supported" as one answer."""

    classification: ClassificationFigures
    rejected: float  # share of the unsupported claims that the judge did not support
    lost: float  # share of the supported claims that the judge did not support
    seconds: float

    def as_dict(self) -> dict[str, Any]:
        """Return the figures as plain values, for JSON."""
        return {
            **self.classification.as_dict(),
            "seconds": self.seconds,
            "rejected": self.rejected,
            "lost": self.lost,
        }


def evaluate_claims(
    judge: Callable[[str, Sequence[str]], Verdict], cases: Sequence[ClaimCase]
) -> ClaimFigures:
    """Return how *judge* did on *cases*; seconds are wall time for all of them."""
    started = time.perf_counter()
    given = [judge(case.claim, case.evidence).label for case in cases]
    seconds = time.perf_counter() - started
    pairs = [(case.label, label) for case, label in zip(cases, given, strict=True)]
    return ClaimFigures(
        classification=classification_figures(
            [case.label.value for case in cases],
            [label.value for label in given],
            labels=_LABELS,
        ),
        rejected=_unsupported([label for true, label in pairs if true is not Label.SUPPORT]),
        lost=_unsupported([label for true, label in pairs if true is Label.SUPPORT]),
        seconds=seconds,
    )


def read_claim_cases(path: Path) -> tuple[ClaimCase, ...]:
    """Return the cases of a JSONL file of `{"claim", "evidence", "label"}`.

    Other fields are left alone. `evidence` is a list of sentences.

    Raises:
        SourceError: The file cannot be read, is empty, or a line is no case; the line is named.
    """
    form = '{"claim": text, "evidence": [sentence], "label": ' + " | ".join(_LABELS) + "}"
    return read_cases(path, _case, form=form)


def _case(row: Row) -> ClaimCase:
    label = Label(text_of(row, "label"))
    return ClaimCase(text_of(row, "claim"), texts_of(row, "evidence"), label)


def _unsupported(labels: Sequence[Label]) -> float:
    missed = sum(label is not Label.SUPPORT for label in labels)
    return missed / len(labels) if labels else 0.0
