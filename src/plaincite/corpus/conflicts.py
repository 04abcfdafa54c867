"""Conflicts: sources that do not agree on whether an article stands.

The record's own source (PubMed, say) always speaks, by its silence too; a list speaks of what it
names. Nothing is decided here: a page goes by the strictest.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from plaincite.corpus.notices import Rows, notices_by_list
from plaincite.model.record import Notice, NoticeKind, Record

__all__ = ["OWN", "Conflict", "find_conflicts", "said_of"]

OWN = "the record itself"

# The strictest first.
_STANDINGS = (
    NoticeKind.RETRACTION,
    NoticeKind.REPUBLICATION,
    NoticeKind.PARTIAL_RETRACTION,
    NoticeKind.CONCERN,
    NoticeKind.REINSTATEMENT,
    NoticeKind.CORRECTION,
)
# Of these it matters that not all sources know; one correction more or less is no conflict.
_GRAVE = frozenset(_STANDINGS[:5])


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record of which sources say different things."""

    record_id: str
    says: tuple[tuple[str, NoticeKind | None], ...]  # source and what it says; None: nothing


def said_of(rows: Rows, records: Iterable[Record]) -> dict[str, dict[str, NoticeKind | None]]:
    """Return, for each of *records* that a list speaks of, what each source makes of it.

    Args:
        rows: Runs a query on the corpus.
        records: As their own source states them.
    """
    held = {record.record_id: record for record in records}
    said: dict[str, dict[str, NoticeKind | None]] = {}
    for record_id, lists in notices_by_list(rows, held.values()).items():
        found = {name: standing for name, told in lists.items() if (standing := _strictest(told))}
        if found:
            said[record_id] = {OWN: _strictest(held[record_id].notices), **found}
    return said


def find_conflicts(said: dict[str, dict[str, NoticeKind | None]]) -> tuple[Conflict, ...]:
    """Return where what was *said* differs in what matters, by record id."""
    return tuple(
        Conflict(record_id, tuple(sources.items()))
        for record_id, sources in sorted(said.items())
        if len(set(sources.values())) > 1 and _GRAVE & set(sources.values())
    )


def _strictest(notices: Iterable[Notice]) -> NoticeKind | None:
    """Return what befell a record at worst, as far as it bears on whether it stands."""
    kinds = {notice.kind for notice in notices if notice.direction == "in"}
    return next((kind for kind in _STANDINGS if kind in kinds), None)
