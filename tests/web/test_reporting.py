"""Reporting a problem: no account, nothing about the reader kept, nothing but our forms taken."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from plaincite.library import open_desk
from plaincite.library.store import Library
from plaincite.model.library import Signature

Serve = Callable[..., TestClient]
REPORT = {
    "page": "do-statins-cause-muscle-pain",
    "version": "1",
    "kind": "1",
    "words": "The number is <b>wrong</b>.",
}


def test_a_report_is_kept_with_its_page_and_day_alone(serve: Serve, library: Library) -> None:
    reply = serve().post("/report/", data=REPORT)
    (kept,) = open_desk(library).reports()

    assert reply.status_code == 200
    assert "Thank you" in reply.text
    assert (kept.question_id, kept.version) == ("do-statins-cause-muscle-pain", 1)
    assert kept.text == "The number is <b>wrong</b>."
    assert kept.kind.startswith("Something is not true")
    assert len(kept.on) == len("2026-03-14"), "no finer than a day"


@pytest.mark.parametrize(
    "change",
    [
        {"page": "no-such-page"},
        {"page": "does-turmeric-cure-gout"},
        {"version": "9"},
        {"version": "1; DROP TABLE reports"},
        {"kind": "99"},
        {"kind": ""},
    ],
)
def test_only_the_forms_of_public_pages_are_taken(
    serve: Serve, library: Library, change: dict[str, str]
) -> None:
    assert serve().post("/report/", data=REPORT | change).status_code == 400
    assert open_desk(library).reports() == ()


def test_a_flood_is_stopped(serve: Serve, library: Library) -> None:
    client = serve(reports=2)
    statuses = [client.post("/report/", data=REPORT).status_code for _ in range(4)]

    assert statuses == [200, 200, 429, 429]
    assert len(open_desk(library).reports()) == 2


def test_long_words_are_cut_and_a_closed_report_is_forgotten(
    serve: Serve, library: Library, anna: Signature
) -> None:
    serve(report=10).post("/report/", data=REPORT)
    desk = open_desk(library)
    (kept,) = desk.reports()
    assert kept.text == "The number"
    desk.close_report(kept.report_id, anna)

    assert desk.reports() == ()
