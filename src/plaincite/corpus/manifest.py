"""Manifest: `corpus.json`, for people and programs that look at a corpus folder from outside.

All of it is derived from the database, so one that is missing, stale or damaged is written anew.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from plaincite.corpus.reports import CorpusStatus
from plaincite.errors import SourceError

__all__ = [
    "MANIFEST",
    "file_sha256",
    "is_current",
    "manifest_document",
    "to_manifest",
    "write_manifest",
]

MANIFEST = "corpus.json"


def manifest_document(status: CorpusStatus) -> dict[str, Any]:
    """Return what the manifest of a corpus that stands so says."""
    return {
        "format": status.format_version,
        "snapshot": status.snapshot_id,
        "records": status.records,
        "deleted": status.deleted,
        "created_on": status.created_on,
        "last_changed_on": status.last_changed_on,
        "sources": [
            {
                "name": source.name,
                "sha256": source.sha256,
                "added_on": source.added_on,
                "complete": source.is_complete,
                "added": source.added,
                "replaced": source.replaced,
                "deleted": source.deleted,
            }
            for source in status.sources
        ],
        "notice_lists": [
            {
                "name": kept.name,
                "file": kept.file,
                "sha256": kept.sha256 or None,
                "taken_on": kept.taken_on,
                "notices": kept.n_notices,
            }
            for kept in status.notice_lists
        ],
        "full_texts": status.full_texts,
    }


def to_manifest(status: CorpusStatus) -> str:
    """Return the manifest as a text; the same state gives the same bytes."""
    return json.dumps(manifest_document(status), indent=2, ensure_ascii=False) + "\n"


def is_current(folder: Path, manifest: str) -> bool:
    """Whether the folder's manifest is *manifest*."""
    try:
        return (folder / MANIFEST).read_bytes() == manifest.encode()
    except OSError:
        return False


def write_manifest(folder: Path, manifest: str) -> None:
    """Put *manifest* in place, whole or not at all; only the writer of the corpus may."""
    unfinished = folder / f"{MANIFEST}.new"
    with unfinished.open("wb") as stream:
        stream.write(manifest.encode())
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(folder / MANIFEST)


def file_sha256(path: Path) -> str:
    """Return the checksum of a source file, by which it is known when it comes again.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise SourceError(path, (error.strerror or str(error)).lower()) from error
