"""Fit the weights of `appraise/people_count.py` and measure them on looks they have not seen.

A conditional logit: of all the numbers of people in an abstract, and "none", the labelled one is to
be the likeliest. Fitted on hand labels (`evaluation/appraisal`) of sets with stated terms. The
figures leave out one look at a time; designs, and the rules' numbers beside them, are those that
the rules gave before anyone had learned from the abstract (`first_answers.jsonl`).

    PYTHONPATH=benchmarks python training/people_count.py DATA_DIR \
        src/plaincite/appraise/people_count.json

The model card is `docs/models/people-count.md`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from appraisal import labelled_records, rows
from plaincite.appraise.participants import NOT_OF_PEOPLE
from plaincite.appraise.people_count import PeopleModel
from plaincite.appraise.people_traits import Candidate, candidates
from plaincite.appraise.reading import read
from plaincite.model.evidence import Design

FOLDER = Path(__file__).parents[1] / "evaluation" / "appraisal"
WITH_TERMS = ("rct_abstracts", "drug_class_reviews", "scifact", "pubmedqa")
FRESH = ("eighth", "ninth", "tenth", "eleventh")
MEASURED_ONLY = ("twelfth",)
RAREST = 3  # numbers that must have a trait
PENALTY = 1.0
LEAST = 0.75  # share of likelihood
TRADE = (0.5, 0.6, 0.7, LEAST, 0.8, 0.9)

Row = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One abstract: its label and its numbers."""

    row: Row
    found: tuple[Candidate, ...]


def main(folder: Path, output: Path) -> None:
    """Measure by leaving out one look at a time, fit on all, write the model."""
    labels = [row for row in rows(FOLDER / "labels.jsonl") if row["half"] not in MEASURED_ONLY]
    answers = {key(row): row for row in rows(FOLDER / "first_answers.jsonl")}
    records = dict(labelled_records(folder, labels))
    readings = {each: read(record) for each, record in records.items()}

    def example(row: Row, design: str) -> Example:
        found = candidates(readings[key(row)], Design(design))
        is_of_people = Design(design) not in NOT_OF_PEOPLE
        return Example(row, found if is_of_people else found[-1:])

    seen = [example(row, row["design"]) for row in labels if row["set"] in WITH_TERMS]
    first = [row for row in labels if key(row) in answers]
    asked = [example(row, answers[key(row)]["design"]) for row in first]
    shares: list[Mapping[int | None, float]] = [{}] * len(asked)
    for look in dict.fromkeys(each.row["half"] for each in asked):
        model = fit([each for each in seen if each.row["half"] != look])
        for at, each in enumerate(asked):
            if each.row["half"] == look:
                shares[at] = model.shares(each.found)
    report(asked, shares, answers)

    model = fit(seen)
    text = {"least": LEAST, "weights": dict(sorted(model.weights.items()))}
    output.write_text(json.dumps(text, indent=1) + "\n", encoding="utf-8")
    print(f"{output}: {output.stat().st_size / 1000:.0f} kB, {len(model.weights)} weights")


def key(row: Row) -> tuple[str, str]:
    """Return what names an abstract."""
    return row["set"], row["id"]


def allowed(row: Row) -> tuple[int, ...]:
    """Return the numbers that a label allows; none where the abstract tells none."""
    first = () if row["participants"] is None else (row["participants"],)
    return (*first, *row.get("participants_also", ()))


def fit(examples: Sequence[Example]) -> PeopleModel:
    """Return the weights under which the labelled numbers are likeliest."""
    counted = Counter(name for each in examples for one in each.found for name in one.traits)
    names = sorted(name for name, n in counted.items() if n >= RAREST)
    column = {name: at for at, name in enumerate(names)}
    group, right, table = [], [], []
    for at, each in enumerate(examples):
        values = allowed(each.row)
        is_there = any(one.value in values for one in each.found)
        for one in each.found:
            line = np.zeros(len(names))
            for name, value in one.traits.items():
                if name in column:
                    line[column[name]] = value
            table.append(line)
            group.append(at)
            right.append(one.value in values if is_there else one.value is None)
    weights = conditional_logit(np.array(table), np.array(group), np.array(right, dtype=float))
    rounded = {name: round(float(weights[at]), 3) for name, at in column.items()}
    return PeopleModel(LEAST, {name: value for name, value in rounded.items() if value})


def conditional_logit(table: np.ndarray, group: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return weights; within a group the shares of all rows sum to 1."""
    n = int(group.max()) + 1

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        most = np.full(n, -np.inf)
        np.maximum.at(most, group, scores)
        raised = np.exp(scores - most[group])
        share = raised / np.bincount(group, raised, n)[group]
        hit = np.bincount(group, share * right, n)
        slope = table.T @ (share - share * right / hit[group]) + PENALTY * weights
        return -np.log(hit).sum() + PENALTY / 2 * weights @ weights, slope

    start = np.zeros(table.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def report(
    asked: Sequence[Example], shares: Sequence[Mapping[int | None, float]], answers: dict[Any, Row]
) -> None:
    """Print what is exact and what is false, for the rules and for each pair of thresholds."""
    said = [answers[key(each.row)]["participants"] for each in asked]
    fresh = [at for at, each in enumerate(asked) if each.row["half"] in FRESH]
    chosen = {"rules alone": said}
    chosen |= {f"at least {least}": [likeliest(each, least) for each in shares] for least in TRADE}
    for name, given in chosen.items():
        print(name)
        print("  all:", figures(asked, given))
        print("  fresh:", figures([asked[at] for at in fresh], [given[at] for at in fresh]))


def likeliest(shares: Mapping[int | None, float], least: float) -> int | None:
    """Return the number as `weigh_people` does."""
    best = max(shares, key=lambda value: shares[value])
    return best if shares[best] >= least else None


def figures(asked: Sequence[Example], given: Sequence[int | None]) -> str:
    """Return the counts of exact and false numbers in words."""
    count = Counter(
        mark for each, value in zip(asked, given, strict=True) for mark in marks(each.row, value)
    )
    return (
        f"exact {count['exact']} of {count['stated']}, sums {count['sum']} of {count['summed']}, "
        f"false {count['false']} of {len(asked)}"
    )


def marks(row: Row, value: int | None) -> Iterator[str]:
    """Yield what holds of one answer."""
    is_stated = row["participants"] is not None and not row.get("participants_summed")
    is_right = value is not None and value in allowed(row)
    if is_stated:
        yield "stated"
    if is_stated and is_right:
        yield "exact"
    if row.get("participants_summed"):
        yield "summed"
    if row.get("participants_summed") and is_right:
        yield "sum"
    if value is not None and not is_right:
        yield "false"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
