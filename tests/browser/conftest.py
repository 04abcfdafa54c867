"""Chromium, real pages of the starter library as files, and a server of a small library."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from socket import create_connection, socket
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from plaincite.library import Page as LibraryPage
from plaincite.library import create_library
from plaincite.model.library import EventKind, NewQuestion, Signature
from plaincite.pipeline import Pipeline
from plaincite.publish import to_html, to_json

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


_PUBLIC = (
    ("Do statins cause muscle pain?", "Cardiology", "statins"),
    ("Do statins lower the risk of stroke in people over 80?", "Cardiology", "statins"),
    ("Does exercise help with depression?", "Psychiatry", "depression"),
    ("Is ketamine effective for depression?", "Psychiatry", "depression"),
    ("Does turmeric cure gout?", "Rheumatology", "gout"),
)
_ANNA = Signature("Anna Example", "2026-03-14T09:30:00Z")
_BEN = Signature("Dr Ben Sample", "2026-03-15T10:00:00Z")


def _fill(target: str) -> None:
    """Make a library: three pages in two versions and reviewed, one public as it is, one draft."""
    pipeline = Pipeline.open()
    with create_library(target) as library:
        for text, specialty, topic in _PUBLIC:
            (added,) = library.add([NewQuestion(text, specialty, (), (topic,))], _ANNA)
            name = added.question_id
            answer = pipeline.ask(text, specialty=specialty)
            library.revise(name, LibraryPage(answer, to_json(answer)), _ANNA)
            if topic == "gout":
                continue
            library.publish(name, _ANNA, approvals=0)
            if "exercise" in name:
                continue
            line = ("added a 2026 trial of 212 people",)
            library.revise(name, LibraryPage(answer, to_json(answer), ledger=line), _ANNA)
            library.act(name, EventKind.SUBMITTED, _ANNA)
            library.act(name, EventKind.APPROVED, _BEN)
            library.publish(name, _BEN)


@contextmanager
def _serving(library: str, folder: Path, *more: str) -> Iterator[str]:
    """Run `plaincite serve` on a free port; give its address.

    Pages are due after ten years, unless *more* says otherwise, so that no test depends on the day.
    """
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    if "--settings" not in more:
        settings = folder / "site.toml"
        settings.write_text("review_months = 120\n")
        more = ("--settings", str(settings), *more)
    command = [sys.executable, "-m", "plaincite", "serve", "--library", library]
    command += ["--port", str(port), "--address", address]
    log = (folder / "serve.log").open("w+")
    with (
        log,
        subprocess.Popen([*command, *more], stdout=log, stderr=log, env=dict(os.environ)) as server,
    ):
        try:
            _wait(server, port, log.name)
            yield address
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int, log: str) -> None:
    deadline = time.monotonic() + 60
    while server.poll() is None and time.monotonic() < deadline:
        try:
            create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start: {Path(log).read_text()}")


@pytest.fixture(scope="session")
def nu_errors() -> Callable[[Path], str]:
    """Let the Nu HTML checker look at all files in a folder; give its errors.

    Tests are skipped where it is neither on the path nor where `make checker` puts it.
    """
    own = Path(sys.prefix, "checker", "node_modules", ".bin")
    checker = shutil.which("vnu", path=f"{own}{os.pathsep}{os.environ['PATH']}")
    if checker is None or shutil.which("java") is None:
        pytest.skip("needs the Nu checker: make checker")

    def check(folder: Path) -> str:
        files = sorted(map(str, folder.glob("*.html")))
        assert files
        command = [checker, "--errors-only", *files]
        return subprocess.run(command, capture_output=True, text=True, check=False).stderr

    return check


@pytest.fixture(scope="session")
def fill_library() -> Callable[[str], None]:
    """Make a library for the site and the desk at a place that is named."""
    return _fill


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    """Run `plaincite serve` on a library, for as long as a `with` block lasts."""
    return _serving
