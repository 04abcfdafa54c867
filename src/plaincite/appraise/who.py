"""A short phrase for the people studied: "women with stage I breast cancer aged 70 or over".

Read from an editor's digest, the words after the number of participants, a participants section
or the title, in that order. None when no phrase is plainly about them.
"""

import re

from plaincite.appraise.reading import Reading
from plaincite.model.claim import Span
from plaincite.model.evidence import Stated

__all__ = ["description"]

_PEOPLE = (
    r"(?:patients|participants|adults|women|men|children|people|persons|individuals|volunteers"
    r"|infants|neonates|newborns|adolescents|boys|girls|students|residents|veterans|smokers|mothers"
    r"|outpatients|inpatients|survivors|athletes|subjects|workers|males|females|twins|nurses"
    r"|elderly)"
)
_ADJECTIVE = (
    r"(?!(?:in|of|for|with|the|and|or|to|on|by|from|among|between|all|were|was|an?|these|those"
    r"|other|some|many|most|both|our|which|that|had|who)\b)[A-Za-z][\w'’+-]*,? "
)
_MORE = (
    r"(?: (?:with|without|aged?|undergoing|receiving|at (?:high |low |increased )?risk|who "
    r"(?:had|have|were|are|underwent|received)|suffering from|diagnosed with|scheduled for"
    r"|hospitali[sz]ed (?:with|for)|admitted (?:with|for|to)|treated (?:with|for)|living "
    r"(?:with|in)|over|under|older than|after|of|from) [^.;:()]{3,110})"
)
_COUNTED = re.compile(
    r"\b(?:\d[\d,\u2009 ]{0,9}|(?:\w+ty|\w+teen|hundred|ten|eleven|twelve|two|three|four|five|six"
    rf"|seven|eight|nine)(?:-\w{{3,5}})?)\s((?:{_ADJECTIVE}){{0,5}}{_PEOPLE}{_MORE})",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    rf"\b(?:in|among|for|of|on) (?:the |an? )?((?:{_ADJECTIVE}){{0,5}}{_PEOPLE}\b{_MORE}?)",
    re.IGNORECASE,
)
_AT_START = re.compile(
    rf"^\W*(?:(?:a total of|all|consecutive|eligible)\s)?(?:[\d,\u2009 ]+|[A-Z][a-z]+(?:[- "
    rf"](?:[a-z]+))?\s)?((?:{_ADJECTIVE}){{0,5}}{_PEOPLE}\b{_MORE}?)"
)
_NUMBER = re.compile(
    r"(?:\d[\d,\u2009\u00a0 ]*|(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|and|hundred|thousand|\w{1,12}ty|\w{1,12}teen)[\s‐‑-]{1,3}){1,12})(?:\([^()]{1,70}\) )?",
    re.IGNORECASE,
)
_PHRASE = re.compile(
    rf"\s?((?:consecutive )?(?:{_ADJECTIVE}){{0,6}}{_PEOPLE}\b{_MORE}?)", re.IGNORECASE
)
# What follows tells of the study and no longer of the people.
_STOP = re.compile(
    r",? (?:were|was|had been|have been|received|randomi[sz]ed|randomly|participated|completed"
    r"|took|entered|to (?:receive|either)|who (?:received|completed)|and (?:were|was|had)|is"
    r"|are|has|in (?:a|an|the|this|our) |at (?:\d|the|a|our|two|three|four)|from (?:\d|the|a"
    r"|\w+ (?:hospitals|cent)|[A-Z])|between \d{4}|during|using|by (?:a|the)|into|after|before"
    r"|followed|included|recruited|enrolled|attending|compared|versus|vs|treated|on the"
    r"|receiving|,? (?:results|evidence) ).*$"
    r"| to (?!moderate|severe|\d).*$|[,:;] .*$| [-–—] .*$| (?:and|or|with|in|of|the|a|to)$",
)


_NAMED = re.compile(rf"\b{_PEOPLE}\b", re.IGNORECASE)
_ODD = re.compile(r"[\[\]()\"“”]|\bwith (?:\d|the )|(?:ly|either|both)$")
_EMPTY = re.compile(
    r"(?:consecutive|eligible|enrolled|randomi[sz]ed|included|such|total|human|study|evaluable"
    r"|these|their) (?:patients|participants|subjects|people|individuals|volunteers)",
    re.IGNORECASE,
)


def description(reading: Reading, counted: Span | None = None) -> Stated[str] | None:
    """Return who was studied in a few words, None when unsure.

    *counted* is the span of the number of participants, where the abstract states it.
    """
    digest = reading.record.digest
    if digest is not None and digest.population:
        return Stated(digest.population, "indexed")
    return _after_number(reading, counted) or _from_section(reading) or _from_title(reading.title)


def _after_number(reading: Reading, counted: Span | None) -> Stated[str] | None:
    """Read on after the number: "253 | adults with asthma were"."""
    if counted is None:
        return None
    found = _NUMBER.match(counted.text)
    start = counted.start + (found.end() if found else 0)
    match = _PHRASE.match(reading.text, start)
    phrase = _tidy(match.group(1)) if match else None
    if match is None or phrase is None:
        return None
    start = match.start(1)
    return Stated(phrase, "stated", Span(start, start + len(phrase), phrase))


def _from_title(title: str) -> Stated[str] | None:
    match = _IN_TITLE.search(title[:1000])
    phrase = _tidy(match.group(1)) if match else None
    return Stated(phrase, "stated") if phrase else None


def _from_section(reading: Reading) -> Stated[str] | None:
    text = reading.text
    for part in reading.layout:
        if part.kind not in ("participants", "methods"):
            continue
        way = _AT_START if part.kind == "participants" else _COUNTED
        match = way.search(text[part.start : part.end])
        phrase = _tidy(match.group(1)) if match else None
        if match and phrase:
            start = part.start + match.start(1)
            return Stated(phrase, "stated", Span(start, start + len(phrase), phrase))
    return None


def _tidy(phrase: str) -> str | None:
    """Cut *phrase* where it stops speaking of people; None when little or too much is left."""
    kept = _STOP.sub("", phrase).strip(" ,;:-?")
    if not 2 <= len(kept.split()) <= 14 or not _NAMED.search(kept):
        return None
    return None if _EMPTY.fullmatch(kept) or _ODD.search(kept) else kept
