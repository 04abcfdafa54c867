"""Abstracts of PubMed records: sections in order with both labels, and the other abstracts."""

from lxml import etree

from plaincite.ingest.clean import value
from plaincite.ingest.draft import Draft
from plaincite.ingest.markup import text_of
from plaincite.ingest.webtext import without_stray_html
from plaincite.model.record import LaySummary, Section

__all__ = ["read_abstract", "read_other_abstract", "sections_in"]

# OtherAbstract's Type is free text at some publishers.
_LAY_WORDS = ("plain", "lay", "patient", "public")
# NLM's label for a stretch that has none.
_NO_LABEL = frozenset({"unlabelled", "unlabeled"})


def sections_in(abstract: etree._Element) -> tuple[Section, ...]:
    """Return the sections of an Abstract in order; labels as printed, categories as NLM's."""
    found = (_section(child) for child in abstract if child.tag == "AbstractText")
    return tuple(section for section in found if section is not None)


def read_abstract(abstract: etree._Element, draft: Draft) -> None:
    """Take sections and copyright line from an Abstract; the copyright is no part of the text."""
    draft.sections = draft.sections or sections_in(abstract)
    for child in abstract:
        if child.tag == "CopyrightInformation":
            draft.copyright = draft.copyright or value(text_of(child))


def read_other_abstract(element: etree._Element, draft: Draft) -> None:
    """Take an OtherAbstract: an English one for lay readers apart from all others."""
    sections = sections_in(element)
    if not sections:
        return
    kind = value(element.get("Type")) or "other"
    language = (value(element.get("Language")) or "eng").lower()
    summary = LaySummary(kind, language, sections)
    is_lay = language == "eng" and _is_for_lay_readers(kind)
    (draft.lay_summaries if is_lay else draft.other_abstracts).append(summary)


def _section(element: etree._Element) -> Section | None:
    text = value(without_stray_html(text_of(element)))
    if text is None:
        return None
    label = value(element.get("Label"))
    if label is not None:
        label = label.rstrip(" :") or None
    if label is not None and label.lower() in _NO_LABEL:
        label = None
    category = value(element.get("NlmCategory"))
    return Section(text, label, category.upper() if category else None)


def _is_for_lay_readers(kind: str) -> bool:
    words = kind.lower().replace("-", " ").replace("_", " ").split()
    return any(word in _LAY_WORDS for word in words)
