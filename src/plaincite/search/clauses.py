"""Clauses: a Query as the index's own query object, built from terms and never parsed.

The reader's words are data here: no character of them can become an operator.

    score = plain words + for each group: its best alternative, and a little of what else is there

Plain words are scored by BM25 and added up. Where the first alternative of a group stands in the
text, its words count with the group instead, once: the record's score for that concept is that of
the reader's own words or of the best other name, whichever is more, so a long list of synonyms
cannot drown the reader. A name that stands in the record also earns a fixed bonus: a record that
speaks of every concept passes one that repeats a single concept. No name is looked up twice, since
to look for phrases takes most of the time of a search.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import isfinite
from typing import Protocol

import tantivy

from plaincite.model.ranking import Query, Term
from plaincite.search.fields import BODY, NAMES
from plaincite.search.names import name_term
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
LESSER_SHARE = 0.05  # of the lesser, where both the reader's words and another name are there


class Rarity(Protocol):
    """BM25's weight of a term."""

    def __call__(self, term: str, field: str = BODY) -> float: ...


_SHOULD, _MUST = tantivy.Occur.Should, tantivy.Occur.Must


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of a concept, as its words stand in a text."""

    parts: tuple[str, ...]  # one after the other
    joined: tuple[str, ...]  # or as one word, where it can be
    weight: float

    @classmethod
    def of(cls, term: Term) -> "_Name":
        found = units(term.text)[:_MAX_PHRASE]
        parts = tuple(part for unit in found for part in unit.parts)[:_MAX_PHRASE]
        # "Beta blocker" is also written "beta-blocker" and "betablocker".
        as_one = units("-".join(term.text.split())) if len(found) == 2 else found
        # The last form joins all parts: a record of "long-term care" says no "long-term pain".
        joined = as_one[0].joined[-1:] if len(as_one) == 1 else ()
        return cls(parts, joined, min(term.weight, _MAX_WEIGHT))

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

    *rarity* also tells what can change no score and is left out.
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
    first, *others = _without_longer([_Name.of(term) for term in terms])
    if not own:
        return [_most_of(_told([first, *others], schema, rarity))]
    own_parts = frozenset(part for unit in own for part in unit.parts)
    others = [_unless_outdone(name, own_parts, rarity) for name in others]
    own_name = _own_name(first, len(own), schema, rarity)
    words = [*(_unit_clause(unit, schema) for unit in own), own_name]
    told = _told(others, schema, rarity)
    return [_most_of([_any_of(words), *told])] if told else words


def _without_longer(names: list[_Name]) -> list[_Name]:
    """Return *names*, other ones without their phrase where they hold another name.

    Where "antihypertensive drug" stands, "antihypertensive" does too and earns the bonus.
    """
    return names[:1] + [
        replace(name, parts=()) if any(map(name.holds, names)) else name for name in names[1:]
    ]


def _unless_outdone(name: _Name, own: frozenset[str], rarity: Rarity) -> _Name:
    """Return *name* without its phrase where the reader's *own* words always score as much.

    "Blood pressure drug" cannot beat "blood" and "pressure": each stands there as often as the
    phrase at least, and the two weigh more than three at the weight of another name.
    """
    shared = sum(rarity(part) for part in own.intersection(name.parts))
    is_outdone = shared and shared >= name.weight * sum(map(rarity, name.parts))
    return replace(name, parts=()) if is_outdone else name


def _own_name(name: _Name, n_units: int, schema: tantivy.Schema, rarity: Rarity) -> tantivy.Query:
    """What it is worth that *name* itself was said: the bonus, and a little more for a phrase."""
    bonus = PRESENCE_BONUS * name.weight
    said = _said(name, schema, rarity)
    if n_units == 1:
        return _worth(said, bonus)
    return _with_bonus(tantivy.Query.boost_query(said, PHRASE_WEIGHT), bonus)


def _told(names: Iterable[_Name], schema: tantivy.Schema, rarity: Rarity) -> list[tantivy.Query]:
    """The best of *names* with its bonus, for each weight that names have."""
    said: dict[float, list[tantivy.Query]] = {}
    for name in dict.fromkeys(names):  # two spellings of one name are one name here
        if name.says_any:
            said.setdefault(name.weight, []).append(_said(name, schema, rarity))
    return [
        _with_bonus(tantivy.Query.boost_query(_best_of(ways), weight), PRESENCE_BONUS * weight)
        for weight, ways in said.items()
    ]


def _unit_clause(unit: Unit, schema: tantivy.Schema) -> tantivy.Query:
    """A word of the text: its parts added up or its joined form, whichever scores more."""
    ways = [_word(form, schema) for form in unit.joined]
    if unit.parts:
        ways.append(_any_of([_word(part, schema) for part in unit.parts]))
    return _best_of(ways)


def _said(name: _Name, schema: tantivy.Schema, rarity: Rarity) -> tantivy.Query:
    """The clause that *name* was said: its words as a phrase, or joined as one word."""
    ways = [_word(form, schema) for form in name.joined]
    if len(name.parts) == 1:
        ways.append(_word(name.parts[0], schema))
    elif name.parts:
        ways.append(_side_by_side(name.parts, schema, rarity))
    return _best_of(ways)


def _side_by_side(parts: tuple[str, ...], schema: tantivy.Schema, rarity: Rarity) -> tantivy.Query:
    """The clause that *parts* stand one after the other: as one term where the index has it."""
    name = name_term(parts)
    if name is None:
        return tantivy.Query.phrase_query(schema, BODY, list(parts))
    # To the engine a phrase weighs what its words weigh together.
    weight = sum(map(rarity, parts)) / rarity(name, NAMES)
    found = tantivy.Query.term_query(schema, NAMES, name, "freq")
    return tantivy.Query.boost_query(found, weight)


def _word(term: str, schema: tantivy.Schema) -> tantivy.Query:
    return tantivy.Query.term_query(schema, BODY, term, "freq")


def _worth(clause: tantivy.Query, score: float) -> tantivy.Query:
    return tantivy.Query.const_score_query(clause, score)


def _with_bonus(clause: tantivy.Query, bonus: float) -> tantivy.Query:
    """The score of *clause* and, where it matches, a *bonus*."""
    everywhere = _worth(tantivy.Query.all_query(), bonus)
    return tantivy.Query.boolean_query([(_MUST, clause), (_MUST, everywhere)])


def _any_of(clauses: list[tantivy.Query]) -> tantivy.Query:
    """The sum of what matches. One clause stands alone, since nesting makes the engine slower."""
    if len(clauses) == 1:
        return clauses[0]
    return tantivy.Query.boolean_query([(_SHOULD, clause) for clause in clauses])


def _best_of(clauses: list[tantivy.Query]) -> tantivy.Query:
    if len(clauses) == 1:
        return clauses[0]
    return tantivy.Query.disjunction_max_query(clauses)


def _most_of(clauses: list[tantivy.Query]) -> tantivy.Query:
    """The best of *clauses* and a little of the others."""
    if len(clauses) == 1:
        return clauses[0]
    return tantivy.Query.disjunction_max_query(clauses, tie_breaker=LESSER_SHARE)
