"""Each page passes axe-core in every way it can look, and is built as readers' tools expect."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "forced colours, dark": {"forced_colors": "active", "color_scheme": "dark"},
    "print": {"media": "print"},
}
PLAIN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
WINDOWS = {"1280 px": (1280, 800), "320 px": (320, 640), "400% zoom": (320, 256)}


def open_all_sources(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")


def violations(page: Page) -> list[str]:
    """What axe-core finds at fault: rule and the first element of each."""
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run({resultTypes: ['violations']})).violations"
    )
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in found]


def look_at(page: Page, look: str, window: str) -> list[str]:
    """Give the page one of its looks, in a window of some size, and let axe-core judge it."""
    width, height = WINDOWS[window]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(**(PLAIN | LOOKS[look]))
    return violations(page)


@pytest.mark.parametrize("name", ["car-t", "insufficient", "urgent", "advice"])
def test_axe_finds_nothing_in_any_look(visit: Visit, name: str) -> None:
    """Sources open. The small windows are those of a small phone and of a page at 400%."""
    page = visit(name)
    page.evaluate(AXE_SCRIPT)
    open_all_sources(page)
    looks = [*((look, "1280 px") for look in LOOKS), ("light", "320 px"), ("dark", "400% zoom")]
    faults = {(look, window): look_at(page, look, window) for look, window in looks}

    assert {case: found for case, found in faults.items() if found} == {}


def test_axe_would_find_a_fault(visit: Visit) -> None:
    """The check above can fail: a picture without words and text too pale to read are seen."""
    page = visit("car-t")
    page.evaluate(AXE_SCRIPT)
    page.evaluate(
        """() => {
            document.querySelector('svg').removeAttribute('aria-label');
            document.querySelector('h1').style.color = '#eee';
        }"""
    )

    assert {fault.partition(":")[0] for fault in violations(page)} == {
        "color-contrast", "svg-img-alt",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["car-t", "insufficient", "declined", "urgent", "crisis"])
def test_one_h1_first_and_no_heading_level_is_skipped(visit: Visit, name: str) -> None:
    page = visit(name)
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(
        "all => all.map(heading => Number(heading.tagName[1]))"
    )

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_language_is_declared(visit: Visit) -> None:
    assert visit("car-t").locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["car-t", "statins"])
def test_every_target_is_at_least_24_px_each_way(visit: Visit, name: str, width: int) -> None:
    """WCAG 2.2, success criterion 2.5.8, without leaning on its exceptions."""
    page = visit(name, width)
    open_all_sources(page)
    small = page.locator("main a, main summary").evaluate_all(
        """all => all.filter(item => [...item.getClientRects()].some(
            box => box.height < 24) || item.getBoundingClientRect().width < 24)
            .map(item => item.outerHTML)"""
    )

    assert small == []


def test_a_statement_is_read_as_it_was_checked(visit: Visit) -> None:
    """Glossary marks and the quiet first line change how a statement looks, not what it says."""
    page = visit("statins")
    first = page.locator(".claim > p").first.inner_text().replace("\n", " ")

    assert "meta-analysis" in first
    assert "reported: " in first
    assert page.locator(".term").count() >= 1
    for term in page.locator(".term").all():
        target = page.locator(term.get_attribute("href") or "")
        assert target.locator("dt").inner_text().lower() in term.inner_text().lower()
