"""Without the extra nothing changes, until it is asked for."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from plaincite import __version__
from plaincite.cli.main import commands
from plaincite.corpus import Corpus
from plaincite.errors import MissingExtraError
from plaincite.model.record import Record, Section
from plaincite.pipeline import Pipeline
from plaincite.search.encoder import encoded_text, open_encoder

MODULES = (
    "minilm.cross_encoder",
    "minilm.encoder",
    "minilm.session",
    *(f"search.{name}" for name in ("hybrid", "pertinence", "vectors", "vector_files",
                                    "whole_vectors")),
)  # fmt: skip


@pytest.fixture
def _without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if NumPy, ONNX Runtime and tokenizers were not installed."""
    for name in ("numpy", "onnxruntime", "tokenizers"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in MODULES:
        monkeypatch.delitem(sys.modules, f"plaincite.{name}", raising=False)


@pytest.mark.usefixtures("_without_extra")
def test_the_extra_is_named_when_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(MissingExtraError, match=r"pip install 'plaincite\[dense\]'"):
        open_encoder()
    Corpus.create(tmp_path / "c").close()
    result = CliRunner().invoke(commands, ["corpus", "embed", str(tmp_path / "c")])
    assert isinstance(result.exception, MissingExtraError)


@pytest.mark.usefixtures("_without_extra")
def test_a_corpus_with_vectors_is_searched_by_words(tmp_path: Path) -> None:
    with Corpus.create(tmp_path / "c") as corpus:
        corpus.add([Record("pmid:1", "Statins and muscle pain")], source="made")
    (tmp_path / "c" / "vectors").mkdir()
    (tmp_path / "c" / "vectors" / "state.json").write_text("{}")
    answer = Pipeline.open(tmp_path / "c").ask("Do statins cause muscle pain?")

    assert answer.provenance.engine == f"plaincite {__version__}"


def test_what_is_encoded_is_title_and_abstract_without_labels() -> None:
    record = Record(
        "pmid:1",
        "Gout.",
        (
            Section("It hurts.", label="RESULTS"),
            Section("So."),
        ),
        keywords=("x",),
    )

    assert encoded_text(record) == "Gout. It hurts. So."
    assert encoded_text(Record("pmid:2", None, vernacular_title="Gicht.")) == "Gicht."
    assert encoded_text(Record("pmid:3", None)) == ""
