"""One clean form for every value from a source: text without traces of its file, or None.

`value` is `plaincite.text.clean_text` with two additions: nothing left is None, never "", and
what is clean already (nearly everything) is not looked at character by character.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from plaincite.text import clean_text

__all__ = ["term", "unique", "value"]

# What `clean_text` removes or turns to a space; a lone surrogate cannot be stored as UTF-8.
_DIRT = re.compile("[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def value(text: str | None) -> str | None:
    r"""Return *text* cleaned, or None when nothing is left of it.

    >>> value(" a\n b "), value("\u200b "), value(None)
    ('a b', None, None)
    """
    if not text:
        return None
    # What is printable has no dirt, no surrogates and no blanks but plain ones.
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        if text[0] != " " != text[-1] and "  " not in text:
            return text
        return " ".join(text.split()) or None
    if _SURROGATE.search(text):
        text = _SURROGATE.sub("\ufffd", text)
    if _DIRT.search(text) or not unicodedata.is_normalized("NFC", text):
        text = clean_text(text)
        # Taking an invisible character away can bring a letter and its accent together.
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split()) or None


def term(text: str | None) -> str | None:
    """Return `value` of a word that many records share, such as a heading or a name, remembered."""
    return _remembered(text) if text and len(text) <= 100 else value(text)


# Bounded in number here and in length above, so that no file can fill the memory.
_remembered = lru_cache(maxsize=1 << 16)(value)


def unique(values: Iterable[str | None]) -> tuple[str, ...]:
    """Return the values that are there, each once, in order of first appearance."""
    return tuple(dict.fromkeys(filter(None, values))) if values else ()
