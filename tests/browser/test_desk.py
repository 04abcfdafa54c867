"""The review desk in two browsers at once, on both stores: nobody's words are lost."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page, expect

from plaincite.library import open_desk, open_library
from plaincite.library.store import Library
from plaincite.model.desk import Role
from plaincite.model.library import EventKind, Signature, State
from plaincite.web.desk.passwords import hash_password

pytestmark = pytest.mark.browser

GOUT = "does-turmeric-cure-gout"
DESK = ("", "overdue/", "reports/", "people/", f"q/{GOUT}/", f"q/{GOUT}/preview/")
PLAIN: dict[str, Any] = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
LOOKS: dict[str, tuple[int, int, dict[str, Any]]] = {
    "light": (1280, 800, PLAIN),
    "dark, 320 px": (320, 640, PLAIN | {"color_scheme": "dark"}),
    "400% zoom": (320, 256, PLAIN),
    "forced colours": (1280, 800, PLAIN | {"forced_colors": "active"}),
    "print": (794, 1123, PLAIN | {"media": "print"}),
}
PASSWORD = "correct horse battery"
PEOPLE = {"Rita Reviewer": Role.REVIEWER, "Pam Publisher": Role.PUBLISHER}
Visit = Callable[..., Page]


@pytest.fixture(params=["sqlite", "postgresql"])
def library(
    request: pytest.FixtureRequest, tmp_path: Path, fill_library: Callable[[str], None]
) -> Iterator[tuple[str, Library]]:
    """A library with two people, and where it is, in each store."""
    target = str(tmp_path / "library.sqlite")
    if request.param == "postgresql":
        target = request.getfixturevalue("postgres_target")
    fill_library(target)
    with open_library(target) as opened:
        desk = open_desk(opened)
        for name, role in PEOPLE.items():
            signed = Signature("operator", "2026-03-14T09:30:00Z")
            desk.add_person(name, role, hash_password(PASSWORD), signed)
        yield target, opened


@pytest.fixture
def sign_in(
    browser: Browser,
    library: tuple[str, Library],
    tmp_path: Path,
    serving: Callable[..., AbstractContextManager[str]],
) -> Iterator[Visit]:
    """Sign somebody in, in a browser of their own, without JavaScript."""
    contexts = []
    with serving(library[0], tmp_path, "--desk") as address:

        def signed_in(name: str, width: int = 1280, **options: Any) -> Page:
            given: dict[str, Any] = {"java_script_enabled": False} | options
            context = browser.new_context(viewport={"width": width, "height": 800}, **given)
            contexts.append(context)
            context.set_default_timeout(10_000)
            page = context.new_page()
            page.goto(f"{address}/desk/q/{GOUT}/")
            page.get_by_label("Name").fill(name)
            page.get_by_label("Password").fill(PASSWORD)
            page.get_by_role("button", name="Sign in").click()
            page.goto(f"{address}/desk/q/{GOUT}/")
            return page

        yield signed_in
        for context in contexts:
            context.close()


def test_two_curators_take_a_page_its_whole_way(
    sign_in: Visit, library: tuple[str, Library]
) -> None:
    rita, pam = sign_in("Rita Reviewer"), sign_in("Pam Publisher")
    rita.get_by_role("button", name="Hand to review").click()
    # Pam still looks at the draft: her act is refused, her words come back, and they are not lost.
    pam.get_by_label("Comment").fill("It needs a plainer title, I think.")
    pam.get_by_role("button", name="Take it down").click()
    expect(pam.get_by_role("alert")).to_contain_text("Somebody changed this page")
    pam.get_by_role("button", name="Only comment").click()

    for box in rita.get_by_role("checkbox").all():
        box.check()
    rita.get_by_label("Comment").fill("The words are plain enough.")
    rita.get_by_role("button", name="Approve", exact=True).click()
    expect(rita.get_by_text("Approvals: 1 of 1")).to_be_visible()
    pam.reload()
    pam.get_by_role("button", name="Publish", exact=True).click()
    expect(pam.locator(".dateline")).to_contain_text("Published")

    notes = [event.note or "" for event in library[1].events(GOUT)]
    assert "It needs a plainer title, I think." in notes
    assert any(note.startswith("The words are plain enough. [Checked:") for note in notes)
    head = library[1].entry(GOUT).head
    assert (head.state, head.published) == (State.PUBLISHED, 1)
    public = pam.context.new_page()
    for _ in range(20):  # a change shows within two seconds
        reply = public.goto(pam.url.replace("/desk/q/", "/q/"))
        if reply is not None and reply.ok:
            break
        public.wait_for_timeout(250)
    expect(public.get_by_text("Reviewed by Rita Reviewer.").first).to_be_visible()


def test_every_statement_stands_beside_its_source(sign_in: Visit) -> None:
    """Beside on a wide screen, below on a small one."""
    for width in (1280, 360):
        page = sign_in("Rita Reviewer", width)
        page.goto(page.url.replace(GOUT, "do-statins-cause-muscle-pain"))
        pairs = page.locator(".beside").all()
        assert len(pairs) >= 4
        for pair in pairs:
            text, source = (side.bounding_box() for side in pair.locator("> div").all())
            assert text is not None
            assert source is not None
            assert (source["x"] >= text["x"] + text["width"]) == (width == 1280)
            assert (source["y"] >= text["y"] + text["height"]) == (width == 360)


def test_sent_back_with_a_reason(sign_in: Visit, library: tuple[str, Library]) -> None:
    rita = sign_in("Rita Reviewer")
    rita.get_by_role("button", name="Hand to review").click()
    rita.get_by_role("button", name="Send back").click()
    expect(rita.get_by_role("alert")).to_contain_text("Please say why")
    rita.get_by_label("Comment").fill("Say who was studied.")
    rita.get_by_role("button", name="Send back").click()

    expect(rita.locator(".dateline")).to_contain_text("Draft")
    last = library[1].events(GOUT)[-1]
    assert (last.kind, last.note, last.by) == (
        EventKind.SENT_BACK, "Say who was studied.", "Rita Reviewer",
    )  # fmt: skip


def test_the_nu_checker_finds_no_error_at_the_desk(
    sign_in: Visit, tmp_path: Path, nu_errors: Callable[[Path], str]
) -> None:
    page = sign_in("Pam Publisher")
    out = tmp_path / "html"
    out.mkdir()
    for number, path in enumerate(DESK):
        page.goto(page.url.split("/desk/")[0] + f"/desk/{path}")
        (out / f"{number}.html").write_text(page.request.get(page.url).text(), "utf-8")

    assert nu_errors(out) == ""


def test_axe_finds_nothing_at_the_desk(sign_in: Visit) -> None:
    page = sign_in("Pam Publisher", java_script_enabled=True, bypass_csp=True)
    found = {}
    for path in (*DESK, "sign-in/"):
        page.goto(page.url.split("/desk/")[0] + f"/desk/{path}")
        page.evaluate(AXE_SCRIPT)
        for name, (width, height, look) in LOOKS.items():
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(**look)
            faults = page.evaluate(
                "async () => (await axe.run({resultTypes: ['violations']})).violations"
            )
            found[path, name] = [f"{item['id']}: {item['nodes'][0]['html']}" for item in faults]
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path

    assert {case: faults for case, faults in found.items() if faults} == {}
