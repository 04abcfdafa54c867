"""What articles and books of PubMed have in common: elements read alike, each into the draft."""

from collections.abc import Callable

from lxml import etree

from plaincite.ingest.clean import term, value
from plaincite.ingest.draft import Draft
from plaincite.ingest.identity import normal_doi, normal_pmcid, normal_pmid
from plaincite.ingest.markup import text_of
from plaincite.ingest.pubmed_authors import authors_in, plain_authors
from plaincite.ingest.pubmed_dates import history_date
from plaincite.ingest.repeated import as_element, cut_out
from plaincite.ingest.webtext import without_stray_html

__all__ = [
    "Rules",
    "read_article_ids",
    "read_author_list",
    "read_grants",
    "read_history",
    "read_keywords",
    "read_language",
    "read_pages",
    "read_pmid",
    "read_title",
    "walk",
]

Reader = Callable[[etree._Element, Draft], None]
Rules = dict[str, Reader]


def walk(element: etree._Element, draft: Draft, rules: Rules) -> None:
    """Let each child be read by the rule for its tag, in order."""
    for child in element:
        reader = rules.get(child.tag)
        if reader is not None:
            reader(child, draft)


def read_pmid(element: etree._Element, draft: Draft) -> None:
    """Take the record's own PMID and version; the first one counts."""
    if draft.pmid is None:
        draft.pmid = normal_pmid(element.text)
        version = element.get("Version", "1")
        is_number = version.isascii() and version.isdigit() and len(version) < 6
        draft.version = max(1, int(version)) if is_number else 1


def read_article_ids(id_list: etree._Element, draft: Draft) -> None:
    """Take DOI and PMCID from the record's own ArticleIdList, never from a reference's."""
    for child in id_list:
        kind = child.get("IdType") if child.tag == "ArticleId" else None
        if kind == "doi" and draft.doi is None:
            draft.doi = normal_doi(child.text)
        elif kind in {"pmc", "pmcid"} and draft.pmcid is None:
            draft.pmcid = _pmcid(child.text)
        elif kind == "pubmed" and draft.pmid is None:
            draft.pmid = normal_pmid(child.text)


def read_author_list(element: etree._Element, draft: Draft) -> None:
    """Take the authors; CompleteYN="N" says that the list is cut."""
    if not draft.authors:
        inside = cut_out(element, draft.lists)
        plain = plain_authors(inside) if inside else None
        if plain is None:
            plain = authors_in(as_element(inside) if inside else element)
        draft.authors = plain
        draft.authors_complete = element.get("CompleteYN") != "N"


def read_language(element: etree._Element, draft: Draft) -> None:
    """Take one of the languages, as ISO 639-2."""
    code = term(element.text)
    draft.languages.append(code.lower() if code else None)


def read_keywords(element: etree._Element, draft: Draft) -> None:
    """Take the authors' and indexers' keywords."""
    draft.keywords.extend(value(text_of(child)) for child in element if child.tag == "Keyword")


def read_pages(element: etree._Element, draft: Draft) -> None:
    """Take the pages: as MEDLINE writes them, else from first to last."""
    parts = {child.tag: value(child.text) for child in element}
    first, last = parts.get("StartPage"), parts.get("EndPage")
    span = f"{first}-{last}" if first and last and first != last else first
    draft.pages = parts.get("MedlinePgn") or span


def read_grants(element: etree._Element, draft: Draft) -> None:
    """Take the grants, each "Agency (number)"."""
    for grant in element:
        parts = {child.tag: value(child.text) for child in grant}
        agency, number = parts.get("Agency"), parts.get("GrantID")
        draft.funding.append(f"{agency} ({number})" if agency and number else agency or number)


def read_title(element: etree._Element, draft: Draft) -> None:
    """Take the title; the first one counts."""
    draft.title = draft.title or value(without_stray_html(text_of(element)))


def read_history(element: etree._Element, draft: Draft) -> None:
    """Take a date from the record's history where it has none of its own."""
    if draft.date is None:
        inside = cut_out(element, draft.lists)
        draft.date = history_date(element if inside is None else as_element(inside))


def _pmcid(text: str | None) -> str | None:
    """PMCIDs of author manuscripts come as "pmc-id: PMC123;manuscript-id: ..."."""
    words = (text or "").replace(";", " ").split()
    return next((found for word in words if (found := normal_pmcid(word))), None)
