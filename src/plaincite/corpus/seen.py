"""Seen files: which files on disk have which checksum, so that none is read twice to know it.

By size and time of change, in a small file of the corpus folder. All of it is derived: without it,
files are read once more.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

__all__ = ["SeenFiles"]

_FILE = "seen.json"


class SeenFiles:
    """Checksums of files that were read, for the corpus in *folder*."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._held = _read(self._path)

    def sha256(self, path: Path, *, check: Callable[[Path], str]) -> str:
        """Return the checksum of the file at *path*; *check* reads it where it is not known."""
        mark, found = self._held.get(path.name, ("", ""))
        if mark != _mark(path):
            found = check(path)
            self.note(path, found)
        return found

    def note(self, path: Path, sha256: str) -> None:
        """Remember the checksum of the file at *path*, if that can be done."""
        self._held[path.name] = (_mark(path), sha256)
        unfinished = self._path.with_name(f"{_FILE}.{os.getpid()}.new")
        with suppress(OSError):
            unfinished.write_text(json.dumps(self._held, indent=0), encoding="utf-8")
            unfinished.replace(self._path)


def _mark(path: Path) -> str:
    """What tells a file that was changed from one that was not, without reading it."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def _read(path: Path) -> dict[str, tuple[str, str]]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {str(name): (str(mark), str(sha256)) for name, (mark, sha256) in held.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}
