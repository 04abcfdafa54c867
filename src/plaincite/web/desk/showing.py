"""Showing one page at the desk: beside its sources, with what may be done to it."""

from dataclasses import dataclass

from starlette.responses import Response

from plaincite.errors import LibraryError
from plaincite.model.answer import Answer
from plaincite.publish import from_document
from plaincite.web.desk import pages
from plaincite.web.desk.room import Room
from plaincite.web.desk.sessions import SignedIn

__all__ = ["Refused", "answer_of", "plain", "refuse", "review_page"]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something was not done, and what its author had typed, so that it is not lost."""

    reason: str
    note: str
    status: int  # of HTTP


def review_page(
    room: Room,
    signed: SignedIn,
    question_id: str,
    refused: Refused | None = None,
) -> Response:
    """Show a page beside its sources, and what was refused just now."""
    library = room.library
    try:
        entry = library.entry(question_id)
        revision = library.revision(question_id)
    except LibraryError as error:
        return refuse(room, signed, plain(room, error), 404)
    number = entry.head.published
    is_other = number is not None and number != revision.number
    shown = pages.review(
        entry,
        revision,
        (
            from_document(revision.document, source=question_id),
            answer_of(room, question_id, number) if is_other else None,
        ),
        library.events(question_id),
        room.desk.reports(question_id),
    )
    return room.show(
        "review.html.jinja",
        signed,
        status=refused.status if refused else 200,
        acts=pages.acts_for(shown, signed.person.role, approvals=room.settings.approvals),
        checklist=pages.CHECKLIST,
        n_needed=room.settings.approvals,
        note=refused.note if refused else "",
        problem=refused.reason if refused else None,
        shown=shown,
    )


def answer_of(room: Room, question_id: str, number: int | None) -> Answer:
    """Return a version of a page, by default the newest."""
    return from_document(room.library.revision(question_id, number).document, source=question_id)


def plain(room: Room, error: LibraryError) -> str:
    """Return what an error says without the place of the library, which is nobody's business."""
    return str(error).removeprefix(f"{room.library.name}: ")


def refuse(room: Room, signed: SignedIn, said: str, status: int) -> Response:
    """Say in one line why there is nothing to show."""
    return room.show("refused.html.jinja", signed, status=status, said=said)
