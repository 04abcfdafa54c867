"""Sameness: whether two questions ask the same in other words. Pure.

Strict on purpose: a reader who is sent to the answer of another question is worse served than one
who gets a list. Two questions are the same when they are of one kind and put the same limits, each
thing that one names is named by the other too, and no further word of either has any meaning.
"""

from collections import defaultdict
from collections.abc import Iterable

from plaincite.model.question import Concept, Question
from plaincite.question.spelling import fold_word
from plaincite.question.understand import understand
from plaincite.text import words

__all__ = ["KnownQuestions", "asks_the_same"]

# Words that two wordings of one question may differ in. "Stop", "last" or "off" are not among
# them: how long a knee lasts is not how long it takes to heal.
_FILLERS = """
a about actually adults an and any are as at bad be been being benefit benefits best better can
cause causes compared could did do does done drug drugs ease effective ever for from get gets
getting give given good had has have having help helped helpful helping helps how i if improve in
into is it its make makes may me medicine medicines might more much my of on option
options or our patient patients people person pill pills really relieve risk should so
some someone tablet tablets take taking than that the their there therapy these they this those to
treat treating treatment treatments treats use used using versus very vs was we well were what when
which who why will with work working works worth would you your
"""


class KnownQuestions:
    """Questions that have an answer, to be found again in whatever words they are asked.

    >>> known = KnownQuestions()
    >>> known.learn("statins", ["Do statins cause muscle pain?"])
    >>> known.find("Can statins give you sore muscles?"), known.find("Do statins cause cough?")
    ('statins', None)
    """

    def __init__(self) -> None:
        self._by_wording: dict[str, str] = {}
        self._by_name: defaultdict[str, list[tuple[str, Question]]] = defaultdict(list)

    def learn(self, key: str, wordings: Iterable[str]) -> None:
        """Remember the *wordings* of the question that goes by *key*."""
        for wording in wordings:
            self._by_wording.setdefault(_wording(wording), key)
            question = understand(wording)
            for name in {name for concept in question.concepts for name in _names(concept)}:
                self._by_name[name].append((key, question))

    def find(self, text: str) -> str | None:
        """Return the key of the question that *text* asks; None when none is surely the same."""
        exact = self._by_wording.get(_wording(text))
        if exact is not None:
            return exact
        asked = understand(text)
        names = {_plain(concept.text) for concept in asked.concepts}
        near = (found for name in sorted(names) for found in self._by_name.get(name, ()))
        keys = {key for key, question in near if asks_the_same(asked, question)}
        return keys.pop() if len(keys) == 1 else None


def asks_the_same(one: Question, other: Question) -> bool:
    """Whether the answer to *one* surely answers *other*.

    >>> asks_the_same(understand("Does CBT help with anxiety?"),
    ...               understand("Does cognitive behavioural therapy work for anxiety?"))
    True
    """
    return (
        one.kind == other.kind
        and bool(one.concepts)
        and _limits(one) == _limits(other)
        and _names_all(one, other)
        and _names_all(other, one)
        and _rest(one) == _rest(other)
    )


def _names_all(one: Question, other: Question) -> bool:
    """Whether each thing in *one* is named in *other*; sharing a broader name is not enough."""
    return all(any(_is_same(mine, theirs) for theirs in other.concepts) for mine in one.concepts)


def _is_same(one: Concept, other: Concept) -> bool:
    return _plain(one.text) in _names(other) or _plain(other.text) in _names(one)


def _names(concept: Concept) -> set[str]:
    return {_plain(name) for name in concept.names}


def _limits(question: Question) -> tuple[object, ...]:
    limits = question.constraints
    return limits.minimum_age, limits.maximum_age, limits.sex, limits.pregnancy, limits.since_year


def _rest(question: Question) -> frozenset[str]:
    """Return the words that are neither part of a thing named nor fillers."""
    named = {word for concept in question.concepts for word in _plain(concept.text).split()}
    return frozenset(_plain(question.text).split()) - named - _PLAIN_FILLERS


def _wording(text: str) -> str:
    return " ".join(words(text.casefold()))


def _plain(text: str) -> str:
    return " ".join(_singular(fold_word(word.lower())) for word in words(text))


def _singular(word: str) -> str:
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word


_PLAIN_FILLERS = frozenset(_plain(_FILLERS).split())
