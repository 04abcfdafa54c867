"""Keeping answers: questions, revisions that are never changed, review, and what became of them."""

from plaincite.library.differences import Difference, compare, describe, ledger_lines
from plaincite.library.ledger import dated
from plaincite.library.lists import read_questions, starter_questions
from plaincite.library.opening import (
    backup_library,
    create_library,
    open_asked,
    open_desk,
    open_library,
    restore_library,
)
from plaincite.library.pages import Page, with_reviewers
from plaincite.library.refreshing import Evidence, Renewal, TakenDown, due, renew, take_down
from plaincite.library.retracting import Retracting, retracted_in
from plaincite.library.retraction_lists import read_retraction_list
from plaincite.library.states import approvers, is_allowed

__all__ = [
    "Difference",
    "Evidence",
    "Page",
    "Renewal",
    "Retracting",
    "TakenDown",
    "approvers",
    "backup_library",
    "compare",
    "create_library",
    "dated",
    "describe",
    "due",
    "is_allowed",
    "ledger_lines",
    "open_asked",
    "open_desk",
    "open_library",
    "read_questions",
    "read_retraction_list",
    "renew",
    "restore_library",
    "retracted_in",
    "starter_questions",
    "take_down",
    "with_reviewers",
]
