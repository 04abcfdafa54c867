"""Train the cross-encoder of `minilm/cross_encoder.py`, and measure it on what it has not seen.

    pip install torch==2.13.0 transformers safetensors scikit-learn
    python training/cross_encoder.py warm  BASE SETS warm.safetensors
    python training/cross_encoder.py folds BASE SETS shares.json --warm warm.safetensors
    python training/cross_encoder.py fit   BASE SETS fitted.safetensors --warm warm.safetensors

BASE is the folder of the base model (see export_encoder.py), SETS that of the public sets. `warm`
reads the pairs of `made_pairs.py` once; `fit` the labelled sets, from there. `folds` fits five
times without a fifth of all groups and writes what the model gives to that fifth, one list for each
claim and question: `entailment.py --shares` weighs it beside the linear score. A thousand steps
take about fourteen minutes of one core's own time.
"""

import argparse
import hashlib
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from entailment import Example, count_rarity, fit_selection, folds, gold_sentences, read_examples
from made_pairs import Pair, as_question, made_pairs, turned, yes_no_questions
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from plaincite.evaluate.case_file import read_rows
from plaincite.minilm.pair_reader import pair_pieces
from plaincite.minilm.session import MODELS
from plaincite.model.claim import Label
from plaincite.verify.likeness import likeness

TOKENIZER = Tokenizer.from_file(str(MODELS / "tokenizer.json"))
WIDTH = 384
HEADS = {"entailment": slice(0, 3), "answer": slice(3, 6)}
LABELS = tuple(Label)
ANSWERS = ("yes", "no", "maybe")
WARM_UP = 0.08
SMOOTHING = 0.05
WEIGHT = {"scifact": 1.0, "healthver": 1.0, "rct_findings": 0.5}
N_YES_NO = 300

Coded = tuple[list[int], list[int]]  # ids of pieces, and which text each is of
Loss = Callable[[torch.Tensor, Sequence[int]], torch.Tensor]  # of points, of pairs in these places


def main() -> None:
    """Warm up, measure by folds, or fit on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("warm", "folds", "fit"))
    parser.add_argument("base", type=Path)
    parser.add_argument("sets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--warm", type=Path)
    parser.add_argument("--only", type=int, action="append", help="a fold; all without it")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    if asked.step == "warm":
        pairs = [*made_pairs(asked.sets), *yes_no(asked.sets)]
        model = PairModel(asked.base)
        train(model, coded(pairs), WARM, loss_on(pairs), seed=1)
        save_file(model.state_dict(), asked.out)
    elif asked.step == "fit":
        model = PairModel(asked.base, asked.warm)
        pairs = labelled(Material(asked.sets), held_out=frozenset(), fold=None)
        train(model, coded(pairs), FINE, loss_on(pairs), seed=1)
        save_file(model.state_dict(), asked.out)
    else:
        for fold, shares in held_out_shares(asked.base, asked.warm, asked.sets, asked.only):
            done = json.loads(asked.out.read_text("utf-8")) if asked.out.is_file() else {}
            asked.out.write_text(json.dumps(done | shares), "utf-8")
            sys.stdout.write(f"fold {fold}: {len(shares)} pairs\n")


@dataclass(frozen=True)
class Course:
    """How long and how fast to train."""

    epochs: int
    batch: int
    rate: float
    head_rate: int = 10  # times the rate of the layers


WARM = Course(epochs=1, batch=32, rate=8e-5)
FINE = Course(epochs=2, batch=16, rate=5e-5)


class PairModel(nn.Module):
    """The base model; its first piece and the mean of all pieces go to one layer of points."""

    def __init__(self, base: Path, weights: Path | None = None, *, n_points: int = 6) -> None:
        super().__init__()
        self.layers = AutoModel.from_pretrained(base, attention_probs_dropout_prob=0.0)
        self.layers.embeddings.word_embeddings.requires_grad_(requires_grad=False)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(2 * WIDTH, n_points)
        nn.init.normal_(self.head.weight, 0, 0.02)
        if weights is not None:
            self.load_state_dict(load_file(weights))

    def forward(self, coded: Sequence[Coded]) -> torch.Tensor:
        """Return the points of each pair; shape (pairs, points)."""
        length = max(len(ids) for ids, _ in coded)
        ids, types = (
            torch.tensor([[*row[at], *[0] * (length - len(row[at]))] for row in coded])
            for at in (0, 1)
        )
        mask = torch.tensor([[1.0] * len(row) + [0.0] * (length - len(row)) for row, _ in coded])
        with torch.autocast("cpu", torch.bfloat16):
            found = self.layers(input_ids=ids, attention_mask=mask, token_type_ids=types)
        hidden = found.last_hidden_state.float()
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        points: torch.Tensor = self.head(self.drop(torch.cat([hidden[:, 0], mean], 1)))
        return points


class Material:
    """The labelled sets, each claim with the passage that would be read at run time."""

    def __init__(self, sets: Path) -> None:
        self.sets = sets
        self.examples = read_examples(sets)
        self.gold = gold_sentences(sets)
        self.rarity = count_rarity(self.examples)
        self.folds = folds(self.examples)

    def passages(self, held_out: frozenset[int]) -> list[str]:
        """Return each example's passage, chosen by weights that saw nothing of *held_out*."""
        seen = [each for at, each in enumerate(self.examples) if at not in held_out]
        selection = fit_selection(seen, self.gold, self.rarity)
        return [
            found.passage
            if (found := likeness(one.claim, one.evidence, rarity=self.rarity, selection=selection))
            else " ".join(one.evidence[:3])
            for one in self.examples
        ]


def train(
    model: PairModel, pairs: Sequence[Coded], course: Course, loss: Loss, *, seed: int
) -> None:
    """Train *model* in place; the word pieces stay as they are."""
    torch.manual_seed(seed)
    draw = random.Random(seed)
    plan = [each for _ in range(course.epochs) for each in batches(pairs, course.batch, draw)]
    layers = [each for each in model.layers.parameters() if each.requires_grad]
    groups = [
        {"params": layers, "lr": course.rate},
        {"params": model.head.parameters(), "lr": course.head_rate * course.rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: pace(at, len(plan)))
    model.train()
    for number, places in enumerate(plan, 1):
        loss(model([pairs[at] for at in places]), places).backward()
        nn.utils.clip_grad_norm_([*layers, *model.head.parameters()], 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        if number % 100 == 0:
            sys.stderr.write(f"{number} of {len(plan)} steps\n")


def coded(pairs: Sequence[Pair]) -> list[Coded]:
    """Return *pairs* in pieces, as they are read at run time."""
    return [pair_pieces(TOKENIZER, pair.first, pair.passage) for pair in pairs]


def pace(step: int, n_steps: int) -> float:
    """Return the share of the full rate: up at first, then down to nearly nothing."""
    up = (step + 1) / (WARM_UP * n_steps + 1)
    return min(up, max(0.02, (n_steps - step) / n_steps / (1 - WARM_UP)))


def batches(pairs: Sequence[Coded], size: int, draw: random.Random) -> list[list[int]]:
    """Return places in batches of nearly the same length, in any order."""
    order = list(range(len(pairs)))
    draw.shuffle(order)
    found = []
    for start in range(0, len(order), 20 * size):
        part = sorted(order[start : start + 20 * size], key=lambda at: len(pairs[at][0]))
        found += [part[at : at + size] for at in range(0, len(part), size)]
    draw.shuffle(found)
    return found


def loss_on(pairs: Sequence[Pair]) -> Loss:
    """Return the loss of a batch, by its places in *pairs*."""
    return lambda points, places: loss_of(points, [pairs[at] for at in places])


def loss_of(points: torch.Tensor, pairs: Sequence[Pair]) -> torch.Tensor:
    """Return the weighted mean of the cross-entropies, each of the head of its task."""
    total = torch.zeros(())
    for task, head in HEADS.items():
        places = [at for at, pair in enumerate(pairs) if pair.task == task]
        if places:
            labels = torch.tensor([pairs[at].label for at in places])
            weights = torch.tensor([pairs[at].weight for at in places])
            each = nn.functional.cross_entropy(
                points[places][:, head], labels, reduction="none", label_smoothing=SMOOTHING
            )
            total = total + (each * weights).sum()
    return total / len(pairs)


@torch.no_grad()
def predict(model: PairModel, pairs: Sequence[Pair]) -> list[list[float]]:
    """Return the three shares of each pair, by the head of its task."""
    model.eval()
    points = zip(coded(pairs), pairs, strict=True)
    return [model([each])[0, HEADS[pair.task]].softmax(0).tolist() for each, pair in points]


def labelled(material: Material, *, held_out: frozenset[int], fold: int | None) -> list[Pair]:
    """Return what is fitted on: all sets but *held_out* and the questions of *fold*."""
    draw = random.Random(9)
    passages = material.passages(held_out)
    seen = [at for at in range(len(passages)) if at not in held_out]
    counts = Counter((material.examples[at].source, material.examples[at].label) for at in seen)
    pairs = []
    for at in seen:
        example = material.examples[at]
        pairs += of_example(example, passages[at], weight(example, counts), material.gold, draw)
    for question, label, own in questions(material.sets):
        if own != fold:
            extra = 1.5 if label == ANSWERS.index("maybe") else 1.0
            for passage, share in zip(both(question), (extra, 0.7 * extra), strict=True):
                pairs.append(Pair("answer", question["question"], passage, label, share))
    return pairs + [
        Pair("answer", pair.first, pair.passage, pair.label, 0.5)
        for pair in yes_no(material.sets)[:N_YES_NO]
    ]


def of_example(
    example: Example, passage: str, weight: float, gold: dict[str, set[str]], draw: random.Random
) -> Iterator[Pair]:
    """Yield a labelled claim, and what follows from it."""
    claim, label = example.claim, LABELS.index(example.label)
    yield Pair("entailment", claim, passage, label, weight)
    marked = [one for one in example.evidence if one in gold.get(claim, ())]
    if example.source == "scifact" and marked:
        yield Pair("entailment", claim, " ".join(marked), label, 0.6)
    if example.source == "rct_findings":
        question = as_question(claim)
        if question and draw.random() < 0.5:
            yield Pair("answer", question, passage, label, 0.3)
    elif example.label is Label.SUPPORT and draw.random() < 0.6:
        other = turned(claim, draw)
        if other:
            yield Pair("entailment", other, passage, LABELS.index(Label.CONTRADICT), 0.4)


def weight(example: Example, counts: Counter[tuple[str, Label]]) -> float:
    """Return what an example counts: rare labels of its set more, but not as much as all alike."""
    own = {label: n for (source, label), n in counts.items() if source == example.source}
    even = sum(own.values()) / (len(own) * own[example.label])
    return WEIGHT[example.source] * math.sqrt(even)


def questions(sets: Path) -> Iterator[tuple[dict[str, Any], int, int]]:
    """Yield PubMedQA's rows with label and fold."""
    for _, row in read_rows(sets / "pubmedqa" / "questions.jsonl"):
        digest = int(hashlib.md5(row["pmid"].encode(), usedforsecurity=False).hexdigest(), 16)
        yield row, ANSWERS.index(row["final_decision"]), digest % 5


def both(row: dict[str, Any]) -> tuple[str, str]:
    """Return the conclusion, and what is read where it is held back: the last section."""
    return row["long_answer"], row["contexts"][-1]


def yes_no(sets: Path) -> list[Pair]:
    """Return BioASQ's yes-or-no questions in an order of their own."""
    pairs = list(yes_no_questions(sets / "bioasq" / "questions.jsonl.gz"))
    random.Random(5).shuffle(pairs)
    return pairs


def held_out_shares(
    base: Path, warm: Path, sets: Path, only: Sequence[int] | None
) -> Iterator[tuple[int, dict[str, list[float]]]]:
    """Yield for each fold what a model that saw nothing of it gives to its claims and questions."""
    material = Material(sets)
    for fold, held_out in enumerate(map(frozenset, material.folds)):
        if only and fold not in only:
            continue
        model = PairModel(base, warm)
        pairs = labelled(material, held_out=held_out, fold=fold)
        train(model, coded(pairs), FINE, loss_on(pairs), seed=fold)
        passages = material.passages(held_out)
        asked = {
            f"claim {at}": Pair("entailment", material.examples[at].claim, passages[at], 0)
            for at in sorted(held_out)
        }
        for row, _, own in questions(sets):
            if own == fold:
                for name, passage in zip(("conclusion", "no conclusion"), both(row), strict=True):
                    asked[f"{name} {row['pmid']}"] = Pair("answer", row["question"], passage, 0)
        yield fold, dict(zip(asked, predict(model, list(asked.values())), strict=True))


if __name__ == "__main__":
    main()
