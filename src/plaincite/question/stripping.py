"""Stripping: what may be kept of a reader's words where somebody asked for questions to be kept.

Words that we know are listed and all others go, so that a name, an address or a number need not be
recognised to be left out. Pure.
"""

from plaincite.question.spelling import fold
from plaincite.question.stopwords import is_stop_word
from plaincite.question.vocabulary import load_vocabulary
from plaincite.text import words

__all__ = ["strip_question"]

_GAP = "…"
_MOST_WORDS = 30


def strip_question(text: str) -> str | None:
    """Return the everyday and medical words of *text*; a gap stands for each stretch of others.

    Returns:
        None when no medical word is among them: nothing could be learned from the rest.

    >>> strip_question("I'm Mary Quill, b. 3/5/1950: do statins cause muscle pain?")
    "i'm … do statins cause muscle pain"
    """
    vocabulary = load_vocabulary()
    kept, is_medical = list[str](), False
    for word in words(text.lower())[:_MOST_WORDS]:
        keys = fold(word)
        # A letter alone is an initial more often than a vitamin.
        is_known = any(map(str.isalpha, word)) and all(
            is_stop_word(key) or (len(key) > 1 and vocabulary.knows_word(key)) for key in keys
        )
        if is_known:
            kept.append(word)
            is_medical = is_medical or not all(map(is_stop_word, keys))
        elif not kept or kept[-1] != _GAP:
            kept.append(_GAP)
    return " ".join(kept) if is_medical else None
