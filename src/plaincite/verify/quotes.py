"""Quote equality: a stored quote is the record's text, character for character, at its offsets."""

from plaincite.model.claim import Citation, TextSource
from plaincite.model.record import Record

__all__ = ["quote_reason"]

_NAMES: dict[TextSource, str] = {
    "abstract": "an abstract",
    "digest": "a digest",
    "lay_summary": "a lay summary",
    "full_text": "a full text",
}


def quote_reason(citation: Citation, record: Record) -> str | None:
    """Say why the quote is not the record's own words; None when it is."""
    text = record.text_in(citation.source)
    if text is None:
        kind = _NAMES[citation.source]
        return f"The quote is said to be from {kind}, and {record.record_id} has none."
    if not citation.quote.strip():
        return f"The quote from {record.record_id} is empty."
    if not 0 <= citation.start < citation.end <= len(text):
        return f"The quote's place is outside the text of {record.record_id}."
    if text[citation.start : citation.end] != citation.quote:
        return f"The quote does not stand in {record.record_id} where it is said to."
    return None
