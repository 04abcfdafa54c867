"""Concepts: the things a question is about, in the reader's words, with what else they are called.

A stretch of words between stop words is one thing, parted where the vocabulary knows two names.
"""

import re
from collections.abc import Iterator

from plaincite.model.claim import Span
from plaincite.question.mentions import Mention, Token
from plaincite.question.roles import Candidate
from plaincite.question.stopwords import is_stop_word
from plaincite.question.vocabulary import TREATMENT_KINDS, TermKind, Vocabulary

__all__ = ["MOST_SYNONYMS", "concept_synonyms", "find_candidates"]

# Words that may stand beside a name and leave the thing what it is: before any name,
_NARROWING = frozenset(
    (
        "a an the my of and chronic acute severe mild moderate lasting long term persistent "
        "recurrent early late new newly daily weekly monthly regular regularly low high dose dosed "
        "oral topical intravenous nasal inhaled short adult adults child children older elderly "
        "men women patients people"
    ).split()
)
# after the name of a treatment,
_FORMS = frozenset(
    (
        "lozenge lozenges tablet tablets gummy gummies pill pills capsule capsules injection "
        "injections shot shots jab jabs cream creams gel gels patch patches drop drops spray "
        "sprays inhaler inhalers infusion infusions medicine medicines medication medications "
        "drug drugs agent agents treatment treatments therapy therapies supplement supplements "
        "supplementation extract extracts powder oil juice tea diet diets use user users intake "
        "consumption session sessions class classes training program programs programme programmes "
        "course courses procedure procedures operation operations surgery test tests testing scan "
        "scans vaccine vaccines vaccination vaccinations level levels"
    ).split()
)
# and after the name of an illness.
_EVENTS = frozenset(
    "symptom symptoms pain problem problems attack attacks flare flares episode episodes risk"
    " severity infection infections disease prevention relief".split()
)
_ANY_ILLNESS = frozenset("allergy allergies infection infections cancer cancers".split())
_NEVER_LOOSE = frozenset({TermKind.BODY, TermKind.POPULATION})
_SAY_LITTLE = frozenset({TermKind.BODY, TermKind.OUTCOME, TermKind.TEST})
_WORD = re.compile(r"[^\W_]+")

MOST_SYNONYMS = 24  # more would drown the reader's own words
_MOST_CONCEPTS = 12
_LONGEST_PHRASE = 6  # words; a longer stretch without a stop word is a list, not a name


def find_candidates(
    text: str,
    tokens: tuple[Token, ...],
    mentions: tuple[Mention, ...],
    populations: tuple[Span, ...],
) -> tuple[tuple[Candidate, Mention | None], ...]:
    """Return the things *text* is about, in order, each with the name it was known by.

    The same thing named twice ("paracetamol (acetaminophen)") is returned once.
    """
    found: list[tuple[Candidate, Mention | None]] = []
    seen: set[str] = set()
    before: list[str] = []
    at = 0
    for first, last, mention, is_population in _stretches(tokens, mentions, populations):
        before.extend(token.text.lower() for token in tokens[at:first])
        at = last
        start = tokens[first].start
        phrase = text[start : tokens[last - 1].end].lower()
        entry = mention.entry if mention and _is_head(mention, phrase, tokens, last) else None
        name = entry.term if entry else phrase
        if name in seen:
            continue
        seen.add(name)
        found.append((Candidate(phrase, start, entry, tuple(before), is_population), mention))
        before = []
        if len(found) == _MOST_CONCEPTS:
            break
    return tuple(found)


def concept_synonyms(
    candidate: Candidate, mention: Mention | None, tokens: tuple[Token, ...], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return what else *candidate* is called, the closest names first, never its own text."""
    if mention is None:
        return ()
    known_as = _known_as(mention, tokens)
    names = vocabulary.synonyms(mention.entry, known_as)
    if len(candidate.text.split()) > len(known_as.split()) and not candidate.is_population:
        if not _says_what_it_is(mention, candidate.text, known_as):
            return ()
        names = (known_as, *names)  # "zinc lozenges" is also looked for as "zinc"
    return tuple(name for name in names if name != candidate.text)[:MOST_SYNONYMS]


def _says_what_it_is(mention: Mention, phrase: str, known_as: str) -> bool:
    """Whether the name alone may stand for the whole *phrase*.

    "Zinc" may for "zinc lozenges" and "asthma" for "severe asthma". "Blood" may not for "blood
    group", nor "height" for "patellar height", nor "asthma" for "asthma inhaler".
    """
    before, _, after = phrase.partition(known_as)
    is_treatment = mention.entry.kind in TREATMENT_KINDS or mention.entry.kind is TermKind.EXPOSURE
    fitting = _FORMS if is_treatment else _EVENTS
    if any(word not in fitting for word in _WORD.findall(after)):
        return False
    # Amla supplements are not any supplements, nor is a bee sting allergy any allergy.
    is_any = (_FORMS | _ANY_ILLNESS).issuperset(_WORD.findall(known_as))
    is_bare = is_any or mention.entry.kind in _SAY_LITTLE
    return not is_bare or all(word in _NARROWING for word in _WORD.findall(before))


def _known_as(mention: Mention, tokens: tuple[Token, ...]) -> str:
    return " ".join(token.text.lower() for token in tokens[mention.first : mention.last])


def _is_head(mention: Mention, phrase: str, tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the name says what the phrase is: eye training is no eye, ADHD pills no ADHD."""
    if mention.last == last or mention.entry.kind in TREATMENT_KINDS:
        return True
    is_loose = mention.entry.kind not in _NEVER_LOOSE
    return is_loose and _FORMS.isdisjoint(
        _WORD.findall(phrase.partition(_known_as(mention, tokens))[2])
    )


Stretch = tuple[int, int, Mention | None, bool]


def _stretches(
    tokens: tuple[Token, ...], mentions: tuple[Mention, ...], populations: tuple[Span, ...]
) -> Iterator[Stretch]:
    """Yield (first, last, mention, is population) for each thing, in order."""
    owner = {at: mention for mention in mentions for at in range(mention.first, mention.last)}
    peopled = {
        first: last
        for first, last in _population_tokens(tokens, populations).items()
        if not _is_inside(owner.get(first), first, last)  # the infant of "sudden infant death"
    }
    at = 0
    while at < len(tokens):
        if at in peopled:
            last = peopled[at]
            inside = next((owner[index] for index in range(at, last) if index in owner), None)
            yield at, last, inside, True
            at = last
        elif at not in owner and _is_empty(tokens[at]):
            at += 1
        else:
            last = _run_end(tokens, at, owner, peopled)
            yield from _parts(at, last, owner)
            at = last


def _is_inside(mention: Mention | None, first: int, last: int) -> bool:
    is_longer = mention is not None and (mention.first < first or mention.last > last)
    return is_longer and mention is not None and mention.entry.kind is not TermKind.POPULATION


def _run_end(
    tokens: tuple[Token, ...], at: int, owner: dict[int, Mention], peopled: dict[int, int]
) -> int:
    end = at + 1
    while (
        end < len(tokens)
        and (tokens[end].is_joined or owner.get(end) is not None is owner.get(end - 1))
        and end not in peopled
        and (end in owner or not _is_empty(tokens[end]))
    ):
        end += 1
    return end


def _parts(first: int, last: int, owner: dict[int, Mention]) -> Iterator[Stretch]:
    """Part a stretch so that each part holds one name; loose words go with the name after."""
    names = list(dict.fromkeys(owner[at] for at in range(first, last) if at in owner))
    if not names:
        for start in range(first, last, _LONGEST_PHRASE):
            yield start, min(start + _LONGEST_PHRASE, last), None, False
        return
    start = first
    for mention in names:
        end = last if mention is names[-1] else mention.last
        start = max(start, mention.first - _LONGEST_PHRASE)
        yield start, min(end, mention.last + _LONGEST_PHRASE), mention, False
        start = end


def _population_tokens(tokens: tuple[Token, ...], populations: tuple[Span, ...]) -> dict[int, int]:
    """First token of each population phrase -> the token after its last."""
    places = {}
    for span in populations:
        inside = [at for at, token in enumerate(tokens) if span.start <= token.start < span.end]
        if inside:
            places[inside[0]] = inside[-1] + 1
    return places


def _is_empty(token: Token) -> bool:
    if len(token.text) == 1:  # the "s" of "physician(s)"
        return True
    return is_stop_word(token.key) or is_stop_word(token.text.lower()) or token.text.isdigit()
