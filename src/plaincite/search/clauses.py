"""Clauses: a Query as the index's own query object, built from terms and never parsed.

The reader's words are data here: no character of them can become an operator.

    score = plain words (BM25 of each) + for each group: its best alternative, once

A group also earns a fixed bonus when any of its alternatives stands in the record at all. So a
record that speaks of every concept passes one that repeats a single concept, and a long list of
synonyms adds no more than its best member.
"""

from collections.abc import Iterable
from math import isfinite

import tantivy

from plaincite.model.ranking import Query, Term
from plaincite.search.fields import BODY
from plaincite.search.terms import Unit, units

__all__ = ["query_clause"]

# Bounds on hostile input; no sensible question comes near them.
_MAX_UNITS = 128
_MAX_GROUPS = 16
_MAX_ALTERNATIVES = 32
_MAX_PHRASE = 12
_MAX_WEIGHT = 100.0

# How much a group's best alternative counts beside the plain words, and the bonus for presence.
GROUP_WEIGHT = 0.3
PRESENCE_BONUS = 1.0

_SHOULD = tantivy.Occur.Should


def query_clause(query: Query, schema: tantivy.Schema) -> tantivy.Query | None:
    """Return *query* as a clause over *schema*, or None when nothing in it can be looked for."""
    clauses = [_unit_clause(unit, schema) for unit in units(query.text)[:_MAX_UNITS]]
    for group in query.groups[:_MAX_GROUPS]:
        clauses.extend(_group_clauses(group, schema))
    return _any_of(clauses) if clauses else None


def _unit_clause(unit: Unit, schema: tantivy.Schema) -> tantivy.Query:
    """A word of the text: its parts added up or its joined form, whichever scores more."""
    ways = [_word(form, schema) for form in unit.joined]
    if unit.parts:
        ways.append(_any_of([_word(part, schema) for part in unit.parts]))
    return _best_of(ways)


def _group_clauses(group: Iterable[Term], schema: tantivy.Schema) -> list[tantivy.Query]:
    scored: list[tantivy.Query] = []
    present: list[tantivy.Query] = []
    for term in tuple(group)[:_MAX_ALTERNATIVES]:
        ways = _ways_to_say(term.text, schema)
        if not ways or not isfinite(term.weight) or term.weight <= 0:
            continue
        said, weight = _best_of(ways), min(term.weight, _MAX_WEIGHT)
        scored.append(tantivy.Query.boost_query(said, weight * GROUP_WEIGHT))
        present.append(tantivy.Query.const_score_query(said, weight * PRESENCE_BONUS))
    return [_best_of(scored), _best_of(present)] if scored else []


def _ways_to_say(text: str, schema: tantivy.Schema) -> list[tantivy.Query]:
    """The clauses that each mean *text* was said: its words as a phrase, or joined as one word."""
    found = units(text)[:_MAX_PHRASE]
    parts = [part for unit in found for part in unit.parts][:_MAX_PHRASE]
    joined = {form for unit in (found if len(found) == 1 else ()) for form in unit.joined}
    if len(found) == 2:  # "beta blocker" is also written "beta-blocker" and "betablocker"
        joined.update(form for unit in units("-".join(text.split())) for form in unit.joined)
    ways = [_word(form, schema) for form in sorted(joined)]
    if len(parts) == 1:
        ways.append(_word(parts[0], schema))
    elif parts:
        ways.append(tantivy.Query.phrase_query(schema, BODY, list(parts)))
    return ways


def _word(term: str, schema: tantivy.Schema) -> tantivy.Query:
    return tantivy.Query.term_query(schema, BODY, term, "freq")


def _any_of(clauses: list[tantivy.Query]) -> tantivy.Query:
    """The sum of what matches. One clause stands alone, since nesting makes the engine slower."""
    if len(clauses) == 1:
        return clauses[0]
    return tantivy.Query.boolean_query([(_SHOULD, clause) for clause in clauses])


def _best_of(clauses: list[tantivy.Query]) -> tantivy.Query:
    if len(clauses) == 1:
        return clauses[0]
    return tantivy.Query.disjunction_max_query(clauses)
