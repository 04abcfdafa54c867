"""Pages as text, and back, for programs. What writes them is imported when it is used."""

from collections.abc import Callable
from pkgutil import resolve_name

from plaincite.model.answer import Answer

__all__ = ["read_page", "render"]


def render(answer: Answer, form: str = "text") -> str:
    """Return *answer* as a text: "text", "markdown", "html", "json", or its references as
    "bibtex", "csl-json", "nbib" or "ris", or the "evidence" it rests on.

    Raises:
        ValueError: there is no such form.
    """  # noqa: D205  the names do not fit one line
    write: Callable[..., str] = resolve_name("plaincite.publish.forms:write")
    return write(answer, form)


def read_page(document: str) -> Answer:
    """Return the page that `render(answer, "json")` or `plaincite ask --format json` wrote.

    Raises:
        PageError: *document* is no such page.
    """
    read: Callable[..., Answer] = resolve_name("plaincite.publish:from_document")
    return read(document, source="page")
