"""Clauses: a Query as the index's own query object, built from terms and never parsed.

The reader's words are data here: no character of them can become an operator.

    score = plain words + for each group: its best alternative, its phrase, a bonus for presence

Plain words are scored by BM25 and added up. Where the first alternative of a group stands in the
text, its words count with the group instead, once: the record's score for that concept is that of
the reader's own words or of the best other name, whichever is more, so a long list of synonyms
cannot drown the reader. A group also earns a fixed bonus when any alternative stands in the record
at all: a record that speaks of every concept passes one that repeats a single concept.
"""

from collections.abc import Iterable
from math import isfinite

import tantivy

from plaincite.model.ranking import Query, Term
from plaincite.search.fields import BODY
from plaincite.search.terms import Unit, units

__all__ = ["query_clause", "with_terms"]

# Bounds on hostile input; no sensible question comes near them.
_MAX_UNITS = 128
_MAX_GROUPS = 16
_MAX_ALTERNATIVES = 32
_MAX_PHRASE = 12
_MAX_WEIGHT = 100.0

# Chosen on SciFact train and NFCorpus dev together, where neighbours differ by less than chance;
# docs/evaluation.md has the figures.
PHRASE_WEIGHT = 0.1
PRESENCE_BONUS = 0.5

_SHOULD = tantivy.Occur.Should


def query_clause(query: Query, schema: tantivy.Schema) -> tantivy.Query | None:
    """Return *query* as a clause over *schema*, or None when nothing in it can be looked for."""
    words = list(units(query.text)[:_MAX_UNITS])
    clauses: list[tantivy.Query] = []
    for group in query.groups[:_MAX_GROUPS]:
        terms = [term for term in group[:_MAX_ALTERNATIVES] if _counts(term)]
        own = _take_out(words, units(terms[0].text)) if terms else ()
        clauses.extend(_group_clauses(own, terms, schema))
    clauses.extend(_unit_clause(unit, schema) for unit in words)
    return _any_of(clauses) if clauses else None


def with_terms(
    clause: tantivy.Query, terms: Iterable[tuple[str, float]], schema: tantivy.Schema
) -> tantivy.Query:
    """Return *clause* with ready-made *terms* added, each at its weight."""
    added = [tantivy.Query.boost_query(_word(term, schema), weight) for term, weight in terms]
    return _any_of([clause, *added])


def _counts(term: Term) -> bool:
    return isfinite(term.weight) and term.weight > 0 and bool(units(term.text))


def _take_out(words: list[Unit], own: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Remove *own* from *words* where it stands there in one run; return what was removed."""
    parts = [unit.parts for unit in own]
    for start in range(len(words) - len(own) + 1):
        run = words[start : start + len(own)]
        if [unit.parts for unit in run] == parts:
            del words[start : start + len(own)]
            return tuple(run)
    return ()


def _group_clauses(
    own: tuple[Unit, ...], terms: list[Term], schema: tantivy.Schema
) -> list[tantivy.Query]:
    """The clauses of one concept; *own* are its words in the text, which count in full."""
    said = [(_said(term.text, schema), min(term.weight, _MAX_WEIGHT)) for term in terms]
    if not said:
        return []
    present = [_worth(clause, PRESENCE_BONUS * weight) for clause, weight in said]
    if not own:
        best = [tantivy.Query.boost_query(clause, weight) for clause, weight in said]
        return [_best_of(best), _best_of(present)]
    best = [tantivy.Query.boost_query(clause, weight) for clause, weight in said[1:]]
    best.append(_any_of([_unit_clause(unit, schema) for unit in own]))
    clauses = [_best_of(best), _best_of(present)]
    if len(own) > 1:
        clauses.append(tantivy.Query.boost_query(said[0][0], PHRASE_WEIGHT))
    return clauses


def _unit_clause(unit: Unit, schema: tantivy.Schema) -> tantivy.Query:
    """A word of the text: its parts added up or its joined form, whichever scores more."""
    ways = [_word(form, schema) for form in unit.joined]
    if unit.parts:
        ways.append(_any_of([_word(part, schema) for part in unit.parts]))
    return _best_of(ways)


def _said(text: str, schema: tantivy.Schema) -> tantivy.Query:
    """The clause that *text* was said: its words as a phrase, or joined as one word."""
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
    return _best_of(ways)


def _word(term: str, schema: tantivy.Schema) -> tantivy.Query:
    return tantivy.Query.term_query(schema, BODY, term, "freq")


def _worth(clause: tantivy.Query, score: float) -> tantivy.Query:
    return tantivy.Query.const_score_query(clause, score)


def _any_of(clauses: list[tantivy.Query]) -> tantivy.Query:
    """The sum of what matches. One clause stands alone, since nesting makes the engine slower."""
    if len(clauses) == 1:
        return clauses[0]
    return tantivy.Query.boolean_query([(_SHOULD, clause) for clause in clauses])


def _best_of(clauses: list[tantivy.Query]) -> tantivy.Query:
    if len(clauses) == 1:
        return clauses[0]
    return tantivy.Query.disjunction_max_query(clauses)
