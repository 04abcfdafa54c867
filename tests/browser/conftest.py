"""One Chromium for the whole run, and real pages of the starter library as files."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from plaincite.pipeline import Pipeline
from plaincite.publish import to_html

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_QUESTIONS = {
    "car-t": "Are CAR-T cell therapies currently being used to treat Multiple Sclerosis according "
    "to recent reviews?",
    "statins": "Do statins cause muscle pain?",
    "fasting": "Does intermittent fasting help people with type 2 diabetes?",
    "psa": "Does screening with PSA reduce deaths from prostate cancer?",
    "knee": "Is knee arthroscopy useful for osteoarthritis?",
    "gluten": "Does a gluten-free diet help people with irritable bowel syndrome?",
    "paracetamol": "Is it safe to take paracetamol in pregnancy?",
    "advice": "Should I stop taking my statin because of muscle pain?",
    "insufficient": "Does turmeric cure gout?",
    "declined": "What is the weather?",
    "urgent": "I have crushing chest pain right now",
    "crisis": "I want to kill myself",
}

Visit = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The distribution's Chromium; tests are skipped where there is none.

    For one module at a time: while Playwright runs, no other test could run an event loop.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip(f"needs Chromium: none of {', '.join(_NAMES)} is on the path")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of the starter library by a short name, each as one HTML file."""
    folder = tmp_path_factory.mktemp("pages")
    pipeline = Pipeline.open()
    paths = {name: folder / f"{name}.html" for name in _QUESTIONS}
    for name, path in paths.items():
        path.write_text(to_html(pipeline.ask(_QUESTIONS[name])), "utf-8")
    return paths


@pytest.fixture
def visit(browser: Browser, pages: dict[str, Path]) -> Iterator[Visit]:
    """Open a page by its name in a fresh window; keywords are Playwright's context options."""
    contexts = []

    def open_page(name: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        contexts.append(context)
        context.set_default_timeout(5_000)
        page = context.new_page()
        page.goto(pages[name].as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
