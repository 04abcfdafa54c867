"""Spelling out: abbreviations explained where a reader of the whole page first meets them."""

from collections.abc import Iterable, Mapping
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
        done.append(_fuller(statement, records, seen, judge))
        seen.update(short_forms(done[-1].text))
    return tuple(done)


def _fuller(
    statement: Statement, records: Mapping[str, Record], seen: set[str], judge: Judge
) -> Statement:
    """Return *statement* with each short form spelled out that the judge lets stand."""
    if not statement.citations:
        return statement
    long_forms = _long_forms(statement, records)
    for short in short_forms(statement.text):
        if short in long_forms and short not in seen:
            one = {short: long_forms[short]}
            statement = first_supported((_with(statement, one),), judge) or statement
    return statement


def _with(statement: Statement, long_forms: Mapping[str, str]) -> Statement:
    """Return *statement* with *long_forms* at their first place, in the lead or after it."""
    lead = statement.lead or ""
    body = statement.text.removeprefix(lead)
    people, bracket, _ = lead.rpartition(" (")  # what follows is the journal, a name
    named = people if bracket else lead
    fuller_lead = spell_out(named, long_forms=long_forms, seen=()) + lead[len(named) :]
    if body.endswith("”"):  # the authors' words stay as they are
        return replace(statement, text=fuller_lead + body, lead=fuller_lead or None)
    fuller_body = spell_out(body, long_forms=long_forms, seen=short_forms(named))
    return replace(statement, text=fuller_lead + fuller_body, lead=fuller_lead or None)


def _long_forms(statement: Statement, records: Mapping[str, Record]) -> dict[str, str]:
    """Return what the cited records define, and where they are silent the common forms."""
    long_forms = dict(common_long_forms())
    for citation in statement.citations:
        record = records[citation.record_id]
        long_forms |= defined_in(f"{record.title or ''} . {record.abstract}")
    return long_forms
