"""From a question to a query that PubMed or Europe PMC understands, word by word the same.

Each thing the question is about becomes a group: the reader's words and its other names, joined by
OR, in title, abstract and MeSH. Groups are joined by AND. The reader's words are data: nothing in
them can become an operator, a bracket or a tag, because only letters, digits and inner hyphens are
let through, inside quotation marks.

`to_queries` gives several, narrowest first: where a narrow one finds too little, the next leaves
out what matters least (outcome, then people, then what is compared), and in the last the words of a
name need not stand together.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plaincite.ingest.query_dialects import DIALECTS, Dialect
from plaincite.model.question import Concept, ConceptRole, Constraints, Question
from plaincite.text import clean_text

__all__ = ["LiveQuery", "to_queries"]

_MOST_NAMES = 10  # of one thing
_MOST_GROUPS = 5
_LONGEST_PHRASE = 6  # words; longer ones are a sentence, and found nowhere
_LONGEST_WORD = 60  # characters
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
# What is left out first when too little is found.
_DISPENSABLE = (
    ConceptRole.OUTCOME,
    ConceptRole.UNKNOWN,
    ConceptRole.POPULATION,
    ConceptRole.COMPARATOR,
)
_OLD = 65  # years from which MeSH says "Aged"
_ADULT = 19
# Words that a question may have and an article hardly.
_EMPTY = frozenset(
    "a about am an and any are as at be been best can cause causes could did do does for from get "
    "has have help helps how i if in is it like me my not of on or our should so than that the "
    "their them there they this to use used was we what when where which who why will with work "
    "works would you your".split()
)


@dataclass(frozen=True, slots=True)
class LiveQuery:
    """A query in one service's language; `reviews` finds the reviews among what it finds."""

    text: str
    reviews: str


@dataclass(frozen=True, slots=True)
class _Group:
    role: ConceptRole
    text: str
    loose: str  # the same, with the words of each name anywhere


def to_queries(
    question: Question, *, dialect: str = "pubmed", humans_only: bool = True
) -> tuple[LiveQuery, ...]:
    """Return the queries for *question*, narrowest first; none when it has no word to look for.

    Args:
        question: As understood.
        dialect: "pubmed" or "europepmc".
        humans_only: Leave out what is indexed with animals and without humans.
    """
    speech = DIALECTS[dialect]
    groups = _groups(question, speech)
    found: dict[str, LiveQuery] = {}
    year = _year(question.constraints)
    for bare in _ladder(groups):
        text = speech.filtered(bare, since_year=year, humans=humans_only)
        found.setdefault(text, LiveQuery(text, speech.reviews(text)))
    return tuple(found.values())


def _groups(question: Question, speech: Dialect) -> tuple[_Group, ...]:
    found = (
        _group(concept, question.constraints, speech)
        for concept in question.concepts[:_MOST_GROUPS]
    )
    groups = tuple(group for group in found if group is not None)
    if groups:
        return groups
    words = [word for word in _words(question.text) if word not in _EMPTY]
    text = _all_of(words[:_MOST_GROUPS], speech)
    return () if text is None else (_Group(ConceptRole.UNKNOWN, text, text),)


def _ladder(groups: tuple[_Group, ...]) -> list[str]:
    """Return the groups joined, with ever fewer of them, last with loose names.

    Two groups remain, since one thing alone is no question.
    """
    if not groups:
        return []
    steps = [groups]
    for role in _DISPENSABLE:
        kept = tuple(group for group in steps[-1] if group.role is not role)
        if len(kept) > 1:
            steps.append(kept)
    texts = [" AND ".join(group.text for group in step) for step in steps]
    return [*texts, " AND ".join(group.loose for group in steps[-1])]


def _group(concept: Concept, constraints: Constraints, speech: Dialect) -> _Group | None:
    """Return the names of *concept* joined by OR."""
    names = [_words(name) for name in concept.names]
    names = [words for words in names if 0 < len(words) <= _LONGEST_PHRASE]
    joined = list(dict.fromkeys(" ".join(words) for words in names))[:_MOST_NAMES]
    parts = [part for name in joined for part in speech.name(name)]
    loose = _all_of([word for word in _words(concept.text) if word not in _EMPTY], speech)
    if not concept.synonyms:  # a phrase no table knows is seldom written as the reader has it
        parts = [] if loose is None else [loose]
    if concept.role is ConceptRole.POPULATION:
        parts.extend(_people(constraints, speech))
    if not parts:
        return None
    apart = [_all_of(name.split(), speech) for name in joined if " " in name]
    everything = dict.fromkeys([*parts, *(text for text in apart if text is not None)])
    return _Group(concept.role, _any_of(parts), _any_of(everything))


def _any_of(parts: Iterable[str]) -> str:
    return f"({' OR '.join(dict.fromkeys(parts))})"


def _all_of(words: Sequence[str], speech: Dialect) -> str | None:
    parts = [speech.word(word) for word in words[:_LONGEST_PHRASE]]
    return f"({' AND '.join(parts)})" if parts else None


def _people(constraints: Constraints, speech: Dialect) -> list[str]:
    """Return what indexers note and authors write of studies of such people."""
    headings: list[str] = []
    words: list[str] = []
    if constraints.minimum_age is not None and constraints.minimum_age >= _OLD:
        headings += ["aged", "aged, 80 and over"]
        words += ["older", "elderly"]
    if constraints.maximum_age is not None and constraints.maximum_age < _ADULT:
        headings += ["child", "adolescent", "infant"]
        words += ["child", "children", "adolescent", "infant"]
    if constraints.pregnancy:
        headings.append("pregnancy")
        words += ["pregnancy", "pregnant"]
    return [speech.heading(heading) for heading in headings] + [speech.word(word) for word in words]


def _year(constraints: Constraints) -> int | None:
    year = constraints.since_year
    return year if year is not None and 1500 <= year <= 2999 else None


def _words(text: str) -> list[str]:
    """Return the words of *text* in lower case, without any sign that a query could stumble on."""
    plain = clean_text(text.encode("utf-8", "replace").decode()).replace("’", "'")
    # NFKC takes ligatures and wide letters apart, which no index has as they are.
    plain = unicodedata.normalize("NFKC", plain).lower()
    return [word for word in _WORD.findall(plain) if len(word) <= _LONGEST_WORD]
