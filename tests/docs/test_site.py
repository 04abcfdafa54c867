"""The web site of the docs: built without a warning, whole in itself, no link astray."""

import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("mkdocs", reason="needs mkdocs-material")

ROOT = Path(__file__).parents[2]
# What a browser fetches by itself; links that a reader follows may lead elsewhere.
FETCHED = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src"}


class Page(HTMLParser):
    """What a page points at, and where others can point."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.anchors |= {text for name in ("id", "name") if (text := found.get(name))}
        if tag in FETCHED and (text := found.get(FETCHED[tag])):
            is_canonical = tag == "link" and found.get("rel") in ("canonical", "next", "prev")
            (self.links if is_canonical else self.fetched).append(text)
        if tag == "a" and (text := found.get("href")):
            self.links.append(text)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, Page]:
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


def test_there_is_a_page_for_each_of_the_docs(pages: dict[Path, Page], site: Path) -> None:
    names = {path.relative_to(site).as_posix() for path in pages}

    assert {"index.html", "tutorials/reader.html", "rooms.html", "evaluation.html"} <= names
    assert len(names) > 60


def test_no_page_fetches_anything_from_elsewhere(pages: dict[Path, Page]) -> None:
    away = [link for page in pages.values() for link in page.fetched if urlsplit(link).netloc]

    assert away == []


def test_no_style_fetches_anything_from_elsewhere(site: Path) -> None:
    styles = [path.read_text("utf-8") for path in site.rglob("*.css")]

    assert styles
    assert not [style for style in styles if "url(http" in style or "@import" in style]


def test_every_link_within_the_site_leads_somewhere(pages: dict[Path, Page], site: Path) -> None:
    assert [problem for path, page in pages.items() for problem in astray(path, page, pages)] == []


def astray(path: Path, page: Page, pages: dict[Path, Page]) -> Iterator[str]:
    if path.name == "404.html":  # served at any address, so its links begin at the root
        return
    for link in (*page.links, *page.fetched):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or link.startswith(("data:", "mailto:")):
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        target = target / "index.html" if target.is_dir() else target
        if not target.exists():
            yield f"{path.name}: {link}"
        elif parts.fragment and target in pages and parts.fragment not in pages[target].anchors:
            yield f"{path.name}: {link} (no such place)"


def test_a_chart_shows_the_figures_of_its_table(site: Path) -> None:
    """The bars of the evaluation come from the tables that stand there."""
    text = (site / "evaluation.html").read_text("utf-8")

    told = re.findall(r'<svg [^>]*role="img" aria-label="([^"]*)"', text)
    source = (ROOT / "docs" / "evaluation.md").read_text("utf-8").replace(",", "")
    figures = [figure for chart in told for figure in re.findall(r" (-?[\d.]+)(?:;|$)", chart)]
    assert len(told) == source.count("<!-- chart: ") >= 3
    assert len(figures) > len(told)
    assert not [figure for figure in figures if figure.removeprefix("0") not in source]
