"""Retraction Watch's list, as the CSV file that Crossref publishes each working day.

One row a notice: which article ("OriginalPaper..."), by which notice ("Retraction..."), of which
nature. An identifier that is not known is 0, "unavailable" or nothing. An article may have several
rows: a concern, later a retraction, and now and then a reinstatement, which takes back what came
before it. Column names: Crossref's documentation of the data.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from plaincite.ingest.clean import value
from plaincite.ingest.identity import normal_doi, normal_pmid
from plaincite.ingest.streams import Source
from plaincite.model.record import ListedNotice, Notice, NoticeKind

__all__ = ["RETRACTION_WATCH", "WatchList", "is_retraction_watch", "read_retraction_watch"]

RETRACTION_WATCH = "Retraction Watch"

_NATURE, _DOI, _PMID = "retractionnature", "originalpaperdoi", "originalpaperpubmedid"
_NATURES = {
    "retraction": NoticeKind.RETRACTION,
    "partial retraction": NoticeKind.PARTIAL_RETRACTION,
    "expression of concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "reinstatement": NoticeKind.REINSTATEMENT,
}
_TAKEN_BACK = (NoticeKind.RETRACTION, NoticeKind.PARTIAL_RETRACTION, NoticeKind.CONCERN)
_REPLACED = "retract and replace"  # among the reasons: withdrawn and republished

_MOST_ROWS = 2_000_000  # there were some 70,000 in 2025
_MOST_BAD = 0.01  # of all rows; more, and this is not the file that it claims to be
_SHOWN = 5
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\b|(\d{4})-(\d{2})-(\d{2})\b", re.ASCII)
_MOST_REASONS = 300  # characters
# A spreadsheet that saved the file again may have made numbers of PMIDs.
_FRACTION = re.compile(r"\.0+$")


@dataclass(frozen=True, slots=True)
class WatchList:
    """What stood in the file."""

    notices: tuple[ListedNotice, ...]
    n_rows: int
    n_unnamed: int  # rows that name no article by PMID or DOI
    n_bad: int  # rows that are none
    problems: tuple[str, ...]  # the first ones


@dataclass(frozen=True, slots=True)
class _Row:
    kind: NoticeKind
    pmid: str | None
    doi: str | None
    notice_pmid: str | None
    notice_doi: str | None
    on: str | None  # ISO date
    reasons: str | None


def is_retraction_watch(head: str) -> bool:
    """Whether a file that begins so has the columns of Retraction Watch's list."""
    names = re.split(r"[,;\t]", head.partition("\n")[0].lower())
    return _NATURE in {name.strip('" \ufeff\r') for name in names}


def read_retraction_watch(source: Source) -> WatchList:
    """Return the list that *source* holds.

    Raises:
        SourceError: It lacks a column, was cut off, or is damaged in more than one row of 100.
    """
    rows: list[_Row] = []
    problems: list[str] = []
    n_rows = n_unnamed = n_bad = 0
    is_last_bad = False
    for number, cells in _cells(source):
        n_rows += 1
        row = cells if isinstance(cells, str) else _row(cells)
        is_last_bad = isinstance(cells, str)
        if isinstance(row, str):
            n_bad += 1
            problems += [f"line {number}: {row}"][: _SHOWN - len(problems)]
        elif row.pmid or row.doi:
            rows.append(row)
        else:
            n_unnamed += 1
    if not n_rows:
        raise source.error("it has no row under its heading; fetch it again")
    if is_last_bad:
        raise source.error(f"it was cut off ({problems[-1]}); fetch it again")
    if n_bad > n_rows * _MOST_BAD:
        raise source.error(
            f"{n_bad:,} of {n_rows:,} rows cannot be read ({problems[0]}); fetch it again"
        )
    notices = tuple(dict.fromkeys(_notices(_standing(rows))))
    return WatchList(notices, n_rows, n_unnamed, n_bad, tuple(problems))


def _cells(source: Source) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Yield the line number and the cells by column of each row, or what is wrong with it."""
    lines = (f"{line}\n" for line in source.lines())
    heading = source.head_text().partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    table = csv.reader(lines, delimiter=delimiter)
    names: list[str] = []
    try:
        for cells in table:
            if not names:
                names = [name.strip(" \ufeff").lower() for name in cells]
                if _DOI not in names and _PMID not in names:
                    raise source.error("it has no column OriginalPaperDOI; fetch it again")
            elif len(cells) > 1 or any(cells):
                # The heading ends in a comma, which not all rows do.
                is_whole = len(names) - (not names[-1]) <= len(cells) <= len(names) + 1
                found = dict(zip(names, cells, strict=False))
                wrong = f"it has {len(cells)} columns of {len(names)}"
                yield table.line_num, found if is_whole else wrong
            if table.line_num > _MOST_ROWS:
                raise source.error("it has over 2 million lines; this is no such list")
    except csv.Error as error:
        reason = f"line {table.line_num} is no row of a table ({error}); fetch it again"
        raise source.error(reason) from error


def _row(cells: Mapping[str, str]) -> _Row | str:
    nature = " ".join(cells.get(_NATURE, "").lower().split())
    kind = _NATURES.get(nature)
    if kind is None:
        return f"its nature is {nature[:40]!r}, which is not known here"
    reasons = _reasons(cells.get("reason", ""))
    if kind is NoticeKind.RETRACTION and _REPLACED in (reasons or "").lower():
        kind = NoticeKind.REPUBLICATION
    return _Row(
        kind,
        pmid=_pmid(cells.get(_PMID)),
        doi=_doi(cells.get(_DOI)),
        notice_pmid=_pmid(cells.get("retractionpubmedid")),
        notice_doi=_doi(cells.get("retractiondoi")),
        on=_day(cells.get("retractiondate", "")),
        reasons=reasons,
    )


def _standing(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Yield the rows without those that a later reinstatement of the same article took back."""
    held = list(rows)
    reinstated: dict[str, str] = defaultdict(str)
    for row in held:
        if row.kind is NoticeKind.REINSTATEMENT and row.on:
            for name in _names(row):
                reinstated[name] = max(reinstated[name], row.on)
    for row in held:
        until = max(reinstated.get(name, "") for name in _names(row))
        is_taken_back = row.kind in _TAKEN_BACK and row.on is not None and row.on <= until
        if not is_taken_back:
            yield row


def _names(row: _Row) -> tuple[str, ...]:
    return tuple(name for name in (row.pmid, row.doi) if name)


def _notices(rows: Iterable[_Row]) -> Iterator[ListedNotice]:
    for row in rows:
        source = ", ".join(filter(None, (RETRACTION_WATCH, row.on)))
        if row.reasons:
            source = f"{source}: {row.reasons}"
        befell = Notice(row.kind, "in", row.notice_pmid, row.notice_doi, source)
        yield ListedNotice(befell, row.pmid, row.doi)
        # A notice that stands in the article's own place is no record of its own.
        pmid = row.notice_pmid if row.notice_pmid != row.pmid else None
        doi = row.notice_doi if row.notice_doi != row.doi else None
        if (pmid or doi) and row.kind is not NoticeKind.REINSTATEMENT:
            yield ListedNotice(Notice(row.kind, "of", row.pmid, row.doi, source), pmid, doi)


def _pmid(text: str | None) -> str | None:
    return normal_pmid(_FRACTION.sub("", (text or "").strip()))


def _doi(text: str | None) -> str | None:
    doi = normal_doi(text)
    return doi.lower() if doi else None


def _day(text: str) -> str | None:
    """Return the day as ISO date; the file writes it as in "8/16/2023 0:00"."""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    month, day, year = (
        (found[1], found[2], found[3]) if found[1] else (found[5], found[6], found[4])
    )
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _reasons(text: str) -> str | None:
    """Return the reasons in one line; they come as "+Error in Data;+Retract and Replace;"."""
    parts = (value(part.strip(" +")) for part in text.split(";"))
    return "; ".join(filter(None, parts))[:_MOST_REASONS].rstrip("; ") or None
