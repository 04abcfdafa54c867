"""Files for machines: Atom feeds of what changed, the map of the site, the rules for robots."""

from collections.abc import Sequence
from typing import cast

from lxml import etree

from plaincite.model.library import PublicPage
from plaincite.publish.site.frame import Frame
from plaincite.publish.site.shelf import Shelf, SpecialtyShelf

__all__ = ["atom", "robots", "sitemap"]

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_LONGEST = 50  # entries of a feed
_NO_DAY = "1970-01-01"  # of a feed without entries, which must still carry a date


def atom(frame: Frame, pages: Sequence[PublicPage], specialty: SpecialtyShelf | None) -> str:
    """Return the feed of *pages*, newest change first; what was taken down stands in it too."""
    path = "feed.xml" if specialty is None else f"specialties/{specialty.slug}/feed.xml"
    home = "" if specialty is None else f"specialties/{specialty.slug}/"
    title = frame.settings.title
    newest = sorted(pages, key=lambda page: page.changed_on, reverse=True)[:_LONGEST]
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap=_spaces(_ATOM))
    _add(feed, "id", frame.address(path))
    _add(feed, "title", title if specialty is None else f"{title}: {specialty.name}")
    _add(feed, "updated", _moment(newest[0].changed_on if newest else _NO_DAY))
    _add(_add(feed, "author"), "name", frame.settings.publisher or title)
    _add(feed, "link", rel="self", href=frame.address(path))
    _add(feed, "link", rel="alternate", href=frame.address(home))
    for page in newest:
        _add_entry(frame, feed, page)
    return _written(feed)


def sitemap(frame: Frame, shelf: Shelf) -> str:
    """Return the map of the site: every page that readers see now, with its last change."""
    root = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_spaces(_SITEMAP))
    plain = ["", "a-z/", "specialties/", "about/", "method/", "privacy/"]
    plain += [f"specialties/{item.slug}/" for item in shelf.specialties]
    for path in plain:
        _add(_add(root, "url"), "loc", frame.address(path))
    for page in shelf.public:
        place = _add(root, "url")
        _add(place, "loc", frame.address(f"q/{page.question.question_id}/"))
        _add(place, "lastmod", page.changed_on)
    return _written(root)


def robots(frame: Frame) -> str:
    """Return what search engines may visit: everything.

    What they may not list says so itself, which they could not read where they may not visit.
    """
    return f"User-agent: *\nDisallow:\n\nSitemap: {frame.address('sitemap.xml')}\n"


def _add_entry(frame: Frame, feed: etree._Element, page: PublicPage) -> None:
    place = frame.address(f"q/{page.question.question_id}/")
    entry = _add(feed, "entry")
    _add(entry, "id", place)
    _add(entry, "title", page.question.text)
    _add(entry, "link", rel="alternate", href=place)
    _add(entry, "published", _moment(page.first_on))
    _add(entry, "updated", _moment(page.changed_on))
    _add(entry, "category", term=page.question.specialty)
    if page.ledger:
        _add(entry, "summary", page.ledger[-1].text)


def _spaces(name: str) -> dict[str, str]:
    return cast("dict[str, str]", {None: name})  # None stands for "without a prefix" in lxml


def _add(
    above: etree._Element, name: str, text: str | None = None, **values: str
) -> etree._Element:
    space = etree.QName(above).namespace
    element = etree.SubElement(above, f"{{{space}}}{name}", values)
    element.text = text
    return element


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _written(root: etree._Element) -> str:
    text = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'
