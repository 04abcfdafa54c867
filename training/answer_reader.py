"""Train the reader of `minilm/answer_reader.py`: does a sentence answer a question?

    pip install torch==2.13.0 transformers safetensors scikit-learn
    python -m benchmarks.pertinence SETS OUT --write labelled.jsonl
    python training/answer_reader.py folds BASE FITTED labelled.jsonl log_odds.json
    python training/answer_reader.py fit   BASE FITTED labelled.jsonl reader.safetensors
    python training/export_cross_encoder.py BASE reader.safetensors answer_reader.onnx PAIRS.jsonl

BASE is the folder of the base model, FITTED the weights that `cross_encoder.py fit` wrote, of which
the layers are taken and the heads are not. `folds` fits five times without a fifth of the questions
and writes the log odds of each pair of that fifth, in the order of the labels; bounds are chosen on
those. A fold takes some ten minutes of one core.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from cross_encoder import TOKENIZER, Coded, Course, Loss, PairModel, train
from safetensors.torch import load_file, save_file
from torch import nn

from plaincite.evaluate.case_file import read_rows
from plaincite.minilm.pair_reader import pair_pieces

COURSE = Course(epochs=3, batch=16, rate=4e-5)
SURE = 0.95  # what a reader's "it answers" is taken for, and one less this, its "it is beside"
NEAR = 0.23  # and its "it is near", which hardly ever will do for an answer


@dataclass(frozen=True)
class Labelled:
    """A question beside a title and a sentence."""

    question: str
    told: str
    share: float  # 1 where all readers say that it answers, half that it is near, 0 beside
    fold: int  # the same for all sentences of a question


def main() -> None:
    """Measure by folds, or fit on everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("folds", "fit"))
    for name in ("base", "fitted", "labels", "out"):
        parser.add_argument(name, type=Path)
    asked = parser.parse_args()
    torch.set_num_threads(1)
    pairs = [
        Labelled(row["question"], row["told"], row["share"], row["fold"])
        for _, row in read_rows(asked.labels)
    ]
    if asked.step == "fit":
        save_file(fitted(asked.base, asked.fitted, pairs, seed=1).state_dict(), asked.out)
        return
    found = [0.0] * len(pairs)
    for fold in sorted({pair.fold for pair in pairs}):
        model = fitted(
            asked.base, asked.fitted, [one for one in pairs if one.fold != fold], seed=fold
        )
        for at, pair in enumerate(pairs):
            if pair.fold == fold:
                found[at] = log_odds(model, pair)
        sys.stdout.write(f"fold {fold}\n")
    asked.out.write_text(json.dumps(found), "utf-8")


def fitted(base: Path, start: Path, pairs: Sequence[Labelled], *, seed: int) -> PairModel:
    """Return a model of one point, its layers from *start*, trained on *pairs*."""
    torch.manual_seed(seed)
    model = PairModel(base, n_points=1)
    layers = {name: own for name, own in load_file(start).items() if name.startswith("layers.")}
    model.load_state_dict(layers, strict=False)
    train(model, [coded(pair) for pair in pairs], COURSE, loss_on(pairs), seed=seed)
    return model


def coded(pair: Labelled) -> Coded:
    """Return *pair* in pieces, as it is read at run time."""
    return pair_pieces(TOKENIZER, pair.question, pair.told)


def loss_on(pairs: Sequence[Labelled]) -> Loss:
    """Return the loss of a batch: the cross-entropy with what its readers said."""
    heard = np.interp([pair.share for pair in pairs], (0, 0.5, 1), (1 - SURE, NEAR, SURE))
    shares = torch.tensor(heard, dtype=torch.float32)

    def loss(points: torch.Tensor, places: Sequence[int]) -> torch.Tensor:
        return nn.functional.binary_cross_entropy_with_logits(points[:, 0], shares[list(places)])

    return loss


@torch.no_grad()
def log_odds(model: PairModel, pair: Labelled) -> float:
    """Return what *model* gives to *pair*."""
    model.eval()
    return float(model([coded(pair)])[0, 0])


if __name__ == "__main__":
    main()
