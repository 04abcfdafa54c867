"""Names: the question's concepts as word stems, ready to be looked for in a record.

A concept is found by any of its names, in full or without the words that only narrow it, and by
the abbreviation that the record itself gives to one of them ("irritable bowel syndrome (IBS)").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from plaincite.appraise.measures import measures_of, wider_than
from plaincite.appraise.terms import contains, stem, stems
from plaincite.model.question import Concept, ConceptRole, Question, QuestionKind
from plaincite.model.record import Record

__all__ = [
    "Names",
    "is_among_themselves",
    "is_of_doses",
    "longer_names",
    "named_as",
    "names_in",
    "names_of",
    "without_names",
]

# What a name counts when a describing word of it is missing ("low back pain" for "chronic ...").
_WITHOUT_MODIFIER = 0.8
# "Asthma" is the topic of a question on asthma attacks, and not its outcome.
_WITHOUT_EVENT = 0.4
_MEASURED = 0.6  # what is counted for it stands in its place
_WIDER = 0.45

# Words that narrow a name and are often left out or put differently in an abstract.
_MODIFIERS = frozenset(
    stem(word)
    for word in (
        "chronic acute severe mild moderate lasting long-term persistent recurrent early late new "
        "common wet dry low high dose free risk resistant refractory older elderly adult people "
        "person patient patients women men children advanced symptoms problems issues disease "
        "diseases attacks attack daily regular medicine medicines drug drugs medication "
        "medications treatment treatments therapy therapies cells cell pills use using diet diets "
        "lower type body"
    ).replace("-", " ").split()
)  # fmt: skip
_REMEDIES = frozenset(
    stem(word)
    for word in "medicine medicines drug drugs medication medications treatment pills".split()
)
_EVENTS = frozenset(stem(word) for word in "attack attacks flare flare-up episode".split())
# What is left of a name without its modifiers must still name one thing ("heart attack" is not
# "heart", "cancer drugs" are not "cancer").
_TOO_BARE = frozenset(
    stem(word)
    for word in (
        "heart kidney liver lung brain skin eye blood bone bowel stomach chest head back cancer "
        "weight breast prostate gut nerve joint muscle ear mental tumor physical occupational "
        "manual complementary alternative combination behavioral behavioural"
    ).split()
)
_GRAMMAR = frozenset("a an and at by for from in my of on or the to with your".split())
# Abbreviations that are words when written small; as synonyms they would be found everywhere.
_AMBIGUOUS = frozenset(
    stem(word)
    for word in "ends aids all act pet cat hit sad pad fast met as ed it us who pots".split()
)

_GROUPS = re.compile(
    r"\b(?:in|for|with|of|among) (?:the |those in the )?((?:[\w/+-]+ ){1,3}?)(?:group|arm)\b",
    re.IGNORECASE,
)
# Names of groups that say nothing of what they were given.
_ANY_GROUP = re.compile(
    r"\b(?:intervention|treat\w*|study|active|experimental|controls?|placebo|sham|usual|standard"
    r"|compar\w+|test|case|first|second|other|same|each|both|either|this|that|age|no|non\w*|un\w+"
    r"|drug|verum|trial|wait\w*|one|two|[a-z0-9])\b"
)
_BOTH = 2
_OUTSIDE = re.compile(
    r"\b(?:placebo|control|controls|sham|usual care|no treatment|nothing|untreated|alone|standard"
    r"|observation|waiting|conventional|than (?:no|without)|without)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\b(?:similar\w*|equal\w*|same|comparable|differ\w*|than|versus|vs|compared|equivalent"
    r"|non-?inferior\w*|superior\w*)\b",
    re.IGNORECASE,
)
# More of a treatment against less of it, or its kinds among themselves.
_DOSES = re.compile(
    r"\b(?:high\w*|intensive)\b(?: dose)?[^;]{0,60}\b(?:than|versus|vs|and|or)\b[^;]{0,30}"
    r"\b(?:low\w*|moderate|same|usual)[ -](?:dose|intensity)\b"
    r"|\b(?:between|among) (?:the )?(?:regimens|doses|strains|formulations|schedules)\b"
    r"|\b\d+ days\b[^.;]{0,60}\b(?:than|versus|vs|and)\b[^.;]{0,40}\b\d+ days\b",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\(([A-Za-z][\w-]{1,11}?)s?(?:[;,][^()]{0,40})?\)")
_WORDS_BEFORE = 60  # characters before the bracket that are searched for the name


@dataclass(frozen=True, slots=True)
class Names:
    """One concept of the question as word stems, ready to be looked for."""

    role: ConceptRole
    names: tuple[tuple[str, ...], ...]
    cores: tuple[tuple[str, ...], ...]  # the names without their modifiers, where any are left
    topics: tuple[tuple[str, ...], ...] = ()  # of an outcome that is an event: what has it
    measures: tuple[tuple[str, ...], ...] = ()  # what trials count instead
    wider: tuple[tuple[str, ...], ...] = ()  # what holds it and more
    is_alternative: bool = False  # listed beside the concept before: one of them is enough

    def count(self, tokens: tuple[str, ...]) -> int:
        """How many different names stand in *tokens*: members of a class, compared or listed.

        A name inside a longer one that stands there too ("gluten" in "gluten-free diet") is none.
        """
        found = [set(name) for name in self.names if contains(tokens, name)]
        return sum(not any(one < other for other in found) for one in found)

    def strength(self, tokens: tuple[str, ...]) -> float:
        """1 for a full name, less for its core, 0 for neither."""
        present = set(tokens)
        if _holds(tokens, present, self.names):
            return 1.0
        if _holds(tokens, present, self.cores):
            return _WITHOUT_MODIFIER
        return _WITHOUT_EVENT if _holds(tokens, present, self.topics) else 0.0

    def measured(self, tokens: tuple[str, ...]) -> bool:
        """Tell whether *tokens* name what trials count for it."""
        return _holds(tokens, set(tokens), self.measures)

    def told(self, tokens: tuple[str, ...]) -> float:
        """`strength` in a sentence, where other words of its study may stand for the name."""
        found = self.strength(tokens)
        if found >= _WITHOUT_MODIFIER:
            return found
        present = set(tokens)
        if any(len(name) > 1 and present.issuperset(name) for name in self.names[:2]):
            return _WITHOUT_MODIFIER  # its words, apart
        if _holds(tokens, present, self.measures):
            return _MEASURED
        return max(found, _WIDER if _holds(tokens, present, self.wider) else 0.0)


def _holds(tokens: tuple[str, ...], present: set[str], names: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one of *names* stands in *tokens*; *present* rules most out at little cost."""
    return any(present.issuperset(name) and contains(tokens, name) for name in names)


def names_in(record: Record, question: Question) -> tuple[Names, ...]:
    """Return the question's concepts, with the abbreviations this record gives them."""
    found = _abbreviations(f"{record.title or ''} {record.abstract}"[:20_000])
    if not found:
        return names_of(question)
    return tuple(_with_abbreviations(concept, found) for concept in names_of(question))


def named_as(record: Record, question: Question, role: ConceptRole) -> tuple[Names, ...]:
    """Return those of `names_in` that play *role* in the question."""
    return tuple(each for each in names_in(record, question) if each.role is role)


def longer_names(concept: Names, concepts: Sequence[Names]) -> tuple[tuple[str, ...], ...]:
    """Return names of the other *concepts* that hold a name of *concept*: the flu of a flu jab."""
    return tuple(
        name
        for other in concepts
        if other is not concept
        for name in other.names
        if any(set(own) < set(name) for own in concept.names)
    )


def without_names(tokens: tuple[str, ...], names: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return *tokens* without the places where one of *names* stands, word by word."""
    kept = list(tokens)
    for name in names:
        for at in range(len(kept) - len(name), -1, -1):
            if tuple(kept[at : at + len(name)]) == name:
                del kept[at : at + len(name)]
    return tuple(kept) if names else tokens


def is_among_themselves(text: str, concepts: Sequence[Names]) -> bool:
    """Tell whether *text* compares treatments of the kind asked about only with each other.

    "Drugs A and B gave similar results" does not say whether drugs of that kind help.
    """
    if _is_between_others(text, concepts):
        return True
    if _COMPARES.search(text) is None or _OUTSIDE.search(text) is not None:
        return False
    tokens = stems(text)
    treatments = [each for each in concepts if each.role is ConceptRole.INTERVENTION]
    return any(each.count(tokens) > 1 for each in treatments)


def _is_between_others(text: str, concepts: Sequence[Names]) -> bool:
    """Tell whether *text* sets two named groups side by side, and neither by what was asked about.

    "Better in the honey group than in the Vagiron group" does not say which of them is the
    treatment that a reader asks about, even if the title does.
    """
    groups = [found.strip().lower() for found in _GROUPS.findall(text)]
    if len(set(groups)) < _BOTH or any(_ANY_GROUP.search(each) for each in groups):
        return False
    tokens = stems(text)
    treatments = [each for each in concepts if each.role is ConceptRole.INTERVENTION]
    return bool(treatments) and not any(each.strength(tokens) for each in treatments)


def is_of_doses(text: str) -> bool:
    """Tell whether *text* only compares more of a treatment with less of it."""
    return _DOSES.search(text) is not None and _OUTSIDE.search(text) is None


def names_of(question: Question) -> tuple[Names, ...]:
    """Return the question's concepts as stems, in its order."""
    return _names(_as_outcome(question))


def _as_outcome(question: Question) -> tuple[Concept, ...]:
    """Of a treatment that is to prevent a condition, the condition is the outcome."""
    roles = {each.role for each in question.concepts}
    is_open = ConceptRole.INTERVENTION in roles and ConceptRole.OUTCOME not in roles
    if question.kind is not QuestionKind.PREVENTION or not is_open:
        return question.concepts
    return tuple(
        replace(each, role=ConceptRole.OUTCOME) if each.role is ConceptRole.CONDITION else each
        for each in question.concepts
    )


@lru_cache(maxsize=256)
def _names(concepts: tuple[Concept, ...]) -> tuple[Names, ...]:
    found = (replace(_one(each), is_alternative=each.is_alternative) for each in concepts)
    named = tuple(each for each in found if each.names)
    return tuple(_without_borrowed_cores(each, named) for each in named)


def _without_borrowed_cores(concept: Names, concepts: Sequence[Names]) -> Names:
    """What is left of "older migraine drugs" is the migraine, which is another concept."""
    others = {name for other in concepts if other is not concept for name in other.names}
    return replace(concept, cores=tuple(core for core in concept.cores if core not in others))


def _one(concept: Concept) -> Names:
    found = (stems(text) for text in concept.names)
    names = tuple(
        dict.fromkeys(
            name
            for at, name in enumerate(found)
            if name and (at == 0 or not (len(name) == 1 and name[0] in _AMBIGUOUS))
        )
    )
    # A class of drugs is told by the reader's own words; short forms of its synonyms mislead.
    is_treatment = concept.role is ConceptRole.INTERVENTION
    whole = names[:1] if is_treatment else names
    # Without its medicines, "ADHD medicines" is the illness.
    loose = _MODIFIERS - _REMEDIES if is_treatment else _MODIFIERS
    cores = (tuple(word for word in name if word not in loose) for name in whole)
    kept = tuple(dict.fromkeys(core for core in cores if _is_core(core) and core not in names))
    if concept.role is not ConceptRole.OUTCOME:
        return Names(concept.role, names, kept, measures=measures_of(names))
    events = [name for name in whole if _EVENTS & set(name)]
    topics = tuple(core for core in kept if any(set(core) < set(name) for name in events))
    rest = tuple(core for core in kept if core not in topics)
    return Names(concept.role, names, rest, topics, measures_of(names), wider_than(names))


def _is_core(core: tuple[str, ...]) -> bool:
    """Tell whether something is left that names one thing: no "the" of "the pill"."""
    told = [word for word in core if word not in _GRAMMAR]
    return bool(told) and not (len(told) == 1 and told[0] in _TOO_BARE)


@lru_cache(maxsize=128)  # asked again for each sentence of a record
def _abbreviations(text: str) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Pairs of an abbreviation and the words before its bracket, as stems."""
    pairs = []
    for found in _ABBREVIATION.finditer(text):
        short = found.group(1)
        if sum(letter.isupper() for letter in short) < 2:
            continue
        before = text[max(0, found.start() - _WORDS_BEFORE) : found.start()]
        pairs.append((stems(short), stems(before)))
    return tuple(dict.fromkeys(pairs))


def _with_abbreviations(
    concept: Names, found: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
) -> Names:
    more = [
        short
        for short, before in found
        if any(before[-len(name) :] == name for name in (*concept.names, *concept.cores))
    ]
    return replace(concept, names=(*concept.names, *more)) if more else concept
