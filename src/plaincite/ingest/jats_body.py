"""Sections of an article's body: one a paragraph, under its headings, with what they stand for.

A category is given by what is printed over a paragraph, and by the file's own `sec-type` only where
the heading says nothing. What stands under an introduction or under methods stays so, whatever a
heading inside is called; "Results and discussion" is neither, since others' findings stand there
beside the authors' own.
"""

import re
from collections.abc import Iterator

from lxml import etree

from plaincite.ingest.jats_text import local_name, paragraph_text
from plaincite.model.record import Section

__all__ = ["body_sections", "heading_category"]

_PARAGRAPHS = frozenset({"def-list", "disp-quote", "list", "p", "speech", "statement"})
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[ivx]{1,5}[.)])\s+")
_HEADINGS = tuple(
    (category, re.compile(pattern))
    for category, pattern in (
        (
            "LIMITATIONS",
            r"(?:study )?limitations?\b.*|strengths? and (?:limitations?|weaknesses)\b.*",
        ),
        (
            "BACKGROUND",
            r"(?:introduction|background|rationale|objectives?|aims?|purpose|hypothes[ei]s"
            r"|literature review|related work|previous (?:work|studies|research)"
            r"|(?:research|evidence) (?:in context|before this study)"
            r"|what is (?:already )?known)\b.*",
        ),
        (
            "METHODS",
            r"(?:(?:materials?|patients?|subjects?|participants?|study|data|statistical|research)\b"
            r".{0,40}\b)?(?:methods?|methodology|procedures?)|statistic\w*(?: \w+){0,3}"
            r"|study (?:design|population|protocol).*|ethic\w*.*|experimental section"
            r"|(?:inclusion|eligibility|exclusion|search|selection) \w+.*"
            r"|data (?:collection|extraction|sources?|analys[ei]s).*",
        ),
        ("RESULTS", r"(?:(?:main|study|trial|key|principal|clinical) )?(?:results?|findings?)"),
        ("DISCUSSION", r"(?:discussion|comments?|interpretation)"),
        ("CONCLUSIONS", r"(?:(?:summary and|overall) )?conclusions?|concluding remarks"),
    )
)
_MIXED = re.compile(r"\b(?:discussion|background|introduction|methods?|comments?)\b")
_TYPES = {
    "background": "BACKGROUND",
    "conclusion": "CONCLUSIONS",
    "conclusions": "CONCLUSIONS",
    "discussion": "DISCUSSION",
    "intro": "BACKGROUND",
    "introduction": "BACKGROUND",
    "materials": "METHODS",
    "materials|methods": "METHODS",
    "methods": "METHODS",
    "results": "RESULTS",
    "subjects": "METHODS",
}
_STAYS = frozenset({"BACKGROUND", "METHODS", "LIMITATIONS"})  # of all that is inside


def body_sections(body: etree._Element) -> tuple[Section, ...]:
    """Return the paragraphs of *body* in order; tables, figures and notes are left out."""
    return tuple(_paragraphs(body, (), None))


def heading_category(title: str | None, sec_type: str | None = None) -> str | None:
    """Return what a section under *title* holds, or None where it is unknown or mixed.

    >>> heading_category("3. Results"), heading_category("Results and Discussion", "results")
    ('RESULTS', None)
    """
    plain = _NUMBERING.sub("", (title or "").lower().strip(" .:"))
    for category, pattern in _HEADINGS:
        if pattern.fullmatch(plain):
            return category
    return None if _MIXED.search(plain) else _TYPES.get((sec_type or "").strip().lower())


def _paragraphs(
    element: etree._Element, headings: tuple[str, ...], category: str | None
) -> Iterator[Section]:
    for child in element:
        name = local_name(child)
        if name == "sec":
            title = _title(child)
            own = heading_category(title, child.get("sec-type"))
            inner = category if category in _STAYS else own or category
            yield from _paragraphs(child, (*headings, title) if title else headings, inner)
        elif name in _PARAGRAPHS and (text := paragraph_text(child)) is not None:
            yield Section(text, _label(headings), category)


def _title(section: etree._Element) -> str | None:
    return next((paragraph_text(child) for child in section if local_name(child) == "title"), None)


def _label(headings: tuple[str, ...]) -> str | None:
    """The outermost heading and the innermost: "Results – Pain"."""
    if not headings:
        return None
    return headings[0] if len(headings) == 1 else f"{headings[0]} – {headings[-1]}"
