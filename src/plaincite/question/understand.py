"""Understanding: a reader's words in, a `Question` out. Pure; the words are never changed."""

import hashlib
import re
from collections.abc import Sequence

from plaincite.model.claim import Span
from plaincite.model.question import Concept, ConceptRole, Question
from plaincite.question.concepts import concept_synonyms, find_candidates
from plaincite.question.constraints import (
    find_constraints,
    find_population_spans,
    is_about_children,
)
from plaincite.question.kinds import find_kind
from plaincite.question.mentions import Mention, Token, find_mentions, tokenize
from plaincite.question.roles import Candidate, assign_roles
from plaincite.question.specialty import find_specialty
from plaincite.question.vocabulary import TREATMENT_KINDS, TermKind, load_vocabulary
from plaincite.text import clean_text, slugify

__all__ = ["understand"]

_LISTED = re.compile(
    r"\s*(?:,|/|,?\s*\b(?:or|and|and/or|plus)\b)\s*(?:(?:the|a|an|my|your|other) )?"
)


# Far beyond what the screening takes; what follows is not read.
_LONGEST = 8_000


def understand(text: str) -> Question:
    """Return what *text* asks: its kind, what it is about, its limits and its specialty.

    >>> question = understand("do statins cause muscle pain")
    >>> question.text, question.kind.value, question.specialty.name
    ('Do statins cause muscle pain?', 'harm', 'Cardiology')
    """
    tidy = _tidy(text)
    vocabulary = load_vocabulary()
    tokens = tokenize(tidy)
    mentions = find_mentions(tokens, vocabulary)
    reading = find_kind(tidy, _treatments(tokens, mentions))
    constraints = find_constraints(tidy)
    found = find_candidates(tidy, tokens, mentions, find_population_spans(tidy))
    candidates = tuple(candidate for candidate, _ in found)
    first_word = tokens[0].text.lower() if tokens else ""
    listed = tuple(
        _is_alternative(tidy, candidates[:at], each) for at, each in enumerate(candidates)
    )
    roles = assign_roles(candidates, reading.kind, reading.pivot, first_word)
    roles = _with_listed_ends(candidates, roles, listed)
    names = tuple(
        concept_synonyms(candidate, mention, tokens, vocabulary) for candidate, mention in found
    )
    concepts = tuple(
        Concept(
            candidate.text,
            roles[at],
            names[at],
            members=_members(mention, names[at]),
            is_alternative=listed[at],
        )
        for at, (candidate, mention) in enumerate(found)
    )
    specialty = find_specialty(
        reading.kind,
        concepts,
        tuple(mention.entry if mention else None for _, mention in found),
        pregnancy=constraints.pregnancy,
        children=is_about_children(constraints),
    )
    return Question(
        tidy,
        _slug(tidy),
        reading.kind,
        concepts,
        constraints,
        specialty,
        kind_is_guessed=reading.is_guessed,
    )


def _with_listed_ends(
    candidates: Sequence[Candidate], roles: Sequence[ConceptRole], listed: Sequence[bool]
) -> tuple[ConceptRole, ...]:
    """A body part listed beside an illness ("for diabetes and the heart") is treated like it."""
    found: list[ConceptRole] = []
    for candidate, role, is_listed in zip(candidates, roles, listed, strict=True):
        is_body = candidate.entry is not None and candidate.entry.kind is TermKind.BODY
        is_beside = is_body and is_listed and found[-1] is ConceptRole.CONDITION
        found.append(ConceptRole.CONDITION if is_beside else role)
    return tuple(found)


def _members(mention: Mention | None, synonyms: tuple[str, ...]) -> tuple[str, ...]:
    parts = mention.entry.members if mention else ()
    return tuple(name for name in synonyms if name in parts)


def _is_alternative(text: str, earlier: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether *candidate* is listed beside the one before; "between A and B" asks of both."""
    if not earlier or any("between" in each.before for each in earlier):
        return False
    between = text[earlier[-1].start + len(earlier[-1].text) : candidate.start]
    return _LISTED.fullmatch(between.lower()) is not None


def _tidy(text: str) -> str:
    """*text* on one line, first letter large, one question mark at its end; no word changed."""
    line = clean_text(text[:_LONGEST])
    line = line[: len(line.rstrip("?!.,;:…？！。 "))]
    first_word = line.split(" ", 1)[0]
    if first_word.islower():  # not "mRNA", "pH"
        line = line[0].upper() + line[1:]
    return f"{line}?"


def _slug(text: str) -> str:
    """The words of *text* for an address; a fingerprint where it has no Latin letter."""
    fingerprint = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return slugify(text) or f"question-{fingerprint}"


def _treatments(tokens: tuple[Token, ...], mentions: tuple[Mention, ...]) -> tuple[Span, ...]:
    return tuple(
        Span(tokens[mention.first].start, tokens[mention.last - 1].end, mention.entry.term)
        for mention in mentions
        if mention.entry.kind in TREATMENT_KINDS
    )
