"""Places: which statements of a page a writer is offered, with the sentences they rest on."""

from collections.abc import Callable, Iterator, Mapping

from plaincite.compose.abbreviations import defined_in, short_forms
from plaincite.compose.generative.writer import Place
from plaincite.compose.orders import gives_orders
from plaincite.model.answer import PAGE_SECTIONS, Answer, Statement, StatementKind
from plaincite.model.claim import Citation
from plaincite.model.record import Record
from plaincite.text import split_sentences

__all__ = ["Lookup", "find_places"]

Lookup = Callable[[str], Record | None]


def find_places(answer: Answer, lookup: Lookup) -> tuple[Place, ...]:
    """Return the statements of *answer* that report research, in reading order.

    Frames, notes and pointers are ours and stay as they are, and so does a statement whose source
    speaks to a machine.
    """
    offered = (
        (section, number, statement)
        for section in PAGE_SECTIONS
        for number, statement in enumerate(getattr(answer, section), start=1)
        if _is_offered(statement)
    )
    return tuple(
        Place(
            f"p{count}",
            section,
            number,
            statement,
            tuple(_sentences(statement)),
            _short_forms(statement, lookup),
        )
        for count, (section, number, statement) in enumerate(offered, start=1)
    )


def _is_offered(statement: Statement) -> bool:
    return (
        statement.kind is StatementKind.CLAIM
        and bool(statement.citations)
        and not any(gives_orders(citation.quote) for citation in statement.citations)
    )


def _sentences(statement: Statement) -> Iterator[Citation]:
    for cited in statement.citations:
        for span in split_sentences(cited.quote):
            start = cited.start + span.start
            yield Citation(
                cited.record_id,
                span.text,
                start,
                start + len(span.text),
                cited.section,
                cited.source,
            )


def _short_forms(statement: Statement, lookup: Lookup) -> Mapping[str, str]:
    """Return the short forms of the cited words that their own records define."""
    known: dict[str, str] = {}
    for cited in statement.citations:
        record = lookup(cited.record_id)
        if record is not None:
            known |= defined_in(f"{record.title or ''} . {record.abstract}")
    used = dict.fromkeys(
        short for cited in statement.citations for short in short_forms(cited.quote)
    )
    return {short: known[short] for short in used if short in known}
