"""Transparency: the footer word for word, and where, when and how the page was made."""

import re

from plaincite.model.answer import Severity
from plaincite.verify.rubric.page import Item, Outcome, Page, failed, passed

__all__ = ["ITEMS"]

_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def _footer(page: Page) -> Outcome:
    specialty = page.answer.question.specialty.name
    right = (
        f"This question is drawn from common patient questions about {specialty} and answered "
        "using cited medical research. We do not provide individualized advice."
    )
    if page.answer.footer != right:
        return failed(f"The footer is not word for word: {page.answer.footer}")
    return passed("The footer is word for word.")


def _dates(page: Page) -> Outcome:
    searched = page.answer.provenance.searched_on
    if not _DATE.fullmatch(searched):
        return failed(f'The date of the search is no date: "{searched}"')
    return passed(f"Searched on {searched}.")


def _made(page: Page) -> Outcome:
    provenance = page.answer.provenance
    named = {
        "corpus": provenance.corpus,
        "engine": provenance.engine,
        "composer": provenance.composer,
    }
    empty = [name for name, value in named.items() if not value.strip()]
    if empty:
        return failed(f"Not stated: {', '.join(empty)}.")
    return passed(f"{provenance.engine}, {provenance.composer}, corpus {provenance.corpus}.")


def _reviewed(page: Page) -> Outcome:
    reviewer = page.answer.provenance.reviewed_by
    if reviewer is not None and not reviewer.strip():
        return failed("The reviewer's name is blank.")
    return passed(f"Reviewed by {reviewer}." if reviewer else "Not yet reviewed by a clinician.")


def _counts(page: Page) -> Outcome:
    provenance = page.answer.provenance
    cited = len(page.answer.references)
    found = f"{provenance.found} found, {provenance.used} used, {cited} in the reference list."
    fits = provenance.used == cited and provenance.found >= provenance.used
    return passed(found) if fits else failed(found)


ITEMS = (
    Item("transparency.footer", Severity.BLOCKING, _footer),
    Item("transparency.dates", Severity.BLOCKING, _dates),
    Item("transparency.made", Severity.BLOCKING, _made),
    Item("transparency.reviewed", Severity.BLOCKING, _reviewed),
    Item("transparency.counts", Severity.WARNING, _counts),
)
