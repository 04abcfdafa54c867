"""Authors of PubMed records: people and groups, in order, without what PubMed marks as wrong."""

from lxml import etree

from plaincite.ingest.clean import term, value
from plaincite.ingest.markup import text_of
from plaincite.model.record import Author

__all__ = ["authors_in"]


def authors_in(author_list: etree._Element) -> tuple[Author, ...]:
    """Return the authors of an AuthorList.

    Leaves out ValidYN="N" (a misprint that was corrected) and entries without any name.
    """
    found = (_author(child) for child in author_list if child.tag == "Author")
    return tuple(author for author in found if author is not None)


def _author(element: etree._Element) -> Author | None:
    if element.get("ValidYN") == "N":
        return None
    family = given = initials = suffix = None
    for child in element:
        tag = child.tag
        if tag == "LastName":
            family = term(child.text if len(child) == 0 else text_of(child))
        elif tag in {"ForeName", "FirstName"}:  # FirstName in books and before 2002
            given = term(child.text if len(child) == 0 else text_of(child))
        elif tag == "Initials":
            initials = term(child.text)
        elif tag == "Suffix":
            suffix = value(text_of(child))
        elif tag == "CollectiveName" and (group := value(text_of(child))):
            return Author(group=group)
    if family is None and given is None:
        return None
    return Author(family, given, initials, suffix)
