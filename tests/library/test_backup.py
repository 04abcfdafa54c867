"""A backup holds all, fits both stores, and is refused when a byte is missing or wrong."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plaincite.errors import LibraryError, SourceError
from plaincite.library import Page
from plaincite.library.backup import backup, restore
from plaincite.library.store import Library
from plaincite.model.library import NewQuestion, Signature


@pytest.fixture
def full(library: Library, anna: Signature, make_page: Callable[..., Page]) -> Library:
    """A library with rows in every table."""
    texts = ["Is rest good?", "Åre β-blockers “safe”?", "zinc?", "Zinc for colds?"]
    for added in library.add([NewQuestion(text, "X", (), ("a;b",)) for text in texts], anna):
        library.revise(added.question_id, make_page("pmid:1", "pmid:2"), anna)
        library.publish(added.question_id, anna, approvals=0)
    library.retract("pmid:1", "Faked.", anna, line="taken down")
    return library


@pytest.fixture
def saved(full: Library, tmp_path: Path) -> Path:
    backup(full, tmp_path / "b.jsonl")
    return tmp_path / "b.jsonl"


def test_what_comes_back_is_the_same_library(full: Library, saved: Path, tmp_path: Path) -> None:
    n_rows = restore(saved, str(tmp_path / "back.sqlite"))

    with Library.open(str(tmp_path / "back.sqlite")) as back:
        assert back.entries() == full.entries()
        assert back.events() == full.events()
        assert back.retracted_records() == full.retracted_records()
        assert back.revision("zinc") == full.revision("zinc")
        again = tmp_path / "again.jsonl.gz"
        assert backup(back, again) == n_rows
    # Whichever store it came from: the same library, the same bytes.
    assert gzip.decompress(again.read_bytes()) == saved.read_bytes()


@pytest.mark.parametrize("target", ["sqlite"], indirect=True)
def test_a_library_moves_to_postgresql_and_back(
    full: Library, saved: Path, tmp_path: Path, postgres_target: str
) -> None:
    restore(saved, postgres_target)
    with Library.open(postgres_target) as moved:
        assert moved.entries() == full.entries()
        backup(moved, tmp_path / "moved.jsonl")

    assert (tmp_path / "moved.jsonl").read_bytes() == saved.read_bytes()


def test_a_library_is_never_restored_over_another(full: Library, saved: Path, target: str) -> None:
    with pytest.raises(LibraryError, match="here already"):
        restore(saved, target)

    assert len(full.entries()) == 4


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1), cut=st.booleans())
def test_a_cut_or_altered_backup_is_refused_and_makes_nothing(
    saved: Path, tmp_path: Path, where: float, cut: bool
) -> None:
    content = saved.read_bytes()
    at = min(int(where * len(content)), len(content) - 2)
    damaged = tmp_path / "damaged.jsonl"
    damaged.write_bytes(
        content[:at] if cut else content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    )

    with pytest.raises((SourceError, LibraryError)):
        restore(damaged, str(tmp_path / "new.sqlite"))
    assert not (tmp_path / "new.sqlite").exists()


@pytest.mark.parametrize("content", [b"", b"{}\n", b"[1]\n", b"\xff\xfe", b"\x1f\x8bxx", b"1\n2\n"])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.jsonl").write_bytes(content)

    with pytest.raises(SourceError):
        restore(tmp_path / "b.jsonl", str(tmp_path / "new.sqlite"))


def test_a_backup_of_newer_tables_says_so(saved: Path, tmp_path: Path) -> None:
    content = saved.read_text().replace('"plaincite_library":1', '"plaincite_library":2')
    saved.write_text(content)

    with pytest.raises(SourceError, match="newer plaincite"):
        restore(saved, str(tmp_path / "new.sqlite"))


def test_a_backup_that_cannot_be_written_leaves_the_old_one(full: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be written"):
        backup(full, tmp_path / "missing" / "b.jsonl")
