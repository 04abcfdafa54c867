"""PubMed XML made from records: what EFetch would reply, true to NLM's DTD of 2025.

Every field that PubMed's format has is written where PubMed has it. What it has no place for is
left out: a web address, an editor's facts, and which field a date was read from.
"""

import re
from collections.abc import Iterable

from lxml import etree

from plaincite.model.record import (
    LaySummary,
    MeshHeading,
    Notice,
    NoticeKind,
    PublicationDate,
    Record,
)
from plaincite.testing.pubmed_book_xml import add_book
from plaincite.testing.xml_parts import (
    add,
    add_abstract,
    add_authors,
    add_date,
    add_grants,
    add_keywords,
    add_sections,
)

__all__ = ["article_set"]

_DOCTYPE = (
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">'
)
_NO_TITLE = "[Not Available]."
_OWN_LANGUAGES = frozenset({"eng", "und"})
_OTHER_ABSTRACTS = frozenset(
    {"AAMC", "AIDS", "KIE", "PIP", "NASA", "Publisher", "plain-language-summary"}
)
_LINKS = {
    (NoticeKind.RETRACTION, "in"): "RetractionIn",
    (NoticeKind.RETRACTION, "of"): "RetractionOf",
    (NoticeKind.PARTIAL_RETRACTION, "in"): "PartialRetractionIn",
    (NoticeKind.PARTIAL_RETRACTION, "of"): "PartialRetractionOf",
    (NoticeKind.CONCERN, "in"): "ExpressionOfConcernIn",
    (NoticeKind.CONCERN, "of"): "ExpressionOfConcernFor",
    (NoticeKind.CORRECTION, "in"): "ErratumIn",
    (NoticeKind.CORRECTION, "of"): "ErratumFor",
    (NoticeKind.UPDATE, "in"): "UpdateIn",
    (NoticeKind.UPDATE, "of"): "UpdateOf",
    (NoticeKind.REPUBLICATION, "in"): "RetractedandRepublishedIn",
    (NoticeKind.REPUBLICATION, "of"): "RetractedandRepublishedFrom",
    (NoticeKind.COMMENT, "in"): "CommentIn",
    (NoticeKind.COMMENT, "of"): "CommentOn",
    (NoticeKind.SUMMARY_FOR_PATIENTS, "in"): "SummaryForPatientsIn",
    (NoticeKind.SUMMARY_FOR_PATIENTS, "of"): "OriginalReportIn",
}
_LINK_NAME = re.compile(r"[A-Z][A-Za-z]{1,40}")
# Said by a publication type or the title, which say it again.
_STATED = frozenset({"publication type", "title"})


def article_set(records: Iterable[Record]) -> bytes:
    """Return *records* as a PubmedArticleSet, in order; those without a PMID are left out."""
    root = etree.Element("PubmedArticleSet")
    for record in records:
        if record.pmid is None:
            continue
        if record.is_book:
            add_book(root, record)
        else:
            _add_article(root, record)
        root[-1].tail = "\n"
    body = etree.tostring(root, encoding="utf-8", xml_declaration=False)
    return f'<?xml version="1.0" ?>\n{_DOCTYPE}\n'.encode() + body + b"\n"


def _add_article(root: etree._Element, record: Record) -> None:
    article = add(root, "PubmedArticle")
    citation = add(article, "MedlineCitation", Status="MEDLINE", Owner="NLM")
    add(citation, "PMID", record.pmid, Version=str(max(1, record.version)))
    _add_core(citation, record)
    info = add(citation, "MedlineJournalInfo")
    add(info, "MedlineTA", record.journal_abbreviation or "")
    _add_lists(citation, record)
    for summary in (*record.lay_summaries, *record.other_abstracts):
        _add_other_abstract(citation, summary)
    add_keywords(citation, record.keywords)
    if record.conflict_of_interest:
        add(citation, "CoiStatement", record.conflict_of_interest)
    _add_pubmed_data(article, record)


def _add_core(citation: etree._Element, record: Record) -> None:
    article = add(citation, "Article", PubModel="Print")
    _add_journal(article, record)
    add(article, "ArticleTitle", _title(record))
    if record.pages or not record.doi:
        add(add(article, "Pagination"), "MedlinePgn", record.pages or "")
    if record.doi:
        add(article, "ELocationID", record.doi, EIdType="doi", ValidYN="Y")
    add_abstract(article, record.sections, record.copyright)
    add_authors(article, record.authors, complete=record.authors_complete)
    for language in record.languages or ("und",):
        add(article, "Language", language)
    _add_data_banks(article, record.registry_ids)
    add_grants(article, record.funding)
    kinds = add(article, "PublicationTypeList")
    for kind in _publication_types(record):
        add(kinds, "PublicationType", kind, UI="")
    if record.vernacular_title:
        add(article, "VernacularTitle", record.vernacular_title)


def _title(record: Record) -> str:
    if record.title is None:
        return _NO_TITLE
    is_foreign = any(language not in _OWN_LANGUAGES for language in record.languages)
    is_translated = is_foreign or record.vernacular_title is not None
    return f"[{record.title}]" if is_translated else record.title


def _publication_types(record: Record) -> tuple[str, ...]:
    kinds = record.publication_types
    if record.is_preprint and "Preprint" not in kinds:
        kinds = (*kinds, "Preprint")
    return kinds or ("",)


def _add_journal(article: etree._Element, record: Record) -> None:
    journal = add(article, "Journal")
    if record.issn:
        add(journal, "ISSN", record.issn, IssnType="Print")
    issue = add(journal, "JournalIssue", CitedMedium="Print")
    if record.volume:
        add(issue, "Volume", record.volume)
    if record.issue:
        add(issue, "Issue", record.issue)
    _add_issue_date(issue, record.date)
    if record.journal:
        add(journal, "Title", record.journal)
    if record.journal_abbreviation:
        add(journal, "ISOAbbreviation", record.journal_abbreviation)


def _add_issue_date(issue: etree._Element, date: PublicationDate | None) -> None:
    published = add(issue, "PubDate")
    if date is None:
        add(published, "MedlineDate", "")
    elif date.rule == "MedlineDate":
        add(published, "MedlineDate", str(date.year))
    else:
        add_date(published, date)


def _add_data_banks(article: etree._Element, registry_ids: tuple[str, ...]) -> None:
    if registry_ids:
        bank = add(add(article, "DataBankList", CompleteYN="Y"), "DataBank")
        add(bank, "DataBankName", "ClinicalTrials.gov")
        accessions = add(bank, "AccessionNumberList")
        for registry_id in registry_ids:
            add(accessions, "AccessionNumber", registry_id)


def _add_lists(citation: etree._Element, record: Record) -> None:
    if record.chemicals:
        chemicals = add(citation, "ChemicalList")
        for name in record.chemicals:
            chemical = add(chemicals, "Chemical")
            add(chemical, "RegistryNumber", "0")
            add(chemical, "NameOfSubstance", name, UI="")
    links = [notice for notice in record.notices if notice.source not in _STATED]
    if links:
        corrections = add(citation, "CommentsCorrectionsList")
        for notice in links:
            _add_link(corrections, notice)
    if record.mesh:
        headings = add(citation, "MeshHeadingList")
        for heading in record.mesh:
            _add_heading(headings, heading)


def _add_link(corrections: etree._Element, notice: Notice) -> None:
    stated = notice.ref_type if _LINK_NAME.fullmatch(notice.ref_type or "") else None
    name = stated or _LINKS.get((notice.kind, notice.direction), "CommentIn")
    link = add(corrections, "CommentsCorrections", RefType=name)
    source = notice.source or ""
    if notice.doi and notice.doi not in source:
        source = f"{source} doi: {notice.doi}".strip()
    add(link, "RefSource", source)
    if notice.pmid:
        add(link, "PMID", notice.pmid, Version="1")
    if notice.note:
        add(link, "Note", notice.note)


def _add_heading(headings: etree._Element, heading: MeshHeading) -> None:
    parent = add(headings, "MeshHeading")
    major = "Y" if heading.is_major else "N"
    add(parent, "DescriptorName", heading.descriptor, UI=heading.ui or "", MajorTopicYN=major)
    for qualifier in heading.qualifiers:
        major = "Y" if qualifier.is_major else "N"
        add(parent, "QualifierName", qualifier.name, UI="", MajorTopicYN=major)


def _add_other_abstract(citation: etree._Element, summary: LaySummary) -> None:
    kind = summary.kind if summary.kind in _OTHER_ABSTRACTS else "Publisher"
    parent = add(citation, "OtherAbstract", Type=kind, Language=summary.language)
    add_sections(parent, summary.sections)


def _add_pubmed_data(article: etree._Element, record: Record) -> None:
    pubmed = add(article, "PubmedData")
    if record.date is not None:
        entered = add(add(pubmed, "History"), "PubMedPubDate", PubStatus="entrez")
        month, day = record.date.month or 1, record.date.day or 1
        add_date(entered, PublicationDate(record.date.year, month, day), with_names=False)
    add(pubmed, "PublicationStatus", "ppublish")
    ids = add(pubmed, "ArticleIdList")
    add(ids, "ArticleId", record.pmid, IdType="pubmed")
    if record.pmcid:
        add(ids, "ArticleId", record.pmcid, IdType="pmc")
    if record.doi:
        add(ids, "ArticleId", record.doi, IdType="doi")
