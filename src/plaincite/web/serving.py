"""Serving: opens what a server needs, and runs it on one address of this machine."""

import logging
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from fastapi import APIRouter, FastAPI

from plaincite.errors import MissingExtraError, SettingError
from plaincite.library import open_asked, open_desk, open_library
from plaincite.model.answer import Answer
from plaincite.pipeline import Pipeline
from plaincite.publish import from_document
from plaincite.publish.site import Press, SiteSettings, read_texts
from plaincite.search import open_near_texts
from plaincite.web.answering import Answering
from plaincite.web.api.opening import Programs, open_api
from plaincite.web.app import create_app
from plaincite.web.desk.room import Room
from plaincite.web.desk.routes import desk_routes
from plaincite.web.desk.signing_in import signing_in_routes
from plaincite.web.keeping import KeepQuestion, question_keeper
from plaincite.web.limits import Limits, RateLimit
from plaincite.web.pipelines import open_pipeline
from plaincite.web.readers import KeepReport, Readers
from plaincite.web.stored import StoredSite

if TYPE_CHECKING:
    from plaincite.library.store import Library
    from plaincite.search.near_texts import NearTexts

__all__ = ["Programs", "Wanted", "application", "serve"]

_QUIET = ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody who starts a server asks for."""

    settings: SiteSettings
    corpus: Path | None = None
    library: str | None = None
    country: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    with_desk: bool = False
    proxy: str | None = None  # whose word counts for the address a reader comes from
    limits: Limits = field(default_factory=Limits)
    programs: Programs | None = None  # offer the API too, and to whom


def serve(wanted: Wanted, *, on_start: Callable[[], None]) -> None:
    """Serve until somebody stops it.

    Raises:
        OSError: the address is in use.
        PlainciteError: the corpus or the library cannot be opened.
    """
    with application(wanted) as app, _listening(wanted) as listener:
        # What uvicorn logs of requests and errors may name readers and what they typed.
        for name in _QUIET:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        config = uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=wanted.proxy is not None,
            forwarded_allow_ips=wanted.proxy,
            limit_concurrency=256,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=5,
            # The same server whatever else is installed: uvicorn takes others where they are there.
            http="h11",
            loop="asyncio",
            ws="none",
            h11_max_incomplete_event_size=16_384,
        )
        on_start()
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def application(wanted: Wanted) -> Iterator[FastAPI]:
    """Give the application with all it needs open."""
    settings = replace(wanted.settings, with_forms=True)
    if wanted.library is None:
        yield _app(wanted, settings, None)
        return
    with open_library(wanted.library) as library:
        yield _app(wanted, settings, library)


def _app(wanted: Wanted, settings: SiteSettings, library: "Library | None") -> FastAPI:
    limits, seconds = wanted.limits, wanted.limits.window_seconds
    readers = Readers(
        site=_site(settings, library),
        answering=Answering(lambda: _asker(wanted, library), limits),
        limits=limits,
        ask_limit=RateLimit(limits.asks, seconds=seconds, clock=time.monotonic),
        report_limit=RateLimit(limits.reports, seconds=seconds, clock=time.monotonic),
        keep_report=None if library is None else _report_keeper(library),
        keep_question=_question_keeper(settings, library),
        near=_near_texts(),
    )
    return create_app(readers, more=_desk(wanted, readers, library), api=_api(wanted, library))


def _near_texts() -> "NearTexts | None":
    """Return what finds questions by meaning; without the extra for it, words must do."""
    try:
        return open_near_texts()
    except MissingExtraError:
        return None


def _asker(wanted: Wanted, library: "Library | None") -> Pipeline:
    """Return what answers new questions."""
    return open_pipeline(wanted.corpus, country=wanted.country, library=library)


def _api(wanted: Wanted, library: "Library | None") -> FastAPI | None:
    if wanted.programs is None:
        return None
    return open_api(
        wanted.programs,
        corpus=wanted.corpus,
        country=wanted.country,
        library=library,
        limits=wanted.limits,
    )


def _desk(wanted: Wanted, readers: Readers, library: "Library | None") -> tuple[APIRouter, ...]:
    """Return the routes of the review desk, where it is asked for."""
    if not wanted.with_desk:
        return ()
    if library is None:
        raise SettingError("--desk", "needs a library: name it with --library")
    frame = readers.site.press.frame
    room = Room(
        library=library,
        desk=open_desk(library),
        settings=frame.settings,
        style=frame.link(frame.style_path),
        sign_in_limit=RateLimit(
            wanted.limits.sign_ins, seconds=wanted.limits.window_seconds, clock=time.monotonic
        ),
    )
    return signing_in_routes(room), desk_routes(room)


def _site(settings: SiteSettings, library: "Library | None") -> StoredSite:
    texts = read_texts(settings.texts)

    def read_answer(question_id: str, number: int) -> Answer:
        if library is None:
            raise KeyError(question_id)
        revision = library.revision(question_id, number)
        return from_document(revision.document, source=f"{library.name}, {question_id}")

    def make_press() -> Press:
        pages = () if library is None else library.shelf()
        return Press(pages, read_answer, settings=settings, texts=texts, today=_today())

    def read_mark() -> str:  # at midnight too, pages become overdue
        return f"{_today()} {'' if library is None else library.mark()}"

    return StoredSite(read_mark, make_press)


def _report_keeper(library: "Library") -> KeepReport:
    desk = open_desk(library)

    def keep(question_id: str, version: int, kind: str, words: str) -> None:
        desk.add_report(question_id, version, kind, words, on=_today())

    return keep


def _question_keeper(settings: SiteSettings, library: "Library | None") -> KeepQuestion | None:
    if not settings.keep_questions:
        return None
    if library is None:
        raise SettingError("keep_questions", "needs a library: name it with --library")
    return question_keeper(open_asked(library), lambda: _today()[:7])


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


@contextmanager
def _listening(wanted: Wanted) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in wanted.host else socket.AF_INET
    with socket.create_server((wanted.host, wanted.port), family=family, backlog=512) as listener:
        yield listener
