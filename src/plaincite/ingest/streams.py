"""Files as streams: gzip undone, encodings told apart, every failure one `SourceError`.

Nothing is read whole; a stream remembers its beginning so that the format can be told from it.
"""

import codecs
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plaincite.errors import SourceError

__all__ = ["LINE_LIMIT", "Source", "open_source", "source_of_bytes"]

_HEAD_BYTES = 64 * 1024
_CHUNK_BYTES = 256 * 1024
LINE_LIMIT = 32 * 1024 * 1024  # characters; no record of any source comes near
_PACKED_BYTES = 64 * 1024
_GZIP_MAGIC = b"\x1f\x8b"
_ESCAPED = re.compile("[\udc80-\udcff]")  # what "surrogateescape" makes of a byte
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Source:
    """An open source: its bytes once, from the start, and its text by lines or pieces."""

    def __init__(self, path: Path, stream: "io.BufferedReader | io.BytesIO | Unzipped") -> None:
        self.path = path
        self._stream = stream
        self._failure: SourceError | None = None
        self.head = b"".join(self._pieces(_HEAD_BYTES))
        self.encoding = _encoding(self.head)

    def check_not_empty(self) -> None:
        """Raise a `SourceError` when there is nothing, or nothing but a failure, to read."""
        if self._failure is not None and not self.head:
            raise self._failure
        if not self.head.strip(b" \t\r\n\0\xef\xbb\xbf"):
            raise self.error("the file is empty; fetch or export it again")

    def error(self, reason: str) -> SourceError:
        """Return the error to raise for this source."""
        return SourceError(self.path, reason)

    def head_text(self) -> str:
        """Return the beginning as text, to tell the format from."""
        return self.head.decode(self.encoding or "utf-8", errors="replace")

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes in order, undoing gzip; a cut or damaged gzip is a `SourceError`."""
        yield self.head
        yield from self._pieces()
        if self._failure is not None:
            raise self._failure

    def text(self) -> Iterator[str]:
        """Yield the text in pieces. Without a mark it is UTF-8, and bytes that are none Latin 1."""
        errors = "surrogateescape" if self.encoding is None else "replace"
        decoder = codecs.getincrementaldecoder(self.encoding or "utf-8")(errors=errors)
        for chunk in self.chunks():
            yield _ESCAPED.sub(_latin, decoder.decode(chunk))
        yield _ESCAPED.sub(_latin, decoder.decode(b"", final=True))

    def lines(self) -> Iterator[str]:
        """Yield the lines without their ends, of whatever kind; one of endless length is cut."""
        newlines = io.IncrementalNewlineDecoder(None, translate=True)
        rest = ""
        for piece in self.text():
            *whole, rest = (rest + newlines.decode(piece)).split("\n")
            yield from whole
            if len(rest) > LINE_LIMIT:
                yield rest
                rest = ""
        if rest:
            yield rest

    def _pieces(self, n_bytes: int | None = None) -> Iterator[bytes]:
        """Yield what can be read, up to *n_bytes*; a failure is kept until all before it is."""
        n_left = n_bytes
        while self._failure is None and n_left != 0:
            piece = self._read(_CHUNK_BYTES if n_left is None else n_left)
            if not piece:
                return
            n_left = None if n_left is None else n_left - len(piece)
            yield piece

    def _read(self, n_bytes: int) -> bytes:
        try:
            return self._stream.read1(n_bytes)
        except EOFError:
            reason = "the gzip file ends early; fetch it again"
        except zlib.error:
            reason = "the gzip file is damaged; fetch it again"
        except OSError as error:
            reason = f"reading failed ({error.strerror or 'input error'}); try again"
        self._failure = self.error(reason)
        return b""


class Unzipped:
    """The bytes inside a gzip file of one or more members, checked; in larger pieces than gzip's.

    Zero bytes after a member are padding, as on tapes; anything else there is damage.
    """

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self._member = zlib.decompressobj(wbits=31)
        self._packed = b""
        self._is_member_open = True

    def read1(self, n_bytes: int) -> bytes:
        """Return at most *n_bytes*, none only at the end.

        Raises:
            EOFError: The file ends inside a member.
            zlib.error: The file is damaged.
        """
        while self._is_member_open or self._opened_next():
            if not self._packed:
                self._packed = self._file.read1(_PACKED_BYTES)
            is_last = not self._packed
            unpacked = self._member.decompress(self._packed, n_bytes)
            self._packed = self._member.unconsumed_tail
            if self._member.eof:
                self._packed = self._member.unused_data
                self._is_member_open = False
            if unpacked:
                return unpacked
            if is_last and self._is_member_open:
                raise EOFError
        return b""

    def _opened_next(self) -> bool:
        """Whether another member follows; if so, it is opened."""
        self._packed = self._packed.lstrip(b"\0")
        while not self._packed and (more := self._file.read1(_PACKED_BYTES)):
            self._packed = more.lstrip(b"\0")
        if self._packed:
            self._member = zlib.decompressobj(wbits=31)
            self._is_member_open = True
        return self._is_member_open


@contextmanager
def open_source(path: Path) -> Iterator[Source]:
    """Open *path*, gzipped or not.

    Raises:
        SourceError: It is missing, a folder, empty, forbidden, or damaged from the start.
    """
    with _open_file(path) as file:
        if file.peek(2)[:2] == _GZIP_MAGIC:
            yield _not_empty(Source(path, Unzipped(file)))
        else:
            yield _not_empty(Source(path, file))


def source_of_bytes(name: str, content: bytes) -> Source:
    """Return what came over a wire as a source; *name* stands for it in errors.

    Raises:
        SourceError: It is empty.
    """
    return _not_empty(Source(Path(name), io.BytesIO(content)))


def _open_file(path: Path) -> io.BufferedReader:
    try:
        if path.is_dir():
            raise SourceError(path, "this is a folder; name the files in it")
        if path.exists() and not path.is_file():
            raise SourceError(path, "this is no ordinary file; save what it gives as a file")
        return path.open("rb")
    except FileNotFoundError:
        reason = "there is no such file; check the name"
    except PermissionError:
        reason = "no permission to read it; change its permissions"
    except (OSError, ValueError) as error:
        reason = f"it cannot be opened ({getattr(error, 'strerror', None) or error}); check it"
    raise SourceError(path, reason)


def _not_empty(source: Source) -> Source:
    source.check_not_empty()
    return source


def _encoding(head: bytes) -> str | None:
    """Return the encoding that a mark or the zero bytes of ASCII in UTF-16 give away."""
    for mark, name in _BOMS:
        if head.startswith(mark):
            return name
    start = head[:64]
    if len(start) >= 4 and not any(start[1::2]) and all(start[::2]):
        return "utf-16-le"
    if len(start) >= 4 and not any(start[::2]) and all(start[1::2]):
        return "utf-16-be"
    return None


def _latin(found: re.Match[str]) -> str:
    """Return a byte that was no UTF-8 as Windows' Latin 1, since exports mix encodings.

    The five bytes that Windows-1252 leaves open become U+FFFD.
    """
    return bytes([ord(found.group()) - 0xDC00]).decode("cp1252", errors="replace")
