"""Fit the weights of `appraise/design_words.py` and measure them on looks they have not seen.

Two steps. Logistic regression over words (scikit-learn), from abstracts whose design the rules or
the indexers state and from hand labels; then, on hand-labelled abstracts, how much the answer of
the rules counts beside the words. For the second step the rules' answers are those that they gave
before anyone had learned from the abstract (`evaluation/appraisal/first_answers.jsonl`): rules of
today have seen these abstracts, and would look surer than they are.

    PYTHONPATH=benchmarks python training/study_design.py DATA_DIR \
        src/plaincite/appraise/design_words.json

DATA_DIR holds the sets of `SETS`; PLABA, `claim_sentences` and the seed question state no terms and
are left out. The twelfth look is left out too: it is for measuring. The figures printed leave out
one look at a time. The model card is `docs/models/study-design.md`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, vstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

from appraisal import FILES, labelled_records, record, rows
from plaincite.appraise.design import design_by_rules
from plaincite.appraise.design_words import word_traits
from plaincite.appraise.reading import read
from plaincite.model.evidence import Design

ROOT = Path(__file__).parents[1]
SETS = ("rct_abstracts", "drug_class_reviews", "scifact")
WITH_TERMS = (*SETS, "pubmedqa")
MEASURED_ONLY = ("twelfth",)
DESIGNS = (
    Design.RANDOMIZED,
    Design.NON_RANDOMIZED,
    Design.COHORT,
    Design.CASE_CONTROL,
    Design.CROSS_SECTIONAL,
    Design.NARRATIVE_REVIEW,
    Design.SYSTEMATIC_REVIEW,
    Design.META_ANALYSIS,
    Design.ANIMAL_OR_LABORATORY,
    Design.PROTOCOL,
    Design.CASE_REPORT,
    Design.CASE_SERIES,
)
INFERRED_TOO = (Design.ANIMAL_OR_LABORATORY, Design.NARRATIVE_REVIEW)  # seldom named by authors
BASES = ("stated", "indexed", "inferred")
SHORTEST = 50  # characters of an abstract
RAREST = 10  # abstracts in which a trait must stand
PER_DESIGN = 1_000  # traits looked at for each design
KEPT = 3_000  # traits
STRENGTH = 0.03  # inverse of the penalty on large weights
HAND = 5.0  # what a hand label counts beside an abstract that the rules labelled
ALSO = 0.7  # what a second reading counts beside the first
PENALTY = 1.0  # on the few weights of the second step
LEAST, LEAST_AGAINST = 0.35, 0.5  # share of likelihood, where no rule knew and where one did

Row = dict[str, Any]


@dataclass
class Words:
    """The first step: which traits, their weights for each design, and a bias."""

    traits: np.ndarray
    weights: np.ndarray  # designs by traits
    bias: np.ndarray

    def points(self, matrix: csr_matrix) -> np.ndarray:
        """Return the points of each abstract for each design."""
        return np.asarray(matrix[:, self.traits] @ self.weights.T + self.bias)


def main(folder: Path, output: Path) -> None:
    """Measure by leaving out one look at a time, fit on all, write the model."""
    labels = list(rows(labels_beside("labels.jsonl")))
    answers = {key(row): row for row in rows(labels_beside("first_answers.jsonl"))}
    traits, designs = told_by_rules(folder, {row["id"] for row in labels})
    labels = [row for row in labels if row["half"] not in MEASURED_ONLY]
    records = dict(labelled_records(folder, labels))
    vectorizer = CountVectorizer(analyzer=list, binary=True, min_df=RAREST)
    told = vectorizer.fit_transform(traits)
    seen = [row for row in labels if row["set"] in WITH_TERMS and row["design"] in DESIGNS]
    by_hand = vectorizer.transform(word_traits(read(records[key(row)])) for row in seen)
    first = [row for row in labels if key(row) in answers]
    asked = vectorizer.transform(word_traits(read(records[key(row)])) for row in first)

    points = np.zeros((len(first), len(DESIGNS)))
    for look in sorted({row["half"] for row in first}):
        others = [at for at, row in enumerate(seen) if row["half"] != look]
        mine = [at for at, row in enumerate(first) if row["half"] == look]
        words = fit_words(told, designs, by_hand[others], [seen[at]["design"] for at in others])
        points[mine] = words.points(asked[mine])
    report(first, answers, points)

    words = fit_words(told, designs, by_hand, [row["design"] for row in seen])
    balance = fit_balance(points, first, answers)
    names = vectorizer.get_feature_names_out()[words.traits]
    output.write_text(as_json(names, words, balance), encoding="utf-8")
    print(f"{output}: {output.stat().st_size / 1000:.0f} kB, {len(names)} traits")


def labels_beside(name: str) -> Path:
    """Return the path of a file beside the labels."""
    return ROOT / "evaluation" / "appraisal" / name


def key(row: Row) -> tuple[str, str]:
    """Return what names an abstract."""
    return row["set"], row["id"]


def told_by_rules(folder: Path, labelled: set[str]) -> tuple[list[frozenset[str]], list[str]]:
    """Return traits and design of the abstracts that say what they are, none of them labelled."""
    traits, designs, seen = [], [], set(labelled)
    for name in SETS:
        for row in rows(folder / FILES[name]):
            identifier = str(row.get("_id") or row.get("id") or row.get("pmid"))
            one = record(name, identifier, row)
            if identifier in seen or len(one.abstract) < SHORTEST:
                continue
            seen.add(identifier)
            said = design_by_rules(one)
            is_told = said.basis != "inferred" or said.value in INFERRED_TOO
            if is_told and said.value in DESIGNS:
                traits.append(word_traits(read(one)))
                designs.append(said.value.value)
    print(f"told by the rules: {Counter(designs).most_common()}")
    return traits, designs


def fit_words(
    told: csr_matrix, designs: Sequence[str], by_hand: csr_matrix, labels: Sequence[str]
) -> Words:
    """Fit on many traits, keep those that move the answer most, fit again."""
    truth = np.array(designs)
    likely: set[int] = set()
    for design in set(designs):
        scores, _ = chi2(told, truth == design)
        likely |= set(np.argsort(-np.nan_to_num(scores), kind="stable")[:PER_DESIGN].tolist())
    looked_at = np.array(sorted(likely))
    every = [*designs, *labels]
    weight = np.array([1.0] * len(designs) + [HAND] * len(labels))
    both = stacked(told, by_hand)
    model = fit_once(both[:, looked_at], every, weight)
    share = np.asarray(told[:, looked_at].mean(axis=0)).ravel()
    influence = np.sqrt(share * (1 - share)) * model.coef_.std(axis=0)
    traits = np.sort(looked_at[np.argsort(-influence, kind="stable")[:KEPT]])
    model = fit_once(both[:, traits], every, weight)
    order = [list(model.classes_).index(design.value) for design in DESIGNS]
    return Words(traits, model.coef_[order], model.intercept_[order])


def stacked(one: csr_matrix, two: csr_matrix) -> csr_matrix:
    """Return the rows of *one* and then those of *two*."""
    return csr_matrix(vstack([one, two]))


def fit_once(matrix: csr_matrix, labels: Sequence[str], weight: np.ndarray) -> LogisticRegression:
    """Fit one logistic regression."""
    return LogisticRegression(C=STRENGTH, max_iter=500).fit(matrix, labels, sample_weight=weight)


def balance_rows(points: np.ndarray, answer: Row) -> np.ndarray:
    """Return, for each design: words' points, whether the rules say it and how, its own bias.

    Then whether the rules say it, once more for each design.
    """

    def row(at: int, design: Design) -> Iterator[float]:
        is_said = answer["design"] == design
        own = [design is other for other in DESIGNS]
        yield points[at]
        yield from (is_said and answer["basis"] == basis for basis in BASES)
        yield from own
        yield from (is_said and each for each in own)

    return np.array([[*row(at, design)] for at, design in enumerate(DESIGNS)], dtype=float)


def fit_balance(points: np.ndarray, first: Sequence[Row], answers: dict[Any, Row]) -> np.ndarray:
    """Fit the few weights of the second step on what each label allows."""
    allowed = np.array(
        [
            [
                1.0 if design == row["design"] else ALSO * (design in row.get("design_also", ()))
                for design in DESIGNS
            ]
            for row in first
        ]
    )
    use = allowed.sum(axis=1) > 0
    table = np.array([balance_rows(points[at], answers[key(row)]) for at, row in enumerate(first)])[
        use
    ]
    allowed = allowed[use]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        scores -= scores.max(axis=1, keepdims=True)
        share = np.exp(scores)
        share /= share.sum(axis=1, keepdims=True)
        right = (share * allowed).sum(axis=1)
        wanted = share * allowed / right[:, None]
        slope = np.einsum("nk,nkd->d", share - wanted, table)
        return -np.log(right).sum() + PENALTY / 2 * weights @ weights, slope + PENALTY * weights

    start = np.zeros(table.shape[2])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B").x)


def answer_of(points: np.ndarray, answer: Row, balance: np.ndarray) -> str:
    """Return the design as `weigh_words` does."""
    said = str(answer["design"])
    if answer["basis"] == "indexed" or (said not in DESIGNS and answer["basis"] == "stated"):
        return said
    scores = balance_rows(points, answer) @ balance
    share = np.exp(scores - scores.max())
    best = int(share.argmax())
    least = LEAST if said == Design.UNCLEAR else LEAST_AGAINST
    return DESIGNS[best].value if share[best] / share.sum() >= least else said


def report(first: Sequence[Row], answers: dict[Any, Row], points: np.ndarray) -> None:
    """Print the share of right designs, rules alone and with words, leaving out each look."""
    total = Counter[str]()
    for look in dict.fromkeys(row["half"] for row in first):
        others = [at for at, row in enumerate(first) if row["half"] != look]
        balance = fit_balance(points[others], [first[at] for at in others], answers)
        count = Counter[str]()
        for at, row in enumerate(first):
            if row["half"] == look:
                count.update(judged(row, answers[key(row)], points[at], balance))
        total += count
        print(f"{look}: {shares(count)}")
    print(f"all: {shares(total)}")


def judged(row: Row, answer: Row, points: np.ndarray, balance: np.ndarray) -> Iterator[str]:
    """Yield what was right about one abstract."""
    allowed = (row["design"], *row.get("design_also", ()))
    yield "n"
    if answer["design"] in allowed:
        yield "rules"
    if answer_of(points, answer, balance) in allowed:
        yield "words"


def shares(count: Counter[str]) -> str:
    """Return both shares in words."""
    n = count["n"]
    return f"{n} abstracts, rules {count['rules'] / n:.3f}, with words {count['words'] / n:.3f}"


def as_json(names: np.ndarray, words: Words, balance: np.ndarray) -> str:
    """Return the model in hundredths, a trait a line, the second step folded in."""
    scale, rule, rest = balance[0], balance[1 : 1 + len(BASES)], balance[1 + len(BASES) :]
    bias, trusted = rest[: len(DESIGNS)], rest[len(DESIGNS) :]

    def hundredths(values: np.ndarray) -> list[int]:
        return [int(value) for value in np.round(100 * values)]

    head = {
        "designs": [design.value for design in DESIGNS],
        "bias": hundredths(scale * words.bias + bias),
        "rule": dict(zip(BASES, hundredths(rule), strict=True)),
        "trusted": hundredths(trusted),
        "least": LEAST,
        "least_against": LEAST_AGAINST,
    }
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in head.items()]
    traits = [
        f"{json.dumps(str(name))}: {json.dumps(hundredths(scale * row), separators=(',', ':'))}"
        for name, row in sorted(zip(names, words.weights.T, strict=True), key=lambda each: each[0])
    ]
    joined = ",\n".join(traits)
    return "{\n" + ",\n".join(lines) + ',\n"weights": {\n' + joined + "\n}\n}\n"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
