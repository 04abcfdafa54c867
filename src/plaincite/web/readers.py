"""What readers may do: read stored pages, ask, and report a problem. No account, no cookie."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from plaincite.model.answer import Status
from plaincite.model.library import PublicPage
from plaincite.model.question import SafetyLevel
from plaincite.publish.site.answers import fresh
from plaincite.text import clean_text
from plaincite.web.answering import Answering
from plaincite.web.forms import FormError, read_form
from plaincite.web.keeping import KeepQuestion
from plaincite.web.limits import Limits, RateLimit
from plaincite.web.replies import page, stored
from plaincite.web.stored import StoredSite

if TYPE_CHECKING:
    from plaincite.search.near_texts import NearTexts

__all__ = ["LEAST_LIKENESS", "MEANT", "Readers", "TooManyError", "reader_routes"]

# See "the same question in other words" in docs/evaluation.md.
MEANT, LEAST_LIKENESS = 3, 0.55  # pages; a cosine
KeepReport = Callable[[str, int, str, str], None]


class TooManyError(Exception):
    """One connection sends too much in a short time."""


@dataclass(frozen=True, slots=True)
class Readers:
    """What the routes for readers need."""

    site: StoredSite
    answering: Answering
    limits: Limits
    ask_limit: RateLimit
    report_limit: RateLimit
    keep_report: KeepReport | None  # question's id, version, kind, words; None without a library
    keep_question: KeepQuestion | None = None  # its words and reply; None unless the publisher asks
    near: "NearTexts | None" = None  # the public questions, by meaning; None without `dense`


def reader_routes(readers: Readers, root: str) -> APIRouter:
    """Return the routes of the reader site below *root*; the last one takes every path."""
    routes = APIRouter(prefix=root.rstrip("/"), include_in_schema=False)

    @routes.post("/ask/")
    async def ask(request: Request) -> Response:
        """Find the published answer to a question, or compose one."""
        return await _ask(readers, request)

    @routes.post("/report/")
    async def report(request: Request) -> Response:
        """Keep what a reader says is wrong with a page."""
        return await _report(readers, request)

    @routes.api_route("/{path:path}", methods=["GET", "HEAD"])
    async def read(request: Request, path: str) -> Response:
        """Show a stored page."""
        return await _read(readers, request, path)

    return routes


async def _read(readers: Readers, request: Request, path: str) -> Response:
    site = readers.site
    wanted = f"{path}index.html" if not path or path.endswith("/") else path
    if path.endswith("index.html"):
        wanted = ""  # each page has one address
    file = site.kept(wanted) or await run_in_threadpool(site.file, wanted)
    if file is not None:
        return stored(request, file)
    below = None if path.endswith("/") else f"{path}/index.html"
    if below is not None and await run_in_threadpool(site.file, below) is not None:
        return RedirectResponse(site.press.frame.link(f"{path}/"), status_code=308)
    missing = await run_in_threadpool(site.file, "404.html")
    return stored(request, missing, status=404) if missing else Response(status_code=404)


async def _ask(readers: Readers, request: Request) -> Response:
    _count(readers.ask_limit, request)
    press = readers.site.press
    text = clean_text((await read_form(request)).get("question", ""))
    if not text:
        return page(press, "ask.nothing", status=400, again="")
    if len(text) > readers.limits.question:
        limit = readers.limits.question
        return page(press, "ask.long", status=400, again=text[:limit], limit=limit)
    reply = await readers.answering.reply(text)
    if readers.keep_question is not None:
        await run_in_threadpool(readers.keep_question, text, reply)
    if reply.question_id is not None and press.shelf.page(reply.question_id):
        return RedirectResponse(press.frame.link(f"q/{reply.question_id}/"), status_code=303)
    if reply.answer is None:  # the page was taken down this very moment
        return page(press, "error.busy", status=503, again=text)
    is_research = reply.answer.status in (Status.ANSWERED, Status.INSUFFICIENT_EVIDENCE)
    near = press.shelf.near(text) if is_research else ()
    # Where safety has something to say, nothing stands before it.
    is_calm = reply.answer.safety.level is SafetyLevel.NONE
    close = await run_in_threadpool(_meant, readers, text) if is_research and is_calm else ()
    made = await run_in_threadpool(fresh, press.frame, reply.answer, near, close)
    headers = {"cache-control": "no-store", "x-robots-tag": "noindex"}
    return Response(made, media_type="text/html", headers=headers)


def _meant(readers: Readers, text: str) -> tuple[PublicPage, ...]:
    """Return the few public pages that a reader may have meant, by meaning or by shared words."""
    shelf = readers.site.press.shelf
    alike = readers.near.to(text, limit=MEANT, least=LEAST_LIKENESS) if readers.near else ()
    public = (page for page in map(shelf.page, alike) if page and page.current is not None)
    return tuple(public) or shelf.close(text)


async def _report(readers: Readers, request: Request) -> Response:
    _count(readers.report_limit, request)
    press = readers.site.press
    fields = await read_form(request)
    kinds = press.frame.texts.lines("report.kinds")
    shown = press.shelf.page(fields.get("page", ""))
    number, chosen = fields.get("version", ""), fields.get("kind", "")
    if shown is None or number not in {str(item.number) for item in shown.versions}:
        raise FormError("no such page")
    if chosen not in {str(place) for place in range(1, len(kinds) + 1)}:
        raise FormError("no such kind")
    if readers.keep_report is None:
        raise FormError("no library")
    words = fields.get("words", "")[: readers.limits.report]
    name = shown.question.question_id
    await run_in_threadpool(readers.keep_report, name, int(number), kinds[int(chosen) - 1], words)
    return page(press, "report.thanks", status=200, back=press.frame.link_to(shown))


def _count(limit: RateLimit, request: Request) -> None:
    if not limit.allows(request.client.host if request.client else ""):
        raise TooManyError
