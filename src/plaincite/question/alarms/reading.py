"""A text as the safety rules read it: plain lower-case words, cut into sentences and clauses.

Contractions and slang are spelt out ("im", "i'm" -> "i am"), stretched words are shortened, and
misspelt alarm words are repaired, so that a rule needs one spelling only. Linear in the text.
"""

import re
from dataclasses import dataclass

from plaincite.question.alarms.repair import repair
from plaincite.question.alarms.spoken import SPOKEN
from plaincite.text import clean_text

__all__ = ["LIMIT", "Reading", "read"]

# Longer texts are refused by the screening; the rules still read their beginning.
LIMIT = 6_000

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+\d*[^\W_]*|[.?!;,:()]")
_ENDS_SENTENCE = frozenset(".?!")
_ENDS_CLAUSE = frozenset(".?!;,:()")
_CLAUSE_WORDS = frozenset({"but", "because", "although", "though"})
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_POSSESSIVE = re.compile(r"(?<=[a-z]{3})'s\b")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'"})
_ABBREVIATED = re.compile(r"\b(dr|mr|mrs|ms|st|vs|approx|e\.g|i\.e)\.")


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text, each with the number of its sentence and of its clause."""

    words: tuple[str, ...]
    sentences: tuple[int, ...]
    clauses: tuple[int, ...]

    def clause(self, number: int) -> tuple[str, ...]:
        """Return the words of one clause."""
        return tuple(w for w, c in zip(self.words, self.clauses, strict=True) if c == number)

    def sentence(self, number: int) -> tuple[str, ...]:
        """Return the words of one sentence."""
        return tuple(w for w, s in zip(self.words, self.sentences, strict=True) if s == number)


def read(text: str) -> Reading:
    """Return the words of *text* as the rules know them.

    >>> read("I cant breath. Help!").words
    ('i', 'can', 'not', 'breath', 'help')
    """
    words: list[str] = []
    sentences: list[int] = []
    clauses: list[int] = []
    sentence = clause = 0
    for token in _TOKEN.findall(_flatten(text)):
        if token in _ENDS_CLAUSE:
            clause += 1
            sentence += token in _ENDS_SENTENCE
            continue
        for word in _spell_out(token):
            clause += word in _CLAUSE_WORDS
            words.append(word)
            sentences.append(sentence)
            clauses.append(clause)
    return Reading(tuple(words), tuple(sentences), tuple(clauses))


def _flatten(text: str) -> str:
    # Line ends close a sentence in a pasted message; clean_text would join the lines.
    lines = (clean_text(line) for line in text[:LIMIT].splitlines())
    flat = " . ".join(line for line in lines if line).lower().translate(_QUOTES)
    flat = _ABBREVIATED.sub(r"\1", flat)
    for contraction, full in (("can't", "cannot"), ("won't", "wont"), ("i'll", "i will")):
        flat = flat.replace(contraction, full)
    flat = re.sub(r"\b(he|she|it|that|what|there|here|who|where|how)'s\b", r"\1 is", flat)
    return _STRETCHED.sub(r"\1", _POSSESSIVE.sub("", flat)).replace("'", "")


def _spell_out(token: str) -> tuple[str, ...]:
    spoken = SPOKEN.get(token)
    if spoken is not None:
        return spoken
    return (repair(token),)
