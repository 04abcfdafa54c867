"""Merging: which of two states of a record stands, and what a run of items comes to.

The rule, applied to items in the order they come: the higher version stands; of the same version,
the one that came later; a deletion forgets the record, and a record that comes after it is back.
So the outcome for a record depends on nothing but its own items, and reading the same items a
second time ends where the first time ended.

An editor's digest stands at version 0, below whatever was published: the published abstract takes
its place, whichever came first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from plaincite.corpus.encoding import Link, canonical_bytes, canonical_links
from plaincite.corpus.packing import pack
from plaincite.corpus.snapshot import record_digest
from plaincite.errors import RecordError
from plaincite.model.record import Deletion, Record

__all__ = ["Outcome", "State", "merge", "standing_version", "to_state"]

_MAX_VERSION = 2**63 - 1  # SQLite's integers


class Outcome(StrEnum):
    """What one item did; the values are fields of `AddReport`."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class State:
    """How one record stands; without a digest it is deleted."""

    record_id: str
    version: int = 0
    digest: bytes | None = None
    content: bytes | None = None  # as stored; None also for what was not fetched
    links: tuple[Link, ...] = ()  # what the record says of others; see `links`


def to_state(item: Record | Deletion, *, source: str) -> State:
    """Return what *item* wants to make of its record.

    Raises:
        RecordError: the record cannot be stored.
    """
    try:
        name = item.record_id.encode().decode()
        if isinstance(item, Deletion):
            return State(name)
        canonical = canonical_bytes(item)
    except UnicodeEncodeError as error:
        name = item.record_id.encode("ascii", "backslashreplace").decode()
        reason = "its text is not Unicode (half of a character pair)"
        raise RecordError(source=source, record=name, reason=reason) from error
    if not name:
        raise RecordError(source=source, record="a record", reason="it has no id")
    if not 0 <= item.version <= _MAX_VERSION:
        reason = f"{item.version} is no version number"
        raise RecordError(source=source, record=name, reason=reason)
    digest, content = record_digest(canonical), pack(canonical)
    return State(name, standing_version(item), digest, content, canonical_links(item))


def standing_version(record: Record) -> int:
    """Return the version as which *record* stands among others of its id.

    >>> standing_version(Record("pmid:7", "Pain", version=2))
    2
    """
    return record.version if record.digest is None else 0


def merge(states: dict[str, State], items: Iterable[State]) -> tuple[Outcome, ...]:
    """Apply *items* in order to *states*, in place; return what each did.

    A record that changes moves to the end of *states*, which so stays in order of last change.
    """
    return tuple(_merge_one(states, item) for item in items)


def _merge_one(states: dict[str, State], item: State) -> Outcome:
    held = states.get(item.record_id)
    if held is None or held.digest is None:
        outcome = Outcome.UNCHANGED if item.digest is None else Outcome.ADDED
    elif item.digest is None:
        outcome = Outcome.DELETED
    else:
        is_past = item.version < held.version or item.digest == held.digest
        outcome = Outcome.UNCHANGED if is_past else Outcome.REPLACED
    if outcome is not Outcome.UNCHANGED:
        states.pop(item.record_id, None)
        states[item.record_id] = item
    return outcome
