"""Notices: what links between records say happened, and in which direction.

"In" means that something happened to this record (RetractionIn); "Of", "For", "On" and "From"
mean that this record is the notice about another one (RetractionOf). An erratum is a correction
and never a retraction. Links are PubMed's CommentsCorrections by whatever name a source has for
them: `ErratumIn` in XML, `EIN` in MEDLINE text, "Erratum in" at Europe PMC.
"""

import re
from typing import Literal

from plaincite.ingest.clean import value
from plaincite.ingest.identity import doi_in, normal_pmid
from plaincite.model.record import Notice, NoticeKind

__all__ = ["linked_notice", "with_stated_notices"]

Direction = Literal["in", "of"]

# By the link's stem in lower case: "erratum" of "ErratumIn", "ErratumFor" and "Erratum in".
_KINDS = {
    "retraction": NoticeKind.RETRACTION,
    "partialretraction": NoticeKind.PARTIAL_RETRACTION,
    "expressionofconcern": NoticeKind.CONCERN,
    "erratum": NoticeKind.CORRECTION,
    "correctedandrepublished": NoticeKind.CORRECTION,
    "republished": NoticeKind.CORRECTION,  # NLM's older word for the same
    "retractedandrepublished": NoticeKind.REPUBLICATION,
    "update": NoticeKind.UPDATE,
    "comment": NoticeKind.COMMENT,
    "summaryforpatients": NoticeKind.SUMMARY_FOR_PATIENTS,
}
_LINK = re.compile(r"([a-z]+?)(in|of|for|on|from)?")
# "OriginalReportIn" stands on a summary for patients and names the article it sums up.
_ORIGINAL = "originalreport"
# A list of works cited says nothing about what happened to a record.
_NO_NOTICE = frozenset({"cites"})
_PMID = re.compile(r"PMID:? ?(\d{1,9})")

_RETRACTED_TYPES = frozenset({"retracted publication"})
_NOTICE_TYPES = {
    "retraction of publication": NoticeKind.RETRACTION,
    "retraction notice": NoticeKind.RETRACTION,
    "published erratum": NoticeKind.CORRECTION,
    "expression of concern": NoticeKind.CONCERN,
}
# As journals write it: RETRACTED ARTICLE before a colon, or in brackets behind the title.
_RETRACTED_TITLE = re.compile(
    r"\[?(?:retracted|withdrawn)(?: (?:article|paper|publication|chapter))?\s{0,2}[:\]]"
    r"|.{0,2000}[(\[]retracted(?: (?:article|paper|publication|chapter))?[)\].:]",
    re.IGNORECASE,
)
# The word withdrawal alone is no notice: many drugs have one.
_RETRACTION_TITLE = re.compile(
    r"retraction\s{0,2}:|(?:retraction|withdrawal) (?:note|notice|statement)\b", re.IGNORECASE
)


def linked_notice(
    ref_type: str, *, pmid: str | None, source: str | None, note: str | None = None
) -> Notice | None:
    """Return the notice that a link of *ref_type* is, or None for a mere reference.

    The other record's DOI, and its PMID when the link gives none, are read from *source*.

    >>> notice = linked_notice("ErratumFor", pmid="7", source="J Pain. 2020;1:1.")
    >>> notice.kind.value, notice.direction, notice.pmid
    ('correction', 'of', '7')
    """
    squeezed = "".join(ref_type.split()).lower()
    found = _LINK.fullmatch(squeezed)
    if found is None or squeezed in _NO_NOTICE:
        return None
    stem, preposition = found.groups()
    direction: Direction = "in" if preposition == "in" else "of"
    kind = _KINDS.get(stem, NoticeKind.OTHER)
    if stem == _ORIGINAL:
        kind, direction = NoticeKind.SUMMARY_FOR_PATIENTS, "of"
    inside = _PMID.search(source) if source else None
    return Notice(
        kind,
        direction,
        pmid=normal_pmid(pmid) or (inside.group(1) if inside else None),
        doi=doi_in(source) if source and "10." in source else None,
        source=source,
        note=note,
        ref_type=value(ref_type),
    )


def with_stated_notices(
    notices: tuple[Notice, ...], publication_types: tuple[str, ...], title: str | None
) -> tuple[Notice, ...]:
    """Add what only publication type or title state: retracted, or being a notice itself.

    Some sources carry a retraction in nothing but "RETRACTED:" before the title, while the
    abstract still asserts the finding.
    """
    stated = _stated(publication_types, title)
    if not stated:
        return notices
    known = {(notice.kind, notice.direction) for notice in notices}
    added = (
        Notice(kind, direction, source=source)
        for (kind, direction), source in stated.items()
        if (kind, direction) not in known
    )
    return (*notices, *added)


def _stated(
    publication_types: tuple[str, ...], title: str | None
) -> dict[tuple[NoticeKind, Direction], str]:
    """Return what types and title state, each once, with where it was first said."""
    found: dict[tuple[NoticeKind, Direction], str] = {}
    for kind in publication_types:
        name = kind.casefold()
        if name in _RETRACTED_TYPES:
            found.setdefault((NoticeKind.RETRACTION, "in"), "publication type")
        elif name in _NOTICE_TYPES:
            found.setdefault((_NOTICE_TYPES[name], "of"), "publication type")
    if title and _RETRACTED_TITLE.match(title):
        found.setdefault((NoticeKind.RETRACTION, "in"), "title")
    elif title and _RETRACTION_TITLE.match(title):
        found.setdefault((NoticeKind.RETRACTION, "of"), "title")
    return found
