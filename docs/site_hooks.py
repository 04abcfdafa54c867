"""What the docs' web site has beyond Markdown: the rooms, files of the checkout, charts of tables.

The rooms are drawn from the code, by `rooms.py`.

A link that leaves `docs/` leads to a copy of that file, as text. Below a line such as

    <!-- chart: nDCG@10 -->

the column of that name of the next table is drawn as bars, as an image in the page itself, so
that figures stand in one place alone. mkdocs calls the `on_` functions while it builds.
"""

import html
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rooms
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
_LINK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<target>\.\./[^)#\s]*)(?P<anchor>#[^)\s]*)?\)")
_CHART = re.compile(r"<!-- chart: (?P<column>[^>]+?) -->\n+(?P<table>(?:\|.*\|\n)+)")
_NUMBER = re.compile(r"-?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)")
_COPIES = "files"  # where copies of the checkout's files lie on the site
_ROW, _LABEL, _BAR = 26, 300, 340  # pixels


def on_files(files: Files, config: Any) -> Files:  # noqa: ANN401 - mkdocs' own
    """Add the files of the checkout that pages lead to, and the page of the rooms."""
    pages = [Path(str(file.abs_src_path)) for file in files.documentation_pages()]
    for name in sorted({name for page in pages for name in outside(page)}):
        content = (ROOT / name).read_text("utf-8")
        files.append(File.generated(config, f"{_COPIES}/{name}.txt", content=content))
    files.append(File.generated(config, "rooms.md", content=rooms.page()))
    drawn = rooms.diagram(rooms.imports())
    files.append(File.generated(config, "images/rooms.svg", content=drawn))
    return files


def on_page_markdown(markdown: str, *, page: Any, **_: object) -> str:  # noqa: ANN401
    """Lead links to the copies, and draw what is to be drawn."""
    source = page.file.src_uri
    linked = _LINK.sub(lambda found: _led(found, source), markdown)
    return _CHART.sub(_drawn, linked)


def outside(page: Path) -> Iterator[str]:
    """Yield the files outside the docs, by their path from the root, that *page* leads to."""
    for found in _LINK.finditer(page.read_text("utf-8")):
        path = (page.parent / found["target"]).resolve()
        if path.is_file() and not path.is_relative_to(ROOT / "docs"):
            yield path.relative_to(ROOT).as_posix()


def _led(found: re.Match[str], source: str) -> str:
    """Return the link, or none where it leads to a folder of the checkout."""
    folder = posixpath.dirname(source)
    name = posixpath.normpath(posixpath.join("docs", folder, found["target"]))
    if name == "docs" or name.startswith("docs/"):
        return found[0]
    if (ROOT / name).is_dir():
        return found["words"]
    up = posixpath.relpath(f"{_COPIES}/{name}.txt", folder or ".")
    return f"[{found['words']}]({up})"


def _drawn(found: re.Match[str]) -> str:
    rows = [
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        for line in found["table"].splitlines()
    ]
    head, *body = [row for row in rows if not set("".join(row)) <= set("-: ")]
    at = head.index(found["column"].strip())
    bars = [(_plain(row[0]), number) for row in body if (number := _number(row[at])) is not None]
    chart = bar_chart(found["column"].strip(), bars) if bars else ""
    return f"{found['table']}\n{chart}\n"


def bar_chart(title: str, bars: list[tuple[str, float]]) -> str:
    """Return horizontal bars as SVG, in the colours of the page; figures stand beside them."""
    most = max(abs(number) for _, number in bars) or 1.0
    parts = []
    for place, (label, number) in enumerate(bars):
        y = place * _ROW
        width = max(1.0, abs(number) / most * _BAR)
        shown = label if len(label) <= 44 else f"{label[:43]}…"
        parts.append(
            f'<text x="{_LABEL - 8}" y="{y + 17}" text-anchor="end">{html.escape(shown)}</text>'
            f'<rect x="{_LABEL}" y="{y + 4}" width="{width:.1f}" height="{_ROW - 8}" rx="3" '
            f'fill="currentColor" opacity="0.55"/>'
            f'<text x="{_LABEL + width + 6:.1f}" y="{y + 17}">{number:g}</text>'
        )
    told = html.escape(f"{title}: " + "; ".join(f"{label} {number:g}" for label, number in bars))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LABEL + _BAR + 90} '
        f'{len(bars) * _ROW + 4}" role="img" aria-label="{told}" font-size="13" '
        f'fill="currentColor" style="max-width:46rem">{"".join(parts)}</svg>\n'
    )


def _number(cell: str) -> float | None:
    found = _NUMBER.search(_plain(cell))
    return None if found is None else float(found[0].replace(",", ""))


def _plain(cell: str) -> str:
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", cell).replace("**", "").replace("`", "")
