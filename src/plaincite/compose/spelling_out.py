"""Spelling out: abbreviations explained where a reader of the whole page first meets them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources

from plaincite.compose.abbreviations import defined_in, short_forms, spell_out
from plaincite.compose.findings import Judge, first_supported
from plaincite.model.answer import Statement
from plaincite.model.record import Record

__all__ = ["common_long_forms", "spelled_out"]


def spelled_out(
    statements: Iterable[Statement], *, records: Mapping[str, Record], judge: Judge
) -> tuple[Statement, ...]:
    """Return *statements*, in reading order, with short forms spelled out at first use.

    A text that the judge does not support once spelled out stays as it was.
    """
    seen: set[str] = set()
    done = []
    for statement in statements:
        fuller = _spelled_out(statement, records, seen)
        seen.update(short_forms(fuller.text))
        is_same = fuller.text == statement.text
        done.append(statement if is_same else first_supported((fuller,), judge) or statement)
    return tuple(done)


@cache
def common_long_forms() -> Mapping[str, str]:
    """Return the short forms that mean one thing to every medical reader."""
    table = (resources.files("plaincite") / "compose" / "abbreviations.tsv").read_text("utf-8")
    lines = (line for line in table.splitlines() if line and not line.startswith("#"))
    return dict(line.split("\t", 1) for line in lines)


def _spelled_out(statement: Statement, records: Mapping[str, Record], seen: set[str]) -> Statement:
    if not statement.citations or statement.text.endswith("”"):
        return statement
    long_forms = dict(common_long_forms())
    for citation in statement.citations:
        record = records[citation.record_id]
        long_forms |= defined_in(f"{record.title or ''} . {record.abstract}")
    lead = statement.lead or ""
    body = statement.text.removeprefix(lead)
    text = lead + spell_out(body, long_forms=long_forms, seen=seen)
    return replace(statement, text=text)
