"""Mentions: the places in a question where a name of the vocabulary stands, longest first."""

import re
from dataclasses import dataclass, replace

from plaincite.question.spelling import SHORTEST_MISSPELT, fold_word
from plaincite.question.stopwords import is_common_word
from plaincite.question.vocabulary import Entry, Vocabulary

__all__ = ["Mention", "Token", "find_mentions", "tokenize"]

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_JOINER = re.compile(r"[\s\-–/’']*")  # what may stand between the words of one name
_MOST_MENDED = 8  # slips tried in one question
_MOST_TOKENS = 400  # a question of more words is read up to here


@dataclass(frozen=True, slots=True)
class Token:
    """One word, with its place in the text and its key."""

    text: str
    key: str
    start: int
    end: int
    is_joined: bool  # only a space or hyphen parts it from the word before
    is_mended: bool = False  # its key is that of the known word it is one slip away from


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `first` to `last` (not included) name `entry`."""

    entry: Entry
    first: int
    last: int
    is_corrected: bool = False  # found by mending a slip in a long word


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut *text* into words; hyphenated words are parted."""
    tokens: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(text):
        gap = text[end : found.start()]
        is_joined = bool(tokens) and _JOINER.fullmatch(gap) is not None
        word = found.group()
        tokens.append(Token(word, fold_word(word), found.start(), found.end(), is_joined))
        end = found.end()
        if len(tokens) == _MOST_TOKENS:
            break
    return tuple(tokens)


def find_mentions(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Return the names in *tokens*, in order, without overlap; the longest name wins.

    A word that no table knows and that is one slip from a one-word name counts as that name.
    """
    tokens = _mend(tokens, vocabulary)
    mentions: list[Mention] = []
    has_lower_case = any(char.islower() for token in tokens for char in token.text)
    at = 0
    while at < len(tokens):
        mention = _mention_at(tokens, at, vocabulary, trust_capitals=has_lower_case)
        if mention is None:
            at += 1
        else:
            mentions.append(mention)
            at = mention.last
    return tuple(mentions)


def _mend(tokens: tuple[Token, ...], vocabulary: Vocabulary) -> tuple[Token, ...]:
    """Give long unknown words the key of the known word they are one slip away from."""
    mended = list(tokens)
    tries = 0
    for at, token in enumerate(tokens):
        if tries == _MOST_MENDED:
            break
        if len(token.key) < SHORTEST_MISSPELT or is_common_word(token.text.lower()):
            continue
        if vocabulary.knows_word(token.key):
            continue
        tries += 1
        key = vocabulary.correct(token.key)
        if key is not None:
            mended[at] = replace(token, key=key, is_mended=True)
    return tuple(mended)


def _mention_at(
    tokens: tuple[Token, ...], at: int, vocabulary: Vocabulary, *, trust_capitals: bool
) -> Mention | None:
    token = tokens[at]
    if trust_capitals and token.text.isupper():
        exact = vocabulary.find_exact(token.text)
        if exact is not None:
            return Mention(exact, at, at + 1)
    longest = min(vocabulary.longest_from(token.key), _run_length(tokens, at))
    for n_words in range(longest, 0, -1):
        found = tokens[at : at + n_words]
        entry = vocabulary.find_key(tuple(token.key for token in found))
        if entry is not None:
            is_corrected = any(token.is_mended for token in found)
            return Mention(entry, at, at + n_words, is_corrected)
    return None


def _run_length(tokens: tuple[Token, ...], at: int) -> int:
    end = at + 1
    while end < len(tokens) and tokens[end].is_joined:
        end += 1
    return end - at
