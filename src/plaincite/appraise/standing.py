"""Whether a record may be used as evidence, and what a reader must be told about it.

A retracted article is never evidence. Protocols and records without an abstract have no finding to
cite. Corrections, concerns and preprints stay usable and are shown.
"""

import re

from plaincite.model.evidence import Appraisal, Design, Standing
from plaincite.model.record import Notice, NoticeKind, Record

__all__ = ["lacks_results", "standing"]

_RETRACTED = re.compile(r"^\W*(?:retracted|withdrawn|removed|temporary removal)\b", re.IGNORECASE)
_RETRACTED_INSIDE = re.compile(r"[\[(](?:retracted(?: article)?|withdrawn)[\])]", re.IGNORECASE)
_IS_NOTICE = re.compile(
    r"^\W*(?:retraction|notice of retraction|withdrawal|expression of concern|editorial concern"
    r"|correction|corrigendum|corrigenda|erratum|errata|addendum|publisher'?s? (?:note|correction)"
    r"|author correction)\b(?=\s*(?:[:.;,-]|to\b|note\b|notice\b|of:|for:|$))",
    re.IGNORECASE,
)
_NOTICE_TYPES = frozenset(
    {"retraction of publication", "retraction notice", "published erratum", "expression of concern"}
)
_RETRACTED_TYPES = frozenset({"retracted publication", "withdrawn publication"})
_SHOWN = frozenset(
    {
        NoticeKind.RETRACTION,
        NoticeKind.PARTIAL_RETRACTION,
        NoticeKind.CONCERN,
        NoticeKind.CORRECTION,
        NoticeKind.UPDATE,
        NoticeKind.REPUBLICATION,
    }
)
_PREPRINT = Notice(
    NoticeKind.OTHER, "of", note="Preprint: not yet checked by other researchers (peer review)"
)
_LACKS_RESULTS = re.compile(
    r"\blacks? results\b|\bno results (?:yet|are|given|known)\b", re.IGNORECASE
)


def standing(record: Record, appraisal: Appraisal) -> Standing:
    """Say whether *record* may carry a finding; the reason is in words a patient can read."""
    reason = _reason(record, appraisal)
    return Standing(usable=reason is None, reason=reason, notices=_notices(record))


def _reason(record: Record, appraisal: Appraisal) -> str | None:
    return _retraction(record) or _notice(record) or _without_results(record, appraisal)


def _retraction(record: Record) -> str | None:
    """The strongest ground first; a republished version is judged by the link that leads to it."""
    if _befell(record, NoticeKind.REPUBLICATION):
        return "It was retracted and published again; only the new version counts."
    title = record.title or ""
    is_named = bool(_RETRACTED.match(title) or _RETRACTED_INSIDE.search(title))
    if is_named and title.strip("[( ").lower().startswith(("withdrawn", "removed", "temporary")):
        return "This article was withdrawn."
    if is_named or _befell(record, NoticeKind.RETRACTION) or _types(record) & _RETRACTED_TYPES:
        return "This article was retracted."
    if _befell(record, NoticeKind.PARTIAL_RETRACTION):
        return "A part of this article was retracted, and the record does not say which."
    return None


def _notice(record: Record) -> str | None:
    if _types(record) & _NOTICE_TYPES or _IS_NOTICE.match(record.title or ""):
        return "This is a notice about another article, not a study."
    kinds = {notice.kind for notice in record.notices if notice.direction == "of"}
    if kinds & {NoticeKind.RETRACTION, NoticeKind.PARTIAL_RETRACTION, NoticeKind.CONCERN}:
        return "This is a notice about another article, not a study."
    return None


def _without_results(record: Record, appraisal: Appraisal) -> str | None:
    if not record.abstract.strip():
        return "The record has no abstract to read."
    if appraisal.design.value is Design.PROTOCOL:
        return "This is the plan of a study, which had no results yet."
    if appraisal.lacks_results:
        return "The record gives no results."
    return None


def _befell(record: Record, kind: NoticeKind) -> bool:
    return any(notice.kind is kind and notice.direction == "in" for notice in record.notices)


def _types(record: Record) -> set[str]:
    return {name.lower() for name in record.publication_types}


def _notices(record: Record) -> tuple[Notice, ...]:
    shown = tuple(notice for notice in record.notices if notice.kind in _SHOWN)
    is_preprint = record.is_preprint or "preprint" in _types(record)
    return (*shown, _PREPRINT) if is_preprint else shown


def lacks_results(record: Record, design: Design) -> bool:
    """Return whether the record gives no finding: a protocol, or one its editor marked so."""
    note = record.digest.note if record.digest is not None else None
    return design is Design.PROTOCOL or bool(_LACKS_RESULTS.search(note or ""))
