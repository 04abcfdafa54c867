"""The audit of what we depend on names what an advisory speaks of, and nothing else."""

import json
import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.version import Version

AUDIT: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[1] / ".ci" / "audit"))
PINS = {"made-up": Version("2.1.0")}


def advisory(package: str = "Made_Up", ecosystem: str = "PyPI", **said: Any) -> dict[str, Any]:
    part = {"package": {"name": package, "ecosystem": ecosystem}}
    for key in ("versions", "ranges"):
        if key in said:
            part[key] = said.pop(key)
    return {"id": "X-1", "summary": "Bad.", "affected": [part], **said}


def events(*pairs: tuple[str, str]) -> list[dict[str, Any]]:
    return [{"type": "ECOSYSTEM", "events": [{kind: text} for kind, text in pairs]}]


@pytest.mark.parametrize(
    ("said", "is_named"),
    [
        (advisory(versions=["2.0", "2.1.0"]), True),
        (advisory(versions=["2.0"]), False),
        (advisory(ranges=events(("introduced", "0"))), True),
        (advisory(ranges=events(("introduced", "0"), ("fixed", "2.1.1"))), True),
        (advisory(ranges=events(("introduced", "0"), ("fixed", "2.1.0"))), False),
        (advisory(ranges=events(("introduced", "0"), ("last_affected", "2.1.0"))), True),
        (advisory(ranges=events(("introduced", "2.2"))), False),
        (advisory(ranges=events(("introduced", "0"), ("fixed", "1"), ("introduced", "2"))), True),
        (advisory(ranges=events(("introduced", "0")), withdrawn="2026-03-14T00:00:00Z"), False),
        (advisory("other", ranges=events(("introduced", "0"))), False),
        (advisory(ecosystem="npm", ranges=events(("introduced", "0"))), False),
        ({"id": "X-2"}, False),
    ],
)
def test_affected(said: dict[str, Any], is_named: bool) -> None:
    found = list(AUDIT["affected"](PINS, [said]))

    assert found == (["made-up 2.1.0: X-1 Bad."] if is_named else [])


def test_advisories_come_as_a_folder_or_a_zip(tmp_path: Path) -> None:
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "one.json").write_text(json.dumps(advisory()))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as packed:
        packed.write(tmp_path / "all" / "one.json", "one.json")

    for place in (tmp_path / "all", tmp_path / "all.zip"):
        assert list(AUDIT["read_advisories"](place)) == [advisory()]
    with pytest.raises(SystemExit, match="no folder or zip of advisories"):
        list(AUDIT["read_advisories"](tmp_path / "none.zip"))


@pytest.mark.parametrize("line", ["a @ https://a.example/a.whl", "a>=1", "-e .", "git+https://x"])
def test_a_line_that_pins_nothing_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "constraints.txt").write_text(f"b==1.0\n{line}\n")

    with pytest.raises(SystemExit, match="no pin of a released version"):
        list(AUDIT["read_pins"](tmp_path / "constraints.txt"))


def test_all_that_is_asked_for_is_pinned() -> None:
    pins = dict(AUDIT["read_pins"](Path(__file__).parents[1] / "constraints.txt"))

    assert list(AUDIT["unpinned"](pins)) == []
    del pins["click"]
    assert list(AUDIT["unpinned"](pins)) == ["click is asked for and not pinned in constraints.txt"]
