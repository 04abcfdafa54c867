"""Reading grades of a text, by two named formulas. A grade is a warning light, not understanding.

Flesch-Kincaid grade = 0.39 words/sentences + 11.8 syllables/words - 15.59.
Source: Kincaid, Fishburne, Rogers, Chissom, US Navy Research Branch Report 8-75, 1975.

SMOG grade = 1.0430 sqrt(words of three or more syllables x 30 / sentences) + 3.1291.
Source: McLaughlin, Journal of Reading 1969. It was made on 30 sentences; on fewer it is unreliable,
and `Grades.is_smog_reliable` says so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from plaincite.text import split_sentences, words
from plaincite.verify.syllables import count_syllables

__all__ = ["Grades", "flesch_kincaid", "grades", "smog"]

_SMOG_SENTENCES = 30
_LONG_WORD = 3  # syllables


@dataclass(frozen=True, slots=True)
class Grades:
    """The reading grades of a text, in US school years, with what they were counted from."""

    flesch_kincaid: float
    smog: float
    n_sentences: int
    n_words: int

    @property
    def is_smog_reliable(self) -> bool:
        """Whether the text is long enough for SMOG."""
        return self.n_sentences >= _SMOG_SENTENCES


def grades(texts: Sequence[str]) -> Grades:
    """Return the grades of *texts* read as one; 0 for a text without words."""
    sentences = [words(span.text) for text in texts for span in split_sentences(text)]
    sentences = [sentence for sentence in sentences if sentence]
    counts = [[count_syllables(word) for word in sentence] for sentence in sentences]
    n_words = sum(len(sentence) for sentence in counts)
    if n_words == 0:
        return Grades(0.0, 0.0, 0, 0)
    syllables = sum(sum(sentence) for sentence in counts)
    n_long = sum(count >= _LONG_WORD for sentence in counts for count in sentence)
    return Grades(
        flesch_kincaid(n_words, len(counts), syllables), smog(n_long, len(counts)),
        len(counts), n_words,
    )  # fmt: skip


def flesch_kincaid(n_words: int, n_sentences: int, n_syllables: int) -> float:
    """Return the Flesch-Kincaid grade from its counts.

    >>> round(flesch_kincaid(10, 1, 13), 2)
    3.65
    """
    return 0.39 * n_words / n_sentences + 11.8 * n_syllables / n_words - 15.59


def smog(n_long_words: int, n_sentences: int) -> float:
    """Return the SMOG grade from its counts.

    >>> round(smog(30, 30), 2)
    8.84
    """
    return 1.0430 * math.sqrt(n_long_words * 30 / n_sentences) + 3.1291
