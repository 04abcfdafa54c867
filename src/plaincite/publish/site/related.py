"""Related questions: those that share rare words with a question, best first. Pure."""

import math
from collections import defaultdict
from collections.abc import Sequence

from plaincite.model.library import LibraryQuestion
from plaincite.text import words

__all__ = ["Neighbours", "keywords"]

_SAME_SPECIALTY = 1.15
# Of the weight of its own words. Below, two questions of the starter bank share a word ("pain",
# "disease") and, three times in four, no subject; a reader's few words may be matched more freely.
_LEAST_RELATED = 0.28
_LEAST = 0.12
_TOPIC = 2.0  # a word of the topics counts more than one of the question


class Neighbours:
    """Finds the questions nearest to a text or to one of their own."""

    def __init__(self, questions: Sequence[LibraryQuestion]) -> None:
        self._questions = {item.question_id: item for item in questions}
        self._words = {item.question_id: _weights(item) for item in questions}
        self._having: defaultdict[str, list[str]] = defaultdict(list)
        for name, known in self._words.items():
            for word in known:
                self._having[word].append(name)

    def of(self, question_id: str, *, limit: int = 5) -> tuple[str, ...]:
        """Return the ids of the questions nearest to one of them, itself left out."""
        own = self._questions[question_id]
        scores = self._scores(self._words[question_id])
        whole = scores.pop(question_id)
        for name in scores:
            if self._questions[name].specialty == own.specialty:
                scores[name] *= _SAME_SPECIALTY
        return _best(scores, limit, least=whole * _LEAST_RELATED)

    def to(self, text: str, *, limit: int = 5, least: float = _LEAST) -> tuple[str, ...]:
        """Return the ids of the questions nearest to *text*, words of a reader.

        *least* is the share of the weight of its words that a question must have.
        """
        wanted = dict.fromkeys(keywords(text), 1.0)
        whole = sum(self._rarity(word) for word in wanted)
        return _best(self._scores(wanted), limit, least=whole * least)

    def _scores(self, wanted: dict[str, float]) -> dict[str, float]:
        scores: defaultdict[str, float] = defaultdict(float)
        for word, weight in wanted.items():
            for name in self._having.get(word, ()):
                scores[name] += weight * self._words[name][word] * self._rarity(word)
        return scores

    def _rarity(self, word: str) -> float:
        n_having = len(self._having.get(word, ()))
        return max(math.log((1 + len(self._questions)) / (n_having + 0.5)), 0.0)


def keywords(text: str) -> tuple[str, ...]:
    """Return the words of *text* in one plain form, each once.

    >>> keywords("Do statins help? Statin use")
    ('do', 'statin', 'help', 'use')
    """
    return tuple(dict.fromkeys(_singular(word.lower()) for word in words(text)))


def _weights(question: LibraryQuestion) -> dict[str, float]:
    weights = dict.fromkeys(keywords(question.text), 1.0)
    for wording in question.wordings:
        for word in keywords(wording):
            weights.setdefault(word, 0.7)
    for word in keywords(" ".join(question.topics)):
        weights[word] = _TOPIC
    return weights


def _singular(word: str) -> str:
    is_plural = len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if is_plural else word


def _best(scores: dict[str, float], limit: int, *, least: float) -> tuple[str, ...]:
    ranked = sorted(scores.items(), key=lambda item: (-round(item[1], 9), item[0]))
    return tuple(name for name, score in ranked[:limit] if score >= max(least, 1e-9))
