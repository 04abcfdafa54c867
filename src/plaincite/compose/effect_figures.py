"""Effect figures in a sentence: which to leave out for reading, and what is missing beside them.

"Deaths fell (hazard ratio 0.79; 0.72-0.85)" reads as "Deaths fell": a ratio without its groups
tells a patient nothing, and the full sentence is one click away. Shares and counts of people stay.
Whether a cut hides doubt is for the judge to say.
"""

import re
from collections.abc import Iterable

from plaincite.model.evidence import Effect
from plaincite.text import split_sentences

__all__ = ["absolute_note", "has_bare_statistics", "in_people", "trim_effects"]

_NUMBER = r"[-+−–]?\s?\d+(?:[.·]\d+)?"
_RANGE = rf"{_NUMBER}(?:\s?(?:to|-|–|−|,)\s?{_NUMBER})?"
_NAMES = (
    r"(?:adjusted |pooled |modelled |overall )?(?:hazard ratio|odds ratio|risk ratio|rate ratio"
    r"|incidence rate ratio|relative risk|(?:standardi[sz]ed |weighted )?mean difference"
    r"|effect size|number needed to (?:treat|harm)|Hedges'? g|Cohen'?s d"
    r"|[aI]?RR|[aP]?OR|[as]?HR|S?MD|WMD|NNTB?|NNH|ES|d|g|β|P|p|I2)s?"
)
_STATISTIC = re.compile(
    rf"(?:{_NAMES}\s?(?:of |was |[=:<>≤≥]\s?)?{_RANGE}|95%\s?C[rI]+\s?{_RANGE}|significant"
    r"|\d+(?:,\d{3})* (?:studies|trials|RCTs|reviews)|n\s?=\s?\d[\d, ]*)$"
)
# A bracket's part that tells a test: "interaction p = 0.11", "A versus B P=0.26".
_TEST = re.compile(r"(?<![\w.])[Pp]\s?[=<>≤≥]\s?\d*[.·]\d")
_STANDS_ALONE = re.compile(
    r"certainty|quality|evidence|not significant|\d+ (?:people|women|men|patients|participants"
    r"|children|adults|trials|studies|reviews)|per (?:100|1,?000)|\d ?%$|more|fewer|less"
)
# "99% (98.2 to 99.4%)", "0.91 (0.88-0.95)": the range of the figure before it.
_RANGE_OF_FIGURE = re.compile(rf"(?<=[\d%])\s\({_NUMBER}%?\s?(?:to|-|–|−)\s?{_NUMBER}%?\)")
_FIGURE = re.compile(rf"{_RANGE}(?: and {_NUMBER})?$")
_DECIMAL_FIRST = re.compile(r"[-−]?\d+[.·]\d")
_NAMED = re.compile(rf"(?<!\w){_NAMES}\s?(?:of |was |[=:<>≤≥]\s?)?{_NUMBER}")
_BRACKET = re.compile(r"\s?\(([^()]{1,160})\)")
_SPLIT = re.compile(r"[;,]\s+")

_BARE = re.compile(
    r"(?<![\w.])[Pp]\s?[<=>≤≥]\s?0?[.,·]\d|\bp-values?\b|confidence intervals?"
    r"|(?<!\w)C[rI]+s?(?!\w)|credible intervals?|\bNN[TH]\b|number needed to"
    r"|statistical(?:ly)? significan\w+|\bI2\b|I²|(?<!\w)S?MDs?(?!\w)|(?<!\w)WMD(?!\w)"
)
_RELATIVE = re.compile(
    r"\b(?:relative risks?|risk ratios?|odds ratios?|hazard ratios?|rate ratios?"
    r"|(?:RR|OR|HR|aHR|aOR)\b(?=[\s:=,]{0,4}\d)"
    r"|\d{1,9}(?:\.\d{1,9})?\s?(?:%|percent) (?:lower|higher|less|more|fewer|reduced"
    r"|increased|greater|reduction|decrease|increase|relative)|by \d{1,9}(?:\.\d{1,9})?\s?%(?! of)"
    r"|halv(?:ed|es|ing)|doubl(?:ed|es|ing)|half (?:as|the)|twice (?:as|the)"
    r"|(?:two|three|four|\d)[- ]?fold|\d{1,9}(?:\.\d{1,9})? times (?:as|more|higher|greater))"
)
_INTERVAL = re.compile(r"\b9[059]% ?C[rI]+:?[^;)]{1,40}")
# "Fell by 13%", "16% fewer": two of them are no shares of two groups.
_SHARE_OF_CHANGE = re.compile(
    r"\bby \d{1,9}(?:\.\d{1,9})? ?%(?! of)"
    r"|\d{1,9}(?:\.\d{1,9})? ?% (?:lower|higher|less|more|fewer|greater|reduction"
    r"|decrease|increase)"
)
_PART_OF_WHOLE = re.compile(r"(?<![\d/.])(\d{1,6})/(\d{1,6})(?![\d/])")  # and no "120/80 mm Hg"
_OF_SOME = re.compile(
    r"^(?:among|in|of) (?:the )?(?:\d[\d,]* )?(?:those|\w+ who|(?:\w+ )?subgroups?)\b",
    re.IGNORECASE,
)
_NO_DIFFERENCE = re.compile(
    r"\bnot (?:\w+ ){0,2}?(?:differ\w*|significant\w*)|\bno (?:\w+ ){0,3}?difference"
    r"|\bsimilar\w*\b|\b[Pp] ?[=>] ?(?:0?\.(?:0[5-9]|[1-9])|1\b)"
)
_ABSOLUTE = re.compile(
    r"\d{1,9} (?:in|of|out of|per) (?:every )?\d|per (?:100|1,?000|10,?000|100,?000)|\bfor every \d"
    r"|\d\s?%.{1,90}?\d\s?%|absolute (?:risk|difference|reduction|excess)|percentage points?"
    r"|risk difference",
    re.DOTALL,
)


_STATISTICALLY = re.compile(r"\bstatistical(?:ly)? significan(?=\w)")


def trim_effects(text: str) -> str:
    """Return *text* without the parts of brackets that hold ratios and other effect figures.

    >>> trim_effects("It fell (HR 0.79; 0.72-0.85) in men (83%) and women (RR 0.9; low certainty).")
    'It fell in men (83%) and women (low certainty).'
    """
    # "(number needed to treat 4) ... (3)": the second figure is one too, and says nothing alone.
    has_named = any(_NAMED.search(bracket) for bracket in _BRACKET.findall(text))
    trimmed = _RANGE_OF_FIGURE.sub("", text)
    trimmed = _BRACKET.sub(lambda bracket: _kept(bracket, bare=not has_named), trimmed)
    return _STATISTICALLY.sub("significan", trimmed)


def has_bare_statistics(text: str) -> bool:
    """Tell whether *text* holds test results, which mean nothing to most readers."""
    return _BARE.search(text) is not None


def absolute_note(text: str, *, whole: str, is_digest: bool) -> str | None:
    """Return what to say beside a relative effect in *text* that lacks its absolute numbers.

    Args:
        text: The statement.
        whole: The record's whole text, where the absolute numbers may stand.
        is_digest: Whether that text is an editor's summary.
    """
    if not _RELATIVE.search(text) or _gives_absolute(text):
        return None
    source = "summary" if is_digest else "abstract"
    if _gives_absolute(whole):
        return f"This compares groups; for absolute numbers see the article's {source}."
    return f"The {source} does not give the absolute numbers."


def _gives_absolute(text: str) -> bool:
    """Tell whether *text* gives shares or counts of people; "12% (95% CI 3%-20%)" gives none."""
    plain = _SHARE_OF_CHANGE.sub(" ", _INTERVAL.sub(" ", text))
    counts = ((int(part), int(whole)) for part, whole in _PART_OF_WHOLE.findall(plain))
    return _ABSOLUTE.search(plain) is not None or any(part <= whole for part, whole in counts)


def in_people(effects: Iterable[Effect], told: str) -> str | None:
    """Return counts of events in two groups as people out of a hundred, with the arithmetic.

    Only where the source counts events and people in both groups; the first such pair. "20/40"
    may be sight and "120/80" a blood pressure, so a pair must say "of". A pair that may be chance,
    or that counts some of those studied ("among those who had quit"), is no result for the whole.

    Args:
        effects: As read from *told*.
        told: The sentences of the finding.
    """
    for effect in effects:
        is_counted = effect.measure == "events" and " of " in effect.span.text
        sentence = _sentence_around(effect.span.start, told)
        is_result = not (_OF_SOME.search(sentence) or _NO_DIFFERENCE.search(sentence))
        if is_counted and is_result and effect.in_words and effect.arithmetic:
            return f"That is {effect.in_words} ({effect.arithmetic})."
    return None


def _sentence_around(place: int, told: str) -> str:
    spans = split_sentences(told)
    return next((span.text for span in spans if span.start <= place < span.end), told)


def _kept(bracket: re.Match[str], *, bare: bool) -> str:
    """Return what stays of *bracket*; with *bare*, lone whole numbers may mean a scale and stay."""
    parts = _SPLIT.split(bracket.group(1))
    kept = [part for part in parts if not _STATISTIC.match(part.strip()) and not _TEST.search(part)]
    is_list = not bare or len(kept) < len(parts) or bool(_DECIMAL_FIRST.match(parts[0]))
    if is_list:
        kept = [part for part in kept if not _FIGURE.match(part.strip())]
    if len(kept) < len(parts):
        # Beside what was cut, only words that stand alone stay: no "(vs)", no "(difference)".
        kept = [part for part in kept if _STANDS_ALONE.search(part)]
    if len(kept) == len(parts):
        return bracket.group()
    return f" ({'; '.join(kept)})" if kept else ""
