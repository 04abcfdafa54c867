"""The rubric: every item that can be tried on an answer, in the order of the page's rules."""

from plaincite.model.answer import Answer, Check
from plaincite.verify.policy import Lookup
from plaincite.verify.rubric import (
    doctor_questions,
    evidence,
    numbers,
    structure,
    transparency,
    uncertainty,
    words,
)
from plaincite.verify.rubric.page import Item, Outcome, Page, skipped

__all__ = ["ITEMS", "rubric"]

ITEMS: tuple[Item, ...] = (
    *structure.ITEMS,
    *words.ITEMS,
    *numbers.ITEMS,
    *evidence.ITEMS,
    *uncertainty.ITEMS,
    *doctor_questions.ITEMS,
    *transparency.ITEMS,
)


def rubric(answer: Answer, *, lookup: Lookup | None = None) -> tuple[Check, ...]:
    """Try every item on *answer*; always the same items, in the same order.

    Args:
        answer: Of any status; items that speak of findings pass as not applicable where there
            are none.
        lookup: Returns the record of an id. With it quotes are compared with the records; without
            it only their offsets are.
    """
    page = Page(answer, lookup)
    return tuple(_check(item, page) for item in ITEMS)


def _check(item: Item, page: Page) -> Check:
    outcome = _outcome(item, page)
    return Check(item.item_id, item.severity, outcome.holds, outcome.detail)


def _outcome(item: Item, page: Page) -> Outcome:
    if item.answered_only and not page.is_answered:
        return skipped(f"the page's status is {page.answer.status.value}")
    return item.find(page)
