"""PubMed's yearly files in a folder: which there are, in which order, and whether they are whole.

NLM ships a baseline each year and update files after it, numbered on: "pubmed26n0001.xml.gz", with
an MD5 beside each. Order is meaning: a later file's record replaces an earlier one's. A new year's
baseline replaces everything, so files of two years never belong together.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from plaincite.errors import SourceError

__all__ = [
    "BaselineFile",
    "Checksums",
    "check_file",
    "in_order",
    "list_baseline",
    "md5_in",
    "name_of",
    "parse_name",
]

_NAME = re.compile(r"pubmed(\d\d)n(\d{4,6})\.xml(?:\.gz)?", re.ASCII)
_MD5 = re.compile(r"(?<![0-9a-fA-F])[0-9a-fA-F]{32}(?![0-9a-fA-F])")
# Where NLM's own folders and copies of them keep the files.
_FOLDERS = (".", "baseline", "updatefiles")


@dataclass(frozen=True, slots=True)
class BaselineFile:
    """One file of a year's baseline or its updates."""

    path: Path
    year: int  # 26 in "pubmed26n0001.xml.gz"
    number: int

    @property
    def name(self) -> str:
        """The file's name, by which a corpus remembers it."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Checksums:
    """What was found out about a file before it is read."""

    sha256: str
    is_proven: bool  # an MD5 file stood beside it, and agrees


def parse_name(name: str) -> tuple[int, int] | None:
    """Return year and number of the file called *name*, or None when it is no file of PubMed's.

    >>> parse_name("pubmed26n0012.xml.gz"), parse_name("export.xml")
    ((26, 12), None)
    """
    found = _NAME.fullmatch(name)
    return None if found is None else (int(found[1]), int(found[2]))


def name_of(year: int, number: int) -> str:
    """Return the name that PubMed gives to the file of that year and number.

    >>> name_of(26, 12)
    'pubmed26n0012.xml.gz'
    """
    return f"pubmed{year:02}n{number:04}.xml.gz"


def list_baseline(folder: Path) -> tuple[BaselineFile, ...]:
    """Return PubMed's files in *folder*, by number; `baseline` and `updatefiles` in it count too.

    Raises:
        SourceError: there is none, or they are of two years, or one is there twice.
    """
    if not folder.is_dir():
        raise SourceError(folder, "there is no such folder; name the one that holds PubMed's files")
    found = [file for name in _FOLDERS for file in _files_in(folder / name)]
    files = in_order(found, folder)
    for file, following in pairwise(files):
        if file.number == following.number:
            reason = f"it holds {file.name} twice ({file.path} and {following.path}); remove one"
            raise SourceError(folder, reason)
    return files


def in_order(found: Iterable[BaselineFile], place: Path | str) -> tuple[BaselineFile, ...]:
    """Return the files that were *found* in a place by number.

    Raises:
        SourceError: there is none, or they are of two years.
    """
    files = sorted(found, key=lambda file: (file.year, file.number, file.name))
    if not files:
        reason = f"it holds no PubMed files ('{name_of(26, 1)}' and so on); name where they are"
        raise SourceError(place, reason)
    _check_years(place, files)
    return tuple(files)


def check_file(file: BaselineFile) -> Checksums:
    """Compare *file* with the MD5 beside it, where there is one.

    Raises:
        SourceError: it is another file than the one that PubMed made, or cannot be read.
    """
    md5, sha256 = hashlib.md5(usedforsecurity=False), hashlib.sha256()
    try:
        with file.path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                md5.update(piece)
                sha256.update(piece)
        stated = _stated_md5(file.path)
    except OSError as error:
        reason = f"it cannot be read ({error.strerror or error}); check it and sync again"
        raise SourceError(file.path, reason) from error
    if stated is not None and stated != md5.hexdigest():
        reason = (
            "it is not what PubMed made (its MD5 differs); fetch it and its .md5 again, then sync"
        )
        raise SourceError(file.path, reason)
    return Checksums(sha256.hexdigest(), is_proven=stated is not None)


def _files_in(folder: Path) -> Iterable[BaselineFile]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        parsed = parse_name(path.name)
        if parsed is not None and path.is_file():
            yield BaselineFile(path, *parsed)


def _check_years(place: Path | str, files: list[BaselineFile]) -> None:
    years = sorted({file.year for file in files})
    if len(years) > 1:
        named = " and ".join(f"20{year:02}" for year in years)
        reason = (
            f"it holds files of {named}; each year's baseline replaces the one before and they "
            "never mix: keep one year's files in a folder"
        )
        raise SourceError(place, reason)


def _stated_md5(path: Path) -> str | None:
    """Return the MD5 in the file beside *path*, None without one; "" where it states none."""
    beside = path.with_name(f"{path.name}.md5")
    if not beside.is_file():
        return None
    with beside.open("rb") as stream:
        return md5_in(stream.read(4096).decode("ascii", errors="replace"))


def md5_in(text: str) -> str:
    """Return the MD5 that *text* states, in small letters; "" where it states none.

    >>> md5_in("MD5(a.gz)= D41D8CD98F00B204E9800998ECF8427E")
    'd41d8cd98f00b204e9800998ecf8427e'
    """
    found = _MD5.search(text)
    return found.group().lower() if found else ""
