"""The press: prints any page of a site from the public pages of a library."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from plaincite.model.answer import Answer
from plaincite.model.library import PublicPage
from plaincite.publish.environment import resource
from plaincite.publish.site import answers, feeds, lists
from plaincite.publish.site.frame import Frame
from plaincite.publish.site.search import Search
from plaincite.publish.site.settings import SiteSettings
from plaincite.publish.site.shelf import Shelf, SpecialtyShelf
from plaincite.publish.site.texts import Texts

__all__ = ["File", "Press"]

_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
}
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Of a style; that in a text such as ": " stays, and that before a selector's colon.
_SPARE_SPACE = re.compile(r" ?([{};,]) ?|(?<=\w)(:) ")
_LEAVES = ("about", "method", "privacy")

ReadAnswer = Callable[[str, int], Answer]


@dataclass(frozen=True, slots=True)
class File:
    """One file of a site."""

    path: str  # inside the site: "q/do-statins-cause-muscle-pain/index.html"
    content: bytes
    is_gone: bool = False  # a page that was taken down; a server says so with status 410

    @property
    def media_type(self) -> str:
        """What the file is, as HTTP names it."""
        if self.path.endswith("feed.xml"):
            return "application/atom+xml; charset=utf-8"
        return _TYPES[self.path.rpartition(".")[2]]


class Press:
    """Prints the files of one site. Same pages, settings, texts and day: same bytes.

    Args:
        pages: What readers may know of a library.
        read_answer: Gives one version of a page: its question's id and its number in, the answer
            out, without reviewers.
        settings: What the publisher says of the site.
        texts: The site's own words.
        today: ISO date; a page that was due for another look before it says so.
    """

    def __init__(
        self,
        pages: Sequence[PublicPage],
        read_answer: ReadAnswer,
        *,
        settings: SiteSettings,
        texts: Texts,
        today: str,
    ) -> None:
        self.shelf = Shelf(pages)
        self._search = Search(self.shelf)
        self.frame = Frame(settings, texts, style_path=f"style-{_style_sum()}.css", today=today)
        self._read_answer = read_answer

    def paths(self) -> Iterator[str]:
        """Yield the path of every file, in an order that never changes."""
        yield from self._fixed
        for letter in self.shelf.letters:
            yield f"a-z/{letter}/index.html"
        for specialty in self.shelf.specialties:
            yield f"specialties/{specialty.slug}/index.html"
            yield f"specialties/{specialty.slug}/feed.xml"
        for page in self.shelf.pages:
            yield f"q/{page.question.question_id}/index.html"
            for version in page.versions:
                yield f"q/{page.question.question_id}/v{version.number}/index.html"

    def print(self, path: str) -> File | None:
        """Print the file at *path*; None where the site has no such file."""
        make = self._fixed.get(path)
        if make is not None:
            return File(path, make().encode())
        room, _, rest = path.partition("/")
        if room == "q":
            return self._answer_file(path, rest)
        made = None
        if room == "a-z":
            made = lists.letter(self.frame, self.shelf, rest.removesuffix("/index.html"))
        elif room == "specialties":
            slug, _, name = rest.rpartition("/")
            made = self._specialty_file(slug, name)
        return None if made is None else File(path, made.encode())

    def _specialty_file(self, slug: str, name: str) -> str | None:
        specialty = self.shelf.specialty(slug)
        if specialty is None or name not in ("index.html", "feed.xml"):
            return None
        if name == "feed.xml":
            return feeds.atom(self.frame, self._filed_under(specialty), specialty)
        return lists.specialty(self.frame, specialty)

    def _filed_under(self, specialty: SpecialtyShelf) -> list[PublicPage]:
        """Return the pages of a specialty, those too that were taken down."""
        return [page for page in self.shelf.pages if page.question.specialty == specialty.name]

    def _answer_file(self, path: str, rest: str) -> File | None:
        slug, _, name = rest.removesuffix("index.html").strip("/").partition("/")
        page = self.shelf.page(slug)
        if page is None:
            return None
        number = page.current if not name else _number(name)
        version = None if number is None else page.version(number)
        if name and (version is None or name != f"v{version.number}"):
            return None
        if path != f"q/{slug}/{f'{name}/' if name else ''}index.html":
            return None
        if version is None or page.current is None or version.retracted:
            made = answers.taken_down(self.frame, page, version)
            return File(path, made.encode(), is_gone=True)
        answer = self._read_answer(slug, version.number)
        edition = answers.Edition(page, version, answer, by_number=bool(name))
        made = answers.stored(self.frame, self.shelf, edition)
        return File(path, made.encode())

    @cached_property
    def _fixed(self) -> dict[str, Callable[[], str]]:
        """The files that every site has, whatever is in its library."""
        frame, shelf = self.frame, self.shelf
        leaves: dict[str, Callable[[], str]] = {
            f"{name}/index.html": partial(
                frame.render, f"{name}.html.jinja", path=f"{name}/", shelf=shelf
            )
            for name in _LEAVES
        }
        leaves |= (
            self._search_files()
            if frame.has_search
            else {"ask/index.html": partial(frame.render, "ask.html.jinja", path="ask/")}
        )
        return {
            "index.html": partial(lists.home, frame, shelf, self._search),
            "a-z/index.html": partial(lists.letters, frame, shelf),
            "specialties/index.html": partial(lists.specialties, frame, shelf),
            **leaves,
            "404.html": partial(frame.render, "missing.html.jinja", path=None),
            "feed.xml": partial(feeds.atom, frame, shelf.pages, None),
            "sitemap.xml": partial(feeds.sitemap, frame, shelf),
            "robots.txt": partial(feeds.robots, frame),
            "icon.svg": partial(resource, "site/icon.svg"),
            frame.style_path: style_sheet,
        }

    def _search_files(self) -> dict[str, Callable[[], str]]:
        search = self._search
        return {
            "search/index.html": partial(lists.search_page, self.frame, search),
            search.script_path: lambda: search.script,
            search.questions_path: lambda: search.questions,
        }


def style_sheet() -> str:
    """Return the style of every page of a site, without what only its authors read."""
    whole = _COMMENT.sub("", resource("page.css") + resource("site/site.css"))
    return _SPARE_SPACE.sub(r"\1\2", " ".join(whole.split())) + "\n"


def _style_sum() -> str:
    return hashlib.sha256(style_sheet().encode()).hexdigest()[:12]


def _number(name: str) -> int | None:
    digits = name.removeprefix("v")
    return int(digits) if digits.isdecimal() and digits.isascii() and len(digits) < 7 else None
