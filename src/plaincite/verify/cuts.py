"""Cuts: a claim that is its quote to the letter, less brackets and runs that hold statistics.

Such a claim moves no figure to another group, so it needs no reading. But a cut may hide that a
difference can be chance: "fell (P = .40)" must not become "fell". That cut is not safe.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from plaincite.text import split_sentences
from plaincite.verify.case import Case

__all__ = ["chance_reasons", "is_safe_cut"]

_BRACKET = re.compile(r"\s?\(([^()]{0,300})\)")
_PART = re.compile(r"[;,]\s+")
_P_VALUE = r"[Pp](?:[- ]values?)?(?: for \w+)?\s?[=<>≤≥]\s?\d*[.·]\d+"
_NUMBER = r"[-+−–]?\s?\d+(?:,\d{3})*(?:[.·]\d+)?"
_INTERVAL = rf"(?:95%\s?)?C[rI]+,?\s?(?:of )?{_NUMBER}%?\s?(?:to|-|–|−|,)\s?{_NUMBER}%?"
_RUN = re.compile(rf"(?:,|;|\s?[-–—])?\s(?:{_P_VALUE}|{_INTERVAL})(?=[\s,;.)]|$)")
_IN_RUNS = ("=", "<", ">", "≤", "≥", "CI", "Cr")  # every run has one of them
_STATISTIC_WORDS = frozenset(
    "a adjusted all and both by ci cis cohen's confidence credible crude d difference differences "
    "effect each es for from g harm hazard hazards hedges hedges' heterogeneity high hr i2 i² "
    "incidence intention interaction interval intervals iqr irr low mean modelled n need needed "
    "nnh nnt number odds of or overall p pooled quality rate ratio ratios rd relative review "
    "reviews risk risks rr se sd significant size smd standard standardised standardized "
    "studies study the to treat trend trial trials unadjusted value values was weighted were "
    "wmd md cri rcts rct statistically χ2 chi2 t f z aor ahr arr".split()
)
_TOKEN = re.compile(r"[A-Za-zχβ²'’]+\d?")
_TELLS_CHANCE = re.compile(
    r"\b(?:no|not|nor|neither|none|without|similar\w*|differ(?:ed|s)? (?:little|slightly)|unclear"
    r"|uncertain|non-?significant\w*|non-?inferior\w*|comparable|equivalent|unchanged|same"
    r"|cannot|did little|same as|equalled|chance)\b",
    re.IGNORECASE,
)
# Two shares side by side say no more than they are; these words say that one is the larger.
_CLAIMS_DIFFERENCE = re.compile(
    r"\b(?:lower\w*|higher|more|fewer|less|greater|larger|smaller|reduc\w+|decreas\w+|increas\w+"
    r"|improv\w+|fell|rose|drop\w*|better|worse\w*|longer|shorter|rais\w+|cut|halv\w+|doubl\w+"
    r"|protect\w+|prevent\w*|benefit\w*|superior\w*|faster|slower|effective|favou?r\w*|gain\w*"
    r"|associat\w+|linked|risk factor)\b",
    re.IGNORECASE,
)
_RATIO_NAMED = re.compile(r"\b(?:ratios?|risks?|odds|hazards?|[aI]?RR|a?OR|a?HR)\b")
_STATISTIC_SHARE = re.compile(r"\bC[rI]+\b|\bI2|I²")
_NOT_SIGNIFICANT = re.compile(
    r"\b(?:not (?:statistically )?significant|NS)\b|\bplay of chance\b"
    r"|\b(?:compatible with|may be|could be|might be|possibly)(?: due to)? chance\b"
)
_NOT_SIGNIFICANT_WORDS = ("significant", "NS", "chance")  # every match has one of them
_WHOLE_RANGE = re.compile(rf"{_NUMBER}%?\s?(?:to|-|–|−)\s?{_NUMBER}%?")
_P_FOUND = re.compile(r"[Pp](?:[- ]values?)?(?: for \w+)?\s?([=<>≤≥])\s?(\d*[.·]\d+)")
_RANGE = re.compile(rf"({_NUMBER})%?\s?(?:to|-|–|−(?=\d)|,)\s?({_NUMBER})")
_DECIMAL = re.compile("[.·]")
_LONG = 4000


@dataclass(frozen=True, slots=True)
class _Split:
    """The parts of a text's brackets, and its runs of statistics, in order."""

    parts: tuple[tuple[int, str], ...]  # each with the length of the plain text before it
    runs: tuple[tuple[int, str], ...]  # of statistics, likewise


@dataclass(frozen=True, slots=True)
class _Doubt:
    """What in a sentence shows that its difference may be chance."""

    is_told: bool  # in words
    figures: frozenset[str]  # large P values, and intervals that take in no difference

    @property
    def is_any(self) -> bool:
        return self.is_told or bool(self.figures)


def is_safe_cut(body: str, quotes: str, *, told: str | None = None) -> bool:
    """Whether *body* is *quotes* less statistics, and hides no doubt by it.

    *told* is what the reader is told in all, where a note says more than *body*.

    >>> is_safe_cut("Deaths fell.", "Deaths fell (HR 0.79; 95% CI 0.7-0.9), p < .001.")
    True
    >>> is_safe_cut("Deaths fell.", "Deaths fell (HR 0.79; 95% CI 0.5-1.2).")
    False
    """
    if len(quotes) > _LONG:
        return False
    if _plain(body) != _plain(quotes):
        return False
    claim, source = _split(body), _split(quotes)
    if not set(claim.parts) <= set(source.parts):
        return False
    if not set(claim.runs) <= set(source.runs):
        return False
    cut = [part for place, part in source.parts if (place, part) not in claim.parts]
    return all(map(_is_statistic, cut)) and not _hides_chance(told or body, quotes)


def chance_reasons(case: Case) -> tuple[str, ...]:
    """Say so when the claim leaves out that a difference in the evidence may be chance."""
    if not _hides_chance(case.claim.text, case.evidence.text):
        return ()
    return ("The cited sentence shows that the difference may be chance; the claim does not say.",)


def _hides_chance(body: str, quotes: str) -> bool:
    """Whether *quotes* shows a difference that may be chance, and *body* leaves that out."""
    shown = _doubts(quotes)
    if not any(doubt.is_any for doubt in shown):
        return False
    claimed = [span.text for span in split_sentences(body)]
    # Sentence beside sentence where they pair up; else the whole claim answers for each.
    if len(claimed) != len(shown):
        claimed = [body] * len(shown)
    return any(map(_hides_in, claimed, shown))


def _hides_in(claim: str, doubt: _Doubt) -> bool:
    if not doubt.is_any or _TELLS_CHANCE.search(claim) or not _CLAIMS_DIFFERENCE.search(claim):
        return False
    if doubt.is_told:
        return True
    kept = {found.group() for found in (*_P_FOUND.finditer(claim), *_RANGE.finditer(claim))}
    return not doubt.figures <= kept


@lru_cache(maxsize=1024)
def _doubts(quotes: str) -> tuple[_Doubt, ...]:
    """What in each sentence of *quotes* shows that a difference may be chance."""
    return tuple(_doubt(span.text) for span in split_sentences(quotes))


def _doubt(source: str) -> _Doubt:
    is_told = any(word in source for word in _NOT_SIGNIFICANT_WORDS) and (
        _NOT_SIGNIFICANT.search(source) is not None
    )
    large = (
        found.group()
        for found in _P_FOUND.finditer(source)
        if found.group(1) in "=>≥" and _value(found.group(2)) >= 0.05
    )
    ranges = [found for found in _RANGE.finditer(source) if _DECIMAL.search(found.group())]
    null = 1.0 if ranges and _RATIO_NAMED.search(source) else 0.0
    crossing = (found.group() for found in ranges if _crosses(found, null))
    return _Doubt(is_told, frozenset((*large, *crossing)))


def _split(text: str) -> _Split:
    parts = [
        (len(_plain(text[: found.start()])), part.strip())
        for found in _BRACKET.finditer(text)
        for part in _PART.split(found.group(1))
    ]
    bare = _BRACKET.sub("", text)
    runs = [(len(_plain(bare[: found.start()])), found.group()) for found in _RUN.finditer(bare)]
    return _Split(tuple(parts), tuple(runs))


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    plain = _BRACKET.sub("", text) if "(" in text else text
    if any(sign in plain for sign in _IN_RUNS):
        plain = _RUN.sub("", plain)
    plain = " ".join(plain.replace("statistically ", "").split())
    for mark in ".,;:)":
        plain = plain.replace(f" {mark}", mark)
    return plain


def _is_statistic(part: str) -> bool:
    """Whether *part* of a bracket is the result of a test; whether it is chance is asked apart."""
    if _P_FOUND.search(part) or _WHOLE_RANGE.fullmatch(part):
        return True
    has_share = "%" in part and not _STATISTIC_SHARE.search(part)
    return not has_share and all(
        token.lower() in _STATISTIC_WORDS for token in _TOKEN.findall(part)
    )


def _crosses(found: re.Match[str], null: float) -> bool:
    return _value(found.group(1)) < null < _value(found.group(2))


def _value(figure: str) -> float:
    plain = "".join(figure.replace(",", "").replace("·", ".").split())
    return float(plain.replace("−", "-").replace("–", "-"))
