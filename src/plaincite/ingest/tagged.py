"""Text files of tagged lines ("TI  - Title"), cut into records: what MEDLINE and RIS share.

A field goes on over the lines that follow without a tag of their own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

__all__ = ["TaggedRecord", "tagged_line", "tagged_records"]

# A tag fills four columns, then comes the dash. The blank after it is missing in empty fields,
# in files edited by hand, and where a program cut the blanks at the line's end.
_LINE = re.compile(r"(?=.{4}-)([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |(?=\d|$))(.*)", re.DOTALL)
_RECORD_LIMIT = 32 * 1024 * 1024  # characters; the longest real records have some megabytes


@dataclass(slots=True)
class TaggedRecord:
    """The fields of one record, in order, and the line it begins at."""

    line: int
    fields: list[tuple[str, list[str]]] = field(default_factory=list)
    n_characters: int = 0

    @property
    def is_too_long(self) -> bool:
        """Whether lines were left out because no real record is so long."""
        return self.n_characters > _RECORD_LIMIT

    def add(self, tag: str | None, text: str) -> None:
        """Begin the field *tag*, or go on with the last one when there is none."""
        self.n_characters += len(text)
        if self.is_too_long:
            return
        if tag is not None:
            self.fields.append((tag, [text]))
        elif self.fields:
            self.fields[-1][1].append(text)


def tagged_line(line: str) -> tuple[str, str] | None:
    """Return tag and text of a line that has a tag.

    >>> tagged_line("TI  - Pain"), tagged_line("PMID-12"), tagged_line("      goes on")
    (('TI', 'Pain'), ('PMID', '12'), None)
    """
    found = _LINE.match(line.lstrip("\ufeff"))
    return (found.group(1), found.group(2).strip()) if found else None


def tagged_records(
    lines: Iterable[str], *, first: str, last: str | None = None
) -> Iterator[TaggedRecord]:
    """Cut *lines* into records.

    Args:
        lines: Lines without their ends.
        first: The tag that opens a record; met again, it opens the next.
        last: The tag that closes one; without it a blank line does.
    """
    record: TaggedRecord | None = None
    for number, line in enumerate(lines, start=1):
        found = tagged_line(line)
        tag = found[0] if found else None
        is_end = tag == last if last is not None else not line.strip()
        is_next = tag == first and record is not None and _is_open(record, first)
        if record is not None and (is_end or is_next):
            yield record
            record = None
        if is_end or (record is None and found is None):
            continue
        record = record or TaggedRecord(number)
        record.add(*(found or (None, line.strip())))
    if record is not None:
        yield record


def _is_open(record: TaggedRecord, first: str) -> bool:
    """Whether *record* has got beyond its opening tag, which some files repeat."""
    return any(tag != first for tag, _ in record.fields)
