"""Standing: a retracted article is never evidence, nor is the notice that retracts one."""

from plaincite.model.record import NoticeKind, Record

__all__ = ["standing_reason"]

_MARKS = ("retracted:", "retracted article", "[retracted", "(retracted", "withdrawn:")
# The record does not say which part; of a republished article only the new version counts.
_GONE = (NoticeKind.PARTIAL_RETRACTION, NoticeKind.REPUBLICATION)
_NOTICE_TYPES = ("retracted publication", "retraction of publication", "retraction notice")


def standing_reason(record: Record) -> str | None:
    """Say why *record* may not be used as evidence; None when it may."""
    title = (record.title or "").strip().lower()
    if title.startswith(_MARKS) or title == "retracted":
        return f"{record.record_id} is retracted."
    for notice in record.notices:
        if notice.kind is NoticeKind.RETRACTION:
            is_it = notice.direction == "in"
            return f"{record.record_id} is {'retracted' if is_it else 'a retraction notice'}."
        if notice.kind in _GONE and notice.direction == "in":
            return f"{record.record_id} is retracted, in part or to be published again."
    if any(kind.lower() in _NOTICE_TYPES for kind in record.publication_types):
        return f"{record.record_id} is retracted, or is a retraction notice."
    return None
