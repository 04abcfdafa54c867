"""Export the cross-encoder that `cross_encoder.py` trained to one int8 ONNX file, and check it.

    python training/export_cross_encoder.py BASE WEIGHTS.safetensors OUT.onnx PAIRS.jsonl

Layers and rounding are those of `export_encoder.py`; the heads stay in floats. PAIRS.jsonl holds
one list of a claim and a passage a line, which only serve the comparison with the float model.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from cross_encoder import Pair, PairModel, predict
from export_encoder import Graph
from safetensors.torch import load_file

from plaincite.minilm.cross_encoder import CrossEncoder
from plaincite.minilm.session import MODELS

N_HEADS_OUT = 6  # support, contradict, open; yes, no, maybe
N_CHECKED = 300
MIN_AGREEMENT = 0.95


def main(base: Path, weights: Path, out: Path, pairs: Path) -> None:
    """Export, compare with the float model, and tell how far they agree."""
    torch.set_num_threads(1)
    read = load_file(weights)
    named = {name.removeprefix("layers."): values.numpy() for name, values in read.items()}
    out.write_bytes(PairGraph(named).build().SerializeToString(deterministic=True))
    model = PairModel(base, weights)
    agreed, gap = compare(model, CrossEncoder(out, MODELS / "tokenizer.json"), pairs)
    size = out.stat().st_size / 1e6
    sys.stdout.write(f"{size:.1f} MB; same label for {agreed:.3f}; mean gap of shares {gap:.4f}\n")
    if agreed < MIN_AGREEMENT:
        sys.exit(f"fewer than {MIN_AGREEMENT:.0%} of the labels are the same")


class PairGraph(Graph):
    """The same layers, told which text a piece is of; the first piece and the mean are scored."""

    def build(self) -> onnx.ModelProto:
        """Return the model: `ids` and `types` (1, pieces) in, `points` (1, 6) out."""
        hidden = self._hidden()
        first = self._add(
            "Gather", [hidden, self._constant("first", np.array(0, np.int64))], axis=1
        )
        both = self._add("Concat", [first, self._mean(hidden)], axis=1)
        head = self._constant("head", np.ascontiguousarray(self._weights["head.weight"].T))
        bias = self._constant("head_bias", self._weights["head.bias"])
        self._add("Gemm", [both, head, bias], outputs=["points"])
        return self._as_model(
            "cross_encoder", inputs=["ids", "types"], output="points", width=N_HEADS_OUT
        )

    def _typed(self, pieces: str) -> str:
        rows = self._weights["embeddings.token_type_embeddings.weight"]
        differences = self._constant("types_of_pieces", rows - rows[0])
        return self._add("Add", [pieces, self._add("Gather", [differences, "types"])])


def compare(model: PairModel, ours: CrossEncoder, path: Path) -> tuple[float, float]:
    """Return the share of pairs with the same label, and the mean gap between the shares."""
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:N_CHECKED]]
    with torch.no_grad():
        theirs = np.array(predict(model, [Pair("entailment", *pair, 0) for pair in pairs]))
    shares = np.array([ours.entails(*pair) for pair in pairs])
    same = float((theirs.argmax(1) == shares.argmax(1)).mean())
    return same, float(np.abs(theirs - shares).mean())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
