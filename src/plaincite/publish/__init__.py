"""Answer in, pages and files out: JSON, HTML, Markdown and text of the same answer."""

from plaincite.publish.document import from_document, to_document, to_json
from plaincite.publish.html import to_html
from plaincite.publish.markdown import to_markdown
from plaincite.publish.text import print_text, to_text

__all__ = [
    "from_document",
    "print_text",
    "to_document",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
]
