"""States: what may happen to a page where it stands, and where it then stands. Pure.

What readers see (`published`) changes in two places only: it is set by publishing and taken away
by withdrawing. A newer revision never replaces it by itself.
"""

from collections.abc import Sequence
from dataclasses import replace

from plaincite.model.library import Event, EventKind, Head, Origin, Revision, State

__all__ = ["approved_by", "approvers", "is_allowed", "move", "reviewers"]

# These say something about a page without changing it, so they disturb nobody's editing.
_QUIET = frozenset({EventKind.WORDED, EventKind.APPROVED, EventKind.CHECKED, EventKind.COMMENTED})
_ANY = frozenset(State)
_ALLOWED: dict[EventKind, frozenset[State]] = {
    EventKind.WORDED: _ANY,
    EventKind.COMMENTED: _ANY,
    EventKind.REVISED: _ANY,
    EventKind.CHECKED: _ANY - {State.UNANSWERED},
    EventKind.SUBMITTED: frozenset({State.DRAFT, State.NEEDS_UPDATE}),
    EventKind.APPROVED: frozenset({State.IN_REVIEW}),
    EventKind.SENT_BACK: frozenset({State.IN_REVIEW}),
    EventKind.PUBLISHED: frozenset({State.DRAFT, State.IN_REVIEW, State.NEEDS_UPDATE}),
    EventKind.FLAGGED: frozenset({State.PUBLISHED}),
    EventKind.WITHDRAWN: _ANY - {State.UNANSWERED, State.WITHDRAWN},
}


def is_allowed(state: State, kind: EventKind) -> bool:
    """Whether *kind* may happen to a page in *state*."""
    return state in _ALLOWED.get(kind, frozenset())


def move(head: Head, kind: EventKind) -> Head:
    """Return where a page at *head* stands once *kind* has happened, which must be allowed.

    >>> move(Head(1, 1, State.UNANSWERED), EventKind.REVISED)
    Head(version=2, sequence=2, state=<State.DRAFT: 'draft'>, revision=1, published=None)
    """
    next_ = replace(
        head,
        sequence=head.sequence + 1,
        version=head.version + (kind not in _QUIET),
        revision=(head.revision or 0) + 1 if kind is EventKind.REVISED else head.revision,
    )
    if kind is EventKind.PUBLISHED:
        return replace(next_, state=State.PUBLISHED, published=head.revision)
    if kind is EventKind.WITHDRAWN:
        return replace(next_, state=State.WITHDRAWN, published=None)
    if kind is EventKind.SUBMITTED:
        return replace(next_, state=State.IN_REVIEW)
    if kind in (EventKind.REVISED, EventKind.SENT_BACK, EventKind.FLAGGED):
        is_public = head.published is not None
        return replace(next_, state=State.NEEDS_UPDATE if is_public else State.DRAFT)
    return next_


def approvers(events: Sequence[Event], revision: Revision) -> tuple[str, ...]:
    """Return who approved *revision* in its present review, in order, each once.

    Args:
        events: All events of the question, in order.
        revision: The newest one.
    """
    writer = revision.made_by if revision.origin is Origin.EDITED else None
    return approved_by(events, revision.number, writer=writer)


def approved_by(
    events: Sequence[Event], number: int, *, writer: str | None = None
) -> tuple[str, ...]:
    """Return who approved the revision *number*, the newest among *events*, as `approvers` does.

    Nobody approves what they wrote themselves: the approval of an editor, the *writer*, does not
    count.
    """
    names: dict[str, None] = {}
    for event in events:
        if event.kind in (EventKind.SUBMITTED, EventKind.REVISED, EventKind.WITHDRAWN):
            names.clear()
        elif event.kind is EventKind.APPROVED and event.revision == number:
            names[event.by] = None
    if writer is not None:
        names.pop(writer, None)
    return tuple(names)


def reviewers(events: Sequence[Event], revision: Revision) -> tuple[str, ...]:
    """Return who had approved *revision* when it was published last; nobody if it never was."""
    for index in reversed(range(len(events))):
        event = events[index]
        if event.kind is EventKind.PUBLISHED and event.published == revision.number:
            return approvers(events[:index], revision)
    return ()
