"""Structure: the question on top, every section there and filled, nothing too long."""

from plaincite.model.answer import Severity, Status
from plaincite.model.question import SafetyLevel
from plaincite.text import split_sentences, words
from plaincite.verify.rubric.page import Item, Outcome, Page, failed, passed, skipped

__all__ = ["ITEMS"]

_SHORT_ANSWER_WORDS = 60
_SHORT_ANSWER_SENTENCES = 3
_PAGE_WORDS = (300, 850)
# With so few studies there is less to tell; more words would be filler (decision 14).
_FEW_STUDIES, _FEWEST_WORDS = 2, 200
_LONGEST_LIST = 7
_QUESTION_CHARACTERS = 120


def _question(page: Page) -> Outcome:
    text = page.answer.question.text
    if page.answer.status is Status.DECLINED and not text.strip():
        return skipped("the reader asked nothing")
    if not text.strip():
        return failed("The page has no question.")
    if page.is_answered and not text.rstrip().endswith("?"):
        return failed(f'The question does not end in "?": {text}')
    return passed(text)


def _question_length(page: Page) -> Outcome:
    length = len(page.answer.question.text)
    found = f"The question has {length} characters (at most {_QUESTION_CHARACTERS})."
    return passed(found) if length <= _QUESTION_CHARACTERS else failed(found)


def _sections(page: Page) -> Outcome:
    answer = page.answer
    parts = {"the short answer": answer.short_answer, "doctor questions": answer.doctor_questions}
    if page.is_answered:
        parts |= {
            "the findings": answer.findings,
            "the other side": answer.other_side,
            "what we don't know yet": answer.unknowns,
            "references": answer.references,
        }
    empty = [name for name, part in parts.items() if not part]
    blank = [item for item in page.statements if not item.text.strip()]
    if empty or blank:
        return failed(f"Empty: {', '.join(empty) or 'a statement'}.")
    return passed(f"{len(parts)} sections, none empty.")


def _short_answer(page: Page) -> Outcome:
    text = " ".join(statement.text for statement in page.answer.short_answer)
    n_words = len(words(text))
    n_sentences = sum(len(split_sentences(item.text)) for item in page.answer.short_answer)
    found = f"{n_sentences} sentences, {n_words} words (at most 3 and 60): {text}"
    if not text or n_words > _SHORT_ANSWER_WORDS or n_sentences > _SHORT_ANSWER_SENTENCES:
        return failed(found)
    return passed(found)


def _length(page: Page) -> Outcome:
    count = sum(len(words(text)) for text in page.texts())
    low, high = _PAGE_WORDS
    low = _FEWEST_WORDS if len(page.answer.references) <= _FEW_STUDIES else low
    found = f"{count} words without references ({low} to {high})."
    return passed(found) if low <= count <= high else failed(found)


def _lists(page: Page) -> Outcome:
    answer = page.answer
    lengths = {
        "findings": len(answer.findings),
        "other side": len(answer.other_side),
        "unknowns": len(answer.unknowns),
    }
    long = [f"{name} ({count})" for name, count in lengths.items() if count > _LONGEST_LIST]
    if long:
        return failed(f"Lists of more than {_LONGEST_LIST}: {', '.join(long)}.")
    return passed(f"The longest list has {max(lengths.values())} items.")


def _findings(page: Page) -> Outcome:
    count = len(page.answer.findings)
    found = f"{count} findings (3 to {_LONGEST_LIST} when the evidence allows)."
    return passed(found) if count >= 3 else failed(found)


def _safety(page: Page) -> Outcome:
    safety = page.answer.safety
    if safety.level in (SafetyLevel.NONE, SafetyLevel.ADVICE):
        return skipped("the question gives no sign of an emergency")
    if safety.message and safety.message.strip():
        return passed("The safety message is there.")
    return failed("The question sounds urgent, and the page has no safety message.")


ITEMS = (
    Item("structure.question", Severity.BLOCKING, _question),
    Item("structure.question_length", Severity.WARNING, _question_length),
    Item("structure.sections", Severity.BLOCKING, _sections),
    Item("structure.short_answer", Severity.BLOCKING, _short_answer, answered_only=True),
    Item("structure.length", Severity.BLOCKING, _length, answered_only=True),
    Item("structure.lists", Severity.BLOCKING, _lists),
    Item("structure.findings", Severity.WARNING, _findings, answered_only=True),
    Item("structure.safety_message", Severity.BLOCKING, _safety),
)
