"""The pages that lead to answers: home, the alphabet, the specialties."""

from plaincite.publish.site.frame import Frame
from plaincite.publish.site.search import Search
from plaincite.publish.site.shelf import Shelf, SpecialtyShelf

__all__ = ["home", "letter", "letters", "search_page", "specialties", "specialty"]


def home(frame: Frame, shelf: Shelf, search: Search) -> str:
    """Render the home page."""
    runs = frame.has_search and bool(shelf.public)
    return frame.render("home.html.jinja", path="", runs=runs, shelf=shelf, search=search)


def search_page(frame: Frame, search: Search) -> str:
    """Render the page with the search box alone."""
    return frame.render("search.html.jinja", path="search/", runs=True, search=search)


def letters(frame: Frame, shelf: Shelf) -> str:
    """Render all subjects, letter by letter."""
    return frame.render("letters.html.jinja", path="a-z/", shelf=shelf)


def letter(frame: Frame, shelf: Shelf, name: str) -> str | None:
    """Render the subjects of one letter with their questions; None where it has none."""
    subjects = shelf.letters.get(name)
    if subjects is None:
        return None
    path = f"a-z/{name}/"
    return frame.render("letter.html.jinja", path=path, shelf=shelf, name=name, subjects=subjects)


def specialties(frame: Frame, shelf: Shelf) -> str:
    """Render the list of specialties."""
    return frame.render("specialties.html.jinja", path="specialties/", shelf=shelf)


def specialty(frame: Frame, one: SpecialtyShelf) -> str:
    """Render the questions of one specialty."""
    return frame.render("specialty.html.jinja", path=f"specialties/{one.slug}/", specialty=one)
