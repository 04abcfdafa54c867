"""Tune the encoder: questions towards the texts that answer them, away from those that do not.

    pip install torch==2.13.0 transformers safetensors
    python training/tune_encoder.py BASE SETS OUT [--without SET] [--half 0|1] [--average SHARE]

BASE is the folder of the base model (see export_encoder.py), SETS that of the public sets. OUT
becomes a folder like BASE, which export_encoder.py reads. --without leaves out all of one set,
--half one half of the questions of each judged set, so that the outcome can be measured on what it
was not tuned on; NFCorpus's dev questions are never read.

Each step draws its pairs from one source: a question's own text against the texts of its
neighbours and one text that our own BM25 puts high (InfoNCE). Only the upper layers move. Last,
the weights are averaged with the base's, which undoes most of what was learned by heart. 80 steps
take about two minutes of one core's own time; docs/models/encoder.md has what came of it.
"""

import argparse
import math
import random
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from encoder_pairs import Pair, read_pairs
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import AutoModel

BATCH = 24
MAX_PIECES = 64  # half of what is read at run time, for speed
SCALE = 20.0  # of cosines, before the softmax
LEARNING_RATE = 5e-5
WARM_UP = 0.1
N_FROZEN = 3  # lower layers, and the word pieces, stay as they are


def main() -> None:
    """Tune, average, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("sets", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--without")
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--average", type=float, default=0.5, help="share of what was tuned")
    parser.add_argument("--steps", type=int, help="stop after so many steps")
    parser.add_argument("--threads", type=int, default=1)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(1)
    batches = list(batched(read_pairs(asked.sets, without=asked.without, half=asked.half)))
    tuned = tune(asked.base, batches[: asked.steps])
    before = load_file(asked.base / "model.safetensors")
    shutil.copytree(asked.base, asked.out, dirs_exist_ok=True)
    save_file(tuned, asked.out / "tuned.safetensors")
    save_file(averaged(before, tuned, asked.average), asked.out / "model.safetensors")


def batched(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Yield the pairs in batches of one source each, in an order drawn once."""
    chance = random.Random(1)
    batches = []
    for source in sorted({pair.source for pair in pairs}):
        own = [pair for pair in pairs if pair.source == source]
        chance.shuffle(own)
        batches += [own[start : start + BATCH] for start in range(0, len(own), BATCH)]
    chance.shuffle(batches)
    yield from (batch for batch in batches if len(batch) > 1)


def tune(base: Path, batches: list[list[Pair]]) -> dict[str, torch.Tensor]:
    """Return the weights after one pass over *batches*."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.enable_truncation(MAX_PIECES)
    tokenizer.enable_padding()
    model = AutoModel.from_pretrained(base)
    for part in (model.embeddings, *model.encoder.layer[:N_FROZEN]):
        part.requires_grad_(requires_grad=False)
    moving = [weight for weight in model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(moving, lr=LEARNING_RATE)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: rate_at((step + 1) / max(1, len(batches)))
    )
    chance = random.Random(2)
    start, recent = time.monotonic(), 0.0
    for number, batch in enumerate(batches, start=1):
        loss = contrast(model, tokenizer, batch, chance)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(moving, 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        recent += 0.05 * (loss.item() - recent)
        if number % 20 == 0:
            spent = time.monotonic() - start
            print(f"{number}/{len(batches)} loss {recent:.3f}, {spent:.0f} s", flush=True)
    return {name: weight.contiguous() for name, weight in model.state_dict().items()}


def rate_at(progress: float) -> float:
    """The learning rate's share: up in a straight line, down along a cosine."""
    if progress < WARM_UP:
        return progress / WARM_UP
    return 0.5 * (1 + math.cos(math.pi * (progress - WARM_UP) / (1 - WARM_UP)))


def contrast(
    model: torch.nn.Module, tokenizer: Tokenizer, batch: list[Pair], chance: random.Random
) -> torch.Tensor:
    """Each question against the texts of the batch, of which only its own counts as right."""
    wrong = [chance.choice(pair.negatives) for pair in batch if pair.negatives]
    asked = vectors(model, tokenizer, [pair.query for pair in batch])
    texts = vectors(model, tokenizer, [*(pair.text for pair in batch), *wrong])
    scores = SCALE * asked @ texts.T
    for row, pair in enumerate(batch):
        for column, other in enumerate(batch):
            if row != column and other.text_id in pair.relevant:
                scores[row, column] = -math.inf
    return torch.nn.functional.cross_entropy(scores, torch.arange(len(batch)))


def vectors(model: torch.nn.Module, tokenizer: Tokenizer, texts: list[str]) -> torch.Tensor:
    """Return the mean of the pieces of each text, of length one."""
    coded = tokenizer.encode_batch(texts)
    ids = torch.tensor([one.ids for one in coded])
    mask = torch.tensor([one.attention_mask for one in coded])
    # Half precision in the products: twice as fast on processors that have it.
    with torch.autocast("cpu", torch.bfloat16):
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
    summed = (hidden.float() * mask[..., None]).sum(dim=1)
    return torch.nn.functional.normalize(summed, dim=1)


def averaged(
    before: dict[str, torch.Tensor], after: dict[str, torch.Tensor], share: float
) -> dict[str, torch.Tensor]:
    """Return the weights between *before* and *after*.

    Source: Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022.
    """
    return {
        name: (1 - share) * weight + share * after[name] if weight.is_floating_point() else weight
        for name, weight in before.items()
        if name in after
    }


if __name__ == "__main__":
    sys.exit(main())
