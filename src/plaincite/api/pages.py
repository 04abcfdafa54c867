"""Pages as text, and back, for programs."""

from plaincite.model.answer import Answer
from plaincite.publish import from_document
from plaincite.publish.forms import write

__all__ = ["read_page", "render"]


def render(answer: Answer, form: str = "text") -> str:
    """Return *answer* as a text: "text", "markdown", "html", "json", or its references as
    "bibtex", "csl-json", "nbib" or "ris", or the "evidence" it rests on.

    Raises:
        ValueError: there is no such form.
    """  # noqa: D205  the names do not fit one line
    return write(answer, form)


def read_page(document: str) -> Answer:
    """Return the page that `render(answer, "json")` or `plaincite ask --format json` wrote.

    Raises:
        PageError: *document* is no such page.
    """
    return from_document(document, source="page")
