"""Acting on a page at the desk: what is asked for is checked, then done, or shown with the reason.

Nothing that somebody typed is lost: whatever is refused comes back in the form.
"""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from plaincite.errors import EditConflictError, NotAllowedError, UnknownQuestionError
from plaincite.web.desk import pages
from plaincite.web.desk.room import Room
from plaincite.web.desk.sessions import SignedIn
from plaincite.web.desk.showing import Refused, answer_of, plain, review_page
from plaincite.web.forms import FormError

__all__ = ["act_on"]

_LONGEST_NOTE = 2_000
_CONFLICT = (
    "Somebody changed this page while you looked at it, so nothing was done. Below is the page as "
    "it is now; your comment is still in the box."
)


@dataclass(frozen=True, slots=True)
class _Wish:
    """What somebody asks for."""

    question_id: str
    act: pages.Act
    version: int  # of the page they looked at
    note: str
    ticked: tuple[str, ...]  # of the checklist


def act_on(room: Room, request: Request, question_id: str, fields: dict[str, str]) -> Response:
    """Do what a form asks for to the page of a question.

    Raises:
        SignInNeededError: nobody is signed in.
        FormError: it is no form of this session.
    """
    signed = room.signed_in(request)
    room.from_us(request, signed, fields)
    wish = _read(question_id, fields)
    refused = _refused(room, signed, wish) or _tried(room, signed, wish)
    if refused is not None:
        return review_page(room, signed, question_id, refused)
    return RedirectResponse(f"{room.root}q/{question_id}/", 303, {"cache-control": "no-store"})


def _read(question_id: str, fields: dict[str, str]) -> _Wish:
    act, version = pages.ACTS.get(fields.get("act", "")), fields.get("version", "")
    if act is None or not (version.isascii() and version.isdecimal()) or len(version) > 9:
        raise FormError("not an act of ours")
    ticked = tuple(key for key, _ in pages.CHECKLIST if f"check-{key}" in fields)
    note = fields.get("note", "").strip()[:_LONGEST_NOTE]
    return _Wish(question_id, act, int(version), note, ticked)


def _refused(room: Room, signed: SignedIn, wish: _Wish) -> Refused | None:
    """Return why the wish cannot be granted as it stands; None when it can be tried."""
    role = signed.person.role
    if not role.may_act_as(wish.act.role):
        return Refused(f"Your role, {role.value}, does not include this.", wish.note, 403)
    if wish.act.needs_note and not wish.note:
        return Refused("Please say why, in the box for comments.", wish.note, 400)
    if wish.act.name == "approve" and len(wish.ticked) < len(pages.CHECKLIST):
        reason = "To approve a page, tick everything on the list: you have looked at each."
        return Refused(reason, wish.note, 400)
    if wish.act.name == "approve" and not wish.note and _has_warnings(room, wish):
        reason = "The rubric warns of something. Say in the box why the page is good all the same."
        return Refused(reason, wish.note, 400)
    return None


def _has_warnings(room: Room, wish: _Wish) -> bool:
    return pages.has_warnings(answer_of(room, wish.question_id, None))


def _tried(room: Room, signed: SignedIn, wish: _Wish) -> Refused | None:
    try:
        _do(room, signed, wish)
    except EditConflictError:
        return Refused(_CONFLICT, wish.note, 409)
    except (NotAllowedError, UnknownQuestionError) as error:
        return Refused(plain(room, error), wish.note, 409)
    return None


def _do(room: Room, signed: SignedIn, wish: _Wish) -> None:
    act, note = wish.act, wish.note
    if act.name == "approve":
        note = pages.summary(wish.ticked, note)
    signature = room.sign(signed.person.name, note or None)
    if act.name == "publish":
        approvals = room.settings.approvals
        room.library.publish(
            wish.question_id, signature, approvals=approvals, expected=wish.version
        )
        return
    # A comment says something of the page, whatever became of it meanwhile.
    expected = None if act.name == "comment" else wish.version
    room.library.act(wish.question_id, act.kind, signature, expected=expected, ledger=act.ledger)
