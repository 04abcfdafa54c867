"""A PubmedBookArticle element (StatPearls, GeneReviews, NICE guidance), read into a Record.

Books have a tree of their own: a BookDocument is a whole book, or a chapter when it has an
ArticleTitle; then the book's title stands where an article has its journal.
"""

from collections.abc import Sequence

from lxml import etree

from plaincite.errors import RecordError
from plaincite.ingest.clean import value
from plaincite.ingest.draft import Draft
from plaincite.ingest.markup import text_of
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
from plaincite.ingest.titles import plain_title
from plaincite.model.record import Record

__all__ = ["parse_book"]


def parse_book(
    element: etree._Element, *, source: str, place: str, lists: Sequence[bytes] = ()
) -> Record | RecordError:
    """Return the record in a PubmedBookArticle; the arguments are those of `parse_article`."""
    draft = Draft(lists=lists, is_book=True)
    for child in element:
        if child.tag == "BookDocument":
            walk(child, draft, _DOCUMENT)
    book = next(element.iter("Book"), None)
    if book is not None:
        _complete_from_book(book, draft)
    for child in element:
        if child.tag == "PubmedBookData":  # its history counts after the book's own date
            walk(child, draft, _BOOK_DATA)
    draft.title = plain_title(draft.title, is_translated=draft.vernacular_title is not None)
    return draft.finished(source=source, place=f"PMID {draft.pmid}" if draft.pmid else place)


def _complete_from_book(book: etree._Element, draft: Draft) -> None:
    """Fill from the book what the chapter does not say, its own title and authors first."""
    parts = {str(child.tag): child for child in book}
    book_title = _text(parts.get("BookTitle"))
    if draft.title is None:
        draft.title = book_title
        draft.journal = _text(parts.get("CollectionTitle"))
    else:
        draft.journal = book_title
    draft.volume = _text(parts.get("Volume"))
    for name in ("PubDate", "BeginningDate"):
        if draft.date is None and name in parts:
            draft.date = date_of(parts[name], name)
    lists = [child for child in book if child.tag == "AuthorList"]
    for author_list in sorted(lists, key=lambda found: found.get("Type") == "editors"):
        read_author_list(author_list, draft)


def _text(element: etree._Element | None) -> str | None:
    return None if element is None else value(text_of(element))


def _vernacular_title(element: etree._Element, draft: Draft) -> None:
    draft.vernacular_title = value(text_of(element))


def _authors(element: etree._Element, draft: Draft) -> None:
    if element.get("Type") != "editors":
        read_author_list(element, draft)


def _publication_type(element: etree._Element, draft: Draft) -> None:
    draft.publication_types.append(value(element.text))


def _contribution_date(element: etree._Element, draft: Draft) -> None:
    draft.date = date_of(element, "ContributionDate")


_DOCUMENT: Rules = {
    "PMID": read_pmid,
    "ArticleIdList": read_article_ids,
    "ArticleTitle": read_title,
    "VernacularTitle": _vernacular_title,
    "Pagination": read_pages,
    "Language": read_language,
    "AuthorList": _authors,
    "PublicationType": _publication_type,
    "Abstract": read_abstract,
    "OtherAbstract": read_other_abstract,
    "KeywordList": read_keywords,
    "ContributionDate": _contribution_date,
    "GrantList": read_grants,
}
_BOOK_DATA: Rules = {"ArticleIdList": read_article_ids, "History": read_history}
