"""The ledger: what readers of a page are told of its history.

A line written with a revision is shown once that revision has been published; a line written
with a withdrawal is shown at once.
"""

from collections.abc import Sequence

from plaincite.model.library import Event, EventKind, LedgerEntry

__all__ = ["dated", "public_ledger", "publication_line"]

_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def public_ledger(events: Sequence[Event]) -> tuple[LedgerEntry, ...]:
    """Return the lines for readers from the *events* of one question, oldest first.

    A line carries the day on which the change was found, not that on which it went out.
    """
    published = {event.published for event in events if event.kind is EventKind.PUBLISHED}
    return tuple(
        LedgerEntry(event.at[:10], line, event.revision)
        for event in events
        if event.kind is not EventKind.REVISED or event.revision in published
        for line in event.ledger
    )


def publication_line(events: Sequence[Event]) -> str:
    """Return what readers are told when the newest revision is published after *events*."""
    shown = {event.published for event in events if event.kind is EventKind.PUBLISHED}
    if not shown:
        return "first published"
    is_known = events[-1].revision in shown
    return "looked at again and published" if is_known else "new version published"


def dated(entry: LedgerEntry) -> str:
    """Return *entry* as a page prints it.

    >>> dated(LedgerEntry("2026-03-14", "added a 2026 trial of 212 people", 2))
    '14 March 2026: added a 2026 trial of 212 people'
    """
    year, month, day = entry.on.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}: {entry.text}"
