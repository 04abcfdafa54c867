"""Trim statistics from a sentence: test results, intervals and spreads, in brackets or inline.

A patient is told "fell by 12%", not "(95% CI 8 to 16; P<0.001; I2 = 74%)". Cuts only; every other
character stays as it was. A share "(83.3%)", a count "(n = 361)", an effect "(RR 0.87)" and any
words with meaning "(women)" are kept.
"""

import re
from itertools import pairwise

__all__ = ["trim_statistics"]

_LONG = 20_000
_DEEPEST = 3  # brackets within brackets

_FIGURE = r"[-+−–]?\s?(?:\d{1,9}(?:[.·]\d{1,6})?|[.·]\d{1,6})\s?%?"
_BETWEEN = r"\s?(?:to|and|through|-|–|−|—|,|;)\s?"
_RANGE = rf"{_FIGURE}(?:{_BETWEEN}{_FIGURE})?"
_SIGN = r"(?:=|<|>|≤|≥|of|was|less than)"
_PROBABILITY = r"(?:[01]?[.·]\d{1,8}|NS|10\s?[-−–(]{1,2}\s?\d{1,3}\)?)"
_TESTED = (
    r"(?:\s?(?:for|of) (?:trend|interaction|heterogeneity|difference|(?:non-?)?(?:superi"
    r"|inferi)ority))?"
)
_P = rf"[Pp](?:[-\s]?values?)?{_TESTED}\s?{_SIGN}\s?{_PROBABILITY}"
_INTERVAL_NAME = (
    r"(?:CIs?|CrIs?|(?:confidence|credible|prediction) (?:intervals?"
    r"|limits?))(?:\s?[(\[]Cr?I[)\]])?"
)
_LEVEL = r"\d{2}(?:[.·]\d)?\s?%\s?"
_INTERVAL = rf"{_LEVEL}{_INTERVAL_NAME}[,:=]?\s?(?:was |of |from )?{_FIGURE}(?:{_BETWEEN}{_FIGURE})"
# In running text, with the comma before it: ", 95% CI 0.7 to 0.9", ", p = .03".
_INLINE = re.compile(
    r"(?:[,;]|\s[-–—])?\s(?:with (?:an? )?)?(?:(?:all|both|each|two-sided) )?"
    rf"(?:{_P}(?:,? and {_P})?|{_INTERVAL})(?![.·]?\d|\w)"
)
_BRACKET = re.compile(
    r"[ \u00a0]?(?:\((?:[^()\[\]]|\([^()\[\]]{0,80}\)|\[[^()\[\]]{0,80}\]){1,300}\)"
    r"|\[(?:[^()\[\]]|\([^()\[\]]{0,80}\)){1,300}\])"
)
# A single letter needs a sign after it: "P53" is a gene, "P = .53" a test.
_LETTER = (
    r"(?:(?:both|all|each|adjusted|(?:two|one)-sided|log[- ]?rank(?: test)?)\s)?"
    r"(?:[PpQqZz](?:[-\s]?values?)?(?:\s?(?:for|of) [\w-]{3,20})?"
    r"|[tFHU](?:\s?\(\s?\d{1,4}(?:,\s?\d{1,4})?\s?\))?"
    r"|[Ii]\s?(?:2|²|\(2\)|\^2)|(?:tau|τ|chi|χ)[-\s]?(?:2|²|\(2\)|squared)?|df|heterogeneity)"
)
_NAME = (
    rf"(?:(?:{_LEVEL})?{_INTERVAL_NAME}|IQR|[Ii]nterquartile range|SDs?|SE[MD]?|NNT"
    r"|[Ss]tandard (?:deviation|error)s?)"
)
_TAIL = r"(?:\s(?:for (?:both|all|each|trend|interaction|difference)|respectively|each))?"
_STATISTIC = re.compile(
    rf"\s*(?:{_LETTER}\s?(?:=|<|>|≤|≥|was|of)\s?(?:{_PROBABILITY}|{_RANGE})"
    rf"|{_NAME}[\s:=,]{{0,3}}(?:was |of |from )?[\[(]?(?:{_RANGE})?[\])]?"
    r"|±\s?\d{1,6}(?:[.·]\d{1,4})?|NS|n\.s\.|(?:statistically )?(?:not|non)[- ]significant"
    rf"|log[- ]?rank(?: test)?){_TAIL}\s*"
)
_NAMED = re.compile(r"\d|NS|n\.s|significant")
_REST = re.compile(rf"\s*(?:{_RANGE}|respectively)\s*")
_SEPARATOR = re.compile(r"[;,](?!\d{3}(?!\d))")


def trim_statistics(text: str) -> str:
    """Return *text* without brackets and runs that hold only statistics.

    >>> trim_statistics("It fell by 2 (95% CI 1 to 3; P<0.001) in men (83.3%), p = .03.")
    'It fell by 2 in men (83.3%).'
    """
    if len(text) > _LONG:
        return text
    return _INLINE.sub("", _trim_brackets(text, _DEEPEST))


def _trim_brackets(text: str, depth: int) -> str:
    if depth == 0:
        return text
    return _BRACKET.sub(lambda match: _trimmed(match.group(), depth), text)


def _trimmed(bracket: str, depth: int) -> str:
    """Return *bracket* without its statistics; nothing when it held nothing else."""
    lead = bracket[: len(bracket) - len(bracket.lstrip())]
    opening, inside, closing = bracket[len(lead)], bracket[len(lead) + 1 : -1], bracket[-1]
    pieces = _pieces(inside)
    kept = _without_statistics(pieces)
    if len(kept) == len(pieces):
        return f"{lead}{opening}{_trim_brackets(inside, depth - 1)}{closing}"
    if not kept:
        return ""
    return f"{lead}{opening}{_trim_brackets(''.join(kept).lstrip(',; '), depth - 1)}{closing}"


def _pieces(inside: str) -> list[str]:
    """Cut at commas and semicolons outside of inner brackets; a piece keeps the mark before it."""
    cuts = [
        mark.start()
        for mark in _SEPARATOR.finditer(inside)
        if inside.count("(", 0, mark.start()) == inside.count(")", 0, mark.start())
        and inside.count("[", 0, mark.start()) == inside.count("]", 0, mark.start())
    ]
    edges = [0, *cuts, len(inside)]
    return [inside[start:end] for start, end in pairwise(edges)]


def _without_statistics(pieces: list[str]) -> list[str]:
    kept: list[str] = []
    is_open = False  # the piece before was a statistic whose figures may follow a comma
    for piece in pieces:
        words = piece.lstrip(",;")
        is_rest = is_open and bool(_REST.fullmatch(words))
        is_statistic = bool(_STATISTIC.fullmatch(words))
        if not (is_rest or is_statistic):
            kept.append(piece)
        is_open = is_rest or is_statistic
    return kept if _NAMED.search("".join(pieces)) else pieces
