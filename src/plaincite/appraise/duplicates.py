"""Duplicates: records that tell of one study, or an older version of the same review.

Two records of one trial would count its people twice. The fuller one is kept, the other named.
"""

import re
from collections.abc import Sequence

from plaincite.appraise.terms import stems
from plaincite.model.record import NoticeKind, Record

__all__ = ["same_study", "superseded_by"]

_REGISTRATION = re.compile(r"^(?:NCT\d{8}|ISRCTN\d{8}|CRD\d{8,}|ACTRN\d{14}|ChiCTR\S+|EUCTR\S+)$")
# Cochrane numbers each version of a review: "10.1002/14651858.CD001321.pub6".
_COCHRANE = re.compile(r"^(10\.1002/14651858\.(?:CD|MR)\d{6})(?:\.pub(\d{1,2}))?$", re.IGNORECASE)
_SAME_TRIAL = re.compile(r"\bsame (?:trial|study|cohort|participants)\b", re.IGNORECASE)
_LEAST_TITLE = 4  # words; shorter titles ("Editorial") are shared by chance


def same_study(one: Record, two: Record) -> bool:
    """Tell whether two records report the same thing of the same study.

    One registration alone is not enough: a trial's five-year result and its safety paper are two
    reports. They are one when title and first author are one, or when both are registered alike
    and of one year.
    """
    if one.doi and two.doi and one.doi.lower() == two.doi.lower():
        return True
    if _title(one) == _title(two) and len(_title(one)) >= _LEAST_TITLE:
        return _may_share_authors(one, two)
    shared = _registrations(one) & _registrations(two)
    return bool(shared) and (one.year == two.year or _is_noted(one) or _is_noted(two))


def superseded_by(record: Record, others: Sequence[Record]) -> Record | None:
    """Return the newer version of *record* among *others*, if one is there."""
    newer = {notice.pmid for notice in record.notices if _is_update(notice.kind, notice.direction)}
    newer_dois = {
        (notice.doi or "").lower()
        for notice in record.notices
        if _is_update(notice.kind, notice.direction)
    } - {""}
    for other in others:
        if other.pmid is not None and other.pmid in newer:
            return other
        if other.doi is not None and other.doi.lower() in newer_dois:
            return other
        if _is_later_version(other, record):
            return other
    return None


def has_newer_version(record: Record) -> bool:
    """Tell whether the record says that a newer version of it exists somewhere."""
    return any(_is_update(notice.kind, notice.direction) for notice in record.notices)


def _is_update(kind: NoticeKind, direction: str) -> bool:
    return kind is NoticeKind.UPDATE and direction == "in"


def _is_later_version(other: Record, record: Record) -> bool:
    new, old = _COCHRANE.match(other.doi or ""), _COCHRANE.match(record.doi or "")
    if new is None or old is None or new.group(1).lower() != old.group(1).lower():
        return False
    return int(new.group(2) or 1) > int(old.group(2) or 1)


def _registrations(record: Record) -> set[str]:
    return {each for each in record.registry_ids if _REGISTRATION.match(each)}


def _is_noted(record: Record) -> bool:
    note = record.digest.note if record.digest is not None else None
    return _SAME_TRIAL.search(note or "") is not None


def _may_share_authors(one: Record, two: Record) -> bool:
    """Different reviews come out under one title; their first authors differ."""
    if not one.authors or not two.authors:
        return True
    return one.authors[0].display.lower() == two.authors[0].display.lower()


def _title(record: Record) -> tuple[str, ...]:
    return stems(record.title or "")
