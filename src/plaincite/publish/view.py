"""The view: what every form of the page shows, in order, so that all forms say the same.

Texts stay plain here; each form escapes them for itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from plaincite.model.answer import Answer, Provenance, Reference, Statement, Status
from plaincite.model.claim import Citation
from plaincite.model.question import SafetyLevel
from plaincite.publish.glance import written_date

__all__ = [
    "CareCard",
    "Quote",
    "SectionView",
    "authors_line",
    "care_card",
    "how_made",
    "left_out_by_reason",
    "marked",
    "people_line",
    "quotes",
    "sections",
    "shows_doctor_questions",
    "web_address",
]

_SOURCE_NAMES = {
    "abstract": "From the abstract",
    "digest": "Editor's summary of the article",
    "lay_summary": "From the article's plain-language summary",
    "full_text": "From the full article",
}
_MOST_AUTHORS = 6
_TOKEN = re.compile(r"\s+|[^\s\w]|\w+")
# Of tokens to compare: to find runs in brackets upon brackets takes the cube of their number.
_MOST_PAIRS = 250_000
_SHORTEST_RUN = 3  # tokens, spaces counted: two words in a row are a match, one may be chance


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of the page: where it stands, what it is called, what it says."""

    anchor: str
    heading: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a statement rests on, as they are shown when a reader asks for them."""

    number: int  # of the reference
    label: str  # "Editor's summary of the article, Results"
    runs: tuple[tuple[str, bool], ...]  # text, and whether the statement says the same


@dataclass(frozen=True, slots=True)
class CareCard:
    """A safety message in its parts: one action, what it is for, and what else to do."""

    heading: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]


def care_card(answer: Answer) -> CareCard | None:
    """Return the safety message of the page in its parts, or None when there is none."""
    lines = [line.strip() for line in (answer.safety.message or "").splitlines() if line.strip()]
    if not lines:
        return None
    points = tuple(line.removeprefix("- ") for line in lines[1:] if line.startswith("- "))
    rest = tuple(line for line in lines[1:] if not line.startswith("- "))
    return CareCard(lines[0], rest, points)


def sections(answer: Answer) -> tuple[SectionView, ...]:
    """Return the sections between the short answer and the doctor questions; none is empty."""
    views = (
        SectionView("findings", "What the research says", answer.findings),
        SectionView("other-side", "The other side", answer.other_side),
        SectionView("unknowns", "What we don't know yet", answer.unknowns),
    )
    return tuple(view for view in views if view.statements)


def shows_doctor_questions(answer: Answer) -> bool:
    """Tell whether the five questions help here: not in a crisis, nor off the topic of health."""
    if answer.status in (Status.ANSWERED, Status.INSUFFICIENT_EVIDENCE):
        return True
    return answer.safety.level is SafetyLevel.ADVICE


def quotes(statement: Statement, answer: Answer) -> tuple[Quote, ...]:
    """Return the quotes that *statement* rests on, in order."""
    numbers = {reference.record_id: reference.number for reference in answer.references}
    body = statement.text.removeprefix(statement.lead or "")
    return tuple(
        Quote(numbers[item.record_id], _label(item), marked(item.quote, body))
        for item in statement.citations
    )


def marked(quote: str, text: str) -> tuple[tuple[str, bool], ...]:
    """Cut *quote* into runs; True marks those whose words *text* repeats in the same order.

    A quote far longer than sentences are is one run without marks.
    """
    left, right = _TOKEN.findall(quote), _TOKEN.findall(text)
    if len(left) * len(right) > _MOST_PAIRS:
        return ((quote, False),)
    folded = [token.lower() for token in left], [token.lower() for token in right]
    blocks = SequenceMatcher(None, *folded, autojunk=False).get_matching_blocks()
    runs: list[tuple[str, bool]] = []
    at = 0
    for block in blocks:
        if block.size < _SHORTEST_RUN:
            continue
        runs.append(("".join(left[at : block.a]), False))
        runs.append(("".join(left[block.a : block.a + block.size]), True))
        at = block.a + block.size
    runs.append(("".join(left[at:]), False))
    return tuple(run for run in runs if run[0])


def authors_line(reference: Reference) -> str:
    """Return the authors as a reference list prints them."""
    shown = list(reference.authors[:_MOST_AUTHORS])
    if len(reference.authors) > _MOST_AUTHORS or (shown and not reference.authors_complete):
        shown.append("and others")
    return ", ".join(shown) if shown else "Authors not stated"


def people_line(reference: Reference) -> str:
    """Return how many people were studied and who they were."""
    number = (
        f"{reference.participants:,} people"
        if reference.participants is not None
        else "number of people not stated"
    )
    return f"{number}: {reference.population}" if reference.population else number


def web_address(reference: Reference) -> str | None:
    """Return where the article can be seen; anything but a web address is dropped."""
    url = reference.url
    return url if url and url.startswith(("https://", "http://")) else None


def how_made(answer: Answer) -> Iterator[str]:
    """Yield the sentences that say how the page came about."""
    provenance = answer.provenance
    if answer.status in (Status.DECLINED, Status.URGENT):
        yield "Fixed rules chose this reply from your words alone; no research was searched."
        yield f"Engine: {provenance.engine}."
        return
    yield from _searched(provenance)
    yield (
        f"We found {provenance.found:,} with words of the question, used "
        f"{provenance.used:,}, and left out {len(provenance.left_out):,}."
    )
    yield f"{_writer(provenance)} Engine: {provenance.engine}. Snapshot: {provenance.corpus[:12]}."
    if provenance.reviewed_by is None:
        yield "This page was not yet reviewed by a clinician."
    else:
        yield f"Reviewed by {provenance.reviewed_by}."


def left_out_by_reason(
    provenance: Provenance,
) -> tuple[tuple[str, tuple[tuple[str, str | None], ...]], ...]:
    """Return each reason with the records it befell, as names and web addresses; the rarest first.

    Most records are left out because they do not bear on the question; a retraction must not
    drown among them.
    """
    groups: dict[str, list[tuple[str, str | None]]] = {}
    for item in provenance.left_out:
        reason = item.reason.rstrip(".")
        groups.setdefault(f"{reason[:1].upper()}{reason[1:]}:", []).append(_named(item.record_id))
    ordered = sorted(groups.items(), key=lambda group: (len(group[1]), group[0]))
    return tuple((reason, tuple(records)) for reason, records in ordered)


def _named(record_id: str) -> tuple[str, str | None]:
    source, _, name = record_id.partition(":")
    if source == "pmid" and name.isdecimal():
        return f"PubMed {name}", f"https://pubmed.ncbi.nlm.nih.gov/{name}/"
    if source == "doi" and name.startswith("10."):
        return f"doi.org/{name}", f"https://doi.org/{name}"
    return record_id, None


def _searched(provenance: Provenance) -> Iterator[str]:
    day = written_date(provenance.searched_on)
    size = f"{provenance.corpus_size:,} {'study' if provenance.corpus_size == 1 else 'studies'}"
    if provenance.query is None:
        yield f"We searched the {provenance.corpus_name} ({size}), last updated on {day}."
        return
    yield f"We searched {provenance.corpus_name} on {day} and read {size}."
    if provenance.matches is not None:
        yield f"The query matches {provenance.matches:,} studies there in all."
    yield f"The query was: {provenance.query}"


def _writer(provenance: Provenance) -> str:
    made = provenance.writing
    if made is None:
        return (
            "Rules selected and trimmed the text from what the sources say; no language model "
            "wrote it."
        )
    if not made.n_written:
        why = made.failure or "none of its sentences passed our checks"
        return (
            "Rules selected and trimmed the text from what the sources say. The language model "
            f"{made.model} was asked for plainer words, and none of its are here: {why}."
        )
    n_offered = made.n_written + len(made.replaced)
    n_kept = len(made.replaced)
    verb = "is" if n_kept == 1 else "are"
    kept = f" The other {n_kept} {verb} in the words of rules." if n_kept else ""
    return (
        f"Rules chose what to report. The language model {made.model} worded {made.n_written} of "
        f"{n_offered} cited statements, and each sentence was checked against its source.{kept}"
    )


def _label(citation: Citation) -> str:
    name = _SOURCE_NAMES[citation.source]
    return f"{name}, {citation.section.capitalize()}" if citation.section else name
