"""The folder of a site: written beside the old one, and put in its place in one step.

Whatever ends a build, the old site stands whole until the new one does.
"""

import ctypes
import os
import shutil
import sys
import tempfile
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from plaincite.errors import SettingError

__all__ = ["SiteFolder"]

_MARK = ".plaincite-site"  # a folder without it, and not empty, is none of ours to replace
_AT_FDCWD, _EXCHANGE = -100, 2  # of Linux's renameat2
_SWAP = 2  # of macOS's renamex_np


class SiteFolder:
    """A site in the making: use it in a `with` block; leaving without an error puts it in place."""

    def __init__(self, place: Path) -> None:
        self._place = place.resolve()
        self._new = Path()

    def __enter__(self) -> Self:
        _require_ours(self._place)
        self._place.parent.mkdir(parents=True, exist_ok=True)
        if not self._place.exists() and _old(self._place).exists():
            _old(self._place).rename(self._place)  # a build was killed between its two steps
        _remove_left_behind(self._place)
        self._new = Path(tempfile.mkdtemp(prefix=_prefix(self._place), dir=self._place.parent))
        self._new.chmod(0o755)
        (self._new / _MARK).write_text("Made by plaincite site build; it replaces this folder.\n")
        return self

    def write(self, path: str, content: bytes) -> None:
        """Write one file; *path* has slashes and stays inside."""
        parts = PurePosixPath(path).parts
        if not parts or {"..", "/"} & set(parts):
            raise ValueError(f"{path!r} leads out of the site")
        target = self._new.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if error is None:
            _put(self._new, self._place)
        shutil.rmtree(self._new, ignore_errors=True)  # the old site, or the unfinished new one


def _require_ours(place: Path) -> None:
    if place.is_dir():
        if any(place.iterdir()) and not (place / _MARK).exists():
            reason = "holds files that no site build made; name an empty or a new folder"
            raise SettingError(str(place), reason)
    elif place.exists():
        raise SettingError(str(place), "is a file; name a folder")


def _prefix(place: Path) -> str:
    return f".{place.name}.new-"


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def _remove_left_behind(place: Path) -> None:
    """Remove what builds that were killed left beside the site."""
    for path in place.parent.glob(f"{_prefix(place)}*"):
        if (path / _MARK).exists():
            shutil.rmtree(path, ignore_errors=True)


def _put(new: Path, place: Path) -> None:
    """Put *new* at *place*; what was there is at *new* afterwards."""
    if not place.exists():
        new.rename(place)
    elif not _exchanged(new, place):
        # Two steps, where the system cannot do it in one.
        old = _old(place)
        place.rename(old)
        new.rename(place)
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    if os.name != "posix":
        return False
    system = ctypes.CDLL(None)
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(system, "renameat2"):
        code: int = system.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)
        return code == 0
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        return bool(system.renamex_np(*names, _SWAP) == 0)
    return False
