"""Standing: how a corpus stands, read from its database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from plaincite.corpus.database import FORMAT_VERSION
from plaincite.corpus.reports import AddedSource, CorpusStatus
from plaincite.corpus.snapshot import Snapshot

__all__ = ["Rows", "read_snapshot", "read_status"]

Rows = Callable[[str], list[tuple[Any, ...]]]  # runs one query


def read_snapshot(rows: Rows) -> Snapshot:
    """Return the snapshot that is noted beside the records."""
    ((total, n_records),) = rows("SELECT snapshot, n_records FROM state")
    return Snapshot(int.from_bytes(total), n_records)


def read_status(path: Path, rows: Rows) -> CorpusStatus:
    """Return how the corpus in the folder *path* stands; costs nothing however large it is."""
    ((n_deleted, created_on, last_changed_on),) = rows(
        "SELECT n_deleted, created_on, last_changed_on FROM state"
    )
    ((sequence,),) = rows("SELECT coalesce(max(sequence), 0) FROM records")
    ((size_bytes,),) = rows(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    )
    snapshot = read_snapshot(rows)
    return CorpusStatus(
        path=path,
        snapshot_id=snapshot.snapshot_id,
        records=snapshot.n_records,
        deleted=n_deleted,
        sequence=sequence,
        created_on=created_on,
        last_changed_on=last_changed_on,
        size_bytes=size_bytes,
        format_version=FORMAT_VERSION,
        sources=_read_sources(rows),
    )


def _read_sources(rows: Rows) -> tuple[AddedSource, ...]:
    query = """
        SELECT name, sha256, added_on, is_complete, added, replaced, deleted
        FROM sources ORDER BY source_id
    """
    return tuple(
        AddedSource(name, sha256 or None, added_on, bool(is_complete), *counts)
        for name, sha256, added_on, is_complete, *counts in rows(query)
    )
