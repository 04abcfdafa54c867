"""The encoder that comes with the package: same bytes, sensible likeness, any text."""

import hashlib
import subprocess
import sys
import textwrap
from importlib.resources import files
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="needs the extra 'dense'")
pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
pytest.importorskip("tokenizers", reason="needs the extra 'dense'")

import onnxruntime
from hypothesis import given, settings
from hypothesis import strategies as st

from plaincite.minilm.encoder import MiniLm
from plaincite.search.encoder import Encoder, open_encoder

pytestmark = pytest.mark.dense

ENCODE = """
    import hashlib
    from plaincite.search.encoder import open_encoder
    vectors = open_encoder().encode(["Does the pill make you fat?", "Yoga for back pain. " * 60])
    print(hashlib.sha256(vectors.tobytes()).hexdigest())
"""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return open_encoder()


def test_everyday_words_lie_near_clinical_ones(encoder: Encoder) -> None:
    asked, near, far = encoder.encode(
        [
            "does the pill make you fat",
            "Oral contraceptives and changes in body weight",
            "Arthroscopy of the knee in older adults",
        ]
    )

    assert float(asked @ near) > float(asked @ far) + 0.2


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    texts = ["gout", "a much longer text about gout and diet " * 20, ""]
    together = encoder.encode(texts)

    assert together.shape == (3, encoder.width)
    for text, vector in zip(texts, together, strict=True):
        assert encoder.encode([text])[0].tobytes() == vector.tobytes()


def test_every_run_gives_the_same_bytes() -> None:
    command = [sys.executable, "-c", textwrap.dedent(ENCODE)]
    runs = {subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2)}

    assert len(runs) == 1
    assert len(runs.pop().strip()) == 2 * hashlib.sha256().digest_size


@settings(max_examples=30)
@given(st.text(st.characters(), max_size=300))
def test_any_text_becomes_a_vector_of_length_one(encoder: Encoder, text: str) -> None:
    (vector,) = encoder.encode([text])

    assert float(vector @ vector) == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("text", ["x" * 1_000_000, "a " * 500_000, "\ud800", "\x00", "😀" * 9_999])
def test_hostile_texts_are_encoded_in_little_time(encoder: Encoder, text: str) -> None:
    assert encoder.encode([text]).shape == (1, encoder.width)


def test_the_name_tells_the_model_from_any_other(encoder: Encoder) -> None:
    """It is part of every file of vectors: changing the model makes them anew."""
    assert encoder.name.startswith("all-MiniLM-L6-v2-int8-")
    assert encoder.name.endswith("-128")


def test_it_works_on_processors_alone_whatever_else_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same text has the same vector on every machine, also on one with a graphics card."""
    asked_for: list[object] = []
    start = onnxruntime.InferenceSession.__init__

    def noting(session: object, *arguments: object, **options: object) -> None:
        asked_for.append(options.get("providers"))
        start(session, *arguments, **options)

    found = ["CUDAExecutionProvider", "CPUExecutionProvider"]
    monkeypatch.setattr(onnxruntime, "get_available_providers", lambda: found)
    monkeypatch.setattr(onnxruntime.InferenceSession, "__init__", noting)
    models = files("plaincite.minilm") / "models"
    MiniLm(Path(str(models / "encoder.onnx")), Path(str(models / "tokenizer.json")))

    assert asked_for == [["CPUExecutionProvider"]]
