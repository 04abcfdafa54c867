"""Entries: the references of one page or of many, each article once, with a key to cite it by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from plaincite.model.answer import Answer, Reference
from plaincite.publish.exports.names import Name, read_name
from plaincite.publish.view import people_line, web_address
from plaincite.text import clean_text, slugify

__all__ = ["Entry", "Kind", "entries"]


class Kind(Enum):
    """What sort of work an entry is, as far as a page knows."""

    ARTICLE = "article"  # in a journal
    PREPRINT = "preprint"
    OTHER = "other"  # the page names no journal


@dataclass(frozen=True, slots=True)
class Entry:
    """One article, every text on one line and free of invisible characters."""

    key: str  # stable: made of the first author, the year and the record's id
    kind: Kind
    title: str
    names: tuple[Name, ...]
    names_complete: bool
    note: str  # study type, people, notices: what the page tells of the study
    pmid: str | None = None
    doi: str | None = None
    pmcid: str | None = None
    journal: str | None = None
    year: int | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    url: str | None = None
    registry_ids: tuple[str, ...] = ()


def entries(answers: Iterable[Answer], *, leave_out: Iterable[str] = ()) -> tuple[Entry, ...]:
    """Return the works that *answers* refer to, in order of first use, each once.

    Args:
        answers: One page or many.
        leave_out: Ids of records that may not be shown, such as those known to be retracted.
    """
    unwanted = frozenset(leave_out)
    found = {
        reference.record_id: reference
        for answer in answers
        for reference in answer.references
        if reference.record_id not in unwanted
    }
    return tuple(_entry(reference) for reference in found.values())


def _entry(reference: Reference) -> Entry:
    groups = frozenset(reference.group_authors)
    names = tuple(
        read_name(author, is_group=author in groups)
        for author in reference.authors
        if clean_text(author)
    )
    return Entry(
        key=_key(reference, names),
        kind=_kind(reference),
        title=clean_text(reference.title),
        names=names,
        names_complete=reference.authors_complete,
        note=_note(reference),
        pmid=_clean(reference.pmid),
        doi=_clean(reference.doi),
        pmcid=_clean(reference.pmcid),
        journal=_clean(reference.journal),
        year=reference.year,
        volume=_clean(reference.volume),
        issue=_clean(reference.issue),
        pages=_clean(reference.pages),
        url=_clean(web_address(reference)),
        registry_ids=tuple(clean_text(text) for text in reference.registry_ids),
    )


def _kind(reference: Reference) -> Kind:
    if any(notice.lower().startswith("preprint") for notice in reference.notices):
        return Kind.PREPRINT
    return Kind.ARTICLE if reference.journal else Kind.OTHER


def _note(reference: Reference) -> str:
    parts = [
        f"{reference.design.capitalize()}; {people_line(reference)}.",
        *reference.notices,
        *reference.limits,
    ]
    return clean_text(" ".join(parts))


def _key(reference: Reference, names: tuple[Name, ...]) -> str:
    first = names[0].literal or names[0].family if names else ""
    author = slugify(first, limit=20) or "anonymous"
    source, _, number = reference.record_id.partition(":")
    place = number if source == "pmid" else reference.record_id
    return f"{author}{reference.year or ''}-{re.sub(r'[^A-Za-z0-9]+', '-', place).strip('-')}"


def _clean(text: str | None) -> str | None:
    return None if text is None else clean_text(text) or None
