"""The parts of PubMed XML that articles and books share."""

import calendar
import re

from lxml import etree

from plaincite.model.record import Author, PublicationDate, Section

__all__ = [
    "add",
    "add_abstract",
    "add_authors",
    "add_date",
    "add_grants",
    "add_keywords",
    "add_sections",
]

# The categories that the DTD knows.
_CATEGORIES = frozenset(
    {"BACKGROUND", "OBJECTIVE", "METHODS", "RESULTS", "CONCLUSIONS", "UNASSIGNED"}
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(
    parent: etree._Element, tag: str, text: str | None = None, **attributes: str
) -> etree._Element:
    """Add an element with *text*; characters that XML cannot hold become spaces."""
    clean = {name: _NOT_XML.sub(" ", value) for name, value in attributes.items()}
    element = etree.SubElement(parent, tag, clean)
    if text is not None:
        element.text = _NOT_XML.sub(" ", text)
    return element


def add_abstract(
    parent: etree._Element, sections: tuple[Section, ...], copyright_line: str | None
) -> None:
    """Add an Abstract, if there is anything to stand in it."""
    if sections or copyright_line:
        abstract = add(parent, "Abstract")
        add_sections(abstract, sections or (Section(""),))
        if copyright_line:
            add(abstract, "CopyrightInformation", copyright_line)


def add_sections(parent: etree._Element, sections: tuple[Section, ...]) -> None:
    """Add an AbstractText for each section."""
    for section in sections:
        attributes = {} if section.label is None else {"Label": section.label}
        if section.category in _CATEGORIES:
            attributes["NlmCategory"] = section.category
        add(parent, "AbstractText", section.text, **attributes)


def add_authors(
    parent: etree._Element, authors: tuple[Author, ...], *, complete: bool, **attributes: str
) -> None:
    """Add the AuthorList; a person with one name only has it as last name, as in PubMed."""
    if not authors:
        return
    listed = add(parent, "AuthorList", CompleteYN="Y" if complete else "N", **attributes)
    for author in authors:
        person = add(listed, "Author", ValidYN="Y")
        if author.group is not None:
            add(person, "CollectiveName", author.group)
            continue
        given = author.given if author.family else None
        parts = {
            "LastName": author.family or author.given or "",
            "ForeName": given,
            "Initials": author.initials,
            "Suffix": author.suffix,
        }
        for tag, text in parts.items():
            if text is not None:
                add(person, tag, text)


def add_date(parent: etree._Element, date: PublicationDate, *, with_names: bool = True) -> None:
    """Add year, month and day as far as they are known."""
    add(parent, "Year", str(date.year))
    if date.month is not None:
        name = calendar.month_abbr[date.month] if with_names else str(date.month)
        add(parent, "Month", name)
        if date.day is not None:
            add(parent, "Day", f"{date.day:02d}" if with_names else str(date.day))


def add_grants(parent: etree._Element, funding: tuple[str, ...]) -> None:
    """Add who paid."""
    if funding:
        grants = add(parent, "GrantList", CompleteYN="Y")
        for funder in funding:
            add(add(grants, "Grant"), "Agency", funder)


def add_keywords(parent: etree._Element, keywords: tuple[str, ...]) -> None:
    """Add the authors' keywords."""
    if keywords:
        listed = add(parent, "KeywordList", Owner="NOTNLM")
        for keyword in keywords:
            add(listed, "Keyword", keyword, MajorTopicYN="N")
