"""What may happen to a page in each state, and who has approved it."""

from dataclasses import replace

import pytest

from plaincite.library.states import approvers, is_allowed, move
from plaincite.model.library import Event, EventKind, Head, Origin, Revision, State


@pytest.mark.parametrize(
    ("before", "kind", "state", "published"),
    [
        pytest.param(Head(1, 1, State.UNANSWERED), EventKind.REVISED, State.DRAFT, None, id="new"),
        pytest.param(
            Head(3, 3, State.PUBLISHED, 1, 1),
            EventKind.REVISED,
            State.NEEDS_UPDATE,
            1,
            id="a newer revision leaves the public one where it is",
        ),
        pytest.param(
            Head(3, 3, State.IN_REVIEW, 2, 1),
            EventKind.SENT_BACK,
            State.NEEDS_UPDATE,
            1,
            id="what was public stays so when its successor is sent back",
        ),
        pytest.param(
            Head(3, 3, State.IN_REVIEW, 1), EventKind.SENT_BACK, State.DRAFT, None, id="sent back"
        ),
        pytest.param(
            Head(3, 3, State.IN_REVIEW, 2, 1),
            EventKind.PUBLISHED,
            State.PUBLISHED,
            2,
            id="publishing shows the newest",
        ),
        pytest.param(
            Head(3, 3, State.NEEDS_UPDATE, 2, 1),
            EventKind.WITHDRAWN,
            State.WITHDRAWN,
            None,
            id="withdrawing takes all away",
        ),
        pytest.param(
            Head(3, 3, State.WITHDRAWN, 2), EventKind.REVISED, State.DRAFT, None, id="a new start"
        ),
    ],
)
def test_move(before: Head, kind: EventKind, state: State, published: int | None) -> None:
    after = move(before, kind)

    assert is_allowed(before.state, kind)
    assert (after.state, after.published) == (state, published)
    assert after.version == before.version + 1


@pytest.mark.parametrize("kind", [EventKind.COMMENTED, EventKind.APPROVED, EventKind.CHECKED])
def test_remarks_leave_the_version_so_that_they_disturb_no_editor(kind: EventKind) -> None:
    before = Head(3, 5, State.IN_REVIEW, 1)

    assert move(before, kind) == replace(before, sequence=6)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (State.UNANSWERED, EventKind.PUBLISHED),
        (State.UNANSWERED, EventKind.SUBMITTED),
        (State.WITHDRAWN, EventKind.PUBLISHED),
        (State.WITHDRAWN, EventKind.SUBMITTED),
        (State.PUBLISHED, EventKind.APPROVED),
        (State.DRAFT, EventKind.APPROVED),
        (State.DRAFT, EventKind.ADDED),
    ],
)
def test_what_a_state_forbids(state: State, kind: EventKind) -> None:
    assert not is_allowed(state, kind)


REVISION = Revision("q", 1, "", "", "answered", "s", "e", "c", "anna", "", Origin.ANSWERED)


def event(kind: EventKind, by: str, revision: int = 1) -> Event:
    return Event("q", 1, 1, kind, by, "2026-03-14T00:00:00Z", State.IN_REVIEW, revision)


@pytest.mark.parametrize(
    ("events", "names"),
    [
        pytest.param([event(EventKind.APPROVED, "ben")] * 2, ("ben",), id="each person once"),
        pytest.param(
            [event(EventKind.APPROVED, "ben"), event(EventKind.APPROVED, "cy")],
            ("ben", "cy"),
            id="in order",
        ),
        pytest.param(
            [event(EventKind.APPROVED, "ben"), event(EventKind.SUBMITTED, "anna")],
            (),
            id="a new review starts at nothing",
        ),
        pytest.param(
            [event(EventKind.APPROVED, "ben"), event(EventKind.REVISED, "anna", 2)],
            (),
            id="a new revision was approved by nobody",
        ),
        pytest.param(
            [event(EventKind.APPROVED, "anna")], ("anna",), id="who ran the engine wrote nothing"
        ),
    ],
)
def test_approvers(events: list[Event], names: tuple[str, ...]) -> None:
    assert approvers(events, REVISION) == names


def test_nobody_approves_their_own_edit() -> None:
    edited = replace(REVISION, origin=Origin.EDITED)

    assert approvers([event(EventKind.APPROVED, "anna")], edited) == ()
