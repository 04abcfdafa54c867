"""The lead of a finding ("A 2025 phase 1 trial of 5 people (Cell) reported:") against its record.

A lead is read from the record's facts, not from the quote, so it has its own lock: every figure
must be a fact of the record, the journal must be the record's, and the people those of the record.
"""

import re
from collections.abc import Sequence

from plaincite.model.record import Record
from plaincite.verify.case import Case
from plaincite.verify.figures import figures
from plaincite.verify.population import population_reasons
from plaincite.verify.reading import read

__all__ = ["lead_reasons"]

_BRACKET = re.compile(r"\(([^()]{1,200})\)")
_REGISTRY = re.compile(r"\b(?:NCT\d{8}|ISRCTN\d{6,9}|EudraCT[ -]?[\d-]{10,16})\b")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_DESIGNS = (
    ("systematic review", ("systematic",)),
    ("meta-analysis", ("meta-analy", "meta analy", "metaanaly", "pooled")),
    ("randomised", ("randomi", "random")),
    ("randomized", ("randomi", "random")),
)


def lead_reasons(lead: str, records: Sequence[Record]) -> tuple[str, ...]:
    """Say which facts of *lead* none of *records* has."""
    facts = " ".join(_facts(record) for record in records)
    case = Case(read(lead), read(facts), read(""), facts)
    return (
        *_figure_reasons(lead, facts),
        *_journal_reasons(lead, facts, records),
        *_registry_reasons(lead, facts),
        *_design_reasons(lead, facts),
        *population_reasons(case),
    )


def _facts(record: Record) -> str:
    digest = record.digest
    stated: list[object] = [
        record.title,
        record.abstract,
        *(summary.text for summary in record.lay_summaries[:1]),
        record.year,
        *record.publication_types,
        *(_ROMAN.get(kind.rpartition("Phase ")[2], "") for kind in record.publication_types),
        *record.registry_ids,
        *(name for name in (record.journal, record.journal_abbreviation) if name and "(" in name),
        *record.keywords,
        *(heading.descriptor for heading in record.mesh),
        *((digest.design, digest.participants, digest.population) if digest else ()),
    ]
    return " . ".join(str(fact) for fact in stated if fact is not None)


def _figure_reasons(lead: str, facts: str) -> tuple[str, ...]:
    known = {figure.value for figure in figures(facts)}
    bare = _REGISTRY.sub(" ", lead)
    return tuple(
        f'The number {figure.written} of "{lead}" is not a fact of the cited record.'
        for figure in figures(bare)
        if figure.value not in known
    )


def _journal_reasons(lead: str, facts: str, records: Sequence[Record]) -> tuple[str, ...]:
    """What stands in brackets is the journal, unless the record's own text explains it."""
    journals = {
        _name(journal)
        for record in records
        for journal in (record.journal, record.journal_abbreviation)
        if journal
    }
    gaps = _gaps(records)
    unknown = [
        inside
        for bracket in _BRACKET.findall(lead)
        for inside in bracket.split("; ")
        if not (_journal_part(inside) & journals or inside in gaps or _is_in(inside, facts))
    ]
    return tuple(f'"{inside}" is not the journal of the cited record.' for inside in unknown)


def _gaps(records: Sequence[Record]) -> set[str]:
    """What may be said to be missing: only what is."""
    gaps = {"number of people not stated"}
    if all(record.journal is None for record in records):
        gaps.add("journal not stated")
    if all(record.year is None for record in records):
        gaps.add("year not stated")
    return gaps


def _journal_part(inside: str) -> set[str]:
    return {_name(inside), _name(re.sub(r"[,;]?\s*(?:19|20)\d\d$", "", inside))}


def _name(journal: str) -> str:
    plain = re.sub(r"[^\w\s]", " ", journal.lower().replace("&", " and "))
    return " ".join(plain.split()).removeprefix("the ")


def _is_in(inside: str, facts: str) -> bool:
    return inside.lower() in facts.lower() or read(inside).keys <= read(facts).keys


def _registry_reasons(lead: str, facts: str) -> tuple[str, ...]:
    return tuple(
        f"{number} is not a registration of the cited record."
        for number in _REGISTRY.findall(lead)
        if number not in facts
    )


def _design_reasons(lead: str, facts: str) -> tuple[str, ...]:
    said, known = lead.lower(), facts.lower()
    return tuple(
        f'The cited record does not call itself a "{design}".'
        for design, signs in _DESIGNS
        if re.search(rf"(?<!non-)(?<!\w){design}", said)
        and not any(sign in known for sign in signs)
    )
