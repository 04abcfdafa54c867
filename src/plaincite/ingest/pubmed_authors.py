"""Authors of PubMed records: people and groups, in order, without what PubMed marks as wrong."""

from lxml import etree

from plaincite.ingest.clean import value
from plaincite.ingest.markup import text_of
from plaincite.model.record import Author

__all__ = ["authors_in"]

_FIELDS = {
    "LastName": "family",
    "ForeName": "given",
    "FirstName": "given",  # books and records before 2002
    "Initials": "initials",
    "Suffix": "suffix",
    "CollectiveName": "group",
}


def authors_in(author_list: etree._Element) -> tuple[Author, ...]:
    """Return the authors of an AuthorList.

    Leaves out ValidYN="N" (a misprint that was corrected) and entries without any name.
    """
    found = (_author(child) for child in author_list if child.tag == "Author")
    return tuple(author for author in found if author is not None)


def _author(element: etree._Element) -> Author | None:
    if element.get("ValidYN") == "N":
        return None
    parts: dict[str, str] = {}
    for child in element:
        field = _FIELDS.get(str(child.tag))
        text = value(text_of(child)) if field else None
        if field and text:
            parts.setdefault(field, text)
    if "group" in parts:
        return Author(group=parts["group"])
    if "family" not in parts and "given" not in parts:
        return None
    return Author(**parts)
