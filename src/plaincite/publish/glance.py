"""The evidence at a glance: counts of what the page cites, read from its reference list alone."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from plaincite.model.answer import Answer, Reference, Status

__all__ = ["at_a_glance", "kind_names", "written_date"]

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
# The kinds of study, strongest first as far as a kind can tell, with the word for several.
_KINDS = {
    "systematic review": "systematic reviews",
    "meta-analysis": "meta-analyses",
    "guideline": "guidelines",
    "randomized controlled trial": "randomised trials",
    "non-randomized trial": "trials without random groups",
    "cohort": "cohort studies",
    "case-control": "case-control studies",
    "cross-sectional": "cross-sectional studies",
    "case series": "case series",
    "case report": "case reports",
    "narrative review": "review articles",
    "animal or laboratory": "animal or laboratory studies",
    "protocol": "study plans",
    "letter or comment": "letters",
    "preprint": "preprints",
    "unclear": "studies of a kind not stated",
}
_ONE = {
    "randomized controlled trial": "randomised trial",
    "non-randomized trial": "trial without random groups",
    "cohort": "cohort study",
    "case-control": "case-control study",
    "cross-sectional": "cross-sectional study",
    "narrative review": "review article",
    "animal or laboratory": "animal or laboratory study",
    "protocol": "study plan",
    "letter or comment": "letter",
    "unclear": "study of a kind not stated",
}


def at_a_glance(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Return names and values for the box beside the answer; empty where nothing was searched."""
    if answer.status not in (Status.ANSWERED, Status.INSUFFICIENT_EVIDENCE):
        return ()
    return tuple(_rows(answer))


def kind_names(designs: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return *designs*, each once, with the plural in plain words; the strongest kinds first.

    A design that is not on our list keeps its own name and goes last.
    """
    given = set(designs)
    known = [design for design in _KINDS if design in given]
    return tuple((item, _KINDS.get(item, item)) for item in [*known, *sorted(given - set(known))])


def written_date(iso: str) -> str:
    """Return an ISO date as a person writes it; anything else comes back as it is.

    >>> written_date("2026-03-05")
    '5 March 2026'
    """
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _rows(answer: Answer) -> Iterator[tuple[str, str]]:
    references = answer.references
    if references:
        yield "Based on", ", ".join(_kinds(references))
        yield "Studies published", _years(references)
    # A live service is searched on a day; a collection of our own has a day of its last change.
    name = "Collection last updated" if answer.provenance.query is None else "Searched on"
    yield name, written_date(answer.provenance.searched_on)
    yield "Review", _review(answer.provenance.reviewed_by)


def _review(reviewer: str | None) -> str:
    return f"Reviewed by {reviewer}" if reviewer else "Not yet reviewed by a clinician"


def _kinds(references: tuple[Reference, ...]) -> Iterator[str]:
    counts = Counter(reference.design for reference in references)
    for kind, many in kind_names(counts):
        one = _ONE.get(kind, kind)
        yield f"{counts[kind]}\N{NO-BREAK SPACE}{one if counts[kind] == 1 else many}"


def _years(references: tuple[Reference, ...]) -> str:
    years = sorted(reference.year for reference in references if reference.year is not None)
    if not years:
        return "Year not stated"
    span = str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"
    missing = len(references) - len(years)
    return f"{span} (not stated for {missing})" if missing else span
