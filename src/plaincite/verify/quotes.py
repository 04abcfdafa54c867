"""Quote equality: a stored quote is the record's text, character for character, at its offsets."""

from plaincite.model.claim import Citation
from plaincite.model.record import Record

__all__ = ["cited_text", "quote_reason"]


def cited_text(citation: Citation, record: Record) -> str | None:
    """Return the text of *record* that the citation's offsets count in; None when it has none."""
    if citation.source == "lay_summary":
        return record.lay_summaries[0].text if record.lay_summaries else None
    return record.abstract


def quote_reason(citation: Citation, record: Record) -> str | None:
    """Say why the quote is not the record's own words; None when it is."""
    is_digest = citation.source == "digest"
    if citation.source != "lay_summary" and is_digest != (record.digest is not None):
        kind = "a digest" if is_digest else "an abstract"
        return f"The quote is said to be from {kind}, and {record.record_id} has none."
    text = cited_text(citation, record)
    if text is None:
        return f"The quote is said to be from a lay summary, and {record.record_id} has none."
    if not citation.quote.strip():
        return f"The quote from {record.record_id} is empty."
    if not 0 <= citation.start < citation.end <= len(text):
        return f"The quote's place is outside the text of {record.record_id}."
    if text[citation.start : citation.end] != citation.quote:
        return f"The quote does not stand in {record.record_id} where it is said to."
    return None
