"""Standing: how a corpus stands, read from its database."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from plaincite.corpus.full_texts import bodied_total, count_bodies
from plaincite.corpus.notices import noticed_total, read_lists
from plaincite.corpus.reports import AddedSource, CorpusStatus
from plaincite.corpus.snapshot import Snapshot, snapshot_id_of

__all__ = ["Rows", "read_snapshot", "read_snapshot_id", "read_status"]

Rows = Callable[..., list[tuple[Any, ...]]]  # runs one query


def read_snapshot(rows: Rows) -> Snapshot:
    """Return the snapshot that is noted beside the records."""
    ((total, n_records),) = rows("SELECT snapshot, n_records FROM state")
    return Snapshot(int.from_bytes(total), n_records)


def read_snapshot_id(rows: Rows) -> str:
    """Return the name of all there is: records, what lists of notices say of them, full texts."""
    return snapshot_id_of(read_snapshot(rows), noticed_total(rows) + bodied_total(rows))


def read_status(path: Path, rows: Rows) -> CorpusStatus:
    """Return how the corpus in the folder *path* stands; costs nothing however large it is."""
    ((n_deleted, created_on, last_changed_on),) = rows(
        "SELECT n_deleted, created_on, last_changed_on FROM state"
    )
    ((sequence,),) = rows("SELECT coalesce(max(sequence), 0) FROM records")
    ((size_bytes,),) = rows(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
    )
    ((format_version,),) = rows("PRAGMA user_version")
    return CorpusStatus(
        path=path,
        snapshot_id=read_snapshot_id(rows),
        records=read_snapshot(rows).n_records,
        deleted=n_deleted,
        sequence=sequence,
        created_on=created_on,
        last_changed_on=last_changed_on,
        size_bytes=size_bytes,
        format_version=format_version,
        sources=_read_sources(rows),
        notice_lists=read_lists(rows),
        full_texts=count_bodies(rows),
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
