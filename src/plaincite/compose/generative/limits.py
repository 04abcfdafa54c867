"""Limits: what narrows a sentence must stay when it is told anew.

"Physiotherapy only" is less than physiotherapy, and "trials that were small" fewer than trials. A
reader cannot miss what was left out, so each word that narrows is told by one of its kind, each
clause about some of a thing by a word of its own, and a figure with the figure it is set against.
"""

import re
from collections.abc import Iterator

__all__ = ["lost_limit"]

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
# "Not only in men but also in women" narrows nothing.
_ONLY = re.compile(
    r"(?<!not )\b(?:alone|exclusively|just|merely|only|purely|solely|nothing (?:but|else)"
    r"|no others?|(?:by|on) (?:itself|themselves|its own|their own)|without (?:any )?others?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:who|whose|whom|which|if|when|where|provided that"
    r"|that (?:are|is|was|were|did|do|does|had|has|have))\b(.*?)(?=[,;:.](?:\s|$)|$)",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"(\d[\d.,]*)(?: (?:in|of|out of|per) \d[\d.,]*)?[^;:\d]{0,40}?"
    r"\b(?:instead of|rather than|compared (?:with|to)|versus|vs\.?)\s"
    r"[^;:\d]{0,20}?(\d[\d.,]*)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w'’-]*")
_EMPTY = frozenset(
    "a about after also an and any are as at be been before being both but by can could did do does"
    " during each for from had has have having he her his how i if in into is it its may might more"
    " most no not of on one or our she should so some such than that the their them then there"
    " these they this those through to two under up use used using was we were what when where"
    " which while who whom whose will with within without would".split()
)
_LETTERS = 4  # of a word's beginning: "observational" and "observed" tell of one thing


def lost_limit(source: str, told: str) -> str | None:
    """Return a limit of the sentence *source* that *told* does not keep; None when it keeps all.

    >>> lost_limit("Pain fell in trials that were small.", "Pain fell in trials.")
    'that were small'
    >>> lost_limit("Pain fell in trials that were small.", "Pain fell in small trials.")
    >>> lost_limit("Tears given exercise only grew.", "Tears given exercise grew.")
    'only'
    """
    plain, said = _BRACKETS.sub(" ", source), _stems(told)
    narrowed = _ONLY.findall(plain)
    if len(_ONLY.findall(told)) < len(narrowed):
        return str(narrowed[-1])
    lost = (
        clause
        for clause in _clauses(plain)
        if not _stems(clause) & said and " ".join(clause.lower().split()[:2]) not in told.lower()
    )
    return next(lost, None) or _lost_pair(plain, told)


def _clauses(source: str) -> Iterator[str]:
    """Yield each clause that says which, when or on what condition, where it says anything."""
    for found in _CLAUSE.finditer(source):
        if _stems(found.group(1)):
            yield found.group().strip()


def _lost_pair(source: str, told: str) -> str | None:
    """Return two figures set against each other of which *told* has the second alone."""
    for found in _AGAINST.finditer(source):
        first, second = (figure.rstrip(".,") for figure in found.groups())
        if _has(second, told) and not _has(first, told):
            return found.group()
    return None


def _has(figure: str, text: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d]|[.,]\d)", text) is not None


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_LETTERS] for word in _WORD.findall(text.lower()) if word not in _EMPTY)
