"""Numbers: every figure in its quote, absolute beside relative, no bare statistics."""

import re

from plaincite.model.answer import Severity, Statement
from plaincite.verify.case import TOO_LONG, Case, is_too_long
from plaincite.verify.cuts import is_safe_cut
from plaincite.verify.figures import figures
from plaincite.verify.numbers import number_reasons, unit_reasons
from plaincite.verify.reading import read
from plaincite.verify.rubric.page import Item, Outcome, Page, failed, own_voice, passed, skipped
from plaincite.verify.trimming import body_of

__all__ = ["ITEMS"]

_RELATIVE = re.compile(
    r"\b(?:(?:relative risks?|risk ratios?|odds ratios?|hazard ratios?|rate ratios?)(?!\w)"
    r"|(?:RR|OR|HR|aHR|aOR)\b(?=[\s:=,]{0,4}\d)"
    r"|\d+(?:\.\d+)?\s?(?:%|percent|per cent) (?:lower|higher|less|more|fewer|reduced|increased"
    r"|greater|relative)"
    r"|\d+(?:\.\d+)?\s?(?:%|percent|per cent) (?:reduction|decrease|increase|rise|fall)"
    r" in (?:the )?"
    r"(?:\w+ ){0,2}(?:risk|rate|odds|hazard|chance|deaths|mortality|incidence)"
    r"|(?:by|of) \d+(?:\.\d+)?\s?%(?= [^.]{0,40}\brisk)"
    r"|halv(?:ed|es|ing)|doubl(?:ed|es|ing) the|half (?:as|the risk)|twice (?:as|the)"
    r"|(?:two|three|four|\d)[- ]?fold|\d+(?:\.\d+)? times (?:as|more|higher|greater))"
)
_RISK = re.compile(
    r"\b(?:risks?|likely|likelihood|odds|hazards?|chances?|rates?|incidence|deaths?|mortality|die[ds]?"
    r"|events?|cases?)\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\d (?:in|of|out of|per) (?:every )?\d|\d/\d|per (?:100|1,?000|10,?000|100,?000)"
    r"|\d\s?%.{1,120}?(?:versus|vs\.?|compared|and|against|instead of|than|to|,|v)"
    r".{0,80}?\d{1,9}(?:\.\d{1,9})?\s?%"
    r"|absolute (?:risk|difference|reduction|numbers)|percentage points?|risk difference"
    r"|not give the absolute|does not give absolute|no absolute",
    re.IGNORECASE | re.DOTALL,
)
_STATISTICS = re.compile(
    r"(?<![\w.])[pP]\s?[<=>≤≥]\s?0?[.,·]\d|(?<!\w)P\s?(?:values?|for trend)\b|\bp-values?\b"
    r"|confidence intervals?|(?<!\w)CIs?(?!\w)|credible intervals?|\bNN[TH]\b|number needed to"
    r"|[Ss]tatistical(?:ly)? (?:significan\w+)|\bI2\b|\bI²|(?<!\w)SMDs?(?!\w)"
)
_OUT_OF = re.compile(
    r"\b\d[\d,.]{0,15} (?:in|out of|of|per) (?:every )?(10|100|1,?000|10,?000|100,?000)\b"
)


def _in_quotes(page: Page) -> Outcome:
    for claim in page.claims:
        quotes = " ".join(citation.quote for citation in claim.citations)
        body = body_of(claim)
        if is_too_long(body, quotes):
            return failed(f"{TOO_LONG} {claim.text[:80]}")
        if is_safe_cut(body, quotes, told=f"{body} {claim.note or ''}"):
            continue
        case = Case(read(body), read(quotes), read(""), quotes)
        reasons = number_reasons(case) or unit_reasons(case)
        if reasons:
            return failed(f"{reasons[0]} {claim.text}")
    return passed(f"Every figure of {len(page.claims)} claims stands in its quote.")


def _relative(page: Page) -> Outcome:
    counted = 0
    for claim in page.claims:
        found = _relative_effect(claim)
        if found is None:
            continue
        counted += 1
        if not _ABSOLUTE.search(f"{claim.text} {claim.note or ''}"):
            return failed(f'"{found}" has no absolute numbers beside it: {claim.text}')
    return passed(f"{counted} relative effects, each with absolute numbers or a line on them.")


def _relative_effect(claim: Statement) -> str | None:
    found = _RELATIVE.search(claim.text)
    return found.group() if found and _RISK.search(claim.text) else None


def _denominator(page: Page) -> Outcome:
    bases = {
        found.group(1).replace(",", "")
        for statement in page.statements
        for found in _OUT_OF.finditer(statement.text)
    }
    if len(bases) > 1:
        return failed(f"Chances are given out of {', '.join(sorted(bases, key=int))}.")
    return passed(f"{len(bases)} denominator on the page.")


def _statistics(page: Page) -> Outcome:
    for text in page.editorial:
        found = _STATISTICS.search(text)
        if found:
            return failed(f'"{found.group()}": {text}')
    return passed("No bare statistics in the words that are not the authors'.")


def _percentage(page: Page) -> Outcome:
    for statement in page.answer.short_answer:
        voice = own_voice(statement)
        shares = [figure for figure in figures(voice) if figure.unit == "%"]
        if shares and not _OUT_OF.search(statement.text):
            return failed(f"A percentage without people or words: {statement.text}")
    return passed("No percentage stands alone in the short answer.")


def _frames(page: Page) -> Outcome:
    """Every count in a frame can be counted from the page."""
    known = _countable(page)
    cited = {claim.text for claim in page.claims}
    for statement in page.statements:
        if statement.kind.value != "frame" or statement.text in cited:
            continue
        odd = [figure for figure in figures(statement.text) if figure.value not in known]
        if odd:
            return failed(f"{odd[0].written} cannot be counted from this page: {statement.text}")
    return passed("Every figure about the evidence can be counted from the page.")


def _countable(page: Page) -> set[str]:
    answer = page.answer
    numbers = set(range(len(answer.references) + 1))
    numbers |= set(range(max(answer.provenance.found, len(answer.provenance.left_out)) + 1))
    numbers |= {answer.provenance.used, answer.provenance.corpus_size}
    for reference in answer.references:
        numbers |= {reference.year or 0, reference.participants or 0}
    dates = re.findall(r"\d+", answer.provenance.searched_on)
    return {str(number) for number in numbers} | {str(int(part)) for part in dates}


def _applicable(page: Page) -> bool:
    return bool(page.claims)


def _of_claims(page: Page) -> Outcome:
    return _in_quotes(page) if _applicable(page) else skipped("the page has no claim")


ITEMS = (
    Item("numbers.in_quotes", Severity.BLOCKING, _of_claims),
    Item("numbers.relative", Severity.BLOCKING, _relative, answered_only=True),
    Item("numbers.statistics", Severity.BLOCKING, _statistics),
    Item("numbers.denominator", Severity.WARNING, _denominator, answered_only=True),
    Item("numbers.percentage", Severity.WARNING, _percentage, answered_only=True),
    Item("numbers.frames", Severity.WARNING, _frames),
)
