"""Small rules of English that the page's own sentences need."""

import re

from plaincite.model.question import Concept, ConceptRole, Question

__all__ = [
    "as_in_sentence",
    "concept_name",
    "count",
    "english_date",
    "indefinite",
    "join_words",
    "number_word",
    "topic",
    "topic_concept",
]

_NUMBER_WORDS = "no one two three four five six seven eight nine ten".split()
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_SAFE = re.compile(r"\b(?<!home )safe(?:r|ly|ty)?\b", re.IGNORECASE)
_SAYS_VOWEL = re.compile(r"(?i:[aeio]|u(?!ni|se|s\b|k\b)|hour|honest|8\d*\b|11\b|18\b|X-)")


def indefinite(phrase: str) -> str:
    """Return *phrase* with the article that its sound asks for.

    >>> indefinite("early trial"), indefinite("2021 review"), indefinite("undated study")
    ('an early trial', 'a 2021 review', 'an undated study')
    """
    return f"{'an' if _SAYS_VOWEL.match(phrase) else 'a'} {phrase}"


def count(number: int, noun: str, *, plural: str | None = None) -> str:
    """Return how many of *noun* there are, small numbers as words.

    >>> count(1, "study"), count(2, "study", plural="studies"), count(12, "trial")
    ('one study', 'two studies', '12 trials')
    """
    return f"{number_word(number)} {noun if number == 1 else plural or noun + 's'}"


def number_word(number: int) -> str:
    """Return a small *number* as a word, a larger one in figures.

    >>> number_word(3), number_word(1200)
    ('three', '1,200')
    """
    return _NUMBER_WORDS[number] if number <= 10 else f"{number:,}"


def join_words(parts: list[str]) -> str:
    """Return *parts* as a list in a sentence.

    >>> join_words(["a", "b", "c"])
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def english_date(iso: str) -> str:
    """Return an ISO date as a reader writes it.

    >>> english_date("2026-03-04")
    '4 March 2026'
    """
    year, month, day = (int(part) for part in iso[:10].split("-"))
    return f"{day} {_MONTHS[month - 1]} {year}"


def asks_safety(question: Question) -> bool:
    """Tell whether "safe" is asked, which is no yes or no that rules can read off a sentence."""
    return _SAFE.search(question.text) is not None


def topic(question: Question, *roles: ConceptRole) -> str | None:
    """Return the reader's name for the first concept that plays one of *roles*, best role first.

    Only concepts that the vocabulary knows: other words may be anything, and read oddly.
    """
    found = topic_concept(question, *roles)
    return None if found is None else concept_name(found, question)


def topic_concept(question: Question, *roles: ConceptRole) -> Concept | None:
    """Return the concept that `topic` names."""
    playing = (each for role in roles for each in question.concepts if each.role is role)
    return next((each for each in playing if each.synonyms), None)


def concept_name(concept: Concept, question: Question) -> str:
    """Return the concept as the reader wrote it, with its article ("a Mediterranean diet").

    A capital stays in abbreviations, and in a word beside others that have none: a name.
    """
    wanted = rf"(?<!\w)(?:an? )?{re.escape(concept.text)}"
    found = re.search(wanted, question.text, re.IGNORECASE)
    if found is None:
        return concept.text
    return as_in_sentence(found.group().split(), is_first=found.start() == 0)


def as_in_sentence(said: list[str], *, is_first: bool) -> str:
    """Return the words *said* as they stand within a sentence; *is_first*: they opened one.

    >>> as_in_sentence(["Vitamin", "D"], is_first=False), as_in_sentence(["The"], is_first=True)
    ('vitamin D', 'the')
    """
    is_mixed = not is_first and any(word.islower() for word in said[-1:])
    return " ".join(
        word
        if is_mixed
        or sum(char.isupper() for char in word) > 1
        or not word.istitle()
        or (len(word) == 1 and not is_first)  # the D of "vitamin D"
        else word.lower()
        for word in said
    )
