"""Clauses: a Query as the index's own query object, built from terms and never parsed.

The reader's words are data here: no character of them can become an operator.

    score = plain words + for each group: its best alternative, its phrase, a bonus for presence

Plain words are scored by BM25 and added up. Where the first alternative of a group stands in the
text, its words count with the group instead, once: the record's score for that concept is that of
the reader's own words or of the best other name, whichever is more, so a long list of synonyms
cannot drown the reader. A group also earns a fixed bonus when any alternative stands in the record
at all: a record that speaks of every concept passes one that repeats a single concept.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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

Rarity = Callable[[str], float]

_SHOULD, _MUST = tantivy.Occur.Should, tantivy.Occur.Must


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a concept, as its words stand in a text."""

    parts: tuple[str, ...]  # one after the other
    joined: tuple[str, ...]  # or as one word
    weight: float

    @classmethod
    def of(cls, term: Term) -> "_Name":
        found = units(term.text)[:_MAX_PHRASE]
        parts = tuple(part for unit in found for part in unit.parts)[:_MAX_PHRASE]
        joined = {form for unit in (found if len(found) == 1 else ()) for form in unit.joined}
        if len(found) == 2:  # "beta blocker" is also written "beta-blocker" and "betablocker"
            hyphened = units("-".join(term.text.split()))
            joined.update(form for unit in hyphened for form in unit.joined)
        return cls(parts, tuple(sorted(joined)), min(term.weight, _MAX_WEIGHT))

    @property
    def says_any(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.parts or self.joined)

    def holds(self, other: "_Name") -> bool:
        """Whether *other*, worth no less, stands wherever the words of this one do."""
        n_more = len(self.parts) - len(other.parts)
        return (
            bool(other.parts)
            and n_more > 0
            and other.weight >= self.weight
            and any(
                self.parts[at : at + len(other.parts)] == other.parts for at in range(n_more + 1)
            )
        )


def query_clause(query: Query, schema: tantivy.Schema, *, rarity: Rarity) -> tantivy.Query | None:
    """Return *query* as a clause over *schema*, or None when nothing in it can be looked for.

    *rarity* is BM25's weight of a term, to leave out what can change no score.
    """
    words = list(units(query.text)[:_MAX_UNITS])
    clauses: list[tantivy.Query] = []
    for group in query.groups[:_MAX_GROUPS]:
        terms = [term for term in group[:_MAX_ALTERNATIVES] if _counts(term)]
        own = _take_out(words, units(terms[0].text)) if terms else ()
        clauses.extend(_group_clauses(own, terms, schema, rarity))
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
    own: tuple[Unit, ...], terms: list[Term], schema: tantivy.Schema, rarity: Rarity
) -> list[tantivy.Query]:
    """The clauses of one concept; *own* are its words in the text, which count in full."""
    if not terms:
        return []
    names = [_Name.of(term) for term in terms]
    if not own:
        said = [_boosted(name, name.weight, schema) for name in names]
        return [_best_of(said), _best_of(_presence(names, schema))]
    own_parts = frozenset(part for unit in own for part in unit.parts)
    # Two spellings of one name are one name here.
    others = dict.fromkeys(_unless_outdone(name, own_parts, rarity) for name in names[1:])
    said = [_boosted(name, name.weight, schema) for name in others if name.says_any]
    words = _any_of([_unit_clause(unit, schema) for unit in own])
    has_phrase = len(own) > 1
    return [
        _best_of([*said, words]),
        *_present(names, schema, phrase=PHRASE_WEIGHT if has_phrase else 0.0),
    ]


def _unless_outdone(name: _Name, own: frozenset[str], rarity: Rarity) -> _Name:
    """Return *name* without its phrase where the reader's *own* words always score as much.

    "Blood pressure drug" cannot beat "blood" and "pressure": each stands there as often as the
    phrase at least, and the two weigh more than three at the weight of another name.
    """
    shared = sum(rarity(part) for part in own.intersection(name.parts))
    is_outdone = shared and shared >= name.weight * sum(map(rarity, name.parts))
    return replace(name, parts=()) if is_outdone else name


def _present(names: list[_Name], schema: tantivy.Schema, *, phrase: float) -> list[tantivy.Query]:
    """The bonus for presence, and the score of the first name as a phrase at the weight *phrase*.

    Where the first name earns the greatest bonus, both are one clause: to look for a phrase takes
    most of the time of a search.
    """
    present = _presence(names, schema)
    if not phrase:
        return [_best_of(present)]
    first = _boosted(names[0], phrase, schema)
    if any(name.weight > names[0].weight for name in names):
        return [_best_of(present), first]
    bonus = _worth(tantivy.Query.all_query(), PRESENCE_BONUS * names[0].weight)
    both = tantivy.Query.boolean_query([(_MUST, first), (_MUST, bonus)])
    return [_best_of([both, *present[1:]])]


def _presence(names: list[_Name], schema: tantivy.Schema) -> list[tantivy.Query]:
    """What the presence of each name is worth, that of the first one first.

    A phrase that holds another name ("antihypertensive drug") is left out: the other is there too.
    """
    bare = [names[0]]
    for place, name in enumerate(names[1:], 1):
        others = (*names[:place], *names[place + 1 :])
        is_told = any(name.holds(other) for other in others) or name in bare
        bare.append(replace(name, parts=()) if is_told else name)
    return [
        _worth(_said(name, schema), PRESENCE_BONUS * name.weight) for name in bare if name.says_any
    ]


def _unit_clause(unit: Unit, schema: tantivy.Schema) -> tantivy.Query:
    """A word of the text: its parts added up or its joined form, whichever scores more."""
    ways = [_word(form, schema) for form in unit.joined]
    if unit.parts:
        ways.append(_any_of([_word(part, schema) for part in unit.parts]))
    return _best_of(ways)


def _said(name: _Name, schema: tantivy.Schema) -> tantivy.Query:
    """The clause that *name* was said: its words as a phrase, or joined as one word."""
    ways = [_word(form, schema) for form in name.joined]
    if len(name.parts) == 1:
        ways.append(_word(name.parts[0], schema))
    elif name.parts:
        ways.append(tantivy.Query.phrase_query(schema, BODY, list(name.parts)))
    return _best_of(ways)


def _boosted(name: _Name, weight: float, schema: tantivy.Schema) -> tantivy.Query:
    return tantivy.Query.boost_query(_said(name, schema), weight)


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
