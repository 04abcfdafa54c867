"""The rooms as a diagram and as a list, both drawn from the imports and docstrings of the code."""

import ast
import html
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src" / "plaincite"
_WIDTH, _HEIGHT, _GAP = 104, 34, 14  # of a box, and between two
_LAYER, _EDGE = 92, 20
_EVERYWHERE = {"model", "errors", "text"}  # what every room may use; lines to them say nothing


def imports() -> dict[str, set[str]]:
    """Return for each room those whose modules it imports."""
    found: dict[str, set[str]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        mine = path.relative_to(SOURCE).with_suffix("").parts[0]
        if mine in ("__init__", "__main__"):
            continue
        found.setdefault(mine, set())
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plaincite."):
                found[mine].add((node.module or "").split(".")[1])
    return {room: used - {room} for room, used in found.items()}


def layers(edges: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the rooms from the ground up: each stands above all that it imports."""
    heights: dict[str, int] = {}

    def height(room: str) -> int:
        if room not in heights:
            heights[room] = 1 + max((height(below) for below in edges[room]), default=-1)
        return heights[room]

    for room in edges:
        height(room)
    return [
        sorted(room for room in edges if heights[room] == level)
        for level in range(max(heights.values()) + 1)
    ]


def diagram(edges: Mapping[str, set[str]]) -> str:
    """Return the rooms as SVG, the doors on top; a line leads down to each room imported."""
    levels = layers(edges)[::-1]
    width = max(len(level) for level in levels) * (_WIDTH + _GAP) + 2 * _EDGE
    height = len(levels) * _LAYER
    places: dict[str, tuple[float, float]] = {}
    for number, level in enumerate(levels):
        start = (width - len(level) * (_WIDTH + _GAP) + _GAP) / 2
        for at, room in enumerate(level):
            places[room] = (start + at * (_WIDTH + _GAP), number * _LAYER + _EDGE)
    parts = [
        _line(places[room], places[below])
        for room in sorted(edges)
        for below in sorted(edges[room] - _EVERYWHERE)
    ]
    parts += [_box(room, *places[room]) for room in sorted(edges)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" font-family="sans-serif" font-size="14">\n'
        "<title>The rooms of plaincite; a line leads down to each room imported</title>\n"
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


def page() -> str:
    """Return the list of all modules, by room, each with what it says of itself."""
    edges = imports()
    parts = [
        "# The rooms",
        "Drawn from the code when this site was built. [How the house is laid "
        "out](architecture.md) says why it is so.",
        "![The rooms, the doors on top; a line leads down to each room imported](images/rooms.svg)",
        "Every room may use `model`, `errors` and `text`, so no lines lead there.",
    ]
    from_the_top = (room for level in layers(edges)[::-1] for room in level)
    parts += [f"## {room}\n\n{_told(room)}" for room in from_the_top]
    return "\n\n".join(parts) + "\n"


def _told(room: str) -> str:
    folder = SOURCE / room
    paths = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
    rows = [
        f"| `{path.relative_to(SOURCE).as_posix()}` | {_first_line(path)} |"
        for path in paths
        if path.name != "__init__.py"
    ]
    about = _first_line(folder / "__init__.py") if folder.is_dir() else ""
    table = "\n".join(["| Module | What it is |", "|---|---|", *rows])
    return f"{about}\n\n{table}" if about else table


def _first_line(path: Path) -> str:
    told = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    line = " ".join(told.split("\n\n")[0].split())
    return (
        html.escape(line, quote=False).replace("|", "\\|").replace("*", "\\*").replace("[", "\\[")
    )


def _line(above: tuple[float, float], below: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = above, below
    return (
        f'<line x1="{x1 + _WIDTH / 2:g}" y1="{y1 + _HEIGHT:g}" x2="{x2 + _WIDTH / 2:g}" '
        f'y2="{y2:g}" stroke="#8aa" stroke-width="1"/>'
    )


def _box(room: str, x: float, y: float) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="#e6f2f1" '
        f'stroke="#0b6b64"/><text x="{x + _WIDTH / 2:g}" y="{y + 22:g}" text-anchor="middle" '
        f'fill="#102a2a">{room}</text>'
    )
