"""PubMed's yearly files where they are served over HTTP: NLM's own place, or a mirror of it.

The list of files is a page of links. Each file is fetched when its turn comes, into a folder of
this machine, and checked against the MD5 that stands beside it there.
"""

import re
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import unquote, urljoin, urlsplit

from plaincite.errors import ServiceDownError, SourceError
from plaincite.ingest.baseline import BaselineFile, in_order, md5_in, parse_name
from plaincite.ingest.downloading import Downloader

__all__ = ["RemoteBaseline", "is_address"]

_LINK = re.compile(r"""href\s{0,3}=\s{0,3}["']([^"'<>\s]{1,500})["']""", re.IGNORECASE)
_FOLDERS = frozenset({"baseline/", "updatefiles/"})


def is_address(source: str) -> bool:
    """Whether *source* is an address and no folder.

    >>> is_address("https://ftp.ncbi.nlm.nih.gov/pubmed/"), is_address("files")
    (True, False)
    """
    return "://" in source


class RemoteBaseline:
    """The files at one address.

    Args:
        url: The folder of the files, or that above `baseline` and `updatefiles`.
        folder: Where fetched files are put.
        downloader: By default one for that place; it is closed with this.

    Raises:
        SourceError: It is no web address.
    """

    def __init__(self, url: str, folder: Path, *, downloader: Downloader | None = None) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            reason = (
                "only http and https are read; NLM serves the same files at "
                "https://ftp.ncbi.nlm.nih.gov/pubmed/"
            )
            raise SourceError(url, reason)
        self.url = url if url.endswith("/") else f"{url}/"
        self._folder = folder
        self._downloader = downloader or Downloader(parts.hostname)
        self.addresses: dict[str, str] = {}  # of files, by name, once they are listed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._downloader.close()

    def list_files(self) -> tuple[BaselineFile, ...]:
        """Return the files that are served, by number, with the places they will be put in.

        Raises:
            SourceError: There is none, or they are of two years.
            SourceUnreachableError: The place cannot be asked.
        """
        links = self._links(self.url)
        below = [link for link in links if link.removeprefix(self.url) in _FOLDERS]
        for folder in sorted(below):
            links += self._links(folder)
        for link in links:
            self.addresses.setdefault(link.rpartition("/")[2], link)
        found = (
            BaselineFile(self._folder / name, *parsed)
            for name in self.addresses
            if (parsed := parse_name(name)) is not None
        )
        return in_order(found, self.url)

    def fetch(self, file: BaselineFile) -> None:
        """Put *file* and its MD5 in their places, unless they are there.

        Raises:
            SourceError: There is no room for it.
            SourceUnreachableError: It cannot be had whole.
        """
        beside = file.path.with_name(f"{file.name}.md5")
        if file.path.exists() and beside.exists():
            return
        address = self.addresses[file.name]
        stated = md5_in(self._downloader.page(f"{address}.md5"))
        if not stated:
            raise ServiceDownError(self.url, f"{file.name}.md5 there states no MD5")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._downloader.file(address, file.path, md5=stated)
            beside.write_text(f"MD5({file.name})= {stated}\n")
        except OSError as error:
            reason = f"it cannot be written ({error.strerror or error}); make room, sync again"
            raise SourceError(self._folder, reason) from error

    def discard(self, file: BaselineFile) -> None:
        """Take *file* away from this machine."""
        file.path.unlink(missing_ok=True)
        file.path.with_name(f"{file.name}.md5").unlink(missing_ok=True)

    def _links(self, url: str) -> list[str]:
        """Return where the links on the page lead that stay in its folder."""
        page = self._downloader.page(url)
        found = (urljoin(url, unquote(link.partition("?")[0])) for link in _LINK.findall(page))
        return [link for link in dict.fromkeys(found) if link.startswith(url) and link != url]
