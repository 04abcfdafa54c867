"""A PubmedArticle element, read into a Record in one walk over its children.

A table by tag says who reads which child; whatever is not in it (reference lists above all) is
never touched. Facts of the other world are told where they are obeyed; the format is NLM's
PubMed DTD of 2025.
"""

from collections.abc import Sequence

from lxml import etree

from plaincite.errors import RecordError
from plaincite.ingest.clean import term, value
from plaincite.ingest.draft import Draft
from plaincite.ingest.identity import normal_doi
from plaincite.ingest.markup import text_of
from plaincite.ingest.notices import linked_notice
from plaincite.ingest.pubmed_abstract import read_abstract, read_other_abstract
from plaincite.ingest.pubmed_dates import date_of
from plaincite.ingest.pubmed_fields import (
    Rules,
    read_article_ids,
    read_author_list,
    read_grants,
    read_history,
    read_keywords,
    read_language,
    read_pages,
    read_pmid,
    read_title,
    walk,
)
from plaincite.ingest.pubmed_headings import HeadingMemory, heading_of, headings_in
from plaincite.ingest.repeated import RepeatedList
from plaincite.ingest.titles import plain_title
from plaincite.model.record import Record

__all__ = ["parse_article"]


def parse_article(
    element: etree._Element, *, source: str, place: str, lists: Sequence[bytes] = ()
) -> Record | RecordError:
    """Return the record in a PubmedArticle, or a bare MedlineCitation of old files.

    Args:
        element: The article.
        source: The file's name.
        place: Which record of it, for errors.
        lists: What `repeated` cut out of the block that the article stands in.
    """
    draft = Draft(lists=lists)
    if element.tag == "MedlineCitation":
        walk(element, draft, _CITATION)
    else:
        walk(element, draft, _ARTICLE_ROOT)
    is_foreign = any(language not in {"eng", "und"} for language in draft.languages)
    is_translated = is_foreign or draft.vernacular_title is not None
    draft.title = plain_title(draft.title, is_translated=is_translated)
    return draft.finished(source=source, place=f"PMID {draft.pmid}" if draft.pmid else place)


def _vernacular_title(element: etree._Element, draft: Draft) -> None:
    draft.vernacular_title = draft.vernacular_title or value(text_of(element))


def _location_id(element: etree._Element, draft: Draft) -> None:
    """DOI and PII stand side by side in either order; ValidYN="N" is a misprint."""
    if element.get("EIdType") == "doi" and element.get("ValidYN") != "N":
        draft.doi = draft.doi or normal_doi(element.text)


def _journal(element: etree._Element, draft: Draft) -> None:
    walk(element, draft, _JOURNAL)


def _journal_issue(element: etree._Element, draft: Draft) -> None:
    walk(element, draft, _JOURNAL_ISSUE)


def _issn(element: etree._Element, draft: Draft) -> None:
    draft.issn = draft.issn or value(element.text)


def _journal_title(element: etree._Element, draft: Draft) -> None:
    draft.journal = term(text_of(element))


def _iso_abbreviation(element: etree._Element, draft: Draft) -> None:
    draft.journal_abbreviation = term(element.text)


def _volume(element: etree._Element, draft: Draft) -> None:
    draft.volume = value(element.text)


def _issue(element: etree._Element, draft: Draft) -> None:
    draft.issue = value(element.text)


def _publication_date(element: etree._Element, draft: Draft) -> None:
    draft.date = date_of(element, "PubDate") or draft.date


def _electronic_date(element: etree._Element, draft: Draft) -> None:
    draft.date = draft.date or date_of(element, "ArticleDate")


def _journal_info(element: etree._Element, draft: Draft) -> None:
    for child in element:
        if child.tag == "MedlineTA":
            draft.journal_abbreviation = draft.journal_abbreviation or value(child.text)
        elif child.tag == "ISSNLinking":
            draft.issn = draft.issn or value(child.text)


def _publication_types(element: etree._Element, draft: Draft) -> None:
    draft.publication_types.extend(_TYPES.items(element, draft.lists))


def _data_banks(element: etree._Element, draft: Draft) -> None:
    for accession in element.iter("AccessionNumber"):
        draft.registry_ids.append(value(accession.text))


def _chemicals(element: etree._Element, draft: Draft) -> None:
    draft.chemicals.extend(_CHEMICALS.items(element, draft.lists))


def _mesh_headings(element: etree._Element, draft: Draft) -> None:
    draft.mesh.extend(_HEADINGS.items(element, draft.lists))


def _supplementary_mesh(element: etree._Element, draft: Draft) -> None:
    """Take diseases and protocols without a descriptor of their own (COVID-19 in 2020)."""
    draft.mesh.extend(heading for name in element for heading in heading_of(name))


def _type_in(element: etree._Element) -> tuple[str | None, ...]:
    return (term(element.text),)


def _chemicals_in(element: etree._Element) -> tuple[str | None, ...]:
    return tuple(term(name.text) for name in element.iter("NameOfSubstance"))


_HEADINGS = RepeatedList("MeshHeading", headings_in, HeadingMemory())
_CHEMICALS = RepeatedList("Chemical", _chemicals_in)
_TYPES = RepeatedList("PublicationType", _type_in)


def _corrections(element: etree._Element, draft: Draft) -> None:
    for link in element:
        parts = {child.tag: value(text_of(child)) for child in link}
        notice = linked_notice(
            link.get("RefType", ""),
            pmid=parts.get("PMID"),
            source=parts.get("RefSource"),
            note=parts.get("Note"),
        )
        if notice is not None:
            draft.notices.append(notice)


def _conflict_of_interest(element: etree._Element, draft: Draft) -> None:
    draft.conflict_of_interest = value(text_of(element))


def _citation(element: etree._Element, draft: Draft) -> None:
    walk(element, draft, _CITATION)


def _article(element: etree._Element, draft: Draft) -> None:
    walk(element, draft, _ARTICLE)


def _pubmed_data(element: etree._Element, draft: Draft) -> None:
    walk(element, draft, _PUBMED_DATA)


_ARTICLE_ROOT: Rules = {"MedlineCitation": _citation, "PubmedData": _pubmed_data}
_CITATION: Rules = {
    "PMID": read_pmid,
    "Article": _article,
    "MedlineJournalInfo": _journal_info,
    "ChemicalList": _chemicals,
    "SupplMeshList": _supplementary_mesh,
    "CommentsCorrectionsList": _corrections,
    "MeshHeadingList": _mesh_headings,
    "OtherAbstract": read_other_abstract,
    "KeywordList": read_keywords,
    "CoiStatement": _conflict_of_interest,
}
_ARTICLE: Rules = {
    "Journal": _journal,
    "ArticleTitle": read_title,
    "Pagination": read_pages,
    "ELocationID": _location_id,
    "Abstract": read_abstract,
    "AuthorList": read_author_list,
    "Language": read_language,
    "DataBankList": _data_banks,
    "GrantList": read_grants,
    "PublicationTypeList": _publication_types,
    "VernacularTitle": _vernacular_title,
    "ArticleDate": _electronic_date,
}
_JOURNAL: Rules = {
    "ISSN": _issn,
    "JournalIssue": _journal_issue,
    "Title": _journal_title,
    "ISOAbbreviation": _iso_abbreviation,
}
_JOURNAL_ISSUE: Rules = {"Volume": _volume, "Issue": _issue, "PubDate": _publication_date}
_PUBMED_DATA: Rules = {"ArticleIdList": read_article_ids, "History": read_history}
