"""The diagram of the rooms is drawn from the imports: every room, and every arrow it shows."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    spec = spec_from_file_location("rooms", ROOT / "docs" / "rooms.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_room_stands_above_all_it_imports(drawing: ModuleType) -> None:
    layers = drawing.layers({"a": {"b", "c"}, "b": {"c"}, "c": set(), "d": set()})

    assert layers == [["c", "d"], ["b"], ["a"]]


def test_every_room_of_the_house_is_drawn(drawing: ModuleType) -> None:
    folders = {path.name for path in (ROOT / "src/plaincite").iterdir() if path.is_dir()}
    shown = set(re.findall(r">([a-z_]+)</text>", drawing.diagram(drawing.imports())))

    assert folders - {"starter", "__pycache__"} <= shown
