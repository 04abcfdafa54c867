"""Export what `cross_encoder.py` or `answer_reader.py` trained to one int8 ONNX file; check it.

    python training/export_cross_encoder.py BASE WEIGHTS.safetensors OUT.onnx PAIRS.jsonl

Layers and rounding are those of `export_encoder.py`; the heads stay in floats. PAIRS.jsonl holds
one list of the two texts a line, which only serve the comparison with the float model.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from cross_encoder import TOKENIZER, PairModel
from export_encoder import Graph
from numpy.typing import NDArray
from safetensors.torch import load_file

from plaincite.minilm.pair_reader import PairReader, pair_pieces
from plaincite.minilm.session import MODELS

N_CHECKED = 300
MIN_AGREEMENT = 0.95


def main(base: Path, weights: Path, out: Path, pairs: Path) -> None:
    """Export, compare with the float model, and tell how far they agree."""
    torch.set_num_threads(1)
    read = load_file(weights)
    named = {name.removeprefix("layers."): values.numpy() for name, values in read.items()}
    out.write_bytes(PairGraph(named).build().SerializeToString(deterministic=True))
    model = PairModel(base, weights, n_points=len(named["head.bias"])).eval()
    agreed, gap = compare(model, PairReader(out, MODELS / "tokenizer.json"), pairs)
    size = out.stat().st_size / 1e6
    sys.stdout.write(f"{size:.1f} MB; same label for {agreed:.3f}; mean gap of points {gap:.4f}\n")
    if agreed < MIN_AGREEMENT:
        sys.exit(f"fewer than {MIN_AGREEMENT:.0%} of the labels are the same")


class PairGraph(Graph):
    """The same layers, told which text a piece is of; the first piece and the mean are scored."""

    def build(self) -> onnx.ModelProto:
        """Return the model: `ids` and `types` (1, pieces) in, `points` (1, points) out."""
        hidden = self._hidden()
        first = self._add(
            "Gather", [hidden, self._constant("first", np.array(0, np.int64))], axis=1
        )
        both = self._add("Concat", [first, self._mean(hidden)], axis=1)
        head = self._constant("head", np.ascontiguousarray(self._weights["head.weight"].T))
        bias = self._constant("head_bias", self._weights["head.bias"])
        self._add("Gemm", [both, head, bias], outputs=["points"])
        width = len(self._weights["head.bias"])
        return self._as_model(
            "cross_encoder", inputs=["ids", "types"], output="points", width=width
        )

    def _typed(self, pieces: str) -> str:
        rows = self._weights["embeddings.token_type_embeddings.weight"]
        differences = self._constant("types_of_pieces", rows - rows[0])
        return self._add("Add", [pieces, self._add("Gather", [differences, "types"])])


@torch.no_grad()
def compare(model: PairModel, ours: PairReader, path: Path) -> tuple[float, float]:
    """Return the share of pairs with the same label, and the mean gap between the points."""
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()[:N_CHECKED]]
    theirs = np.array([model([pair_pieces(TOKENIZER, *pair)])[0].tolist() for pair in pairs])
    found = np.array([ours.points(*pair) for pair in pairs])
    return float((label(theirs) == label(found)).mean()), float(np.abs(theirs - found).mean())


def label(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return what is decided: by the greatest of the first head, or by the sign of one point."""
    return points[:, :3].argmax(1) if points.shape[1] > 1 else (points[:, 0] > 0).astype(int)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
