"""Downloading large files over a line that may break: whole at the end, or one clear error.

What came is kept in "NAME.part", and the next attempt, or the next call, asks for the rest. An
attempt that brought bytes is followed by another; those that bring nothing are counted. Only what
agrees with its MD5 gets its name.
"""

import hashlib
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from plaincite import __version__
from plaincite.errors import RequestRefusedError, ServiceDownError, SourceError
from plaincite.ingest.connection import connection_error
from plaincite.ingest.courier import UnusableReplyError
from plaincite.ingest.pacing import Limiter, shared_limiter

__all__ = ["Downloader"]

_ATTEMPTS = 5  # in a row that bring nothing
_MOST_ATTEMPTS = 200
_FIRST_PAUSE = 1.0  # seconds; doubles with each attempt that brings nothing
_LONGEST_PAUSE = 60.0
_INTERVAL = 0.34  # seconds between the beginnings of two requests
_MOST_BYTES = 4 * 1024**3  # of a file; PubMed's have some 50 million
_MOST_PAGE_BYTES = 8 * 1024**2  # of a page or an MD5
_RANGE = re.compile(r"bytes (\d{1,15})-", re.ASCII)
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})


class Downloader:
    """Fetches pages and files from one place; close it after use.

    Args:
        service: The name for messages.
        transport: How bytes travel; tests may give another.
        read_timeout: Seconds without a byte after which an attempt is given up.
        sleep: Tests need not wait.
        limiter: Shared by all who ask this place.
    """

    def __init__(
        self,
        service: str,
        *,
        transport: httpx.BaseTransport | None = None,
        read_timeout: float = 60.0,
        sleep: Callable[[float], object] = time.sleep,
        limiter: Limiter | None = None,
    ) -> None:
        self._service = service
        self._sleep = sleep
        self._limiter = limiter or shared_limiter(service)
        self._http = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(read_timeout, connect=min(15.0, read_timeout)),
            # Not packed on the way: a part must be a part of the file itself.
            headers={"User-Agent": f"plaincite/{__version__}", "Accept-Encoding": "identity"},
            follow_redirects=True,
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def page(self, url: str) -> str:
        """Return the text at *url*.

        Raises:
            SourceUnreachableError: it cannot be had.
        """
        return self._tried(lambda: self._page(url))

    def file(self, url: str, to: Path, *, md5: str) -> None:
        """Put the file at *url* in the place *to*, whole.

        Raises:
            SourceUnreachableError: it cannot be had, or is again and again another file.
            SourceError: there is no room for it.
        """
        part = to.with_name(f"{to.name}.part")
        n_wrong = n_idle = 0
        for _ in range(_MOST_ATTEMPTS):
            held = _size(part)
            try:
                self._fetch(url, part)
            except UnusableReplyError as error:
                n_idle = 0 if _size(part) > held else n_idle + 1
                if n_idle == _ATTEMPTS:
                    raise self._down(error.reason) from error
                self._sleep(_pause(n_idle, error.pause))
                continue
            if _md5(part) == md5:
                part.replace(to)
                return
            part.unlink(missing_ok=True)  # perhaps parts of two editions of the file
            n_wrong += 1
            if n_wrong == _ATTEMPTS:
                break
        reason = f"{to.name} does not agree with its MD5, {n_wrong} times in a row"
        raise ServiceDownError(self._service, reason)

    def _tried(self, ask: Callable[[], str]) -> str:
        for attempt in range(_ATTEMPTS):
            try:
                return ask()
            except UnusableReplyError as error:
                last = error
            if attempt < _ATTEMPTS - 1:
                self._sleep(_pause(attempt, last.pause))
        raise self._down(last.reason)

    def _page(self, url: str) -> str:
        content = b""
        with self._asked(url, {}) as reply:
            for piece in reply.iter_bytes():
                content += piece
                if len(content) > _MOST_PAGE_BYTES:
                    raise UnusableReplyError("its pages have no end")
        return content.decode("utf-8", "replace")

    def _fetch(self, url: str, part: Path) -> None:
        """Bring *part* to its end, as far as this attempt goes."""
        held = _size(part)
        with self._asked(url, {"Range": f"bytes={held}-"} if held else {}) as reply:
            if reply.status_code == 416:  # nothing after what is here: the MD5 will tell
                return
            starts = _RANGE.match(reply.headers.get("Content-Range", ""))
            is_rest = reply.status_code == 206 and starts is not None and int(starts[1]) == held
            if reply.headers.get("Content-Type", "").startswith("text/html"):
                raise UnusableReplyError("it sends web pages instead of files")
            try:
                with part.open("ab" if is_rest else "wb") as stream:
                    for piece in reply.iter_raw():
                        stream.write(piece)
                        if stream.tell() > _MOST_BYTES:
                            raise UnusableReplyError("its files have no end")
            except OSError as error:
                reason = f"it cannot be written ({error.strerror or error}); make room, sync again"
                raise SourceError(part, reason) from error

    @contextmanager
    def _asked(self, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
        """Ask for *url*; what goes wrong, while its reply is read too, is told in our words."""
        self._limiter.wait(_INTERVAL)
        try:
            with self._http.stream("GET", url, headers=headers) as reply:
                self._check(reply, url)
                yield reply
        except httpx.TransportError as error:
            fatal = connection_error(self._service, error)
            if fatal is not None:
                raise fatal from error
            is_late = isinstance(error, httpx.TimeoutException)
            reason = "it does not reply in time" if is_late else "its replies break off"
            raise UnusableReplyError(reason) from error
        except httpx.DecodingError as error:
            raise UnusableReplyError("its replies are damaged") from error
        except (httpx.TooManyRedirects, httpx.InvalidURL) as error:
            raise RequestRefusedError(self._service, f"{url} leads nowhere") from error

    def _check(self, reply: httpx.Response, url: str) -> None:
        status = reply.status_code
        if status in _AGAIN:
            wanted = reply.headers.get("Retry-After", "")
            pause = float(wanted) if wanted.isdecimal() and len(wanted) < 6 else None
            raise UnusableReplyError(f"it replies with status {status}", pause=pause)
        if status >= 400 and status != 416:
            raise RequestRefusedError(self._service, f"status {status} for {url}")

    def _down(self, reason: str) -> ServiceDownError:
        return ServiceDownError(self._service, f"{reason}, {_ATTEMPTS} times in a row")


def _pause(attempt: int, wanted: float | None) -> float:
    longest: float = min(_FIRST_PAUSE * 2.0**attempt, _LONGEST_PAUSE)
    return longest if wanted is None else min(max(longest, wanted), _LONGEST_PAUSE)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _md5(path: Path) -> str | None:
    if not path.exists():
        return None
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
