"""`corpus.json` says how the corpus stands, and mends itself."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from plaincite.corpus import Corpus, file_sha256
from plaincite.errors import SourceError
from plaincite.model.record import Deletion, Record

Make = Callable[..., Record]


def test_the_manifest_says_what_the_corpus_holds(corpus: Corpus, make: Make) -> None:
    corpus.add([make(1), make(2)], source="a.xml", sha256="a" * 64, today="2025-01-02")
    corpus.add([Deletion("pmid:2")], source="by hand", today="2025-01-03")

    assert json.loads((corpus.path / "corpus.json").read_bytes()) == {
        "format": 5,
        "snapshot": corpus.snapshot_id,
        "records": 1,
        "deleted": 1,
        "created_on": "2025-01-01",
        "last_changed_on": "2025-01-03",
        "sources": [
            {
                "name": "a.xml",
                "sha256": "a" * 64,
                "added_on": "2025-01-02",
                "complete": True,
                "added": 2,
                "replaced": 0,
                "deleted": 0,
            },
            {
                "name": "by hand",
                "sha256": None,
                "added_on": "2025-01-03",
                "complete": True,
                "added": 0,
                "replaced": 0,
                "deleted": 1,
            },
        ],
        "notice_lists": [],
        "full_texts": 0,
    }


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"format": 1, "snap', id="cut off"),
        pytest.param(b"\xff\xfe" * 9, id="no text"),
        pytest.param(b'{"format": 99}', id="of another state"),
        pytest.param(None, id="missing"),
    ],
)
def test_a_wrong_manifest_is_made_again(corpus: Corpus, make: Make, damage: bytes | None) -> None:
    corpus.add([make(1)], source="a.xml")
    corpus.close()
    manifest = corpus.path / "corpus.json"
    before = manifest.read_bytes()
    manifest.unlink()
    if damage is not None:
        manifest.write_bytes(damage)

    Corpus.open(corpus.path).close()

    assert manifest.read_bytes() == before


def test_a_manifest_that_cannot_be_made_again_stops_no_reader(corpus: Corpus) -> None:
    corpus.close()
    (corpus.path / "corpus.json").unlink()
    (corpus.path / "corpus.json").mkdir()
    with Corpus.open(corpus.path) as again:
        assert len(again) == 0


def test_the_checksum_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(b"<a/>")
    assert file_sha256(tmp_path / "a.xml") == hashlib.sha256(b"<a/>").hexdigest()
    with pytest.raises(SourceError, match="no such file"):
        file_sha256(tmp_path / "b.xml")
