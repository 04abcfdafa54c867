"""The routes: each a few lines over the door for Python.

Whoever adds one names the problems it may answer with, or the contract test fails.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from fastapi.params import Depends
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict

from plaincite import __version__
from plaincite.api import Plaincite
from plaincite.api.writing import Writer
from plaincite.model.answer import Answer
from plaincite.pipeline import standing_reason
from plaincite.publish import to_document
from plaincite.publish.document import Document
from plaincite.publish.replies import (
    ClaimReply,
    RecordReply,
    SearchReply,
    claim_reply,
    record_reply,
    search_reply,
)
from plaincite.web.api.bodies import AskBody, ClaimBody, SearchBody
from plaincite.web.api.metrics import Metrics
from plaincite.web.api.problems import responses
from plaincite.web.api.shelf import LibraryList, LibraryPage, Shelf, list_pages, read_page
from plaincite.web.api.streaming import events
from plaincite.web.api.turns import Turns

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["guarded_routes", "health_route", "library_routes"]

_EVENT = {
    "type": "object",
    "properties": {
        "event": {"enum": ["progress", "page", "error"]},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
    "required": ["event", "data"],
}
_EVENTS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events: progress, then page.",
        "content": {"text/event-stream": {"schema": _EVENT}},
    }
}
_METRICS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Counts and times.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
}
_BODY = (400, 408, 413, 422, 503)  # what may be wrong with one; and a long line
_LAST_OFFSET = 1_000_000


class Health(BaseModel):
    """What is running, and over which records."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    status: Literal["ok"] = "ok"
    version: str
    corpus: str
    snapshot: str
    records: int


def health_route(plaincite: Plaincite) -> APIRouter:
    """Return the route that says that all is well; it is open to everybody."""
    router = APIRouter()

    @router.get("/health")
    def health() -> Health:
        """Say what is running."""
        return Health(
            version=__version__,
            corpus=plaincite.corpus_name,
            snapshot=plaincite.snapshot,
            records=len(plaincite),
        )

    return router


def guarded_routes(  # noqa: PLR0913 - all that a request may need
    plaincite: Plaincite,
    metrics: Metrics,
    turns: Turns,
    guards: Sequence[Depends],
    refusals: Sequence[int],
    *,
    writer: Writer | None = None,
) -> APIRouter:
    """Return the routes over the corpus; *guards* let in, or answer one of *refusals*."""
    router = APIRouter(dependencies=list(guards), responses=responses(*refusals))
    corpus = _Corpus(plaincite)

    @router.post("/ask", responses=responses(*_BODY))
    def ask(body: AskBody) -> Document:
        """Answer a question: the page, each statement with the words it rests on."""
        by = writer if body.llm else None
        with turns.taken():
            answer = plaincite.ask(body.question, specialty=body.specialty, writer=by)
        metrics.count_page(answer.status.value)
        return to_document(answer)

    @router.post(
        "/ask/stream",
        responses={**_EVENTS, **responses(*_BODY)},
        response_class=StreamingResponse,
    )
    def ask_stream(body: AskBody) -> StreamingResponse:
        """Answer a question as server-sent events: what is being done, then the page."""

        def count(answer: Answer) -> None:
            metrics.count_page(answer.status.value)

        by = writer if body.llm else None
        turns.enter()
        told = events(
            plaincite,
            body.question,
            body.specialty,
            writer=by,
            on_page=count,
            on_end=turns.leave,
        )
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(told, media_type="text/event-stream", headers=headers)

    @router.post("/search", responses=responses(*_BODY))
    def search(body: SearchBody) -> SearchReply:
        """Find records, best first."""
        with turns.taken():
            found = plaincite.search(body.text, limit=body.limit)
        return search_reply(found, **corpus.named())

    @router.post("/verify", responses=responses(404, *_BODY))
    def verify(body: ClaimBody) -> ClaimReply:
        """Judge a sentence of anybody's by records of the corpus."""
        with turns.taken():
            check = plaincite.verify(body.claim, body.records)
        return claim_reply(check, **corpus.named())

    @router.get("/records/{record:path}", responses=responses(404, 422))
    def record(record: Annotated[str, Path(max_length=300)]) -> RecordReply:
        """Read one record, by PMID or record id."""
        found = plaincite.record(record)
        return record_reply(found, **corpus.named(), not_evidence_because=standing_reason(found))

    @router.get("/metrics", responses=_METRICS, response_class=Response)
    def figures() -> Response:
        """Counts and times in Prometheus' text form; nothing about anybody."""
        return Response(metrics.text(), media_type=metrics.media_type)

    return router


def library_routes(
    library: "Library", guards: Sequence[Depends], refusals: Sequence[int]
) -> APIRouter:
    """Return the routes over the public pages of a library."""
    router = APIRouter(prefix="/library", dependencies=list(guards), responses=responses(*refusals))

    shelf = Shelf(library)

    @router.get("/pages", responses=responses(422))
    def pages(
        specialty: Annotated[str | None, Query(max_length=100)] = None,
        offset: Annotated[int, Query(ge=0, le=_LAST_OFFSET)] = 0,
        limit: Annotated[int, Query(ge=1, le=500)] = 100,
    ) -> LibraryList:
        """List the public pages, by id."""
        return list_pages(shelf, specialty=specialty, offset=offset, limit=limit)

    @router.get("/pages/{id}", responses=responses(404, 422))
    def page(id: Annotated[str, Path(max_length=300)]) -> LibraryPage:  # noqa: A002
        """Read a public page, with who reviewed it and what changed."""
        return read_page(shelf, id)

    return router


class _Corpus:
    """How replies name where they looked."""

    def __init__(self, plaincite: Plaincite) -> None:
        self._plaincite = plaincite

    def named(self) -> dict[str, str]:
        return {"corpus": self._plaincite.corpus_name, "snapshot": self._plaincite.snapshot}
