"""A stand-in for a web server of files, with its bad days: listings, ranges, and what goes wrong.

with FileServer(folder) as server:
...  # any client, with server.url as its address
"""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import cast
from urllib.parse import unquote

from plaincite.testing.local_server import LocalServer

__all__ = ["FileFault", "FileFaultKind", "FileServer"]

_PAGE = b"<html><body><h1>We will be back soon</h1></body></html>"


class FileFaultKind(StrEnum):
    """How a reply goes wrong; `amount` of the fault says how much, in the unit given here."""

    LIMIT = "429 with Retry-After"  # seconds
    BAD_GATEWAY = "502 with a page of HTML"
    WEB_PAGE = "200 with a page of HTML"
    GONE = "404"
    HANG_UP = "the connection closes without a reply"
    CUT = "the reply ends early, though its length was announced"  # share that is sent
    CUT_UNNOTICED = "the reply ends early, and no length was announced"  # share that is sent
    STALL = "the reply stops, and the connection stays open"  # seconds
    WRONG = "one byte is another"
    WHOLE = "the whole file, though a part was asked for"


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that goes wrong with one request for a file whose name ends in `only`."""

    kind: FileFaultKind
    amount: float = 0.5
    only: str = ".gz"


class FileServer(LocalServer):
    """Serves what is in *folder*, folders as pages of links; `requests` is its diary.

    >>> from urllib.request import urlopen
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as made, FileServer(Path(made)) as server:
    ...     _ = (Path(made) / "a.gz").write_bytes(b"abc")
    ...     urlopen(server.url + "a.gz").read()
    b'abc'
    """

    def __init__(self, folder: Path, *, faults: Iterable[FileFault] = ()) -> None:
        super().__init__(_Handler)
        self.folder = folder
        self.requests: list[tuple[str, str | None]] = []  # path, and the range that was asked for
        self._faults = list(faults)

    @property
    def url(self) -> str:
        """The address of the folder."""
        return self._address("")

    def take(self, path: str, wanted: str | None) -> FileFault | None:
        """Note a request; return what goes wrong with it, if anything."""
        with self._turn:
            self.requests.append((path, wanted))
            if self._faults and path.endswith(self._faults[0].only):
                return self._faults.pop(0)
        return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = cast("FileServer", self.server.site)  # type: ignore[attr-defined]  # set by us
        path = unquote(self.path)
        fault = site.take(path, self.headers.get("Range"))
        place = site.folder / path.lstrip("/")
        if place.is_dir():
            self._send(200, _listing(place), "text/html")
        elif fault is not None:
            self._send_badly(site, place, fault)
        elif place.is_file():
            self._send_file(place.read_bytes())
        else:
            self._send(404, _PAGE, "text/html")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet; the server's diary is `requests`."""

    def _send_badly(self, site: FileServer, place: Path, fault: FileFault) -> None:
        kind, content = fault.kind, place.read_bytes()
        if kind is FileFaultKind.LIMIT:
            self._send(429, b"", "text/plain", {"Retry-After": str(int(fault.amount))})
        elif kind is FileFaultKind.BAD_GATEWAY:
            self._send(502, _PAGE, "text/html")
        elif kind is FileFaultKind.WEB_PAGE:
            self._send(200, _PAGE, "text/html")
        elif kind is FileFaultKind.GONE:
            self._send(404, _PAGE, "text/html")
        elif kind is FileFaultKind.HANG_UP:
            self.close_connection = True
        elif kind is FileFaultKind.WRONG:
            at = len(content) // 2
            self._send_file(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
        elif kind is FileFaultKind.WHOLE:
            self._send(200, content, "application/gzip")
        else:
            self._send_file(content, share=fault.amount, kind=kind)
            if kind is FileFaultKind.STALL:
                self.wfile.flush()
                site.closing.wait(fault.amount)
            self.close_connection = True

    def _send_file(
        self, content: bytes, *, share: float = 1.0, kind: FileFaultKind | None = None
    ) -> None:
        """Send the part that was asked for; of that, the *share* of a fault of that *kind*."""
        wanted = self.headers.get("Range", "")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        if start >= len(content) and wanted:
            self._send(416, b"", "text/plain")
            return
        part = content[start:]
        sent = part[: int(len(part) * share)]
        headers = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
        is_open = kind is FileFaultKind.CUT_UNNOTICED
        self._send(
            206 if wanted else 200,
            sent,
            "application/gzip",
            headers if wanted else {},
            length=None if is_open else len(part),
        )

    def _send(
        self,
        status: int,
        content: bytes,
        kind: str,
        headers: dict[str, str] | None = None,
        *,
        length: int | None = -1,
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, text in (headers or {}).items():
            self.send_header(name, text)
        if length is None:
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(len(content) if length < 0 else length))
        self.end_headers()
        self.wfile.write(content)


def _listing(folder: Path) -> bytes:
    names = sorted(f"{path.name}/" if path.is_dir() else path.name for path in folder.iterdir())
    links = "".join(
        f'<a href="{html.escape(name)}">{html.escape(name)}</a>\n' for name in ["../", *names]
    )
    return f"<html><body><pre>{links}</pre></body></html>".encode()
