"""The web application: routes, guards, and the one place where errors become pages."""

import asyncio
import logging
import math
import time
import traceback
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from fastapi import APIRouter, FastAPI, Request
from starlette.responses import RedirectResponse, Response

from plaincite.errors import PlainciteError
from plaincite.web.answering import BusyError
from plaincite.web.desk.room import SignInNeededError
from plaincite.web.forms import FormError
from plaincite.web.guards import BodyGuard, BodyTooLargeError, BodyTooSlowError, HeaderGuard
from plaincite.web.limits import Limits
from plaincite.web.readers import Readers, TooManyError, reader_routes
from plaincite.web.replies import page

__all__ = ["API_ROOT", "create_app"]

API_ROOT = "/api/v1"

_LOOK_SECONDS = 1.0  # between two looks whether the library has changed
_AT_A_LOOK = 200  # questions whose meaning is worked out, half a second of one core at most
_BUSY_SECONDS = 60.0  # after which questions that wait were answered or given up
_LOG = logging.getLogger("plaincite.web")
# What went wrong, the text that says so, the status of HTTP, and whether the box comes again.
_MESSAGES: dict[type[Exception], tuple[str, int, bool]] = {
    BusyError: ("error.busy", 503, True),
    TooManyError: ("error.many", 429, False),
    BodyTooLargeError: ("error.large", 413, False),
    BodyTooSlowError: ("error.slow", 408, False),
    FormError: ("error.form", 400, False),
}


def create_app(
    readers: Readers,
    *,
    more: Sequence[APIRouter] = (),
    api: FastAPI | None = None,
    clock: Callable[[], float] = time.monotonic,
    limits: Limits | None = None,
) -> FastAPI:
    """Return the application.

    Args:
        readers: What the reader site needs.
        more: Other routes, which go before those of the site.
        api: The API for programs, with errors and limits of its own, at /api/v1.
        clock: Seconds that never go back.
        limits: How much may be sent.
    """
    frame = readers.site.press.frame

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(readers.answering.learn, readers.site.press.shelf.wordings)
        looking = asyncio.create_task(_keep_looking(readers))
        yield
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        readers.answering.close()

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    if api is not None:
        app.mount(API_ROOT, api)
    for routes in (*more, reader_routes(readers, frame.settings.root)):
        app.include_router(routes)
    for kind, (what, status, asks) in _MESSAGES.items():
        app.add_exception_handler(kind, _says(readers, what, status, asks=asks))
    app.add_exception_handler(SignInNeededError, _to_sign_in(frame.link("desk/sign-in/")))
    app.add_exception_handler(Exception, _says_broken(readers))
    app.add_middleware(
        BodyGuard, limits=limits or readers.limits, clock=clock, spare=(f"{API_ROOT}/",)
    )
    is_https = frame.settings.address.startswith("https://")
    app.add_middleware(HeaderGuard, policy=frame.policy, is_https=is_https)
    return app


async def _keep_looking(readers: Readers) -> None:
    """Show the library as it is, within a second or so of any change."""
    knows_all = False
    while True:
        try:
            knows_all = await asyncio.to_thread(_look, readers, knows_all=knows_all)
        except PlainciteError as error:
            _LOG.error("the library cannot be read, so pages are shown as they were: %s", error)
        await asyncio.sleep(_LOOK_SECONDS)


def _look(readers: Readers, *, knows_all: bool) -> bool:
    """Look once; return whether the meaning of every public question is known."""
    is_new = readers.site.refresh()
    wordings = readers.site.press.shelf.wordings
    if is_new:
        readers.answering.learn(wordings)
    if readers.near is None or (knows_all and not is_new):
        return True
    return readers.near.learn(wordings, most=_AT_A_LOOK)


def _says(
    readers: Readers, what: str, status: int, *, asks: bool
) -> Callable[[Request, Exception], Response]:
    def reply(_request: Request, _error: Exception) -> Response:
        made = page(readers.site.press, what, status=status, again="" if asks else None)
        wait = {429: readers.limits.window_seconds, 503: _BUSY_SECONDS}.get(status)
        if wait is not None:
            made.headers["retry-after"] = str(math.ceil(wait))
        return made

    return reply


def _to_sign_in(link: str) -> Callable[[Request, Exception], Response]:
    def reply(_request: Request, _error: Exception) -> Response:
        return RedirectResponse(link, 303, {"cache-control": "no-store"})

    return reply


def _says_broken(readers: Readers) -> Callable[[Request, Exception], Response]:
    def reply(_request: Request, error: Exception) -> Response:
        # The place, and not the message: it may hold what a reader typed.
        last = traceback.extract_tb(error.__traceback__)[-1]
        _LOG.error("%s at %s:%s", type(error).__name__, last.filename, last.lineno)
        return page(readers.site.press, "error.broken", status=500)

    return reply
