"""A small library of real pages, and a server of it within the test."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from plaincite.library import Page, create_library, open_library
from plaincite.library.store import Library
from plaincite.model.library import EventKind, NewQuestion, Signature
from plaincite.pipeline import Pipeline
from plaincite.publish import to_json
from plaincite.publish.site import SiteSettings
from plaincite.web.limits import Limits
from plaincite.web.serving import Wanted, application

ANNA = Signature("anna", "2026-03-14T09:30:00Z")
BEN = Signature("ben", "2026-03-15T10:00:00Z")
QUESTIONS = (
    NewQuestion("Do statins cause muscle pain?", "Cardiology", (), ("statins",)),
    NewQuestion("Does exercise help with depression?", "Psychiatry", (), ("depression",)),
    NewQuestion("Does turmeric cure gout?", "Rheumatology", (), ("gout",)),
)
SETTINGS = SiteSettings(title="Test answers", address="http://testserver/")

Serve = Callable[..., TestClient]


@pytest.fixture
def anna() -> Signature:
    return ANNA


@pytest.fixture
def settings() -> SiteSettings:
    return SETTINGS


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with three pages; the first two are public, the first one reviewed."""
    path = tmp_path_factory.mktemp("library") / "pattern.sqlite"
    pipeline = Pipeline.open()
    with create_library(str(path)) as library:
        for question, added in zip(QUESTIONS, library.add(QUESTIONS, ANNA), strict=True):
            answer = pipeline.ask(question.text, specialty=question.specialty)
            library.revise(added.question_id, Page(answer, to_json(answer)), ANNA)
        library.act("do-statins-cause-muscle-pain", EventKind.SUBMITTED, ANNA)
        library.act("do-statins-cause-muscle-pain", EventKind.APPROVED, BEN)
        library.publish("do-statins-cause-muscle-pain", ANNA)
        library.publish("does-exercise-help-with-depression", ANNA, approvals=0)
    return path


@pytest.fixture
def library(pattern: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of that library for one test."""
    path = tmp_path / "library.sqlite"
    shutil.copy(pattern, path)
    with open_library(str(path)) as opened:
        yield opened


@pytest.fixture
def serve(library: Library) -> Iterator[Serve]:
    """Serve the library; keywords change the limits."""
    running = []

    def start(
        target: str | None = library.name,
        *,
        desk: bool = False,
        approvals: int = 1,
        keep_questions: bool = False,
        **limits: Any,
    ) -> TestClient:
        settings = replace(SETTINGS, approvals=approvals, keep_questions=keep_questions)
        wanted = Wanted(settings, library=target, with_desk=desk, limits=Limits(**limits))
        context = application(wanted)
        app: FastAPI = context.__enter__()
        client = TestClient(app, follow_redirects=False, raise_server_exceptions=False)
        client.__enter__()
        running.append((client, context))
        return client

    yield start
    for client, context in running:
        client.__exit__(None, None, None)
        context.__exit__(None, None, None)
