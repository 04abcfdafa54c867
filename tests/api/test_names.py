"""The public names stay: what a program imports today it can import tomorrow."""

import inspect
import subprocess
import sys

import pytest

import plaincite

NAMES = {
    "Answer", "AsyncPlaincite", "Check", "Citation", "ClaimCheck", "Found", "Label", "Plaincite",
    "PlainciteError", "Record", "RecordCheck", "Reference", "Statement", "Status", "Verdict",
    "__version__", "open_writer", "read_page", "render",
}  # fmt: skip
METHODS = {
    "ask": ["self", "question", "specialty", "writer", "on_stage"],
    "check": ["self", "page"],
    "close": ["self"],
    "open": ["corpus", "country"],
    "record": ["self", "name"],
    "search": ["self", "text", "limit"],
    "verify": ["self", "claim", "records"],
}


def test_the_list_is_the_promise() -> None:
    """Names may be added here; taking one away breaks somebody's program."""
    assert set(plaincite.__all__) == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_name_is_there_and_documented(name: str) -> None:
    found = getattr(plaincite, name)

    assert name in dir(plaincite)
    assert name == "__version__" or inspect.getdoc(found)


def test_another_name_is_an_error_as_in_any_module() -> None:
    with pytest.raises(AttributeError, match="'plaincite' has no attribute 'Plainsight'"):
        _ = plaincite.Plainsight  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", [plaincite.Plaincite, plaincite.AsyncPlaincite])
def test_both_doors_have_the_same_methods(kind: type) -> None:
    methods = {
        name: list(inspect.signature(getattr(kind, name)).parameters)
        for name in dir(kind)
        if not name.startswith("_") and callable(getattr(kind, name))
    }

    assert methods == METHODS


def test_importing_the_package_loads_none_of_its_rooms_nor_any_other_package() -> None:
    code = "import sys, plaincite; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split() if name != "plaincite"}

    assert "plaincite" not in loaded
    assert not loaded & {"click", "httpx", "jinja2", "lxml", "pydantic", "rich", "tantivy"}


def test_importing_the_door_loads_no_room_that_makes_answers() -> None:
    """The rest is loaded when a corpus is opened: a program that asks nothing waits for nothing."""
    code = "import sys; from plaincite import Plaincite, render; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    rooms = {name.split(".")[1] for name in done.stdout.split() if name.startswith("plaincite.")}

    assert rooms == {"api", "errors", "model"}
