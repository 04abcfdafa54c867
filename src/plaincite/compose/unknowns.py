"""What we don't know yet: limits the authors state, and gaps that the studies' records show."""

import re
from collections.abc import Iterator, Sequence

from plaincite.compose.findings import Draft, sentence_draft
from plaincite.compose.lead import study_name
from plaincite.compose.wording import count, topic
from plaincite.model.answer import Statement, StatementKind
from plaincite.model.evidence import Design, Evidence
from plaincite.model.question import ConceptRole, Question, QuestionKind
from plaincite.text import split_sentences

__all__ = ["gap_frames", "limit_drafts"]

_COMPARED_WITH_NOTHING = re.compile(
    r"\b(?:placebo|no treatment|untreated|usual (?:medical )?care|standard care|no tablet|sham"
    r"|watchful waiting|no screening|unscreened|unvaccinated|wait(?:ing)? list"
    r"|no (?:product|support|aid|help)|no or \w+ support|non-?users|control groups?"
    r"|not (?:treated|screened|vaccinated)|deferred|omitted|omission|omitting)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b(?:no|without an?|had no) (?:\w+ ){0,2}?(?:placebo|control|untreated|comparison)\b"
    r"|\bnot (?:compared )?with (?:no|placebo)\b|\bno group\b|\b(?:still )?needed\b",
    re.IGNORECASE,
)
_HARM_WORDS = re.compile(
    r"\b(?:adverse|side effects?|harms?|toxicity|complications?|safety|unsafe|bleeding"
    r"|over-?diagnos\w+|withdrawals?|discontinu\w+|cytokine|infections?|hypoglyc\w+|dizziness"
    r"|nausea|incontinence|impotence|false[- ]positive\w*|symptoms caused)\b",
    re.IGNORECASE,
)
_ABOUT_CHOICES = frozenset(
    {
        QuestionKind.COMPARISON,
        QuestionKind.EFFECT,
        QuestionKind.NEED,
        QuestionKind.OPTIONS,
        QuestionKind.PREVENTION,
        QuestionKind.SCREENING,
        QuestionKind.USE,
    }
)
_RANDOM = frozenset({Design.META_ANALYSIS, Design.RANDOMIZED, Design.SYSTEMATIC_REVIEW})
_ADDED_UP = frozenset({Design.GUIDELINE, Design.META_ANALYSIS, Design.SYSTEMATIC_REVIEW})
_NOT_BY_CHANCE = frozenset(
    {
        Design.CASE_CONTROL,
        Design.CASE_REPORT,
        Design.CASE_SERIES,
        Design.COHORT,
        Design.CROSS_SECTIONAL,
        Design.NON_RANDOMIZED,
    }
)
_SMALL = 100  # people; a trial below this cannot settle much


def limit_drafts(evidence: Sequence[Evidence]) -> Iterator[Draft]:
    """Yield drafts of the limits that studies state of themselves, one a study.

    Studies without random groups go first: their findings mislead most where a limit is missing.
    What a finding, or another study in the same words, already says is not said again.
    """
    said: set[str] = set()
    for item in sorted(evidence, key=lambda item: item.appraisal.design.value in _RANDOM):
        told = {sentence.span for sentence in (*item.finding.sentences, *item.harms)}
        new = [each for each in item.limitations if each.span not in told]
        for sentence in [each for each in new if each.span.text not in said][:1]:
            said.add(sentence.span.text)
            opening = f"A limit, from the {study_name(item)}:"
            yield sentence_draft(item, (sentence,), opening=opening, may_quote=False)


def gap_frames(
    question: Question, cited: Sequence[Evidence], shown: Sequence[Statement], *, room: int
) -> tuple[Statement, ...]:
    """Say what the *cited* studies leave open, as far as their records and what is *shown* tell.

    How far single studies carry is left out where a list has no *room* for it.
    """
    texts = [_strength(question, cited), _ages(cited), _sizes(cited)]
    if question.kind in _ABOUT_CHOICES:
        texts += [_doing_nothing(cited), _harms(cited, shown)]
    if question.kind is QuestionKind.HARM:
        texts.append(_benefits(question))
    told = [text for text in texts if text]
    kept = told[1:] if texts[0] is not None and len(told) > room else told
    return tuple(Statement(text, StatementKind.FRAME) for text in kept)


def _ages(cited: Sequence[Evidence]) -> str | None:
    years = sorted(item.record.year for item in cited if item.record.year is not None)
    if not years:
        return "The studies here do not say when they were published."
    undated = len(cited) - len(years)
    rest = f" {_undated(undated)}" if undated else ""
    if years[0] == years[-1]:
        newer = f"The research shown here was published in {years[0]}; newer studies may exist."
        return f"{newer}{rest}"
    return f"The research shown here was published from {years[0]} to {years[-1]}.{rest}"


def _undated(number: int) -> str:
    text = f"{count(number, 'record', plural='records')} of it {'gives' if number == 1 else 'give'}"
    return f"{text[0].upper()}{text[1:]} no year."


def _sizes(cited: Sequence[Evidence]) -> str | None:
    sizes = [item.appraisal.participants.value for item in cited if item.appraisal.participants]
    if not sizes:
        return "None of the records read here says how many people were studied."
    if max(sizes) >= _SMALL:
        return None
    if len(cited) == 1:
        return f"This is one small study, of {max(sizes)} people."
    if len(sizes) < len(cited):
        return f"Of the studies that say how many people they had, the largest had {max(sizes)}."
    return f"All of these studies are small: the largest had {max(sizes)} people."


def _strength(question: Question, cited: Sequence[Evidence]) -> str | None:
    """Say how far single studies carry, where no review adds them up."""
    designs = {item.appraisal.design.value for item in cited}
    if designs & _ADDED_UP or Design.UNCLEAR in designs:
        return None
    if question.kind in _ABOUT_CHOICES and designs <= _NOT_BY_CHANCE:
        return (
            "None of the studies shown here put people into groups by chance, so other"
            " differences between people may play a part."
        )
    return "No review shown here adds the studies up; a single study may turn out wrong."


def _doing_nothing(cited: Sequence[Evidence]) -> str:
    compared = sum(_compares_with_nothing(item.record.abstract) for item in cited)
    if compared == 0:
        return "No record read here plainly compares with doing nothing or with no treatment."
    what = count(compared, "study", plural="studies")
    verb = "compares" if compared == 1 else "compare"
    return (
        f"On doing nothing or waiting: at least {what} here {verb} with no treatment, placebo or "
        "usual care. Both groups may have had other treatment too."
    )


def _compares_with_nothing(abstract: str) -> bool:
    """Tell whether a sentence says so, and does not say that such a group was missing."""
    return any(
        _COMPARED_WITH_NOTHING.search(span.text) is not None and _MISSING.search(span.text) is None
        for span in split_sentences(abstract)
    )


def _benefits(question: Question) -> str:
    treatment = topic(question, ConceptRole.INTERVENTION)
    return (
        f"This page looks at harms. What good {treatment or 'it'} may do is a question of its own."
    )


def _harms(cited: Sequence[Evidence], shown: Sequence[Statement]) -> str | None:
    if any(_HARM_WORDS.search(statement.text) for statement in shown):
        return None
    if any(item.harms for item in cited):
        return "Some of these records also tell of side effects; see the references."
    return "The records read here say little of harms; that does not mean there are none."
