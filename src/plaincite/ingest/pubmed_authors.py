"""Authors of PubMed records: people and groups, in order, without what PubMed marks as wrong."""

import re
from functools import lru_cache

from lxml import etree

from plaincite.ingest.clean import term, value
from plaincite.ingest.markup import text_of
from plaincite.model.record import Author

__all__ = ["authors_in", "plain_authors"]

_NAME = rb"([^<>&]{1,200}+)"
_PLAIN = re.compile(
    rb"\s{0,40}+<Author ValidYN=\"Y\"(?: EqualContrib=\"[YN]\")?+>"
    rb"\s{0,40}+<LastName>" + _NAME + rb"</LastName>"
    rb"\s{0,40}+(?:<ForeName>" + _NAME + rb"</ForeName>\s{0,40}+)?+"
    rb"(?:<Initials>" + _NAME + rb"</Initials>\s{0,40}+)?+"
    rb"(?:<Suffix>" + _NAME + rb"</Suffix>\s{0,40}+)?+"
    rb"(?:<Identifier Source=\"[A-Z]{1,20}\">[^<>&]{0,200}+</Identifier>\s{0,40}+)*+"
    rb"(?:<AffiliationInfo>\s{0,40}+<Affiliation>[^<>]{0,5000}+</Affiliation>\s{0,40}+"
    rb"(?:<Identifier Source=\"[A-Z]{1,20}\">[^<>&]{0,200}+</Identifier>\s{0,40}+)*+"
    rb"</AffiliationInfo>\s{0,40}+)*+</Author>"
)


def authors_in(author_list: etree._Element) -> tuple[Author, ...]:
    """Return the authors of an AuthorList.

    Leaves out ValidYN="N" (a misprint that was corrected) and entries without any name.
    """
    found = (_author(child) for child in author_list if child.tag == "Author")
    return tuple(author for author in found if author is not None)


def plain_authors(inside: bytes) -> tuple[Author, ...] | None:
    """Return the authors in what stands inside an AuthorList; None where one is not plain.

    Plain is a person as nearly all are written: names without mark-up, in their usual order.
    Everything else is for `authors_in`; both say the same.
    """
    found: list[Author] = []
    at = 0
    for author in _PLAIN.finditer(inside):
        if author.start() != at:
            return None
        at = author.end()
        names = [None if name is None else _name(name) for name in author.groups()]
        if names[0] is None and names[1] is None:
            return None
        found.append(Author(*names))
    return tuple(found) if found and not inside[at:].strip() else None


# Bounded in number here and in length above.
_name = lru_cache(maxsize=1 << 16)(lambda name: value(name.decode()))


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
