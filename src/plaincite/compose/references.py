"""References: the studies a page cites, numbered in order of first use."""

from collections.abc import Iterable, Mapping

from plaincite.model.answer import Reference, Statement
from plaincite.model.evidence import Evidence
from plaincite.model.record import Notice, NoticeKind, Record

__all__ = ["reference_list"]

_NOTICE_WORDS = {
    NoticeKind.RETRACTION: "Retracted",
    NoticeKind.PARTIAL_RETRACTION: "Partly retracted",
    NoticeKind.CONCERN: "The journal has voiced concern about this article",
    NoticeKind.CORRECTION: "Corrected",
    NoticeKind.UPDATE: "A newer version exists",
    NoticeKind.REPUBLICATION: "Republished after the first version was retracted",
}


def reference_list(
    statements: Iterable[Statement], studies: Mapping[str, Evidence]
) -> tuple[Reference, ...]:
    """Return the references of *statements* in order of first use; *studies* by record id."""
    citations = [citation for statement in statements for citation in statement.citations]
    cited = dict.fromkeys(citation.record_id for citation in citations)
    in_full = {item.record_id for item in citations if item.source == "full_text"}
    return tuple(
        _reference(number, studies[id_], cites_full_text=id_ in in_full)
        for number, id_ in enumerate(cited, start=1)
    )


def _reference(number: int, evidence: Evidence, *, cites_full_text: bool) -> Reference:
    record, appraisal = evidence.record, evidence.appraisal
    people = appraisal.population.description
    return Reference(
        number=number,
        record_id=record.record_id,
        title=record.title or record.vernacular_title or "Title not stated",
        pmid=record.pmid,
        doi=record.doi,
        pmcid=record.pmcid,
        authors=tuple(author.display for author in record.authors),
        group_authors=tuple(author.group for author in record.authors if author.group),
        authors_complete=record.authors_complete,
        journal=record.journal,
        year=record.year,
        volume=record.volume,
        issue=record.issue,
        pages=record.pages,
        design=appraisal.design.value.value,
        design_basis=appraisal.design.basis,
        participants=appraisal.participants.value if appraisal.participants else None,
        population=people.value if people else None,
        notices=_notices(evidence),
        limits=(*_limits(record), *_licence(record, cites_full_text=cites_full_text)),
        url=_url(record),
        copyright=record.copyright,
        registry_ids=record.registry_ids,
    )


def _notices(evidence: Evidence) -> tuple[str, ...]:
    texts = [_notice_text(notice) for notice in evidence.standing.notices]
    if evidence.record.is_preprint:
        texts.append("Preprint: not yet checked by other researchers (peer review).")
    return tuple(dict.fromkeys(text for text in texts if text))


def _notice_text(notice: Notice) -> str | None:
    words = _NOTICE_WORDS.get(notice.kind)
    if words is None:
        return None
    return f"{words}: {notice.note}" if notice.note else f"{words}."


def _limits(record: Record) -> tuple[str, ...]:
    """Say what the reader must know about the text that was read."""
    if record.digest is None:
        return ()
    limits = ["Editor's summary, not the published abstract."]
    if record.digest.title_is_descriptive:
        limits.append("The title is a description; the published title is not known here.")
    if record.digest.from_secondary_page:
        limits.append("Part of the summary rests on a news item or page about the article.")
    if not record.digest.covers_whole_abstract:
        limits.append("The summary covers part of the article's abstract.")
    limits += [f"The {what} is not known here." for what in _unknown_parts(record)]
    return tuple(limits)


def _licence(record: Record, *, cites_full_text: bool) -> tuple[str, ...]:
    if record.full_text is None or not cites_full_text:
        return ()
    licence = record.full_text.licence or "none is stated in it"
    return (f"Quoted from the full article; its licence: {licence}",)


def _unknown_parts(record: Record) -> list[str]:
    parts = {"journal": record.journal, "year": record.year}
    return [name for name, value in parts.items() if value is None]


def _url(record: Record) -> str | None:
    if record.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{record.pmid}/"
    if record.doi:
        return f"https://doi.org/{record.doi}"
    if record.pmcid:
        return f"https://pmc.ncbi.nlm.nih.gov/articles/{record.pmcid}/"
    return record.url
