"""A stranger on a phone finds, reads, prints and reports: few steps each, on both stores."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plaincite.library import open_desk, open_library

pytestmark = pytest.mark.browser

STATINS = "/q/do-statins-cause-muscle-pain/"


@pytest.fixture(params=["sqlite", "postgresql"])
def library(
    request: pytest.FixtureRequest, tmp_path: Path, fill_library: Callable[[str], None]
) -> str:
    target = str(tmp_path / "library.sqlite")
    if request.param == "postgresql":
        target = request.getfixturevalue("postgres_target")
    fill_library(target)
    return target


@pytest.fixture
def stranger(
    browser: Browser,
    library: str,
    tmp_path: Path,
    serving: Callable[..., AbstractContextManager[str]],
) -> Iterator[Page]:
    """Somebody at the home page, who has never been here, without JavaScript."""
    with serving(library, tmp_path) as address:
        context = browser.new_context(
            viewport={"width": 360, "height": 740}, java_script_enabled=False
        )
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.goto(address)
        yield page
        assert context.cookies() == []
        context.close()


def test_a_stranger_finds_reads_prints_and_reports(stranger: Page, library: str) -> None:
    find(stranger)
    read(stranger)
    print_(stranger)
    report(stranger)

    with open_library(library) as kept:
        (told,) = open_desk(kept).reports()
    assert (told.question_id, told.version) == (STATINS.split("/")[2], 2)
    assert told.text == "What is a placebo?"


def find(page: Page) -> None:
    """In own words, by one box; or by two links and no typing."""
    page.get_by_label("What would you like to know?").fill("can statins give you sore muscles")
    page.get_by_role("button", name="Find an answer").click()
    page.wait_for_url(f"**{STATINS}")
    page.get_by_role("link", name="Plain answers").click()
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="S").click()
    page.get_by_role("link", name="Do statins cause muscle pain?").click()
    page.wait_for_url(f"**{STATINS}")


def read(page: Page) -> None:
    """The answer without scrolling; who checked it; the very sentence by one touch; its article."""
    short = page.locator(".answer > p:not(.note)").last.bounding_box()
    assert short is not None
    assert short["y"] + short["height"] <= 740
    expect(page.get_by_text("Reviewed by Dr Ben Sample.").first).to_be_visible()
    page.get_by_role("link", name="What the research says").click()
    card = page.locator(".claim").first
    card.locator("summary").click()
    expect(card.locator("blockquote").first).to_be_visible()
    card.get_by_role("link", name="Reference 1", exact=True).first.click()
    expect(page.locator("#ref-1")).to_be_in_viewport()


def print_(page: Page) -> None:
    """Sources open, room for notes, and where it came from; in large type where that is wanted."""
    usual = page.pdf(format="A4")
    page.get_by_label("Print in large type").check()
    large = page.pdf(format="A4")
    page.emulate_media(media="print")
    expect(page.locator(".claim blockquote").first).to_be_visible()
    expect(page.get_by_text("My notes")).to_be_visible()
    expect(page.locator(".printed")).to_contain_text(STATINS)
    page.emulate_media(media="screen")

    assert usual.startswith(b"%PDF")
    assert n_sheets(large) > n_sheets(usual) >= 2


def n_sheets(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page")


def report(page: Page) -> None:
    """Three touches and a few words; no account, no address."""
    page.get_by_text("Report a problem with this page").click()
    page.get_by_label("Something is hard to understand").check()
    page.get_by_label("Tell us more").fill("What is a placebo?")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
