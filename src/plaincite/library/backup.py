"""Backup: a whole library as one file of JSON lines, for any store, with a checksum at its end.

The first line says what the file is, each further one holds a row, the last one counts the rows
and sums all bytes before it. The same library gives the same bytes from either store.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, cast

from sqlalchemy import Connection, Table, Text, collate, insert, select

from plaincite.errors import LibraryError, SourceError
from plaincite.library.database import schema_version
from plaincite.library.store import Library
from plaincite.library.tables import BACKED_UP

__all__ = ["backup", "restore"]

_FORMAT = 1
_BATCH = 500


def backup(library: Library, path: Path) -> int:
    """Write *library*, as it is at one moment, to *path*; return how many rows.

    Gzipped where the name ends in ".gz". The file appears when it is whole.

    Raises:
        LibraryError: the file cannot be written.
    """
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with library.reading() as connection, _to_write(unfinished) as file:
            n_rows = _write(connection, file)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise LibraryError(str(path), f"cannot be written ({error.strerror or error})") from error
    return n_rows


def restore(path: Path, target: str) -> int:
    """Make a library at *target* from the backup at *path*; return how many rows it has.

    The file is read to its end and its sum compared before anything is made, and all of it is
    put in, or nothing.

    Raises:
        SourceError: the file cannot be read, or was cut off or altered.
        LibraryError: there is a library at *target* already, or a newer plaincite made the backup.
    """
    step, n_rows = _verify(path)

    def fill(connection: Connection) -> None:
        for table, rows in _batches(path):
            connection.execute(insert(table), rows)

    Library.create(target, step=step, fill=fill).close()
    return n_rows


@contextmanager
def _to_write(path: Path) -> Iterator[BinaryIO]:
    with path.open("wb") as raw:
        if path.name.endswith(".gz.part"):
            # No name and no time in the header: the same library, the same bytes.
            with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
                yield cast("BinaryIO", packed)
        else:
            yield raw
        raw.flush()
        os.fsync(raw.fileno())


def _write(connection: Connection, file: BinaryIO) -> int:
    total, n_rows = hashlib.sha256(), 0
    header = {"plaincite_library": _FORMAT, "tables": schema_version(connection)}
    for line in (header, *_rows(connection)):
        encoded = _line(line)
        total.update(encoded)
        file.write(encoded)
        n_rows += "table" in line
    file.write(_line({"rows": n_rows, "sha256": total.hexdigest()}))
    return n_rows


def _rows(connection: Connection) -> Iterator[dict[str, Any]]:
    # By the bytes of the keys, not by the locale of the database.
    order = "C" if connection.dialect.name == "postgresql" else "BINARY"
    for table in BACKED_UP:
        keys = [
            collate(key, order) if isinstance(key.type, Text) else key
            for key in table.primary_key.columns
        ]
        for row in connection.execute(select(table).order_by(*keys)).mappings():
            yield {"table": table.name, "row": dict(row)}


def _line(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _verify(path: Path) -> tuple[str, int]:
    """Return the step of the tables and the number of rows, once the sum is right."""
    total, n_rows, step, last = hashlib.sha256(), 0, None, b""
    for number, line in enumerate(_lines(path)):
        if number:
            total.update(last)
            n_rows += number > 1
        else:
            step = _step(path, line)
        last = line
    try:
        end = json.loads(last)
        is_whole = end == {"rows": n_rows, "sha256": total.hexdigest()}
    except ValueError:
        is_whole = False
    if step is None or not is_whole:
        raise SourceError(path, "this backup was cut off or altered; use an older one")
    return step, n_rows


def _step(path: Path, line: bytes) -> str:
    try:
        header = json.loads(line)
        if header["plaincite_library"] == _FORMAT:
            return str(header["tables"])
    except (ValueError, KeyError, TypeError):
        raise SourceError(path, "this is no backup of a plaincite library") from None
    raise SourceError(path, "a newer plaincite made this backup; upgrade with pip install -U")


def _batches(path: Path) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Yield the rows in the order of the file, many of one table at a time."""
    tables = {table.name: table for table in BACKED_UP}
    name, rows = "", list[dict[str, Any]]()
    for content in map(json.loads, _lines(path)):
        if "table" not in content:
            continue
        if rows and (content["table"] != name or len(rows) == _BATCH):
            yield tables[name], rows
            rows = []
        name = content["table"]
        rows.append(content["row"])
    if rows:
        yield tables[name], rows


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as raw:
            is_packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            yield from gzip.GzipFile(fileobj=raw) if is_packed else raw
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or "cut off or damaged"
        raise SourceError(path, f"cannot be read ({reason})") from error
