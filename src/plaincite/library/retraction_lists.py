"""Retraction lists: identifiers of retracted articles, from a file that somebody drops in."""

import json
import re
from pathlib import Path

from plaincite.errors import SourceError
from plaincite.text import clean_text

__all__ = ["read_retraction_list"]

_PMID = re.compile(r"(?:pmid:?\s{0,2})?(\d{1,9})", re.IGNORECASE)
_DOI = re.compile(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:\s{0,2})?(10\.\d{4,9}/\S{1,300})", re.IGNORECASE
)


def read_retraction_list(path: Path) -> frozenset[str]:
    """Return the record ids ("pmid:7", "doi:10.1/x", in small letters) that *path* names.

    A line is a PMID, a DOI, or a JSON object with `pmid` or `doi`; other fields say nothing. A list
    is for safety, so a line that cannot be read stops it: half a list would look like a whole one.

    Raises:
        SourceError: the file cannot be read, or a line names no article.
    """
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise SourceError(path, "not UTF-8 text; save it as UTF-8") from error
    except OSError as error:
        raise SourceError(path, error.strerror or "cannot be read") from error
    found: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        ids = [_record_id(value) for value in _values(line.strip())]
        if not ids or None in ids:
            shown = clean_text(line)[:60]
            raise SourceError(path, f"line {number} names no article by PMID or DOI: {shown}")
        found.update(record_id for record_id in ids if record_id is not None)
    return frozenset(found)


def _values(line: str) -> list[str]:
    if not line.startswith("{"):
        return [line]
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return []
    return [str(content[key]) for key in ("pmid", "doi") if content.get(key)]


def _record_id(value: str) -> str | None:
    if pmid := _PMID.fullmatch(value.strip()):
        return f"pmid:{int(pmid.group(1))}"
    if doi := _DOI.fullmatch(value.strip()):
        return f"doi:{doi.group(1).lower()}"
    return None
