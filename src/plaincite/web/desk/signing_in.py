"""Signing in and out. Wrong names and passwords look alike, and neither can be tried often."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from plaincite.web.desk.passwords import is_right
from plaincite.web.desk.room import Room, SignInNeededError
from plaincite.web.desk.sessions import WHOLE_SECONDS, SignedIn, token_sum
from plaincite.web.forms import read_form
from plaincite.web.readers import TooManyError

__all__ = ["signing_in_routes"]

_LONGEST_NAME = 80


def signing_in_routes(room: Room) -> APIRouter:
    """Return the routes for signing in and out."""
    routes = APIRouter(prefix=room.root.rstrip("/"), include_in_schema=False)

    @routes.get("/sign-in/")
    def ask(_request: Request) -> Response:
        """Show the form."""
        return room.show("sign-in.html.jinja", None, name="", is_wrong=False)

    @routes.post("/sign-in/")
    async def sign_in(request: Request) -> Response:
        """Let somebody in who has the right name and password."""
        fields = await read_form(request)
        room.from_us(request, None, fields)
        name = fields.get("name", "")[:_LONGEST_NAME]
        address = request.client.host if request.client else ""
        # Both, so that neither many names from one place nor one name from many can be tried.
        if not all([room.sign_in_limit.allows(address), room.sign_in_limit.allows(f"name {name}")]):
            raise TooManyError
        return await run_in_threadpool(_sign_in, room, name, fields.get("password", ""))

    @routes.post("/sign-out/")
    async def sign_out(request: Request) -> Response:
        """End the session."""
        fields = await read_form(request)
        signed = await run_in_threadpool(_who, room, request)
        if signed is not None:
            room.from_us(request, signed, fields)
            closing = token_sum(signed.token), room.sign(signed.person.name)
            await run_in_threadpool(room.desk.close_session, *closing)
        response = RedirectResponse(f"{room.root}sign-in/", 303, {"cache-control": "no-store"})
        room.cookies.take(response)
        return response

    return routes


def _sign_in(room: Room, name: str, password: str) -> Response:
    if not is_right(password, room.desk.password_of(name)):
        room.desk.note("sign-in refused", None, room.sign(name or "nobody"))
        return room.show("sign-in.html.jinja", None, status=403, name=name, is_wrong=True)
    now = int(room.seconds())
    response = RedirectResponse(room.root, 303, {"cache-control": "no-store"})
    token = room.cookies.give(response)
    room.desk.clear_sessions(seen_before=now - WHOLE_SECONDS)
    room.desk.open_session(token_sum(token), name, now=now, signed=room.sign(name))
    return response


def _who(room: Room, request: Request) -> SignedIn | None:
    try:
        return room.signed_in(request)
    except SignInNeededError:
        return None
