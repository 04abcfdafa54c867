"""The forms in which a page is written, by the names that `--format` takes."""

from collections.abc import Callable

from plaincite.model.answer import Answer
from plaincite.model.record import Record
from plaincite.publish import to_html, to_json, to_markdown, to_text
from plaincite.publish.exports import REFERENCE_FORMS, entries, to_evidence

__all__ = ["FORMS", "PAGE_FORMS", "write"]

PAGE_FORMS = {"text": to_text, "markdown": to_markdown, "html": to_html, "json": to_json}
FORMS = (*PAGE_FORMS, *REFERENCE_FORMS, "evidence")


def write(answer: Answer, form: str, *, lookup: Callable[[str], Record | None]) -> str:
    """Return *answer* in the form of that name; *lookup* gives the records behind it."""
    if form in REFERENCE_FORMS:
        return REFERENCE_FORMS[form](entries([answer]))
    if form == "evidence":
        return to_evidence(answer, lookup)
    return PAGE_FORMS[form](answer)
