"""Fit the entailment score of `verify/entailment.py` and measure it on data it has not seen.

Two linear models (scikit-learn's logistic regression): one finds the sentence that decides, from
the gold sentences of SciFact; one finds the label, from SciFact, HealthVer and claims made of the
findings of trial abstracts. Needs numpy and scikit-learn, which plaincite itself does not.

    python training/entailment.py DATA_DIR src/plaincite/verify/entailment.json [SHARES.json]

SHARES.json is what `cross_encoder.py folds` wrote: what a reader of pairs gives to claims it has
not seen. How far it is trusted is chosen here, in each fold by the other four. DATA_DIR holds the
sets `scifact`, `healthver` and `rct_abstracts`. Held-out figures come from five folds; no fold
shares a claim, an abstract, a topic or a trial with another. Intervals are those of 2,000 resamples
of such groups. The model card is `docs/models/entailment.md`.
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from plaincite.evaluate import adapt, classification_figures
from plaincite.model.claim import Label
from plaincite.verify import verify_claim
from plaincite.verify.bearing import RAREST, Terms, bearings, sentence_traits
from plaincite.verify.entailment import EntailmentModel, entailment
from plaincite.verify.likeness import likeness
from plaincite.verify.reading import read

SETS = {"scifact": "scifact", "healthver": "healthver", "rct_findings": "rct_abstracts"}
WEIGHT = {"scifact": 1.0, "healthver": 1.0, "rct_findings": 0.3}
READ_IN = {"passage": ("healthver",), "abstract": ("scifact", "rct_findings")}
TRUSTS = (0.0, 0.25, 0.5, 0.75, 1.0)  # in what a reader says
STRENGTH = 0.05  # inverse of the penalty on large weights
LEAST_SENTENCES = 3  # in which a word must occur to stand in the table of rarity
FOLDS = 5
RESAMPLES = 2_000
LABELS = tuple(Label)


@dataclass(frozen=True)
class Example:
    """A labelled claim, and the group that must stay on one side of a split."""

    source: str
    claim: str
    evidence: tuple[str, ...]
    label: Label
    group: str


def main(folder: Path, output: Path, shares_file: Path | None) -> None:
    """Measure by folds, fit on everything, write the model."""
    examples = read_examples(folder)
    gold = gold_sentences(folder)
    rarity = count_rarity(examples)
    shares = read_shares(shares_file) if shares_file else {}
    models = held_out_models(examples, gold, rarity)
    trusts = TRUSTS if shares else TRUSTS[:1]
    given = {trust: held_out(examples, models, shares, trust) for trust in trusts}
    print("without a reader")
    report(examples, given[TRUSTS[0]])
    if shares:
        print("with a reader")
        report(examples, with_reader(examples, given))
    every = set(range(len(examples)))
    trust = {kind: best_trust(examples, given, kind, every) for kind in READ_IN}
    model = replace(
        fit(examples, gold, rarity),
        trust_in_passage=trust["passage"],
        trust_in_abstract=trust["abstract"],
    )
    output.write_text(as_json(model), encoding="utf-8")
    print(f"{output}: {output.stat().st_size / 1000:.0f} kB, {len(rarity)} words, trust {trust}")


def read_shares(path: Path) -> dict[int, tuple[float, float, float]]:
    """Return what a reader gave to each example, by its place among them."""
    rows = json.loads(path.read_text("utf-8"))
    return {
        int(name.removeprefix("claim ")): (one, two, three)
        for name, (one, two, three) in rows.items()
        if name.startswith("claim ")
    }


def read_examples(folder: Path) -> list[Example]:
    """Read all sets; rows that share a claim, an evidence text or a group share a group."""
    rows = [
        (source, row) for source, place in SETS.items() for row in adapt(source, folder / place)
    ]
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        parents.setdefault(name, name)
        while parents[name] != name:
            name = parents[name]
        return name

    for source, row in rows:
        mine = root(f"{source} {row['group']}")
        for other in (f"{source} c {row['claim']}", f"{source} e {' '.join(row['evidence'])}"):
            parents[root(other)] = mine
            mine = root(mine)
    return [
        Example(
            source,
            row["claim"],
            tuple(row["evidence"]),
            Label(row["label"]),
            root(f"{source} {row['group']}"),
        )
        for source, row in rows
    ]


def gold_sentences(folder: Path) -> dict[str, set[str]]:
    """Return the sentences that people marked for each claim of SciFact."""
    gold: dict[str, set[str]] = defaultdict(set)
    for row in adapt("scifact_rationales", folder / "scifact"):
        gold[row["claim"]].update(row["evidence"])
    return gold


def count_rarity(examples: Iterable[Example]) -> dict[str, float]:
    """Return log(n / sentences with the word) for each word; no label is looked at."""
    sentences = sorted({text for each in examples for text in each.evidence})
    counts = Counter(key for text in sentences for key in sorted(read(text).keys))
    return {
        key: round(min(RAREST, math.log(len(sentences) / count)), 1)
        for key, count in sorted(counts.items())
        if count >= LEAST_SENTENCES
    }


def fit(
    examples: Sequence[Example], gold: dict[str, set[str]], rarity: dict[str, float]
) -> EntailmentModel:
    """Fit the choice of sentences, then the label."""
    selection = fit_selection(examples, gold, rarity)
    found = [
        (each, shown.features)
        for each in examples
        if (shown := likeness(each.claim, each.evidence, rarity=rarity, selection=selection))
    ]
    names = list(found[0][1])
    scaler = StandardScaler()
    numbers = scaler.fit_transform(np.array([[row[name] for name in names] for _, row in found]))
    linear = LogisticRegression(C=STRENGTH, max_iter=5_000)
    linear.fit(
        numbers,
        [LABELS.index(each.label) for each, _ in found],
        sample_weight=balanced([each for each, _ in found]),
    )
    weights = linear.coef_ / scaler.scale_
    bias = linear.intercept_ - weights @ scaler.mean_
    return EntailmentModel(
        rarity=rarity,
        selection=selection,
        bias={label: round(float(bias[at]), 4) for at, label in enumerate(LABELS)},
        weights={
            label: {
                name: round(float(one), 4) for name, one in zip(names, weights[at], strict=True)
            }
            for at, label in enumerate(LABELS)
        },
    )


def balanced(examples: Sequence[Example]) -> list[float]:
    """Weigh examples so that each label counts the same within its set."""
    counts = Counter((each.source, each.label) for each in examples)
    sizes = Counter(each.source for each in examples)
    n_labels = Counter(source for source, _ in counts)
    return [
        WEIGHT[each.source]
        * sizes[each.source]
        / (n_labels[each.source] * counts[each.source, each.label])
        for each in examples
    ]


def fit_selection(
    examples: Sequence[Example], gold: dict[str, set[str]], rarity: dict[str, float]
) -> tuple[float, ...]:
    """Fit which sentence of an abstract people would mark."""
    traits, marked = [], []
    for each in examples:
        if each.source != "scifact" or each.label is Label.NOT_ENOUGH_INFO:
            continue
        terms = Terms.of(each.claim, rarity)
        found = bearings(terms, each.evidence)
        traits += sentence_traits(terms, found)
        marked += [one.text in gold[each.claim] for one in found]
    linear = LogisticRegression(C=1.0, max_iter=5_000).fit(np.array(traits), marked)
    return tuple(round(float(one), 4) for one in linear.coef_[0])


def held_out_models(
    examples: Sequence[Example], gold: dict[str, set[str]], rarity: dict[str, float]
) -> list[EntailmentModel]:
    """Fit one model a fold, on all the others."""
    return [
        fit([each for at, each in enumerate(examples) if at not in fold], gold, rarity)
        for fold in folds(examples)
    ]


def held_out(
    examples: Sequence[Example],
    models: Sequence[EntailmentModel],
    shares: Mapping[int, tuple[float, float, float]],
    trust: float,
) -> dict[int, Label]:
    """Judge each example by the whole policy, with a model that saw nothing of its fold."""
    given: dict[int, Label] = {}
    for fold, fitted in zip(folds(examples), models, strict=True):
        model = replace(fitted, trust_in_passage=trust, trust_in_abstract=trust)
        for at in fold:
            each = examples[at]
            reader = (lambda _claim, _passage, at=at: shares[at]) if at in shares else None
            score = partial(entailment, model=model, reader=reader)
            given[at] = verify_claim(each.claim, each.evidence, score=score).label
    return given


def with_reader(
    examples: Sequence[Example], given: Mapping[float, Mapping[int, Label]]
) -> dict[int, Label]:
    """Return the labels of each fold at the trust that is best in the other folds."""
    chosen: dict[int, Label] = {}
    for fold in folds(examples):
        others = set(range(len(examples))) - fold
        for kind, sources in READ_IN.items():
            trust = best_trust(examples, given, kind, others)
            for at in fold:
                if examples[at].source in sources:
                    chosen[at] = given[trust][at]
    return chosen


def best_trust(
    examples: Sequence[Example],
    given: Mapping[float, Mapping[int, Label]],
    kind: str,
    places: set[int],
) -> float:
    """Return the trust with the highest mean macro F1 over the sets of *kind*, at *places*."""

    def score(trust: float) -> float:
        tables = [
            Counter(
                (examples[at].label, given[trust][at])
                for at in sorted(places)
                if examples[at].source == source
            )
            for source in READ_IN[kind]
        ]
        return sum(map(macro_f1, tables)) / len(tables)

    return max(sorted(given), key=score)


def folds(examples: Sequence[Example]) -> list[set[int]]:
    """Deal the groups, largest first, to the smallest fold."""
    members: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(examples):
        members[each.group].append(at)
    dealt: list[set[int]] = [set() for _ in range(FOLDS)]
    for group in sorted(members, key=lambda name: (-len(members[name]), name)):
        min(dealt, key=len).update(members[group])
    return dealt


def report(examples: Sequence[Example], given: dict[int, Label]) -> None:
    """Print the figures of each measured set with intervals."""
    for source in SETS:
        pairs = [
            (each.group, each.label, given[at])
            for at, each in enumerate(examples)
            if each.source == source
        ]
        figures = classification_figures(
            [true for _, true, _ in pairs], [own for _, _, own in pairs], labels=LABELS
        )
        low, high = interval(pairs)
        print(f"{source}: n {figures.n}, accuracy {figures.accuracy:.3f}, "
              f"macro F1 {figures.macro_f1:.3f} ({low:.3f} to {high:.3f})")  # fmt: skip
        for label, own in figures.labels.items():
            row = " ".join(str(count) for count in figures.confusion[label].values())
            print(f"  {label:<16} P {own.precision:.3f} R {own.recall:.3f} F1 {own.f1:.3f}  {row}")


def interval(pairs: Sequence[tuple[str, Label, Label]]) -> tuple[float, float]:
    """The 95% interval of macro F1, by resampling groups."""
    tables: dict[str, Counter[tuple[Label, Label]]] = defaultdict(Counter)
    for group, true, own in pairs:
        tables[group][true, own] += 1
    every = list(tables.values())
    draw = random.Random(1)
    values = []
    for _ in range(RESAMPLES):
        total: Counter[tuple[Label, Label]] = Counter()
        for table in draw.choices(every, k=len(every)):
            total.update(table)
        values.append(macro_f1(total))
    values.sort()
    return values[RESAMPLES // 40], values[RESAMPLES - 1 - RESAMPLES // 40]


def macro_f1(table: Counter[tuple[Label, Label]]) -> float:
    """Macro F1 over the labels that occur."""
    seen = [label for label in LABELS if any(label in pair for pair in table)]
    scores = []
    for label in seen:
        true = sum(count for pair, count in table.items() if pair[0] is label)
        own = sum(count for pair, count in table.items() if pair[1] is label)
        scores.append(2 * table[label, label] / (true + own))
    return sum(scores) / len(scores)


def as_json(model: EntailmentModel) -> str:
    """One feature a line, so that a change can be read."""
    names = model.weights[LABELS[0]]
    return (
        json.dumps(
            {
                "labels": [label.value for label in LABELS],
                "bias": {label.value: model.bias[label] for label in LABELS},
                "weights": {
                    name: [model.weights[label][name] for label in LABELS] for name in names
                },
                "trust": {"passage": model.trust_in_passage, "abstract": model.trust_in_abstract},
                "selection": model.selection,
                "rarity": model.rarity,
            },
            ensure_ascii=False,
            indent=0,
        )
        .replace("[\n", "[")
        .replace(",\n-", ", -")
        + "\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if sys.argv[3:] else None)
