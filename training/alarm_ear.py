"""Fit the weights of `question/alarms/ear.py` and measure them on texts held out.

Two linear scores (scikit-learn's logistic regression): one for any alarm, one that tells a crisis
from an emergency. All texts were written for plaincite: the train halves of `evaluation/safety`,
the questions of the library's bank, our own of `evaluation/answers`, and texts composed of the
patterns beside this file, where "(a|b|)" stands for one of its parts; some alarms are put as a
question on what helps. Needs numpy, scipy and scikit-learn.

    python training/alarm_ear.py src/plaincite/question/alarms/tables/ear.json
"""

import csv
import json
import random
import re
import sys
import tomllib
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

from plaincite.question import assess_safety
from plaincite.question.alarms import ear
from plaincite.question.alarms.reading import read
from plaincite.question.vocabulary import TREATMENT_KINDS, TermKind, load_vocabulary

HERE = Path(__file__).parent
ROOT = HERE.parent
PATTERNS = HERE / "alarm_patterns"
HAND_WRITTEN = (
    "train.jsonl",
    "fresh-train.jsonl",
    "fresh-second.jsonl",
    "asked-train.jsonl",
    "voices-train.jsonl",
)
COMPOSED = {"urgent": 30, "crisis": 50, "ordinary": 80}  # texts a pattern, at most
FROM_VOCABULARY = 9_000
ASKED = 0.1  # of composed alarms are put as a question on what helps
WEIGHT_OF_HAND_WRITTEN, WEIGHT_OF_COMPOSED = 10.0, 0.3
STRENGTH = 10.0  # inverse of the penalty on large weights
FOLDS = 4
SEED = 0

Text = tuple[str, str]  # the words, the label
_CHOICE = re.compile(r"\(([^()]*)\)")


def main(target: Path) -> None:
    """Fit, write the weights to *target* and print what held-out folds say."""
    choose = random.Random(SEED)
    composed = [*_composed(choose), *_from_vocabulary(choose)]
    bank = [*_from_bank(), *_from_answers()] * 2  # none of these may be stopped
    hand = [text for name in HAND_WRITTEN for text in _labelled(name)]
    print(f"{len(composed)} composed, {len(hand)} and {len(bank)} of the bank written by hand")
    for fold in range(FOLDS):
        rest = [text for at, text in enumerate(hand) if at % FOLDS != fold]
        held_out = [text for at, text in enumerate(hand) if at % FOLDS == fold]
        _report(_fitted(composed, [*rest, *bank], _is_alarm), held_out)
    alarms = [text for text in composed if _is_alarm(text[1])]
    crisis = _fitted(alarms, [text for text in hand if _is_alarm(text[1])], _is_crisis)
    alarm = _fitted(composed, [*hand, *bank], _is_alarm)
    weights = {"alarm": _kept(alarm), "crisis": _kept(crisis)}
    target.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")


def _is_alarm(label: str) -> bool:
    return label in {"urgent", "crisis"}


def _is_crisis(label: str) -> bool:
    return label == "crisis"


def _labelled(name: str) -> Iterator[Text]:
    for line in (ROOT / "evaluation" / "safety" / name).read_text("utf-8").splitlines():
        row = json.loads(line)
        yield row["text"], row["label"]


def _composed(choose: random.Random) -> Iterator[Text]:
    openings = tomllib.loads((PATTERNS / "openings.toml").read_text("utf-8"))
    for name, most in COMPOSED.items():
        label = "none" if name == "ordinary" else name
        lines = (PATTERNS / f"{name}.txt").read_text("utf-8").splitlines()
        for pattern in (line for line in lines if line and not line.startswith("#")):
            texts = dict.fromkeys(_expanded(pattern, choose) for _ in range(most))
            for text in texts:
                yield _roughened(text, openings, name, choose), label


def _expanded(pattern: str, choose: random.Random) -> str:
    while found := _CHOICE.search(pattern):
        part = choose.choice(found.group(1).split("|"))
        pattern = pattern[: found.start()] + part + pattern[found.end() :]
    return " ".join(pattern.split())


def _roughened(text: str, openings: dict[str, list[str]], name: str, choose: random.Random) -> str:
    asked = openings.get(f"{name}_asked", ())
    if asked and choose.random() < ASKED:
        text = choose.choice(asked) + choose.choice(openings["asked_of"]) + text
    elif choose.random() < 0.2:
        text = f"{choose.choice(openings['before'])} {text}"
    if choose.random() < 0.25:
        text += choose.choice([", ", ". ", " "]) + choose.choice(openings[f"{name}_after"])
    if choose.random() < 0.2:
        text = " ".join(_misspelt(word, choose) for word in text.split())
    return text


def _misspelt(word: str, choose: random.Random) -> str:
    if len(word) < 4 or not word.isalpha() or choose.random() > 0.12:
        return word
    at = choose.randrange(1, len(word) - 1)
    slips = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at] + word[at:],
    )
    return choose.choice(slips)


def _from_vocabulary(choose: random.Random) -> Iterator[Text]:
    frames = tomllib.loads((PATTERNS / "vocabulary.toml").read_text("utf-8"))
    entries = load_vocabulary().entries
    diseases = [e.term for e in entries if e.kind in (TermKind.DISEASE, TermKind.SYMPTOM)]
    kinds = TREATMENT_KINDS | {TermKind.SUPPLEMENT}
    treatments = [e.term for e in entries if e.kind in kinds]
    left = FROM_VOCABULARY
    while left:
        text = choose.choice(frames[choose.choice(("general", "own"))]).format(
            disease=choose.choice(diseases),
            other=choose.choice(diseases),
            treatment=choose.choice(treatments),
            second=choose.choice(treatments),
            age=choose.randrange(18, 90),
        )
        # "I have sepsis" is no ordinary text; the rules know such terms.
        if not _is_alarm(assess_safety(text).level.value):
            left -= 1
            yield text, "none"


def _from_bank() -> Iterator[Text]:
    for path in sorted((ROOT / "src/plaincite/library/bank").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield row["question"], "none"
                yield row["wording"], "none"


def _from_answers() -> Iterator[Text]:
    """Yield our own questions beside which sentences were labelled."""
    for path in sorted((ROOT / "evaluation" / "answers").glob("pertinence*.jsonl")):
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        for question in dict.fromkeys(row["question"] for row in rows if row["source"] == "own"):
            yield question, "none"


def _fitted(
    composed: Sequence[Text], hand: Sequence[Text], is_wanted: Callable[[str], bool]
) -> LogisticRegression:
    texts = [*composed, *hand]
    weights = [WEIGHT_OF_COMPOSED] * len(composed) + [WEIGHT_OF_HAND_WRITTEN] * len(hand)
    wanted = np.array([is_wanted(label) for _, label in texts], dtype=int)
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    return model.fit(_matrix(texts), wanted, sample_weight=weights)


def _matrix(texts: Sequence[Text]) -> sp.csr_matrix:
    rows = [sorted(ear.traits(read(text).words)) for text, _ in texts]
    values = [1 / np.sqrt(len(row)) for row in rows for _ in row]
    starts = np.cumsum([0, *(len(row) for row in rows)])
    columns = [column for row in rows for column in row]
    return sp.csr_matrix((values, columns, starts), shape=(len(texts), ear.DIMENSIONS))


def _kept(model: LogisticRegression) -> dict[str, str | float]:
    coefficients = model.coef_[0]
    step = float(np.abs(coefficients).max()) / 127
    weights = np.round(coefficients / step).astype(np.int8)
    return {
        "step": round(step, 6),
        "bias": round(float(model.intercept_[0]), 6),
        "weights": b64encode(weights.tobytes()).decode(),
    }


def _report(model: LogisticRegression, held_out: Sequence[Text]) -> None:
    scores = model.predict_proba(_matrix(held_out))[:, 1]
    shares = []
    for label in ("urgent", "crisis", "advice", "none"):
        own = [score for score, (_, known) in zip(scores, held_out, strict=True) if known == label]
        raised = sum(score >= ear.ENOUGH for score in own)
        shares.append(f"{label} {raised} of {len(own)}")
    print("raised in a held-out fold:", ", ".join(shares))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
