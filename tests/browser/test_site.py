"""The reader site in a browser: each journey, each look, small, quick, and without a script."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, Request, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]

STATINS = "/q/do-statins-cause-muscle-pain/"

KINDS = {
    "home": "/",
    "letters": "/a-z/",
    "letter": "/a-z/s/",
    "specialties": "/specialties/",
    "specialty": "/specialties/cardiology/",
    "answer": STATINS,
    "old version": f"{STATINS}v1/",
    "about": "/about/",
    "method": "/method/",
    "privacy": "/privacy/",
    "ask": "/ask/",
    "missing": "/nowhere/",
}
LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "print": {"media": "print"},
}
PLAIN = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
WINDOWS = {"1280 px": (1280, 800), "320 px": (320, 640), "400% zoom": (320, 256)}


@pytest.fixture(scope="module")
def address(
    tmp_path_factory: pytest.TempPathFactory,
    fill_library: Callable[[str], None],
    serving: Callable[..., AbstractContextManager[str]],
) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    library = str(folder / "library.sqlite")
    fill_library(library)
    with serving(library, folder) as started:
        yield started


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page of the site without JavaScript; what a browser complains of fails the test."""
    contexts, complaints = [], list[str]()

    def opened(path: str, width: int = 1280, height: int = 800, **options: Any) -> Page:
        given: dict[str, Any] = {"java_script_enabled": False, "reduced_motion": "reduce"} | options
        context = browser.new_context(viewport={"width": width, "height": height}, **given)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [text for text in complaints if "status of 40" not in text] == []


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run({resultTypes: ['violations']})).violations"
    )
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in found]


def faults(page: Page) -> dict[tuple[str, str], list[str]]:
    """What axe-core finds at fault in each look and window, everything opened."""
    page.evaluate(AXE_SCRIPT)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
    found = {}
    looks = [*((look, "1280 px") for look in LOOKS), ("light", "320 px"), ("dark", "400% zoom")]
    for look, window in looks:
        width, height = WINDOWS[window]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(**(PLAIN | LOOKS[look]))
        found[look, window] = violations(page)
    return {case: items for case, items in found.items() if items}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_any_look(open_page: Open, kind: str) -> None:
    page = open_page(KINDS[kind], java_script_enabled=True, bypass_csp=True)

    assert faults(page) == {}


@pytest.mark.parametrize("text", ["Does turmeric cure gout?", "I have crushing chest pain", ""])
def test_axe_finds_nothing_on_what_comes_of_a_question(open_page: Open, text: str) -> None:
    page = open_page("/ask/", java_script_enabled=True, bypass_csp=True)
    page.locator("input").fill(text or " ")
    page.get_by_role("button", name="Find an answer").click()
    page.wait_for_load_state()

    assert faults(page) == {}


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_at_320_px(open_page: Open, kind: str) -> None:
    """Also with text at twice its size on a window of 640 px."""
    page = open_page(KINDS[kind], 320, 640, java_script_enabled=True, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
    for width, size in ((320, "100%"), (640, "200%")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)

        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_every_target_is_at_least_24_px_each_way(open_page: Open, kind: str, width: int) -> None:
    page = open_page(KINDS[kind], width, java_script_enabled=True, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(item => { item.open = true })")
    small = page.locator("a:visible, summary, button, input:visible, textarea").evaluate_all(
        """all => all.filter(item => item.className !== 'skip' && (
            [...item.getClientRects()].some(box => box.height < 24) ||
            item.getBoundingClientRect().width < 24)).map(item => item.outerHTML)"""
    )

    assert small == []


@pytest.mark.parametrize(
    "path", [STATINS, f"{STATINS}v2/", "/q/does-exercise-help-with-depression/"]
)
def test_the_short_answer_is_seen_without_scrolling(open_page: Open, path: str) -> None:
    """The site's own head leaves it room, on a phone and on a laptop."""
    for width in (360, 1280):
        page = open_page(path, width, 800)
        end = page.locator(".answer > p:not(.note)").last.bounding_box()
        assert end is not None
        assert end["y"] + end["height"] <= 800


def test_an_overdue_page_says_so_before_its_short_answer(
    browser: Browser,
    tmp_path: Path,
    fill_library: Callable[[str], None],
    serving: Callable[..., AbstractContextManager[str]],
) -> None:
    """Above the question, and the answer is still seen without scrolling."""
    (tmp_path / "soon.toml").write_text("review_months = 1\n")
    fill_library(str(tmp_path / "library.sqlite"))
    late = ("--settings", str(tmp_path / "soon.toml"))
    with serving(str(tmp_path / "library.sqlite"), tmp_path, *late) as started:
        page = browser.new_page(bypass_csp=True)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(started + STATINS)
            banner = page.get_by_text(
                "due for another look by 15 April 2026. It may"
            ).bounding_box()
            short = page.locator(".answer > p:not(.note)").last.bounding_box()
            assert banner is not None
            assert short is not None
            assert banner["y"] < short["y"] + short["height"] <= 800
        assert faults(page) == {}
        page.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["home", "letters", "answer", "about"])
def test_the_foot_spans_the_window_and_begins_where_the_page_does(
    open_page: Open, kind: str, width: int
) -> None:
    page = open_page(KINDS[kind], width)
    foot = page.locator(".foot").bounding_box()
    words, brand = (page.locator(place).first.bounding_box() for place in (".foot nav a", ".brand"))
    assert foot is not None
    assert words is not None
    assert brand is not None

    assert (foot["x"], foot["width"]) == (0, width)
    assert abs(words["x"] - brand["x"]) < 1


@pytest.mark.parametrize("path", ["/", "/ask/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_hint_does_not_touch_the_question_box(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, width)
    hint, box = (page.locator(place).bounding_box() for place in ("#question-hint", "#question"))
    assert hint is not None
    assert box is not None

    assert box["y"] - (hint["y"] + hint["height"]) >= 6


def test_the_near_pages_stand_apart_from_the_note_before_them(open_page: Open) -> None:
    page = open_page("/ask/")
    page.get_by_label("Ask a question").fill("Does turmeric stop gout in old people?")
    page.get_by_role("button", name="Find an answer").click()
    note = page.locator("p.older").bounding_box()
    near = page.get_by_role("heading", name="Published pages on questions like yours")
    heading = near.bounding_box()
    assert note is not None
    assert heading is not None

    assert heading["y"] - (note["y"] + note["height"]) >= 24


def test_an_answer_page_is_small_and_asks_no_other_host(open_page: Open, address: str) -> None:
    """At most 60 KB and 5 requests, as they come, without compression."""
    page = open_page("/about/", extra_http_headers={"accept-encoding": "identity"})
    page.context.clear_cookies()
    asked: list[Request] = []

    def note(request: Request) -> None:  # Playwright cannot keep a list's own method
        asked.append(request)

    page.context.on("request", note)
    other = page.context.new_page()
    other.goto(address + STATINS)
    sizes = [request.sizes()["responseBodySize"] for request in asked]

    assert len(asked) <= 5
    assert sum(sizes) <= 60 * 1024
    assert all(request.url.startswith(address) for request in asked)
    assert page.context.cookies() == []


def test_a_reader_finds_a_page_by_its_letter(open_page: Open) -> None:
    page = open_page("/", 360)
    page.get_by_role("navigation", name="Letters").get_by_role("link", name="S").click()
    page.get_by_role("link", name="Do statins cause muscle pain?").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Do statins cause muscle pain?")


def test_a_reader_finds_a_page_by_specialty_and_goes_on_to_a_related_one(open_page: Open) -> None:
    page = open_page("/")
    page.get_by_role("link", name="Psychiatry").click()
    page.get_by_role("link", name="Is ketamine effective for depression?").click()
    page.get_by_role("region", name="Related questions").get_by_role("link").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Does exercise help with depression?")


def test_a_reader_asks_and_comes_to_the_published_page(open_page: Open) -> None:
    """By keyboard alone: into the box, type, Enter. The address tells nothing of the words."""
    page = open_page("/", 360)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator("#question:focus").count():
            break
    page.keyboard.type("can statins give you sore muscles")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{STATINS}")

    expect(page.get_by_text("Reviewed by Dr Ben Sample.").first).to_be_visible()


def test_a_reader_asks_something_new(open_page: Open) -> None:
    page = open_page("/ask/")
    page.get_by_label("Ask a question").fill("Does turmeric cure gout?")
    page.get_by_role("button", name="Find an answer").click()

    expect(page.get_by_text("Made just now, and not reviewed").first).to_be_visible()
    assert page.url.endswith("/ask/")


def test_a_reader_reports_a_problem_without_an_account(open_page: Open) -> None:
    page = open_page(STATINS, 360)
    page.get_by_text("Report a problem with this page").click()
    page.get_by_label("Something is hard to understand").check()
    page.get_by_label("Tell us more").fill("What is a placebo?")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    page.get_by_role("link", name="Back to the page").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Do statins cause muscle pain?")


def test_an_old_version_says_so_and_leads_to_the_new_one(open_page: Open) -> None:
    page = open_page(f"{STATINS}v1/")
    expect(page.get_by_text("A newer one is public.")).to_be_visible()
    page.get_by_role("link", name="See the current version").click()

    assert page.url.endswith(STATINS)
    expect(page.get_by_text("added a 2026 trial of 212 people")).to_be_visible()


@pytest.mark.parametrize(("wished", "behaviour"), [("reduce", "auto"), ("no-preference", "smooth")])
def test_nothing_moves_for_those_who_wish_so(open_page: Open, wished: str, behaviour: str) -> None:
    page = open_page(STATINS, java_script_enabled=True, reduced_motion=wished)
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(item => {
            const style = getComputedStyle(item);
            return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
        }).length"""
    )

    assert moving == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == behaviour


def test_a_source_opens_beside_its_statement_or_below_it(open_page: Open) -> None:
    for width, is_beside in ((1280, True), (360, False)):
        page = open_page(STATINS, width, java_script_enabled=True)
        card = page.locator(".claim").first
        card.locator("summary").click()
        text = card.locator("> p").first.bounding_box()
        source = card.locator("figure").bounding_box()
        assert text is not None
        assert source is not None
        assert (source["x"] >= text["x"] + text["width"]) == is_beside
        assert (source["y"] >= text["y"] + text["height"]) != is_beside


def test_the_print_sheet_has_lines_its_address_and_no_site_around_it(open_page: Open) -> None:
    page = open_page(STATINS, 794, 1123)
    page.emulate_media(media="print")

    expect(page.get_by_text("My notes")).to_be_visible()
    expect(page.locator(".printed")).to_contain_text("version 2, 15 March 2026")
    for item in page.locator("nav, .tools, .report, .related").all():
        expect(item).not_to_be_visible()


def test_large_print_is_larger(open_page: Open) -> None:
    page = open_page(STATINS, 794, 1123, java_script_enabled=True)
    sizes: list[float] = []
    for media in ("screen", "print", "screen", "print"):
        page.emulate_media(media=media)
        if len(sizes) == 2:
            page.get_by_label("Print in large type").check()
        height = page.locator(".claim > p").first.evaluate(
            "item => getComputedStyle(item).fontSize"
        )
        sizes.append(float(height.removesuffix("px")))

    assert sizes[0] == sizes[2], "on the screen nothing changes"
    assert sizes[3] >= 1.4 * sizes[1]
    assert sizes[3] >= 16 * 96 / 72, "16 point and more is large print"


def test_large_print_makes_headings_and_the_picture_larger_too(open_page: Open) -> None:
    """A heading is never smaller than the text below it."""
    page = open_page(STATINS, 794, 1123, java_script_enabled=True)
    page.get_by_label("Print in large type").check()
    page.emulate_media(media="print")
    title, heading, text = (
        float(
            page.locator(place).first.evaluate(
                "item => parseFloat(getComputedStyle(item).fontSize)"
            )
        )
        for place in ("h1", "main > section:not(.answer) > h2", ".claim > p")
    )
    picture = page.locator(".picture").bounding_box()
    assert picture is not None

    assert title > heading >= text
    assert picture["width"] >= 120 / 25.4 * 96


@pytest.mark.parametrize("kind", ["home", "answer", "ask"])
def test_tab_walks_everything_in_order_with_a_visible_focus(open_page: Open, kind: str) -> None:
    page = open_page(KINDS[kind], 360, 640, java_script_enabled=True)
    reachable = "a:visible, summary:visible, button:visible, input:visible, textarea:visible"
    expected = page.locator(reachable).count()
    walked = []
    for _ in range(expected):
        page.keyboard.press("Tab")
        walked.append(
            page.evaluate(
                """wanted => {
                    const item = document.activeElement, style = getComputedStyle(item);
                    const box = item.getBoundingClientRect();
                    return {
                        tag: item.tagName,
                        place: [...document.querySelectorAll(wanted)].indexOf(item),
                        seen: box.top > -1 && box.bottom < innerHeight + 1,
                        outlined: style.outlineStyle !== 'none' &&
                            parseFloat(style.outlineWidth) >= 2,
                    };
                }""",
                "a, summary, button, input, textarea",
            )
        )

    places = [step["place"] for step in walked]
    assert places == sorted(set(places))
    assert all(step["seen"] and step["outlined"] for step in walked)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_the_nu_checker_finds_no_error(
    tmp_path: Path, address: str, open_page: Open, nu_errors: Callable[[Path], str]
) -> None:
    for kind, path in KINDS.items():
        file = tmp_path / f"{kind.replace(' ', '-')}.html"
        file.write_bytes(open_page(path).request.get(address + path).body())
    for number, text in enumerate(("Does turmeric cure gout?", "I have crushing chest pain", "")):
        reply = open_page("/").request.post(f"{address}/ask/", form={"question": text})
        (tmp_path / f"ask-{number}.html").write_bytes(reply.body())

    assert nu_errors(tmp_path) == ""
