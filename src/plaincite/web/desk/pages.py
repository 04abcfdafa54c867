"""What the pages of the desk show: the queue, and one page beside everything it rests on. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plaincite.library import approvers, compare, describe, is_allowed
from plaincite.model.answer import Answer, Check, Severity, Statement
from plaincite.model.desk import Report, Role
from plaincite.model.library import Entry, Event, EventKind, PublicPage, Revision, State
from plaincite.publish.html import answer_parts
from plaincite.publish.site.answers import due_on
from plaincite.publish.view import Quote, quotes, sections

__all__ = [
    "ACTS",
    "CHECKLIST",
    "Act",
    "Review",
    "Row",
    "acts_for",
    "has_warnings",
    "overdue",
    "parts",
    "queue",
    "review",
    "summary",
]

# What no program can judge; whoever approves a page has ticked each of them.
CHECKLIST = (
    ("fits", "It answers the question that was asked."),
    ("fair", "Each statement is a fair reading of the sentence beside it."),
    ("whole", "Nothing is missing that would change what a reader thinks."),
    ("balance", "Good effects, harms and other choices are in balance."),
    ("clear", "Somebody who is worried and not trained would understand it."),
    ("respect", "It is respectful, whoever reads it."),
)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that may be done to a page at the desk."""

    name: str
    label: str
    kind: EventKind
    role: Role
    needs_note: bool = False
    ledger: tuple[str, ...] = ()


ACTS = {
    act.name: act
    for act in (
        Act("comment", "Only comment", EventKind.COMMENTED, Role.EDITOR, needs_note=True),
        Act("submit", "Hand to review", EventKind.SUBMITTED, Role.EDITOR),
        Act("approve", "Approve", EventKind.APPROVED, Role.REVIEWER),
        Act("send-back", "Send back", EventKind.SENT_BACK, Role.REVIEWER, needs_note=True),
        Act("publish", "Publish", EventKind.PUBLISHED, Role.PUBLISHER),
        Act("flag", "Say that it needs an update", EventKind.FLAGGED, Role.EDITOR, needs_note=True),
        Act(
            "withdraw",
            "Take it down",
            EventKind.WITHDRAWN,
            Role.PUBLISHER,
            needs_note=True,
            ledger=("taken down by the publisher",),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Row:
    """A question in a list of the desk."""

    entry: Entry
    due: str | None = None  # ISO date; None where no page is public
    n_reports: int = 0


@dataclass(frozen=True, slots=True)
class Beside:
    """A statement and the sentences it rests on."""

    statement: Statement
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Everything about the newest revision of a page that a reviewer looks at."""

    entry: Entry
    revision: Revision
    answer: Answer
    parts: tuple[tuple[str, tuple[Beside, ...]], ...]
    failed: tuple[Check, ...]  # blocking ones: the page cannot go out
    warned: tuple[Check, ...]
    n_passed: int
    approved_by: tuple[str, ...]
    changes: tuple[str, ...]  # since the version that readers see
    events: tuple[Event, ...]  # newest first
    reports: tuple[Report, ...]


def queue(
    entries: Sequence[Entry], shelf: Sequence[PublicPage], reports: Sequence[Report], months: int
) -> tuple[Row, ...]:
    """Return a row for each question that has a page, by specialty and question."""
    public = {page.question.question_id: page for page in shelf}
    rows = []
    for entry in entries:
        name = entry.question.question_id
        page, number = public.get(name), entry.head.published
        shown = page.version(number) if page and number is not None else None
        due = due_on(shown.on, months) if shown else None
        rows.append(Row(entry, due, sum(item.question_id == name for item in reports)))
    return tuple(sorted(rows, key=lambda row: (row.entry.question.specialty,
                                               row.entry.question.text)))  # fmt: skip


def overdue(rows: Sequence[Row], today: date) -> tuple[Row, ...]:
    """Return the rows whose page was due for another look before *today*, the oldest first."""
    late = [row for row in rows if row.due is not None and row.due < today.isoformat()]
    return tuple(sorted(late, key=lambda row: (row.due or "", row.entry.question.question_id)))


def review(
    entry: Entry,
    revision: Revision,
    answers: tuple[Answer, Answer | None],
    events: Sequence[Event],
    reports: Sequence[Report],
) -> Review:
    """Put together what a reviewer sees of *revision*, the newest one.

    *answers* holds its answer, and the one that readers see where that is another.
    """
    answer, public = answers
    failed = [check for check in answer.checks if not check.passed]
    parts = (("The short answer", answer.short_answer),
             *((view.heading, view.statements) for view in sections(answer)))  # fmt: skip
    return Review(
        entry=entry,
        revision=revision,
        answer=answer,
        parts=tuple(
            (heading, tuple(Beside(item, quotes(item, answer)) for item in statements))
            for heading, statements in parts
        ),
        failed=tuple(check for check in failed if check.severity is Severity.BLOCKING),
        warned=tuple(check for check in failed if check.severity is Severity.WARNING),
        n_passed=sum(check.passed for check in answer.checks),
        approved_by=approvers(events, revision),
        changes=tuple(describe(compare(public, answer))) if public else (),
        events=tuple(reversed(events)),
        reports=tuple(reports),
    )


def acts_for(shown: Review, role: Role, *, approvals: int) -> tuple[Act, ...]:
    """Return what somebody of *role* may do to the page now; to publish takes *approvals*."""
    state = shown.entry.head.state
    is_ready = state is State.IN_REVIEW and not shown.failed and len(shown.approved_by) >= approvals
    return tuple(
        act
        for act in ACTS.values()
        if role.may_act_as(act.role)
        and is_allowed(state, act.kind)
        and (is_ready or act.name != "publish")
    )


def has_warnings(answer: Answer) -> bool:
    """Whether the rubric warns of something on the page."""
    return any(not check.passed and check.severity is Severity.WARNING for check in answer.checks)


def parts(answer: Answer) -> dict[str, Any]:
    """Return what the page shows of *answer*, as readers would see it."""
    return answer_parts(answer)


def summary(ticked: Sequence[str], note: str) -> str:
    """Return what the log keeps of an approval: what was looked at, and the reviewer's words."""
    names = dict(CHECKLIST)
    looked = " ".join(names[key] for key in names if key in ticked)
    return f"{note} [Checked: {looked}]".strip()
