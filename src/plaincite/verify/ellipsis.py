"""What "those who did not" leaves unsaid: the act of another clause, which it denies.

"Women who exercised fell less often than those who did not": the second ones did not exercise.
"""

from functools import lru_cache

from plaincite.verify.lexicon import Role
from plaincite.verify.reading import Reading, Word, read

__all__ = ["unsaid_places"]

_RELATIVES = frozenset("who that which whose".split())
_FULL_VERBS = frozenset("had was were have has did".split())
_NOT = frozenset(["not"])
_PRONOUNS = frozenset("one it them any".split())
_ENDS = frozenset({Role.DIRECTION, Role.NUMBER, Role.NEGATION, Role.MARK, Role.ENDS_CLAUSE})
_LONGEST = 12  # words of the clause that is denied


@lru_cache(maxsize=1024)
def unsaid_places(text: str) -> frozenset[int]:
    """Return the places of the words that a closing "who did not" or "without it" denies.

    >>> words = read("Women who swam slept longer than those who did not.").words
    >>> [words[place].text for place in sorted(unsaid_places("Women who swam slept longer than "
    ...                                                      "those who did not."))]
    ['swam', 'slept']
    """
    reading = read(text)
    denials = [word for word in reading.of(Role.NEGATION) if _is_bare(word, reading)]
    return frozenset(place for word in denials for place in _denied(word, reading))


def _is_bare(word: Word, reading: Reading) -> bool:
    """Whether nothing that is denied follows *word*."""
    after = reading.words[word.at + 1 : word.at + 3]
    if word.text == "without":
        return bool(after) and after[0].text in _PRONOUNS and (len(after) == 1 or _closes(after[1]))
    is_not = word.text in _NOT or word.text.endswith(("n't", "n\u2019t"))
    return is_not and (not after or _closes(after[0]))


def _closes(word: Word) -> bool:
    return word.role in (Role.MARK, Role.ENDS_CLAUSE) or word.text in ("and", "at", "after", "in")


def _denied(denial: Word, reading: Reading) -> range:
    """The places of the clause that *denial* takes up: after an earlier "who" or "with"."""
    opens = ("with",) if denial.text == "without" else _RELATIVES
    own = next((w.at for w in reversed(reading.words[: denial.at]) if w.text in opens), denial.at)
    until = denial.at if denial.text == "without" else own
    start = next((word.at for word in reading.words[:until] if word.text in opens), None)
    if start is None:
        return range(0)
    end = start + 1
    for word in reading.words[start + 1 : min(until, start + _LONGEST)]:
        if word.role in _ENDS or (word.text in _FULL_VERBS and word.at > start + 1):
            break
        end = word.at + 1
    return range(start + 1, end)
