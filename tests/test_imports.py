"""The house keeps its layout: imports go one way, no cycle, no module too long."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "plaincite"
TABLE = Path(__file__).parents[1] / "docs" / "architecture.md"
MODULES = sorted(SOURCE.rglob("*.py"))


def room(module: str) -> str:
    """ "plaincite.search.index" is in the room "search"; the package itself is in none."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def own_imports_of(path: Path) -> set[str]:
    return {name for name in imports_of(path) if name.split(".")[0] == "plaincite"}


def allowed() -> dict[str, set[str]]:
    section = TABLE.read_text("utf-8").split("## Who may import whom")[1]
    rows = re.findall(r"^\| (`.*?) \|(.*)\|$", section, re.MULTILINE)
    return {re.findall(r"`(\w+)`", who)[0]: set(re.findall(r"`(\w+)`", may)) for who, may in rows}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    mine = room(name_of(path))
    others = {room(name) for name in own_imports_of(path)} - {mine, ""}

    assert mine == "" or others <= allowed()[mine]


def test_every_room_stands_in_the_table() -> None:
    rooms = {room(name_of(path)) for path in MODULES} - {""}

    assert rooms == set(allowed())


def test_no_modules_import_each_other_in_a_circle() -> None:
    names = {name_of(path) for path in MODULES}
    edges = {
        name_of(path): {name for name in own_imports_of(path) if name in names}
        for path in MODULES
        if path.name != "__init__.py"  # it only re-exports
    }
    done: set[str] = set()

    def walk(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, f"a circle: {' -> '.join([*above, name])}"
        if name not in done:
            for other in sorted(edges.get(name, ())):
                walk(other, (*above, name))
            done.add(name)

    for name in sorted(edges):
        walk(name, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_has_a_docstring_and_at_most_400_lines(path: Path) -> None:
    text = path.read_text("utf-8")

    assert text.count("\n") <= 400
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_import_of_ours_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    inner = (
        node
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for node in ast.walk(function)
    )

    assert not [
        node for node in inner if isinstance(node, (ast.Import, ast.ImportFrom))
        and "plaincite" in ast.dump(node)
    ]  # fmt: skip
