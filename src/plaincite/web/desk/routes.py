"""The pages of the desk and what may be done on them; every one asks first who is there."""

from collections.abc import Callable

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from plaincite.errors import LibraryError
from plaincite.model.desk import Role
from plaincite.model.library import State
from plaincite.publish.environment import resource
from plaincite.web.desk import pages
from plaincite.web.desk.acting import act_on
from plaincite.web.desk.room import Room
from plaincite.web.desk.sessions import SignedIn
from plaincite.web.desk.showing import answer_of, plain, refuse, review_page
from plaincite.web.forms import read_form

__all__ = ["desk_routes"]

_STATES = (State.IN_REVIEW, State.NEEDS_UPDATE, State.DRAFT, State.PUBLISHED, State.WITHDRAWN)


def desk_routes(room: Room) -> APIRouter:
    """Return the routes of the desk for those who are signed in."""
    routes = APIRouter(prefix=room.root.rstrip("/"), include_in_schema=False)

    @routes.get("/desk.css")
    def style(_request: Request) -> Response:
        """Give the style of the desk, which goes with that of the site."""
        return Response(resource("desk/desk.css"), media_type="text/css")

    def shown(show: Callable[..., Response]) -> Callable[..., Response]:
        """Let only those in who are signed in."""

        def asked(request: Request) -> Response:
            return show(room, room.signed_in(request), request)

        return asked

    for path, show in (
        ("/", _queue),
        ("/overdue/", _overdue),
        ("/reports/", _reports),
        ("/people/", _people),
        ("/q/{question_id}/", _page),
        ("/q/{question_id}/preview/", _preview),
    ):
        routes.add_api_route(path, shown(show), methods=["GET"])

    @routes.post("/q/{question_id}/")
    async def act(request: Request, question_id: str) -> Response:
        """Do something to a page."""
        fields = await read_form(request)
        return await run_in_threadpool(act_on, room, request, question_id, fields)

    @routes.post("/reports/")
    async def close(request: Request) -> Response:
        """Close a report of a reader."""
        fields = await read_form(request)
        return await run_in_threadpool(_close, room, request, fields)

    return routes


def _queue(room: Room, signed: SignedIn, request: Request) -> Response:
    state = request.query_params.get("state", State.IN_REVIEW.value)
    rows = _rows(room)
    counts = {item: sum(row.entry.head.state is item for row in rows) for item in _STATES}
    chosen = next((item for item in _STATES if item.value == state), State.IN_REVIEW)
    return room.show(
        "queue.html.jinja",
        signed,
        chosen=chosen,
        counts=counts,
        n_overdue=len(pages.overdue(rows, room.now().date())),
        rows=[row for row in rows if row.entry.head.state is chosen],
    )


def _overdue(room: Room, signed: SignedIn, _request: Request) -> Response:
    rows = pages.overdue(_rows(room), room.now().date())
    return room.show("overdue.html.jinja", signed, rows=rows)


def _reports(room: Room, signed: SignedIn, _request: Request) -> Response:
    return room.show("reports.html.jinja", signed, reports=room.desk.reports())


def _people(room: Room, signed: SignedIn, _request: Request) -> Response:
    if not signed.person.role.may_act_as(Role.PUBLISHER):
        return refuse(room, signed, "Only publishers see who has access.", 403)
    people, audit = room.desk.people(), room.desk.audit()
    return room.show("people.html.jinja", signed, people=people, audit=audit)


def _page(room: Room, signed: SignedIn, request: Request) -> Response:
    return review_page(room, signed, request.path_params["question_id"])


def _preview(room: Room, signed: SignedIn, request: Request) -> Response:
    question_id = request.path_params["question_id"]
    try:
        answer = answer_of(room, question_id, None)
    except LibraryError as error:
        return refuse(room, signed, plain(room, error), 404)
    return room.show("preview.html.jinja", signed, question_id=question_id, **pages.parts(answer))


def _close(room: Room, request: Request, fields: dict[str, str]) -> Response:
    signed = room.signed_in(request)
    room.from_us(request, signed, fields)
    room.desk.close_report(fields.get("report", ""), room.sign(signed.person.name))
    return RedirectResponse(f"{room.root}reports/", 303, {"cache-control": "no-store"})


def _rows(room: Room) -> tuple[pages.Row, ...]:
    library = room.library
    return pages.queue(
        library.entries(), library.shelf(), room.desk.reports(), room.settings.review_months
    )
