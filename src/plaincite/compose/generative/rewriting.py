"""Rewriting: a page of the rules in, the same page in a model's plainer words out.

Two rounds at most. What passes the gate takes its place; what does not is asked for once more, with
the reasons; what fails again stays as the rules wrote it. A model that fails in any way leaves the
page as it was, but for the line that says who wrote it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from plaincite.compose.generative.gate import (
    MISSING,
    WORSE_PAGE,
    Gate,
    Refused,
    judged_statement,
)
from plaincite.compose.generative.places import find_places
from plaincite.compose.generative.writer import Objection, Order, Place, Writer, Written
from plaincite.compose.glossary import explain
from plaincite.compose.page import read_first
from plaincite.compose.spelling_out import spelled_out
from plaincite.errors import UnreadableReplyError, WriterError
from plaincite.model.answer import (
    PAGE_SECTIONS,
    Answer,
    Provenance,
    Replaced,
    Statement,
    Writing,
)

__all__ = ["rewrite"]

_UNREADABLE = Refused(
    "the model's reply could not be read",
    ("Your last reply was not the JSON object asked for, with nothing before or after it.",),
)


@dataclass(frozen=True, slots=True)
class _Round:
    """What one call of a writer led to."""

    page: Answer
    refused: Mapping[str, Refused]  # by place
    said: tuple[Written, ...] = ()
    failure: str | None = None
    may_repeat: bool = True


def rewrite(answer: Answer, writer: Writer, gate: Gate) -> Answer:
    """Return *answer* with those of its statements in *writer*'s words that pass *gate*.

    Sections, studies, citations and notes stay as the rules chose them. The provenance says which
    model was asked, how many statements it wrote, and which were replaced by the rules'.
    """
    places = find_places(answer, gate.lookup)
    if not places:
        return answer
    done = _asked(Order(answer.question.text, places), answer, writer, gate)
    if done.refused and done.may_repeat:
        again = tuple(place for place in places if place.place_id in done.refused)
        objections = tuple(_objection(place, done) for place in again)
        repaired = _asked(Order(answer.question.text, again, objections), done.page, writer, gate)
        done = _both(done, repaired)
    n_written = len(places) - len(done.refused)
    page = _finished(done.page, gate) if n_written else answer
    return replace(page, provenance=_labelled(page.provenance, done, places, writer))


def _asked(order: Order, page: Answer, writer: Writer, gate: Gate) -> _Round:
    """Let *writer* fill *order*; put into *page* what passes."""
    try:
        said = writer.write(order)
    except UnreadableReplyError as error:
        refused = {place.place_id: _UNREADABLE for place in order.places}
        return _Round(page, refused, failure=error.reason)
    except WriterError as error:
        missing = Refused(MISSING, ())
        refused = {place.place_id: missing for place in order.places}
        return _Round(page, refused, failure=error.reason, may_repeat=False)
    return _admitted(page, order.places, said, gate)


def _admitted(
    page: Answer, places: Sequence[Place], said: tuple[Written, ...], gate: Gate
) -> _Round:
    refused: dict[str, Refused] = {}
    known = gate.faults(_finished(page, gate))
    for place in places:
        own = [each for each in said if each.place_id == place.place_id]
        found = judged_statement(place, own, gate)
        if isinstance(found, Statement):
            candidate = _with(page, place, found)
            new = _new_faults(_finished(candidate, gate), known, gate)
            if not new:
                page = candidate
                continue
            found = Refused(WORSE_PAGE, new)
        refused[place.place_id] = found
    return _Round(page, refused, said)


def _new_faults(page: Answer, known: Mapping[str, str], gate: Gate) -> tuple[str, ...]:
    return tuple(detail for item, detail in gate.faults(page).items() if item not in known)


def _with(page: Answer, place: Place, statement: Statement) -> Answer:
    section = list(getattr(page, place.section))
    section[place.number - 1] = statement
    # mypy cannot know that the section's name is that of a tuple of statements.
    return replace(page, **{place.section: tuple(section)})  # type: ignore[arg-type]


def _finished(page: Answer, gate: Gate) -> Answer:
    """Return *page* with short forms spelled out at first use, and its hard words explained."""
    statements = [item for name in PAGE_SECTIONS for item in getattr(page, name)]
    cited = {each.record_id for item in statements for each in item.citations}
    records = {id_: record for id_ in cited if (record := gate.lookup(id_)) is not None}
    fuller = spelled_out(statements, records=records, judge=gate.judge)
    rest = iter(fuller)
    parts = {name: tuple(islice(rest, len(getattr(page, name)))) for name in PAGE_SECTIONS}
    # As in `_with`: the names are those of the page's sections.
    return replace(page, **parts, glossary=explain(read_first(fuller)))  # type: ignore[arg-type]


def _objection(place: Place, done: _Round) -> Objection:
    own = tuple(each.text for each in done.said if each.place_id == place.place_id)
    return Objection(place.place_id, own, done.refused[place.place_id].details)


def _both(first: _Round, second: _Round) -> _Round:
    """Return what two rounds led to; reasons of the first stand where the second said nothing."""
    refused = {
        place_id: first.refused[place_id] if found.reason == MISSING else found
        for place_id, found in second.refused.items()
    }
    return replace(second, refused=refused)


def _labelled(
    provenance: Provenance, done: _Round, places: Sequence[Place], writer: Writer
) -> Provenance:
    """Return *provenance* with what the writer did; its name only where words of its stand."""
    replaced = tuple(
        Replaced(place.section, place.number, done.refused[place.place_id].reason)
        for place in places
        if place.place_id in done.refused
    )
    n_written = len(places) - len(replaced)
    failure = done.failure if not n_written else None
    writing = Writing(writer.name, writer.prompt, n_written, replaced, failure)
    composer = writer.name if n_written else provenance.composer
    return replace(provenance, composer=composer, writing=writing)
