"""The shelf: the public pages in the orders in which readers look for them. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from plaincite.model.library import PublicPage
from plaincite.publish.site.related import Neighbours
from plaincite.text import slugify

__all__ = ["OTHER", "Shelf", "SpecialtyShelf", "Subject"]

OTHER = "other"  # the letter of what begins with none from A to Z
_RECENT = 6
_CLOSE, _CLOSE_SHARE = 3, 0.4  # see "the same question in other words" in docs/evaluation.md


@dataclass(frozen=True, slots=True)
class SpecialtyShelf:
    """The pages of one specialty."""

    name: str
    slug: str
    pages: tuple[PublicPage, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What some pages are about, and those pages."""

    name: str  # "Statins"
    anchor: str
    pages: tuple[PublicPage, ...]


class Shelf:
    """All pages of a site; those that were taken down stand on it, and in no list."""

    def __init__(self, pages: Sequence[PublicPage]) -> None:
        self.pages = tuple(sorted(pages, key=lambda page: page.question.question_id))
        self._by_id = {page.question.question_id: page for page in self.pages}

    def page(self, question_id: str) -> PublicPage | None:
        """Return the page of a question; None where it was never public."""
        return self._by_id.get(question_id)

    def specialty(self, slug: str) -> SpecialtyShelf | None:
        """Return the specialty with that slug; None where no public page has it."""
        return next((item for item in self.specialties if item.slug == slug), None)

    def related(self, page: PublicPage) -> tuple[PublicPage, ...]:
        """Return the public pages nearest to *page*, best first."""
        return tuple(self._by_id[name] for name in self._neighbours.of(page.question.question_id))

    def near(self, text: str) -> tuple[PublicPage, ...]:
        """Return the public pages nearest to a reader's words, best first."""
        return tuple(self._by_id[name] for name in self._neighbours.to(text))

    def close(self, text: str) -> tuple[PublicPage, ...]:
        """Return the few public pages so near that a reader may have meant one of them."""
        names = self._neighbours.to(text, limit=_CLOSE, least=_CLOSE_SHARE)
        return tuple(self._by_id[name] for name in names)

    @cached_property
    def wordings(self) -> dict[str, tuple[str, ...]]:
        """All the ways in which the question of each public page is put."""
        return {
            page.question.question_id: (page.question.text, *page.question.wordings)
            for page in self.public
        }

    @cached_property
    def public(self) -> tuple[PublicPage, ...]:
        """The pages that readers see now, in the order of their questions."""
        shown = (page for page in self.pages if page.current is not None)
        return tuple(sorted(shown, key=lambda page: (_folded(page), page.question.question_id)))

    @cached_property
    def recent(self) -> tuple[PublicPage, ...]:
        """The pages that changed last, newest first."""
        by_day = sorted(self.public, key=lambda page: page.changed_on, reverse=True)
        return tuple(by_day[:_RECENT])

    @cached_property
    def specialties(self) -> tuple[SpecialtyShelf, ...]:
        """The specialties that have public pages, by name."""
        found: defaultdict[str, list[PublicPage]] = defaultdict(list)
        for page in self.public:
            found[page.question.specialty].append(page)
        return tuple(
            SpecialtyShelf(name, slugify(name) or "specialty", tuple(pages))
            for name, pages in sorted(found.items())
        )

    @cached_property
    def letters(self) -> dict[str, tuple[Subject, ...]]:
        """The subjects by their first letter, both in order; only letters that have any."""
        found: defaultdict[str, dict[str, list[PublicPage]]] = defaultdict(dict)
        for page in self.public:
            # Filed under its question where nobody named a subject.
            for topic in page.question.topics or (page.question.text,):
                name = topic[:1].upper() + topic[1:]
                found[_letter(name)].setdefault(name, []).append(page)
        order = sorted(found, key=lambda letter: (letter == OTHER, letter))
        return {letter: _subjects(found[letter]) for letter in order}

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours([page.question for page in self.public])


def _subjects(found: dict[str, list[PublicPage]]) -> tuple[Subject, ...]:
    names = sorted(found, key=lambda name: (name.casefold(), name))
    return tuple(
        Subject(name, f"s{number}", tuple(found[name])) for number, name in enumerate(names, 1)
    )


def _letter(name: str) -> str:
    first = slugify(name)[:1]
    return first if first.isalpha() else OTHER


def _folded(page: PublicPage) -> str:
    return page.question.text.casefold()
