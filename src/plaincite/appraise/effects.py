"""Effects: the figures by which a text compares two groups, relative and absolute.

Ratios (RR, OR, HR), differences (MD, SMD), pairs of shares ("12% vs 20%") and of events ("8/40 and
12/42"), each with interval and direction where printed. Pairs are also put per 100 people, or per
1,000 when they are rare, with the arithmetic, so that a reader sees absolute numbers.
"""

import re
from collections.abc import Iterator

from plaincite.appraise.per_people import instead_of
from plaincite.model.claim import Span
from plaincite.model.evidence import Effect, EffectDirection

__all__ = ["effects"]

_LONG = 20_000

_RATIO_NAMES = (
    (
        "RR",
        r"(?:[aApP]?RR|(?:[Rr]elative|[Aa]djusted relative) risks?|(?:[Rr]isk|[Rr]ate) "
        r"ratios?|I?RR|[Ii]ncidence rate ratios?)",
    ),
    ("OR", r"(?:[aA]?OR|[Oo]dds ratios?)"),
    ("HR", r"(?:[aA]?HR|[Hh]azards? ratios?)"),
)
_DIFFERENCE_NAMES = (
    ("SMD", r"(?:SMD|[Ss]tandardi[sz]ed mean differences?|Hedges'? g|Cohen'?s d)"),
    ("MD", r"(?:W?MD|(?:[Ww]eighted )?[Mm]ean differences?)"),
)
_LINK = (
    r"(?:\s?[(\[][A-Za-z]{1,4}[)\]])?(?: (?:for|of|in) "
    r"[^.;:()\d=]{1,60}?)?[\s,:=(\[]{0,3}(?:was |were |of |is )?[\s(\[]?"
)
_RATIO = r"(\d{1,3}[.·]\d{1,3})(?![\d%])"
_SIGNED = r"([-−–+]?\s?\d{1,4}(?:[.·]\d{1,3})?)(?!\d|[.·]\d)(?:\s?[A-Za-z/%]{1,12}){0,3}?"
_CI = (
    r"(?:[\s;,(\[]{0,4}(?:with )?(?:(?:\d{2}(?:[.·]\d)?\s?%\s?)?(?:CIs?|CrIs?|confidence "
    r"intervals?|credible intervals?)(?:\s?[(\[]CI[)\]])?[\s,:=]{0,3})?[\[(]?"
)
_TO = r"\s?(?:to|-|–|−|—|,)\s?"
_RATIO_CI = rf"{_CI}(\d{{1,3}}[.·]\d{{1,3}}){_TO}(\d{{1,3}}[.·]\d{{1,3}}))?"
_SIGNED_CI = rf"{_CI}([-−–+]?\s?\d{{1,4}}[.·]\d{{1,3}}){_TO}([-−–+]?\s?\d{{1,4}}[.·]\d{{1,3}}))?"

_RATIOS = tuple(
    (name, re.compile(rf"(?<![\w-]){words}{_LINK}{_RATIO}{_RATIO_CI}"))
    for name, words in _RATIO_NAMES
)
_DIFFERENCES = tuple(
    (name, re.compile(rf"(?<![\w-]){words}{_LINK}{_SIGNED}{_SIGNED_CI}"))
    for name, words in _DIFFERENCE_NAMES
)

_SHARE = r"(\d{1,3}(?:[.·]\d{1,2})?)"
_VERSUS = r"(?:vs?\.?|versus|compared (?:with|to)|against|rather than|instead of|than)"
_WITHIN = r"(?:[^.;:%\d]|\.(?=\d)){0,70}?"
_BY_NUMBER = r"(?:\d{1,6} \()?"  # "41 (27%)"
_NOTE = r"(?:\s?\([^()]{1,40}\))?"
# "12% vs 20%", "24.5 vs. 35.1%", "2.4% with the drug compared with 10.1% of controls".
_PERCENT_VERSUS = re.compile(
    rf"(?<![\d.·/]){_SHARE}\s?%?{_NOTE}{_WITHIN}[\s,;(]{_VERSUS}\s{_WITHIN}{_BY_NUMBER}{_SHARE}"
    rf"\s?%",
    re.IGNORECASE,
)
# "18.0% with e-cigarettes and 9.9% with gum": both shares carry their sign.
_PERCENT_AND = re.compile(
    rf"(?<![\d.·/]){_SHARE}\s?%{_NOTE}{_WITHIN}[\s,](?:and|but"
    rf"|or)\s{_WITHIN}{_BY_NUMBER}{_SHARE}\s?%",
    re.IGNORECASE,
)
_PER = re.compile(
    rf"(?<![\d.·/]){_SHARE}(?: (?:per|in|out of) (100|1[, ]?000|10[, "
    rf"]?000))?{_WITHIN}[\s,(](?:{_VERSUS}|and)\s{_WITHIN}"
    rf"{_SHARE} (?:[a-z]{{1,12}} )?(?:per|in|out of) (?:every )?(100|1[, ]?000|10[, ]?000)\b",
    re.IGNORECASE,
)
_EVENTS = re.compile(
    r"(?<![\d.·/-])(\d{1,6}(?:,\d{3})?)\s?(?:/|(?:out )?of (?:the "
    r")?)\s?(\d{1,6}(?:,\d{3})?)(?![\d/]|[.·]\d|\s?(?:mm|mg|kg|day))"
)
# Shares that describe who took part are no outcome.
_ABOUT_PEOPLE = re.compile(
    r"\b(?:female|male|white|black|hispanic|asian|caucasian|married|aged|CI\b|confidence)\b",
    re.IGNORECASE,
)


def effects(text: str) -> tuple[Effect, ...]:
    """Return the effects that *text* prints, in reading order; spans count from its start."""
    found = [*_relative(text[:_LONG]), *_differences(text[:_LONG]), *_pairs(text[:_LONG])]
    return tuple(sorted(found, key=lambda effect: (effect.span.start, effect.measure)))


def _relative(text: str) -> Iterator[Effect]:
    for name, way in _RATIOS:
        for match in way.finditer(text):
            yield _measured(name, match, neutral=1.0)


def _differences(text: str) -> Iterator[Effect]:
    for name, way in _DIFFERENCES:
        for match in way.finditer(text):
            if name == "MD" and text[max(0, match.start() - 13) : match.start()].lower().endswith(
                ("standardised ", "standardized ")
            ):
                continue
            yield _measured(name, match, neutral=0.0)


def _measured(name: str, match: re.Match[str], *, neutral: float) -> Effect:
    value, low, high = (_figure(group) for group in match.groups())
    if value is None:  # the pattern demands it; said for the type checker
        value = neutral
    span = Span(*match.span(), match.group())
    return Effect(name, value, span, low, high, direction=_direction(value, low, high, neutral))


def _figure(words: str | None) -> float | None:
    if words is None:
        return None
    return float(re.sub(r"\s", "", words).replace("·", ".").replace("−", "-").replace("–", "-"))


def _direction(
    value: float, low: float | None, high: float | None, neutral: float
) -> EffectDirection:
    if low is not None and high is not None and min(low, high) <= neutral <= max(low, high):
        return "unclear"
    if value == neutral:
        return "unclear"
    return "lower" if value < neutral else "higher"


def _pairs(text: str) -> Iterator[Effect]:
    taken: list[tuple[int, int]] = []
    for effect in (*_per_pairs(text), *_event_pairs(text), *_percent_pairs(text)):
        span = effect.span
        if not any(span.start < end and start < span.end for start, end in taken):
            taken.append((span.start, span.end))
            yield effect


def _percent_pairs(text: str) -> Iterator[Effect]:
    for way in (_PERCENT_VERSUS, _PERCENT_AND):
        for match in way.finditer(text):
            first, second = _figure(match.group(1)), _figure(match.group(2))
            after = text[match.end() : match.end() + 14]
            if first is None or second is None or max(first, second) > 100:
                continue
            if not _ABOUT_PEOPLE.search(match.group() + after):
                yield _pair("percentages", match, first, second)


def _per_pairs(text: str) -> Iterator[Effect]:
    for match in _PER.finditer(text):
        first, second = _figure(match.group(1)), _figure(match.group(3))
        base = int(re.sub(r"\D", "", match.group(4)))
        own = int(re.sub(r"\D", "", match.group(2) or match.group(4)))
        if first is None or second is None or first > own or second > base:
            continue
        in_words = f"{_short(first)} in {own:,} instead of {_short(second)} in {base:,}"
        yield _pair("per thousand", match, 100 * first / own, 100 * second / base, in_words)


def _event_pairs(text: str) -> Iterator[Effect]:
    """Pair neighbouring "a of b" that stand in one sentence."""
    whole = [match for match in _EVENTS.finditer(text) if _is_part(match)]
    for first, second in zip(whole[::2], whole[1::2], strict=False):
        between = text[first.end() : second.start()]
        if len(between) > 120 or re.search(r"[.!?]\s", between):
            continue
        (a, b), (c, d) = (_counts(match) for match in (first, second))
        span = Span(first.start(), second.end(), text[first.start() : second.end()])
        shares = 100 * a / b, 100 * c / d
        sums = f"{a} of {b:,} = {_short(shares[0])}%; {c} of {d:,} = {_short(shares[1])}%"
        yield Effect(
            "events",
            round(shares[0], 2),
            span,
            compared=round(shares[1], 2),
            direction=_pair_direction(*shares),
            in_words=instead_of(*shares),
            arithmetic=sums,
        )


def _is_part(match: re.Match[str]) -> bool:
    part, whole = _counts(match)
    return part <= whole and whole >= 10


def _counts(match: re.Match[str]) -> tuple[int, int]:
    return int(match.group(1).replace(",", "")), int(match.group(2).replace(",", ""))


def _short(share: float) -> str:
    return f"{share:.1f}".removesuffix(".0")


def _pair(
    measure: str, match: re.Match[str], first: float, second: float, in_words: str | None = None
) -> Effect:
    span = Span(*match.span(), match.group())
    return Effect(
        measure,
        round(first, 4),
        span,
        compared=round(second, 4),
        direction=_pair_direction(first, second),
        in_words=in_words or instead_of(first, second),
    )


def _pair_direction(first: float, second: float) -> EffectDirection:
    """Compare two shares; without an interval this says only what the figures are."""
    if first == second:
        return "unclear"
    return "lower" if first < second else "higher"
