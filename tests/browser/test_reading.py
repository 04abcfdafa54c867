"""The page works by keyboard alone, without scripts, and without a single request."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

Visit = Callable[..., Page]

_FOCUS = """() => {
  const item = document.activeElement, box = item.getBoundingClientRect();
  const style = getComputedStyle(item);
  return {
    tag: item.tagName, classes: item.className, id: item.id,
    seen: box.top > -1 && box.bottom < innerHeight + 1 &&
      box.left > -1 && box.right < innerWidth + 1,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    place: [...document.querySelectorAll('a, summary')].indexOf(item),
  };
}"""


def focus(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_FOCUS)
    return found


def test_tab_walks_everything_in_order_with_a_visible_focus(visit: Visit) -> None:
    page = visit("statins", 360, 640)
    reachable = page.locator("a:visible, summary:visible").count()
    walked = []
    for _ in range(reachable):
        page.keyboard.press("Tab")
        walked.append(focus(page))

    assert walked[0]["classes"] == "skip"
    assert [step["place"] for step in walked] == sorted({step["place"] for step in walked})
    assert all(step["seen"] and step["outlined"] for step in walked)
    page.keyboard.press("Tab")
    assert focus(page)["tag"] == "BODY", "the walk must leave the page at its end"


def test_the_skip_link_comes_first_and_leads_to_the_page_itself(visit: Visit) -> None:
    page = visit("car-t")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert focus(page)["id"] == "main"


def test_enter_opens_and_closes_a_source(visit: Visit) -> None:
    page = visit("car-t")
    source = page.locator("details.source").first
    source.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(source.locator("blockquote").first).to_be_visible()

    page.keyboard.press("Enter")
    expect(source.locator("blockquote").first).to_be_hidden()


def test_a_citation_leads_to_its_reference_and_back(visit: Visit) -> None:
    page = visit("car-t", 360, 640)
    citation = page.locator(".claim .cite").first
    use, target = citation.get_attribute("id"), citation.get_attribute("href") or ""
    citation.focus()
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_in_viewport()

    back = page.locator(f"{target} a[href='#{use}']")
    back.focus()
    page.keyboard.press("Enter")
    expect(citation).to_be_in_viewport()


def test_a_glossary_word_leads_to_its_meaning_and_back(visit: Visit) -> None:
    page = visit("statins", 360, 640)
    word = page.locator(".term").first
    word.click()
    meaning = page.locator(word.get_attribute("href") or "")
    expect(meaning).to_be_in_viewport()

    meaning.locator(".back").click()
    expect(word).to_be_in_viewport()


def test_everything_works_without_javascript(visit: Visit) -> None:
    page = visit("car-t", java_script_enabled=False)
    card = page.locator(".claim").first
    card.locator("summary").click()
    expect(card.locator("blockquote").first).to_be_visible()

    target = card.locator(".cite").first.get_attribute("href") or ""
    card.locator(".cite").first.click()
    expect(page.locator(target)).to_be_in_viewport()


@pytest.mark.parametrize("name", ["car-t", "insufficient", "urgent"])
def test_no_request_leaves_the_file_and_nothing_is_refused(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    """The page asks for nothing but itself, and its own policy blocks none of its own parts."""
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(pages[name].as_uri(), wait_until="networkidle")
    page.emulate_media(media="print")
    styled = page.locator("main").evaluate("item => getComputedStyle(item).maxWidth")
    context.close()

    assert requests == [pages[name].as_uri()]
    assert complaints == []
    assert styled == "none", "the print rules apply, so the policy let the style through"
    assert pages[name].stat().st_size <= 60_000


def test_a_style_or_script_that_slips_in_is_refused(
    browser: Browser, pages: dict[str, Path], tmp_path: Path
) -> None:
    """The policy allows the page's own style by its hash and nothing else."""
    bad = "<style>h1 { display: none }</style><script>document.title = 'taken'</script>"
    path = tmp_path / "page.html"
    path.write_text(pages["car-t"].read_text("utf-8").replace("<main", f"{bad}<main"), "utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto(path.as_uri())
    shown, title = page.locator("h1").is_visible(), page.title()
    context.close()

    assert shown
    assert title != "taken"
