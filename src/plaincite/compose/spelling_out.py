"""Spelling out: abbreviations explained where a reader of the whole page first meets them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from plaincite.compose.abbreviations import common_long_forms, defined_in, short_forms, spell_out
from plaincite.compose.findings import Judge, first_supported
from plaincite.model.answer import Statement
from plaincite.model.record import Record

__all__ = ["spelled_out"]


def spelled_out(
    statements: Iterable[Statement], *, records: Mapping[str, Record], judge: Judge
) -> tuple[Statement, ...]:
    """Return *statements*, in reading order, with short forms spelled out at first use.

    A text that the judge does not support once spelled out stays as it was.
    """
    seen: set[str] = set()
    done = []
    for statement in statements:
        best = first_supported(tuple(_fuller(statement, records, seen)), judge) or statement
        seen.update(short_forms(best.text))
        done.append(best)
    return tuple(done)


def _fuller(
    statement: Statement, records: Mapping[str, Record], seen: set[str]
) -> Iterator[Statement]:
    """Yield *statement* with short forms spelled out in lead and body, then in one of the two."""
    if not statement.citations or statement.text.endswith("”"):
        return
    long_forms = _long_forms(statement, records)
    lead = statement.lead or ""
    body = statement.text.removeprefix(lead)
    fuller_lead = spell_out(lead, long_forms=long_forms, seen=seen)
    after_lead = spell_out(body, long_forms=long_forms, seen={*seen, *short_forms(fuller_lead)})
    alone = spell_out(body, long_forms=long_forms, seen=seen)
    for opening, rest in ((fuller_lead, after_lead), (lead, alone), (fuller_lead, body)):
        if opening + rest != statement.text:
            yield replace(statement, text=opening + rest, lead=opening or None)


def _long_forms(statement: Statement, records: Mapping[str, Record]) -> dict[str, str]:
    """Return what the cited records define, and where they are silent the common forms."""
    long_forms = dict(common_long_forms())
    for citation in statement.citations:
        record = records[citation.record_id]
        long_forms |= defined_in(f"{record.title or ''} . {record.abstract}")
    return long_forms
