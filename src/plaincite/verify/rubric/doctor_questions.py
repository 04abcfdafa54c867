"""Doctor questions: five, short, plain, each about something else, in the reader's own person."""

import re
from itertools import combinations

from plaincite.model.answer import DoctorQuestion, Severity
from plaincite.text import words
from plaincite.verify.readability import grades
from plaincite.verify.rubric.page import Item, Outcome, Page, failed, passed
from plaincite.verify.wording import stem

__all__ = ["ITEMS"]

_COUNT = 5
_MOST_WORDS = 20
_HIGHEST_GRADE = 6
_TOO_ALIKE = 0.7  # share of words in common
_KINDS = ("options", "benefits_harms", "likelihood", "fit", "follow_up")
_FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|myself)\b")
_NO_OPTION = re.compile(
    r"\b(?:nothing|none|not|no|without|wait\w*|instead|choices?|options?|other)\b", re.IGNORECASE
)
_PLACEHOLDER = "it"  # stands for the reader's own words, which are not ours to make simpler


def _count(page: Page) -> Outcome:
    count = len(page.answer.doctor_questions)
    found = f"{count} doctor questions (exactly {_COUNT})."
    return passed(found) if count == _COUNT else failed(found)


def _form(page: Page) -> Outcome:
    for question in page.answer.doctor_questions:
        if not question.text.rstrip().endswith("?"):
            return failed(f'No "?" at the end: {question.text}')
        if len(words(question.text)) > _MOST_WORDS:
            return failed(f"{len(words(question.text))} words (at most 20): {question.text}")
    return passed('Each ends in "?" and has at most 20 words.')


def _grade(page: Page) -> Outcome:
    asked = {stem(word.lower()) for word in words(page.answer.question.text)}
    texts = [_plain(question, asked) for question in page.answer.doctor_questions]
    grade = grades(texts).flesch_kincaid
    found = (
        f"Flesch-Kincaid grade {grade:.1f} (at most {_HIGHEST_GRADE}; "
        "the reader's own words are not counted)."
    )
    return passed(found) if grade <= _HIGHEST_GRADE else failed(found)


def _plain(question: DoctorQuestion, asked: set[str]) -> str:
    return re.sub(
        r"[^\W\d_]+(?:['’-][^\W\d_]+)*",
        lambda found: _PLACEHOLDER if stem(found.group().lower()) in asked else found.group(),
        question.text,
    )


def _distinct(page: Page) -> Outcome:
    for first, second in combinations(page.answer.doctor_questions, 2):
        ours, theirs = _stems(first), _stems(second)
        union = ours | theirs
        if union and len(ours & theirs) / len(union) > _TOO_ALIKE:
            return failed(f"Nearly the same: {first.text} / {second.text}")
    return passed("No two ask the same.")


def _stems(question: DoctorQuestion) -> set[str]:
    return {stem(word.lower()) for word in words(question.text)}


def _coverage(page: Page) -> Outcome:
    kinds = [question.kind for question in page.answer.doctor_questions]
    missing = [kind.replace("_", " ") for kind in _KINDS if kind not in kinds]
    if missing:
        return failed(f"No question about: {', '.join(missing)}.")
    options = [item for item in page.answer.doctor_questions if item.kind == "options"]
    if not any(_NO_OPTION.search(item.text) for item in options):
        return failed(f"Doing nothing is not among the options: {options[0].text}")
    return passed("Options including none, benefits and harms, likelihood, fit, follow-up.")


def _person(page: Page) -> Outcome:
    found = [item for item in page.answer.doctor_questions if _FIRST_PERSON.search(item.text)]
    kinds = {item.kind for item in found}
    other = [item.text for item in page.answer.doctor_questions if item.kind not in kinds]
    if other:
        return failed(f"Not in the first person: {other[0]}")
    return passed("All speak in the first person.")


ITEMS = (
    Item("doctor_questions.count", Severity.BLOCKING, _count),
    Item("doctor_questions.form", Severity.BLOCKING, _form),
    Item("doctor_questions.grade", Severity.BLOCKING, _grade),
    Item("doctor_questions.distinct", Severity.BLOCKING, _distinct),
    Item("doctor_questions.coverage", Severity.BLOCKING, _coverage),
    Item("doctor_questions.first_person", Severity.BLOCKING, _person),
)
