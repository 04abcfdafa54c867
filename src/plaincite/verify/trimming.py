"""What may stand around a quoted sentence and is not itself a claim: lead, marks, glosses."""

import re
from collections.abc import Collection

from plaincite.model.answer import Statement

__all__ = ["body_of", "is_verbatim", "without_glosses", "without_quote_marks"]

_MARKS = re.compile('[\u201c\u201d"]')


def body_of(statement: Statement) -> str:
    """Return the text after its lead; a lead that does not begin the text is no lead."""
    if statement.lead and statement.text.startswith(statement.lead):
        return statement.text[len(statement.lead) :].strip()
    return statement.text


def without_quote_marks(text: str) -> str:
    """Return *text* without quotation marks.

    >>> without_quote_marks("“Pain fell.”")
    'Pain fell.'
    """
    return _MARKS.sub("", text).strip()


def without_glosses(text: str, glosses: Collection[str]) -> str:
    """Return *text* without the bracketed explanations that are in *glosses*.

    >>> without_glosses("It caused oedema (swelling).", {"swelling"})
    'It caused oedema.'
    """
    for gloss in sorted(glosses, key=lambda gloss: (-len(gloss), gloss)):
        if gloss:
            text = text.replace(f" ({gloss})", "").replace(f"({gloss})", "")
    return text


def is_verbatim(body: str, quotes: str) -> bool:
    """Whether *body* is a run of whole sentences or the whole of *quotes*, letter for letter."""
    return body.split() == without_quote_marks(quotes).split()
