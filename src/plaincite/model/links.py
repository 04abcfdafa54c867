"""Links: what a record's notices say of the articles at their other ends."""

from collections.abc import Iterator

from plaincite.model.record import ListedNotice, Notice, NoticeKind, Record

__all__ = ["LINKED_KINDS", "other_ends"]

LINKED_KINDS = frozenset(
    {
        NoticeKind.RETRACTION,
        NoticeKind.PARTIAL_RETRACTION,
        NoticeKind.CONCERN,
        NoticeKind.CORRECTION,
        NoticeKind.REPUBLICATION,
        NoticeKind.UPDATE,
    }
)


def other_ends(record: Record) -> Iterator[ListedNotice]:
    """Yield what the links of *record* say of the articles that they lead to, as these would.

    A retraction notice ("of" an article) so retracts it, and a retracted article ("in" a notice)
    tells what the notice is.
    """
    for notice in record.notices:
        if notice.kind in LINKED_KINDS and (notice.pmid or notice.doi):
            yield ListedNotice(_turned(notice, record), notice.pmid, _small(notice.doi))


def _turned(notice: Notice, record: Record) -> Notice:
    """Return *notice* as the article at its other end would carry it."""
    return Notice(
        notice.kind,
        "of" if notice.direction == "in" else "in",
        record.pmid,
        _small(record.doi),
        f"link on {record.record_id}",
    )


def _small(doi: str | None) -> str | None:
    return doi.lower() if doi else None
