"""The state is read back as written; anything else is no state."""

import json
from pathlib import Path

import pytest

from plaincite.search.state import IndexState, read_state, write_state


@pytest.mark.parametrize("state", [IndexState(1), IndexState(3, 41, "abc", is_patched=True)])
def test_what_is_written_is_read(tmp_path: Path, state: IndexState) -> None:
    write_state(tmp_path / "state.json", state)

    assert read_state(tmp_path / "state.json") == state


def test_a_new_state_replaces_the_old_and_leaves_nothing_else(tmp_path: Path) -> None:
    write_state(tmp_path / "state.json", IndexState(1, 1))
    write_state(tmp_path / "state.json", IndexState(1, 2))

    assert read_state(tmp_path / "state.json") == IndexState(1, 2)
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


@pytest.mark.parametrize(
    "held",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"schema": 1}).encode(),
        json.dumps({"schema": 1, "sequence": "2", "snapshot": None, "is_patched": False}).encode(),
        json.dumps({"schema": 1, "sequence": 2, "snapshot": 3, "is_patched": False}).encode(),
    ],
)
def test_what_is_no_state_reads_as_none(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(held)

    assert read_state(path) is None


def test_a_missing_file_reads_as_none(tmp_path: Path) -> None:
    assert read_state(tmp_path / "state.json") is None
