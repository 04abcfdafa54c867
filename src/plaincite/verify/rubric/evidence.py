"""Evidence: every claim cited, every quote the record's own, every study named and in standing."""

from collections.abc import Callable, Iterator

from plaincite.model.answer import Severity, Statement
from plaincite.model.claim import Citation, Label, TextSource
from plaincite.model.evidence import Design
from plaincite.text import split_sentences, words
from plaincite.verify.quotes import quote_reason
from plaincite.verify.rubric.page import Item, Outcome, Page, failed, passed, skipped
from plaincite.verify.standing import standing_reason

__all__ = ["ITEMS"]

_NEVER_ALONE = frozenset(
    {Design.ANIMAL_OR_LABORATORY, Design.PROTOCOL, Design.LETTER, Design.PREPRINT}
)
_QUOTED_SENTENCES = 2
_QUOTED_WORDS = 60

_Place = tuple[int, int, str, TextSource]  # start, end and words of a quote, and their text


def _cited(page: Page) -> Outcome:
    for claim in page.claims:
        if not claim.citations:
            return failed(f"No citation: {claim.text}")
    return passed(f"{len(page.claims)} claims, each cited.")


def _verdicts(page: Page) -> Outcome:
    for claim in page.claims:
        if claim.verdict is None or claim.verdict.label is not Label.SUPPORT:
            why = " ".join(claim.verdict.reasons) if claim.verdict else "It was not checked."
            return failed(f"{why} {claim.text}")
    return passed(f"{len(page.claims)} claims, each supported by its quote.")


def _quotes(page: Page) -> Outcome:
    count = 0
    for statement, citation in _citations(page):
        reason = _quote_fault(page, citation)
        if reason:
            return failed(f"{reason} {statement.text}")
        count += 1
    how = "compared with the records" if page.lookup else "with offsets that fit; no records given"
    return passed(f"{count} quotes, {how}.")


def _quote_fault(page: Page, citation: Citation) -> str | None:
    if page.lookup is None:
        is_whole = citation.end - citation.start == len(citation.quote) > 0 <= citation.start
        return None if is_whole else f"The quote's offsets do not fit: “{citation.quote}”."
    record = page.lookup(citation.record_id)
    if record is None:
        return f"There is no record {citation.record_id}."
    return quote_reason(citation, record)


def _listed(page: Page) -> Outcome:
    for statement, citation in _citations(page):
        if citation.record_id not in page.references:
            return failed(f"{citation.record_id} is not in the reference list: {statement.text}")
    return passed(f"{len(page.references)} references; every citation is among them.")


def _numbering(page: Page) -> Outcome:
    references = page.answer.references
    numbers = [reference.number for reference in references]
    if numbers != list(range(1, len(numbers) + 1)):
        return failed(f"Reference numbers are {numbers}.")
    used = list(dict.fromkeys(citation.record_id for _, citation in _citations(page)))
    listed = [reference.record_id for reference in references]
    unused = [record_id for record_id in listed if record_id not in used]
    if unused:
        return failed(f"Never cited: {', '.join(unused)}.")
    if used != listed:
        return failed("References are not numbered in order of first use.")
    return passed(f"1 to {len(numbers)}, in order of first use.")


def _facts(page: Page) -> Outcome:
    """Design, year and people are shown; a lead that tells the year tells the record's."""
    for reference in page.answer.references:
        if not reference.design.strip() or not reference.title.strip():
            return failed(f"No design or title: {reference.record_id}")
    for finding in page.answer.findings:
        fault = _untold(page, finding)
        if fault:
            return failed(f"{fault}: {finding.text}")
    return passed("Every finding tells what kind of study it is and its year, or that it is not.")


def _untold(page: Page, finding: Statement) -> str | None:
    if not finding.citations:
        return None
    if not finding.lead:
        return "The finding does not say what kind of study it is"
    years = {
        str(reference.year or "not stated")
        for citation in finding.citations
        if (reference := page.references.get(citation.record_id)) is not None
    }
    opening = f"{finding.lead} {finding.note or ''}"
    if years and not any(year in opening for year in years):
        return "The finding does not say its year, or that it is not stated"
    return None


def _standing(page: Page) -> Outcome:
    for reference in page.answer.references:
        for notice in reference.notices:
            if notice.lower().startswith("retracted"):
                return failed(f"{reference.record_id} is cited and retracted.")
        record = page.lookup(reference.record_id) if page.lookup else None
        reason = standing_reason(record) if record else None
        if reason:
            return failed(reason)
    return passed(f"None of {len(page.answer.references)} references is retracted.")


def _carries(page: Page) -> Outcome:
    cited = [
        reference
        for statement in page.answer.short_answer
        for citation in statement.citations
        if (reference := page.references.get(citation.record_id)) is not None
    ]
    if not cited:
        return skipped("the short answer rests on no single study")
    weak = [item for item in cited if item.design in _NEVER_ALONE or _is_preprint(item.notices)]
    if len(weak) == len(cited):
        return failed(f"The short answer rests only on: {weak[0].title} ({weak[0].design}).")
    return passed("The short answer rests on studies of people, peer reviewed.")


def _is_preprint(notices: tuple[str, ...]) -> bool:
    return any(notice.lower().startswith("preprint") for notice in notices)


def _quotation(page: Page) -> Outcome:
    """At most two sentences and 60 words of authors' text a source; digests are the editors'."""
    quoted: dict[str, set[_Place]] = {}
    for _, citation in _citations(page):
        if citation.source != "digest":
            place = (citation.start, citation.end, citation.quote, citation.source)
            quoted.setdefault(citation.record_id, set()).add(place)
    for record_id, places in quoted.items():
        texts = [place[2] for place in places if not _is_inside(place, places)]
        n_sentences = sum(len(split_sentences(text)) for text in texts)
        n_words = sum(len(words(text)) for text in texts)
        if n_sentences > _QUOTED_SENTENCES or n_words > _QUOTED_WORDS:
            return failed(f"{record_id}: {n_sentences} sentences, {n_words} words are quoted.")
    return passed(f"At most 2 sentences and 60 words from each of {len(quoted)} abstracts.")


def _is_inside(place: _Place, places: set[_Place]) -> bool:
    start, end, _, source = place
    return any(
        other_source == source
        and other_start <= start
        and end <= other_end
        and (other_start, other_end) != (start, end)
        for other_start, other_end, _, other_source in places
    )


def _citations(page: Page) -> Iterator[tuple[Statement, Citation]]:
    for statement in page.statements:
        for citation in statement.citations:
            yield statement, citation


def _if_cited(find: Callable[[Page], Outcome]) -> Callable[[Page], Outcome]:
    """Make an item that pages without references pass as not applicable."""

    def found(page: Page) -> Outcome:
        is_bare = not page.answer.references and not any(True for _ in _citations(page))
        return skipped("the page cites nothing") if is_bare else find(page)

    return found


ITEMS = (
    Item("evidence.cited", Severity.BLOCKING, _cited),
    Item("evidence.verdicts", Severity.BLOCKING, _verdicts),
    Item("evidence.quotes", Severity.BLOCKING, _if_cited(_quotes)),
    Item("evidence.listed", Severity.BLOCKING, _if_cited(_listed)),
    Item("evidence.numbering", Severity.BLOCKING, _if_cited(_numbering)),
    Item("evidence.facts", Severity.BLOCKING, _if_cited(_facts)),
    Item("evidence.standing", Severity.BLOCKING, _if_cited(_standing)),
    Item("evidence.carries", Severity.BLOCKING, _carries, answered_only=True),
    Item("evidence.quotation", Severity.BLOCKING, _if_cited(_quotation)),
)
