"""Refreshing: take down what rests on retracted articles, then ask every question again.

Two passes, so that no reader waits for the second: the first needs no search and takes seconds.
Each question is a transaction of its own and remembers the snapshot it was compared with, so a
refresh that was killed goes on where it was.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plaincite.errors import EditConflictError
from plaincite.library.differences import Difference, compare, describe, ledger_lines
from plaincite.library.pages import Page
from plaincite.model.answer import Answer
from plaincite.model.library import Entry, Origin, Revision, Signature, State

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["Evidence", "Renewal", "TakenDown", "due", "renew", "take_down"]

_TAKEN_DOWN = "taken down, because an article it cites was retracted"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a refresh needs of the corpus and the engine; the door hands it in."""

    snapshot: str
    ask: Callable[[Entry], Page]
    read: Callable[[str], Answer]  # a stored document
    holds: Callable[[str], bool]  # whether the corpus has the record
    retraction: Callable[[str], str | None]  # why the record is retracted; None when it is not


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A retracted record, and the questions whose public page rested on it."""

    record_id: str
    reason: str
    question_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renewal:
    """What asking a question again brought."""

    question_id: str
    state: State
    difference: Difference
    is_conflict: bool = False  # somebody was editing; the next refresh comes back to it

    @property
    def lines(self) -> tuple[str, ...]:
        """What changed, for a curator."""
        return describe(self.difference)


def take_down(library: "Library", evidence: Evidence, signed: Signature) -> tuple[TakenDown, ...]:
    """Note every cited record that is retracted, and take down the public pages resting on it.

    Returns what is new: records not known before, and those whose pages had to be taken down.
    """
    known = library.retracted_records()
    found = []
    for record_id in library.cited_records():
        reason = evidence.retraction(record_id)
        if reason is not None:
            question_ids = library.retract(record_id, reason, signed, line=_TAKEN_DOWN)
            if question_ids or record_id not in known:
                found.append(TakenDown(record_id, reason, question_ids))
    return tuple(found)


def due(library: "Library", snapshot: str | None) -> tuple[Entry, ...]:
    """Return the questions with a page not yet compared with *snapshot* (None: with a page), by id.

    A page that a person withdrew stays withdrawn; one that rested on a retracted article is
    asked again, so that a draft without the article waits for the curator.
    """
    compared = {event.question_id: event.snapshot for event in library.events() if event.snapshot}
    retracted = library.retracted_records()
    return tuple(
        entry
        for entry in library.entries()
        if entry.head.revision is not None
        and (snapshot is None or compared.get(entry.question.question_id) != snapshot)
        and (entry.head.state is not State.WITHDRAWN or _rests_on(library, entry, retracted))
    )


def renew(library: "Library", entry: Entry, evidence: Evidence, signed: Signature) -> Renewal:
    """Ask the question of *entry* again; keep the new page where it differs."""
    question_id = entry.question.question_id
    page = evidence.ask(entry)
    composed = _last_composed(library, entry)
    difference = _compare(library, evidence, composed, page)
    try:
        if not difference:
            head = library.check(question_id, evidence.snapshot, signed)
        else:
            public = _last_public(library, question_id)
            known = (
                () if public is None else ledger_lines(_compare(library, evidence, public, page))
            )
            new = replace(page, origin=Origin.REFRESHED, ledger=known)
            why = replace(signed, note="; ".join(describe(difference)))
            version = entry.head.version
            head = library.revise(question_id, new, why, expected=version)
    except EditConflictError:
        return Renewal(question_id, entry.head.state, difference, is_conflict=True)
    return Renewal(question_id, head.state, difference)


def _compare(library: "Library", evidence: Evidence, known: Revision, page: Page) -> Difference:
    retracted = library.retracted_records()
    missing = [key for key in known.records if not evidence.holds(key)]
    return compare(evidence.read(known.document), page.answer, retracted=retracted, missing=missing)


def _last_composed(library: "Library", entry: Entry) -> Revision:
    """Return the newest revision that the engine wrote.

    A person's rewording is no change of the evidence, so an edited page is compared by what the
    engine had said before the edit.
    """
    question_id = entry.question.question_id
    revision = library.revision(question_id)
    while revision.origin is Origin.EDITED and revision.number > 1:
        revision = library.revision(question_id, revision.number - 1)
    return revision


def _last_public(library: "Library", question_id: str) -> Revision | None:
    """Return the revision that readers saw last; None when they never saw one."""
    for event in reversed(library.events(question_id)):
        if event.published is not None:
            return library.revision(question_id, event.published)
    return None


def _rests_on(library: "Library", entry: Entry, retracted: dict[str, str]) -> bool:
    return bool(retracted.keys() & set(library.revision(entry.question.question_id).records))
