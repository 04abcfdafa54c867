"""Uncertainty: what is not known stands beside what is, and nothing is said to the reader to do."""

import re

from plaincite.model.answer import Severity, Statement, StatementKind
from plaincite.model.question import QuestionKind
from plaincite.text import split_sentences
from plaincite.verify.rubric.page import Item, Outcome, Page, failed, own_voice, passed, skipped

__all__ = ["ITEMS"]

_CERTAINTY = re.compile(
    r"\b(?:(?:very )?(?:high|moderate|low)[- ](?:certainty|quality evidence)|probably|certainly"
    r"|definitely|undoubtedly|clearly shows?|proves?|strong evidence)\b",
    re.IGNORECASE,
)
_ABSENCE = re.compile(
    r"\b(?:(?:does|do|did) not (?:work|help)|doesn['’]t (?:work|help)|(?:is|are|was|were) "
    r"(?:safe|harmless|useless|ineffective)|no (?:risk|side effects|harm)s?\b)",
    re.IGNORECASE,
)
_HARMS = re.compile(
    r"\b(?:harms?|harmful|side effects?|adverse|safety|safe|safely|tolerat\w+|toxic\w*|bleed\w*"
    r"|complications?|risks? of|withdr[ae]w\w*|discontinu\w+|over-?diagnos\w+|false[- ]positive\w*"
    r"|unwanted|reactions?|infections?|hypoglyc\w+|myopathy|myalgia|symptoms caused"
    r"|cytokine|haemorrhage|hemorrhage|nausea|dizz\w+|incontinence|impotence|dependence)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\b(?:doing nothing|do nothing|no treatment|without treatment|untreated|not treated|placebo"
    r"|usual care|standard care|routine care|waiting|watchful|surveillance|control(?:s| group| arm)"
    r"|no screening|not screened|unscreened|unvaccinated|no (?:test|vaccine|drug|tablet|surgery)"
    r"|sham|dummy|observation|non-?users?|omit\w*|omission|without (?:radio|surgery|the|any))\b",
    re.IGNORECASE,
)
_ADVICE = re.compile(
    r"\b(?:you (?:should|must|need to|ought to|have to|can safely|may safely)"
    r"|we (?:advise|recommend)"
    r"|it is (?:best|recommended|advisable) (?:to|that you))\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"^(?:Please )?(?:Take|Stop|Start|Avoid|Use|Try|Eat|Drink|Increase|Reduce|Switch|Choose|Get|Do"
    r"|Don['’]t|Never|Always|Consider|Keep|Begin|Quit)\s(?!(?:these|those)\b)",
)
_OFFERS_CHOICE = frozenset({
    QuestionKind.EFFECT, QuestionKind.COMPARISON, QuestionKind.OPTIONS, QuestionKind.USE,
    QuestionKind.SCREENING, QuestionKind.PREVENTION, QuestionKind.NEED,
})  # fmt: skip


def _both(page: Page) -> Outcome:
    if not page.answer.findings or not page.answer.unknowns:
        return failed("What is known and what is not known are not both there.")
    return passed("What is known and what is not known both stand on the page.")


def _certainty(page: Page) -> Outcome:
    return _as_sources_say(page, _CERTAINTY, "No word of certainty that a source does not use.")


def _absence(page: Page) -> Outcome:
    well = '"No clear difference" is nowhere turned into "does not work" or "is safe".'
    return _as_sources_say(page, _ABSENCE, well)


def _as_sources_say(page: Page, pattern: re.Pattern[str], well: str) -> Outcome:
    """Fail where our own words hold what *pattern* finds and the words they rest on do not."""
    for statement, sentence in _own(page):
        found = pattern.search(sentence)
        if found and not _is_quoted(found.group(), statement):
            return failed(f'"{found.group()}" is not in the source: {sentence}')
    return passed(well)


def _benefits_harms(page: Page) -> Outcome:
    if page.answer.question.kind not in _OFFERS_CHOICE | {QuestionKind.HARM}:
        return skipped("the question is not about a treatment, test or screening")
    if _mentions(page, _HARMS):
        return passed("Harms are spoken of beside benefits.")
    return failed("No statement speaks of harms, or says that none were reported.")


def _doing_nothing(page: Page) -> Outcome:
    if page.answer.question.kind not in _OFFERS_CHOICE:
        return skipped("the question offers no choice of treatment or test")
    if _mentions(page, _NOTHING):
        return passed("What happens without treatment, or against placebo, is spoken of.")
    return failed("No statement speaks of doing nothing, or says that it was not studied.")


def _advice(page: Page) -> Outcome:
    for statement, sentence in _own(page):
        if statement.kind in (StatementKind.SAFETY, StatementKind.POINTER):
            continue
        words = sentence.removeprefix(statement.lead or "").strip()
        found = _ADVICE.search(words) or _ORDER.search(words)
        if found:
            return failed(f'"{found.group().strip()}" tells the reader what to do: {sentence}')
    return passed("Nothing tells the reader what to do.")


def _own(page: Page) -> list[tuple[Statement, str]]:
    return [
        (statement, span.text)
        for statement in page.statements
        for span in split_sentences(own_voice(statement))
    ]


def _is_quoted(found: str, statement: Statement) -> bool:
    return any(found.lower() in citation.quote.lower() for citation in statement.citations)


def _mentions(page: Page, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(f"{item.text} {item.note or ''}") for item in page.statements)


ITEMS = (
    Item("uncertainty.both", Severity.BLOCKING, _both, answered_only=True),
    Item("uncertainty.certainty", Severity.BLOCKING, _certainty),
    Item("uncertainty.absence", Severity.BLOCKING, _absence),
    Item("uncertainty.benefits_harms", Severity.BLOCKING, _benefits_harms, answered_only=True),
    Item("uncertainty.doing_nothing", Severity.BLOCKING, _doing_nothing, answered_only=True),
    Item("uncertainty.advice", Severity.BLOCKING, _advice),
)
