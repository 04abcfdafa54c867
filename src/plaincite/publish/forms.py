"""The forms in which a page is written, by the names that people and programs ask for them."""

from collections.abc import Callable

from plaincite.model.answer import Answer
from plaincite.model.record import Record
from plaincite.publish.document import to_json
from plaincite.publish.exports import REFERENCE_FORMS, entries, to_evidence
from plaincite.publish.html import to_html
from plaincite.publish.markdown import to_markdown
from plaincite.publish.text import to_text

__all__ = ["FORMS", "PAGE_FORMS", "write"]

PAGE_FORMS = {"text": to_text, "markdown": to_markdown, "html": to_html, "json": to_json}
FORMS = (*PAGE_FORMS, *REFERENCE_FORMS, "evidence")


def write(
    answer: Answer, form: str, *, lookup: Callable[[str], Record | None] | None = None
) -> str:
    """Return *answer* in the form of that name.

    Args:
        answer: A page.
        form: One of `FORMS`.
        lookup: Gives the records behind the page, whose checksums its evidence tells.

    Raises:
        ValueError: there is no such form.
    """
    if form in REFERENCE_FORMS:
        return REFERENCE_FORMS[form](entries([answer]))
    if form == "evidence":
        return to_evidence(answer, lookup)
    if form not in PAGE_FORMS:
        raise ValueError(f"no form {form!r}; there are {', '.join(FORMS)}")
    return PAGE_FORMS[form](answer)
