"""The site as files, on a host that only sends files: its search box, and all without a script."""

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
STATINS = "/q/do-statins-cause-muscle-pain/"
WAYS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "print": {"media": "print"},
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_parts: object) -> None:
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, fill_library: Callable[[str], None]) -> Path:
    """The site of a small library, built."""
    place = tmp_path_factory.mktemp("static")
    library = str(place / "library.sqlite")
    fill_library(library)
    (place / "site.toml").write_text("review_months = 120\n")
    build(Path(library), place / "site.toml", place / "public")
    return place / "public"


def build(library: Path, settings: Path, out: Path) -> None:
    command = [sys.executable, "-m", "plaincite", "site", "build", "--library", str(library)]
    command += ["--settings", str(settings), str(out)]
    subprocess.run(command, check=True, capture_output=True)


def test_a_site_that_reads_from_right_to_left_is_whole_in_its_window(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    """The site's words run from the right, the English answer from the left; nothing hangs out."""
    words = (files("plaincite.publish.site") / "languages" / "en.toml").read_text("utf-8")
    words = words.replace('language = "en"', 'language = "ar"')
    (tmp_path / "ar.toml").write_text(words.replace('direction = "ltr"', 'direction = "rtl"'))
    (tmp_path / "site.toml").write_text('texts = "ar.toml"\nreview_months = 120\n')
    build(folder.parent / "library.sqlite", tmp_path / "site.toml", tmp_path / "public")
    with sent(tmp_path / "public") as started:
        page = browser.new_page()
        for path, way in (("/", "rtl"), ("/specialties/", "rtl"), (STATINS, "ltr")):
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(started + path)
                heading = page.get_by_role("heading", level=1)
                expect(heading).to_be_in_viewport(ratio=1)
                assert heading.evaluate("item => getComputedStyle(item).direction") == way
                assert page.evaluate(
                    "document.documentElement.scrollWidth <= innerWidth && scrollX === 0"
                )
        page.close()


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with sent(folder) as started:
        yield started


@contextmanager
def sent(folder: Path) -> Iterator[str]:
    """Send the files of a folder, as any web host would."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page of the site; what a browser complains of, a policy broken too, fails the test."""
    contexts, complaints = [], list[str]()

    def opened(path: str, width: int = 1280, **options: Any) -> Page:
        given: dict[str, Any] = {"reduced_motion": "reduce"} | options
        context = browser.new_context(viewport={"width": width, "height": 800}, **given)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("statins", ["Do statins cause muscle pain?"], id="a word"),
        pytest.param("muscle", ["Do statins cause muscle pain?"], id="one of its words"),
        pytest.param("stat", ["Do statins cause muscle pain?"], id="how a word begins"),
        pytest.param("STATIN", ["Do statins cause muscle pain?"], id="capitals, singular"),
        pytest.param("exercize", ["Does exercise help with depression?"], id="a slip of a finger"),
        pytest.param(
            "depression",
            ["Does exercise help with depression?", "Is ketamine effective for depression?"],
            id="all that have it",
        ),
    ],
)
def test_the_search_box_finds(open_page: Open, typed: str, found: list[str]) -> None:
    page = open_page("/")
    page.get_by_label("Type one word or more").fill(typed)
    first = page.locator(".found a").first
    expect(first).to_be_visible()

    assert set(found) <= set(page.locator(".found a").all_inner_texts())
    assert first.inner_text() in found
    expect(page.get_by_role("status")).to_contain_text("your words.")


def test_a_stranger_searches_by_keyboard_and_comes_to_the_page(open_page: Open) -> None:
    """Nothing is asked of the host but files, and no address holds the words."""
    page = open_page("/search/", 360)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator("#search:focus").count():
            break
    page.keyboard.type("ketamine")
    expect(page.locator(".found a")).to_have_count(1)
    (listed,) = (url for url in asked if not url.endswith("icon.svg"))
    assert "/questions-" in listed
    page.keyboard.press("Enter")
    expect(page.locator(".found a")).to_be_focused()
    assert page.url.endswith("/search/")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Is ketamine effective for depression?"
    )
    assert not any("ketamine" in url and "/q/" not in url for url in asked)


def test_what_is_in_no_question_is_said_and_there_is_another_way(open_page: Open) -> None:
    page = open_page("/")
    page.get_by_label("Type one word or more").fill("xylophone")
    expect(page.get_by_role("status")).to_contain_text("No question has these words.")
    expect(page.locator(".found")).not_to_be_visible()
    page.get_by_role("link", name="All subjects from A to Z").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Questions from A to Z")


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_without_a_script_there_is_the_list_and_no_box(open_page: Open, path: str) -> None:
    page = open_page(path, java_script_enabled=False)

    expect(page.locator("#search")).not_to_be_visible()
    page.get_by_role("link", name="All subjects from A to Z").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions from A to Z")


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_axe_finds_nothing_at_the_search_box(open_page: Open, path: str) -> None:
    """With questions found; in each look, at 320 px and at 400% zoom."""
    page = open_page(path, bypass_csp=True)
    page.get_by_label("Type one word or more").fill("depression")
    expect(page.locator(".found a").first).to_be_visible()
    page.evaluate(AXE_SCRIPT)
    plain = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
    faults = []
    for name, way in WAYS.items():
        for width, height in ((1280, 800), (320, 640), (320, 256)):
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(**(plain | way))
            found = page.evaluate("async () => (await axe.run()).violations")
            faults += [f"{name}, {width}: {item['id']}" for item in found]
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    assert faults == []


def test_an_answer_page_has_no_script_and_is_small(open_page: Open, address: str) -> None:
    page = open_page("/about/")
    sizes: list[int] = []
    other = page.context.new_page()
    other.on("response", lambda reply: sizes.append(len(reply.body())))
    other.goto(address + STATINS, wait_until="networkidle")

    assert other.locator("script[src]").count() == 0
    assert len(sizes) <= 5
    assert sum(sizes) <= 60 * 1024


def test_the_nu_checker_finds_no_error_in_any_page(
    folder: Path, tmp_path: Path, nu_errors: Callable[[Path], str]
) -> None:
    for number, path in enumerate(sorted(folder.rglob("*.html"))):
        (tmp_path / f"{number}.html").write_bytes(path.read_bytes())

    assert nu_errors(tmp_path) == ""
