"""Opening a library: the one place that names the optional packages behind it.

The rest of plaincite works without them, and starts faster, so they are imported when asked for.
"""

from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from plaincite.errors import MissingExtraError

if TYPE_CHECKING:
    from plaincite.library.asked import AskedQuestions
    from plaincite.library.desk import Desk
    from plaincite.library.store import Library

__all__ = [
    "backup_library",
    "create_library",
    "open_asked",
    "open_desk",
    "open_library",
    "restore_library",
]


def create_library(target: str) -> "Library":
    """Make an empty library at *target*, a file or a URL, and open it.

    Raises:
        LibraryError: there is one already, or it cannot be made there.
        MissingExtraError: the extra `library` (or `postgres`, for a URL) is not installed.
    """
    library: Library = _named("store:Library.create")(target)
    return library


def open_library(target: str) -> "Library":
    """Open the library at *target*, a file or a URL, bringing its tables up to date.

    Raises:
        LibraryNotFoundError: there is none.
        LibraryError: it cannot be opened, or a newer plaincite made it.
        MissingExtraError: the extra `library` (or `postgres`, for a URL) is not installed.
    """
    library: Library = _named("store:Library.open")(target)
    return library


def open_desk(library: "Library") -> "Desk":
    """Return the desk of *library*: its people, their sessions, the reports of readers."""
    desk: Desk = _named("desk:Desk")(library)
    return desk


def open_asked(library: "Library") -> "AskedQuestions":
    """Return what readers of *library* asked, where its publisher keeps it."""
    asked: AskedQuestions = _named("asked:AskedQuestions")(library)
    return asked


def backup_library(library: "Library", path: Path) -> int:
    """Write *library* to the file *path*; return how many rows. See `backup.backup`."""
    n_rows: int = _named("backup:backup")(library, path)
    return n_rows


def restore_library(path: Path, target: str) -> int:
    """Make a library at *target* from the backup at *path*. See `backup.restore`."""
    n_rows: int = _named("backup:restore")(path, target)
    return n_rows


def _named(name: str) -> Callable[..., Any]:
    try:
        found: Callable[..., Any] = resolve_name(f"plaincite.library.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "plaincite":
            raise
        raise MissingExtraError("library", purpose="an answer library") from error
    return found
