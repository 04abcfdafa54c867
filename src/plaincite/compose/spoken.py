"""Spoken: the reader's words for a thing as they would be said aloud to a doctor.

What is understood of a question are bare words: "vaccine" of "the flu vaccine", "protein" of "a
low-protein diet", "combat depression". Said aloud, a thing has its article and the words that
belong to it, and an illness is something that one has.
"""

import re

from plaincite.compose.wording import as_in_sentence, indefinite
from plaincite.model.question import Concept, ConceptRole, Question

__all__ = ["is_exposure", "is_food", "spoken_condition", "spoken_treatment"]

_ARTICLES = frozenset({"a", "an", "the"})
_MOST_WORDS = 2  # between an article and the thing
# Words that end the search for an article: what stands before them is another phrase.
_LINKS = frozenset(
    "and as at avoid before by can could do does drink eat for from get give have help in is need"
    " of on one or stop take than that to use which with without would".split()
)
# What a name of one part goes on with: "stimulant medicines", "testosterone treatment".
_GOES_ON = re.compile(
    r"^ (?:diets?|drugs?|injections?|medicines?|patches|products?|supplements?|tablets?"
    r"|therap(?:y|ies)|treatments?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:bandage|biologic|brace|device|diet|implant|inhaler|injection|operation|patch|pill|pump"
    r"|scan|stimulant|test|transplant|vaccine)$",
    re.IGNORECASE,
)
# Nobody is given these, and asking what good they could do reads as a joke.
_EXPOSURE = re.compile(
    r"\b(?:alcohol|asbestos|mou?ld|noise|obesity|pollution|smok(?:e|ing)|stress)$", re.IGNORECASE
)
_FOOD = re.compile(
    r"\b(?:bread|cheese|dairy|eggs|fish|gluten|meats?|nuts|rice|sugar|sweeteners)$", re.IGNORECASE
)
_NOT_OF_ITS_NAME = re.compile(
    r"^(?:beat|combat|cure|fight|my|treat|undiagnosed|untreated|your) | severity$", re.IGNORECASE
)
# What everybody has is a trouble where it is too high.
_MEASURED = re.compile(r"^(?:blood (?:pressure|sugar)|cholesterol)$", re.IGNORECASE)
_CALLED = {"smoking cessation": "quitting smoking"}
# Readers write names small.
_NAMES = re.compile(
    r"\b(?:alzheimer|crohn|down|hashimoto|huntington|meniere|parkinson|raynaud|sjogren)(?=['’]?s\b)"
)
_COVID = re.compile(r"\bcovid[ -]?19\b", re.IGNORECASE)


def spoken_treatment(concept: Concept, question: Question) -> str:
    """Return the treatment with its article and the words around it that name it.

    >>> from plaincite.model.question import QuestionKind, Constraints, Specialty
    >>> thing = Concept("vaccine", ConceptRole.INTERVENTION)
    >>> text = "How well does the flu vaccine work?"
    >>> kind, specialty = QuestionKind.EFFECT, Specialty("general", "PrimaryCare")
    >>> spoken_treatment(thing, Question(text, "s", kind, (thing,), Constraints(), specialty))
    'the flu vaccine'
    """
    found = re.search(rf"(?<!\w){re.escape(concept.text)}(?!\w)", question.text, re.IGNORECASE)
    if found is None:
        return _counted(concept.text)
    start = question.text.rfind(" ", 0, found.start()) + 1
    goes_on = _GOES_ON.match(question.text[found.end() :])
    named = question.text[start : found.end() + (goes_on.end() if goes_on else 0)].lstrip("\"'“‘(")
    before = _before(question.text[:start].split(), question)
    first = start - sum(len(word) + 1 for word in before)
    said = as_in_sentence([*before, *named.split()], is_first=first <= 0)
    return said if before and before[0].lower() in _ARTICLES else _counted(said)


def spoken_condition(name: str) -> str:
    """Return the name of an illness as one says that one has it.

    >>> spoken_condition("combat depression"), spoken_condition("cholesterol")
    ('depression', 'high cholesterol')
    """
    said = _NOT_OF_ITS_NAME.sub("", name)
    said = _CALLED.get(said.lower(), said)
    said = f"high {said}" if _MEASURED.search(said) else said
    said = _NAMES.sub(lambda found: found.group().capitalize(), said)
    return _COVID.sub("COVID-19", said)


def is_exposure(name: str) -> bool:
    """Tell whether *name* is something that befalls people, and is no treatment."""
    return _EXPOSURE.search(name) is not None


def is_food(name: str) -> bool:
    """Tell whether *name* is something that one eats."""
    return _FOOD.search(name) is not None


def _before(words: list[str], question: Question) -> list[str]:
    """Return the words right before a thing that belong to it, its article first.

    Without an article only what the reader names besides belongs ("weight loss supplements").
    """
    people = " ".join(
        concept.text for concept in question.concepts if concept.role is ConceptRole.POPULATION
    ).split()
    taken: list[str] = []
    for word in reversed(words[-_MOST_WORDS - 1 :]):
        if word.lower() in _ARTICLES:
            return [word, *taken]
        is_other = word.lower() in _LINKS or word.lower() in people or not word[-1].isalpha()
        if is_other or word.lower().endswith("ing"):
            break
        taken.insert(0, word)
    named = [concept.text for concept in question.concepts]
    whole = (taken[at:] for at in range(len(taken)))
    return next((part for part in whole if " ".join(part).lower() in named), [])


def _counted(name: str) -> str:
    return indefinite(name) if _COUNTED.search(name) else name
