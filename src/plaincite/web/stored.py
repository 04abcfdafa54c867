"""Stored pages: printed once, kept in memory, printed anew when the library has changed."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from plaincite.publish.site import Press

__all__ = ["StoredFile", "StoredSite"]

_MOST_BYTES = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of the site, ready to be sent."""

    content: bytes
    packed: bytes  # the same, gzipped
    media_type: str
    tag: str  # changes when the content does
    is_gone: bool


class StoredSite:
    """The files of a site as the library stands now.

    Args:
        read_mark: Gives a word that is another one when the library has changed.
        make_press: Reads what is public.
    """

    def __init__(self, read_mark: Callable[[], str], make_press: Callable[[], Press]) -> None:
        self._read_mark = read_mark
        self._make_press = make_press
        self._mark = read_mark()
        self.press = make_press()
        self._kept: OrderedDict[str, StoredFile] = OrderedDict()
        self._n_bytes = 0
        self._lock = threading.Lock()

    def refresh(self) -> bool:
        """Look whether the library has changed; if so, show it as it is now."""
        mark = self._read_mark()
        if mark == self._mark:
            return False
        press = self._make_press()
        with self._lock:
            self._mark, self.press = mark, press
            self._kept.clear()
            self._n_bytes = 0
        return True

    def kept(self, path: str) -> StoredFile | None:
        """Return the file at *path* if it was printed already."""
        return self._kept.get(path)

    def file(self, path: str) -> StoredFile | None:
        """Return the file at *path*, printing it if need be; None where there is none."""
        found = self._kept.get(path)
        if found is not None:
            return found
        press = self.press
        made = press.print(path)
        if made is None:
            return None
        content = made.content
        tag = hashlib.sha256(content).hexdigest()[:20]
        packed = gzip.compress(content, 6, mtime=0)
        file = StoredFile(content, packed, made.media_type, tag, made.is_gone)
        self._keep(press, path, file)
        return file

    def _keep(self, press: Press, path: str, file: StoredFile) -> None:
        with self._lock:
            if press is not self.press or path in self._kept:
                return  # printed from a library that has changed since
            self._kept[path] = file
            self._n_bytes += len(file.content) + len(file.packed)
            while self._n_bytes > _MOST_BYTES:
                _, oldest = self._kept.popitem(last=False)
                self._n_bytes -= len(oldest.content) + len(oldest.packed)
