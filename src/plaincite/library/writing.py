"""Writing to a library: each function adds rows in the transaction that the caller holds."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from plaincite.errors import (
    EditConflictError,
    LibraryError,
    NotAllowedError,
    UnknownQuestionError,
)
from plaincite.library.pages import Page, cited_ids, failed_checks
from plaincite.library.reading import (
    find_question,
    read_events,
    read_head,
    read_retracted,
    read_revision,
)
from plaincite.library.rows import event_row, revision_row, safe_text, to_array, wording_key
from plaincite.library.states import approvers, is_allowed, move
from plaincite.library.tables import cited, events, questions, revisions, wordings
from plaincite.model.answer import Status
from plaincite.model.library import (
    Event,
    EventKind,
    Head,
    NewQuestion,
    Revision,
    Signature,
    State,
)
from plaincite.text import slugify

__all__ = ["Act", "Addition", "append", "insert_question", "insert_revision", "require_publishable"]


@dataclass(frozen=True, slots=True)
class Act:
    """Something somebody does to a page: what, who, when and why."""

    kind: EventKind
    signed: Signature
    ledger: tuple[str, ...] = ()
    snapshot: str | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """What came of adding a question."""

    question_id: str
    is_new: bool
    new_wordings: int = 0
    taken: tuple[str, ...] = ()  # wordings that already belong to another question


def append(
    connection: Connection, library: str, question_id: str, act: Act, *, expected: int | None
) -> Head:
    """Add the event of *act* to the question and return where it now stands.

    Raises:
        UnknownQuestionError: there is no such question.
        EditConflictError: it is not at version *expected* any more.
        NotAllowedError: its state forbids the act.
    """
    head = read_head(connection, question_id)
    if head is None:
        raise UnknownQuestionError(library, question_id)
    if expected is not None and expected != head.version:
        raise EditConflictError(library, question_id, expected=expected, found=head.version)
    if not is_allowed(head.state, act.kind):
        reason = f"is {head.state.value}, so it cannot be {act.kind.value}"
        raise NotAllowedError(library, question_id, reason)
    _insert_event(connection, question_id, move(head, act.kind), act)
    return move(head, act.kind)


def insert_question(
    connection: Connection, library: str, question: NewQuestion, signed: Signature
) -> Addition:
    """Keep *question*, or teach the one that is here already its new wordings."""
    text = safe_text(question.text)
    if not wording_key(text):
        raise LibraryError(library, "a question without words cannot be kept")
    known = find_question(connection, text)
    if known is None:
        if question.specialty is None:
            raise LibraryError(library, f"'{text}' has no specialty")
        question_id = _free_id(connection, text)
        row = {
            "question_id": question_id,
            "text": text,
            "specialty": safe_text(question.specialty),
            "topics": to_array(tuple(map(safe_text, question.topics))),
        }
        connection.execute(insert(questions), row)
        added = Act(EventKind.ADDED, signed)
        _insert_event(connection, question_id, Head(1, 1, State.UNANSWERED), added)
        n_new, taken = _insert_wordings(connection, question_id, (text, *question.wordings))
        return Addition(question_id, is_new=True, new_wordings=n_new - 1, taken=taken)
    n_new, taken = _insert_wordings(connection, known, question.wordings)
    if n_new:
        append(connection, library, known, Act(EventKind.WORDED, signed), expected=None)
    return Addition(known, is_new=False, new_wordings=n_new, taken=taken)


def insert_revision(
    connection: Connection, question_id: str, head: Head, page: Page, signed: Signature
) -> None:
    """Keep *page* as the revision that *head* names."""
    provenance = page.answer.provenance
    revision = Revision(
        question_id=question_id,
        number=head.revision or 1,
        document=page.document,
        sha256=page.sha256,
        status=page.answer.status.value,
        snapshot=provenance.corpus,
        engine=provenance.engine,
        composer=provenance.composer,
        made_by=safe_text(signed.by),
        made_at=signed.at,
        origin=page.origin,
        blocking=failed_checks(page.answer),
    )
    connection.execute(insert(revisions), revision_row(revision))
    rows = [
        {"question_id": question_id, "number": revision.number, "record_id": record_id}
        for record_id in cited_ids(page.answer)
    ]
    if rows:
        connection.execute(insert(cited), rows)


def require_publishable(
    connection: Connection, library: str, question_id: str, *, approvals: int
) -> None:
    """Make sure that the newest revision may go out to readers.

    Raises:
        NotAllowedError: a blocking check fails, it is no answer, it cites a retracted article, or
            fewer than *approvals* people have approved it.
    """
    head = read_head(connection, question_id)
    if head is None or head.revision is None:
        return  # `append` has the words for it
    revision = read_revision(connection, question_id, head.revision)
    if revision is None:
        raise LibraryError(library, f"'{question_id}' lacks revision {head.revision}: damaged")
    if revision.blocking:
        reason = f"fails blocking checks: {', '.join(revision.blocking)}"
        raise NotAllowedError(library, question_id, f"{reason}; it cannot be published so")
    if revision.status == Status.DECLINED.value:
        raise NotAllowedError(library, question_id, "is a question that the engine declined")
    if gone := read_retracted(connection, revision.records):
        reason = f"cites what is retracted ({', '.join(gone)}); answer it again"
        raise NotAllowedError(library, question_id, reason)
    names = approvers(read_events(connection, question_id), revision)
    if len(names) < approvals:
        reason = f"has {len(names)} of {approvals} approvals it needs; review it first"
        raise NotAllowedError(library, question_id, reason)


def _insert_event(connection: Connection, question_id: str, head: Head, act: Act) -> None:
    note = act.signed.note
    event = Event(
        question_id=question_id,
        sequence=head.sequence,
        version=head.version,
        kind=act.kind,
        by=safe_text(act.signed.by),
        at=act.signed.at,
        state=head.state,
        revision=head.revision,
        published=head.published,
        note=None if note is None else safe_text(note),
        ledger=tuple(map(safe_text, act.ledger)),
        snapshot=act.snapshot,
    )
    connection.execute(insert(events), event_row(event))


def _insert_wordings(
    connection: Connection, question_id: str, texts: tuple[str, ...]
) -> tuple[int, tuple[str, ...]]:
    """Keep the wordings that are new; return how many, and those that another question has."""
    query = select(func.count()).where(wordings.c.question_id == question_id)
    start = connection.execute(query).scalar() or 0
    n_new, taken = 0, []
    for text in map(safe_text, texts):
        key, owner = wording_key(text), find_question(connection, text)
        if key and owner is None:
            row = {
                "wording_key": key,
                "question_id": question_id,
                "position": start + n_new,
                "text": text,
            }
            connection.execute(insert(wordings), row)
            n_new += 1
        elif key and owner != question_id:
            taken.append(text)
    return n_new, tuple(taken)


def _free_id(connection: Connection, text: str) -> str:
    base = slugify(text) or "question"
    candidate, n_tried = base, 1
    while read_head(connection, candidate) is not None:
        n_tried += 1
        candidate = f"{base}-{n_tried}"
    return candidate
