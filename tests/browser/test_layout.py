"""The page fits every screen, shows its answer first, and prints whole."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

ANSWERED = ["car-t", "statins", "fasting", "psa", "knee", "gluten", "paracetamol"]


@pytest.mark.parametrize("name", [*ANSWERED, "insufficient", "declined"])
def test_the_short_answer_is_seen_without_scrolling(visit: Visit, name: str) -> None:
    """On a phone and a laptop; also in the widest of the common fonts, which some systems use."""
    page = visit(name)
    for font in ("", "Verdana, 'DejaVu Sans'"):
        page.evaluate("font => { document.body.style.fontFamily = font }", font)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            end = page.locator(".answer > p:not(.note)").last.bounding_box()
            assert end is not None
            assert end["y"] + end["height"] <= 800


@pytest.mark.parametrize("name", ["urgent", "crisis", "advice"])
def test_what_to_do_now_is_seen_first(visit: Visit, name: str) -> None:
    page = visit(name, 360, 800)
    card = page.locator(".care").bounding_box()

    assert card is not None
    assert card["y"] + card["height"] <= 800
    assert page.locator("main > section").first.get_attribute("class") == f"care care-{name}"


@pytest.mark.parametrize("name", [*ANSWERED, "advice", "insufficient", "urgent"])
def test_nothing_scrolls_sideways_at_320_px(visit: Visit, name: str) -> None:
    """Sources open; also with text at twice its size on a window of 640 px."""
    page = visit(name)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
    for width, text_size in ((320, "100%"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text_size)

        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_source_opens_beside_its_statement_on_a_wide_screen(visit: Visit) -> None:
    page = visit("car-t", 1280)
    card = page.locator(".claim").first
    card.locator("summary").focus()  # scrolls to it, so that the click need not
    before = card.locator("> p").first.bounding_box()
    card.locator("summary").click()
    text, source = card.locator("> p").first.bounding_box(), card.locator("figure").bounding_box()

    assert text == before, "opening a source must not move the text that is being read"
    assert text is not None
    assert source is not None
    assert source["x"] >= text["x"] + text["width"]
    assert abs(source["y"] - text["y"]) < 24


def test_the_source_opens_below_its_statement_on_a_small_screen(visit: Visit) -> None:
    page = visit("car-t", 360)
    card = page.locator(".claim").first
    card.locator("summary").click()
    text, source = card.locator("> p").first.bounding_box(), card.locator("figure").bounding_box()

    assert text is not None
    assert source is not None
    assert source["y"] >= text["y"] + text["height"]


@pytest.mark.parametrize("width", [360, 1280])
def test_sources_opened_side_by_side_never_overlap(visit: Visit, width: int) -> None:
    page = visit("psa", width)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
    boxes = [box for item in page.locator("figure").all() if (box := item.bounding_box())]

    assert len(boxes) > 3
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))


def test_print_shows_every_quote_and_address_and_room_for_notes(visit: Visit) -> None:
    page = visit("car-t", 794, 1123)
    page.emulate_media(media="print")
    quotes = page.locator(".claim blockquote")
    addresses = page.locator(".references a[href^='http']")

    assert quotes.count() > 0
    assert all(item.is_visible() for item in quotes.all())
    assert addresses.evaluate_all(
        "all => all.map(item => getComputedStyle(item, '::after').content)"
    ) == [f'"{item.get_attribute("href")}"' for item in addresses.all()]
    assert (
        page.locator(".write-here").evaluate_all(
            "all => all.map(item => item.getBoundingClientRect().height > 40)"
        )
        == [True] * 5
    )
    assert not any(item.is_visible() for item in page.locator("summary, .skip, .back").all())


def test_the_page_prints_on_a_few_sheets(visit: Visit) -> None:
    sheets = visit("car-t").pdf(format="A4").count(b"/Type /Page\n")

    assert 2 <= sheets <= 8
