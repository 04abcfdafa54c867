"""PubmedBookArticle elements made from records of books and their chapters."""

from lxml import etree

from plaincite.model.record import Record
from plaincite.testing.xml_parts import (
    add,
    add_abstract,
    add_authors,
    add_date,
    add_grants,
    add_keywords,
)

__all__ = ["add_book"]


def add_book(root: etree._Element, record: Record) -> None:
    """Add *record* as a chapter of the book that stands as its journal."""
    article = add(root, "PubmedBookArticle")
    document = add(article, "BookDocument")
    add(document, "PMID", record.pmid, Version=str(max(1, record.version)))
    ids = add(document, "ArticleIdList")
    add(ids, "ArticleId", record.pmid, IdType="pubmed")
    if record.doi:
        add(ids, "ArticleId", record.doi, IdType="doi")
    if record.pmcid:
        add(ids, "ArticleId", record.pmcid, IdType="pmc")
    _add_collection(document, record)
    if record.title:
        add(document, "ArticleTitle", record.title)
    if record.vernacular_title:
        add(document, "VernacularTitle", record.vernacular_title)
    if record.pages:
        add(add(document, "Pagination"), "MedlinePgn", record.pages)
    for language in record.languages:
        add(document, "Language", language)
    add_authors(document, record.authors, complete=record.authors_complete, Type="authors")
    for kind in record.publication_types:
        add(document, "PublicationType", kind, UI="")
    add_abstract(document, record.sections, record.copyright)
    add_keywords(document, record.keywords)
    if record.date is not None and record.date.rule == "ContributionDate":
        add_date(add(document, "ContributionDate"), record.date)
    add_grants(document, record.funding)
    pubmed = add(article, "PubmedBookData")
    add(pubmed, "PublicationStatus", "ppublish")
    add(add(pubmed, "ArticleIdList"), "ArticleId", record.pmid, IdType="pubmed")


def _add_collection(document: etree._Element, record: Record) -> None:
    book = add(document, "Book")
    add(add(book, "Publisher"), "PublisherName", "Not stated")
    add(book, "BookTitle", record.journal or "")
    published = add(book, "PubDate")
    if record.date is None:
        add(published, "MedlineDate", "")
    else:
        add_date(published, record.date)
    if record.volume:
        add(book, "Volume", record.volume)
