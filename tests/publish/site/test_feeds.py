"""Feeds and the map of the site name what changed, newest first."""

from collections.abc import Callable
from dataclasses import replace
from urllib.robotparser import RobotFileParser

from lxml import etree

from plaincite.model.library import LedgerEntry, PublicPage
from plaincite.publish.site import Press

ATOM = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def found(press: Press, path: str, wanted: str) -> list[str]:
    nodes = tree(press, path).xpath(wanted, namespaces=ATOM)
    assert isinstance(nodes, list)
    return [str(node) for node in nodes]


def tree(press: Press, path: str) -> etree._Element:
    made = press.print(path)
    assert made is not None
    return etree.fromstring(made.content)


def test_a_specialty_has_a_feed_of_its_own_pages(make_press: Callable[..., Press]) -> None:
    press, path = make_press(), "specialties/cardiology/feed.xml"

    assert found(press, path, "a:entry/a:title/text()") == [
        "Do statins cause muscle pain?",
        "What is a stent?",
    ]
    assert found(press, path, "a:link[@rel='self']/@href") == [
        "https://a.example/specialties/cardiology/feed.xml"
    ]


def test_the_newest_change_comes_first_and_says_what_it_was(
    make_press: Callable[..., Press], pages: tuple[PublicPage, ...]
) -> None:
    """A page that was taken down stands in the feed: whoever follows it must learn of that."""
    down = LedgerEntry("2026-05-01", "taken down: an article was retracted", 1)
    gone = replace(pages[1], ledger=(*pages[1].ledger, down))
    press = make_press((pages[0], gone))

    assert found(press, "feed.xml", "a:entry/a:summary/text()") == [
        "taken down: an article was retracted",
        "first published",
    ]
    assert found(press, "feed.xml", "a:updated/text()") == ["2026-05-01T00:00:00Z"]


def test_the_map_names_what_readers_see_now(make_press: Callable[..., Press]) -> None:
    places = found(make_press(), "sitemap.xml", "//s:loc/text()")

    assert "https://a.example/q/what-is-a-stent/" in places
    assert not any("gold" in place for place in places)


def test_robots_may_visit_what_says_itself_that_it_may_not_be_listed(
    make_press: Callable[..., Press],
) -> None:
    made = make_press(with_forms=True).print("robots.txt")

    assert made is not None
    rules = RobotFileParser()
    rules.parse(made.content.decode().splitlines())
    assert rules.can_fetch("any", "https://a.example/ask/")
    assert rules.site_maps() == ["https://a.example/sitemap.xml"]
