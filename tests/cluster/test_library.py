"""A library answered and served by a cluster is what one process makes of it, byte for byte."""

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

pytest.importorskip("ray", reason="needs the extra 'cluster' (Ray)")
pytest.importorskip("ray.serve", reason="needs the extra 'cluster' (Ray Serve)")

from plaincite.cli.main import commands
from plaincite.cluster import Crew, Serving, asking, serve
from plaincite.library import open_library, starter_questions
from plaincite.pipeline import Pipeline
from plaincite.publish.site import SiteSettings
from plaincite.web.api.opening import Programs
from plaincite.web.serving import Wanted, application

STATINS, EXERCISE = "Do statins cause muscle pain?", "Does exercise help with depression?"
PAGE = "does-exercise-help-with-depression"
PMID = "36049498"  # what the page on statins rests on first
Reply = tuple[int, str | None, bytes]


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest) -> str:
    """A place for one library in each store; the file is named from where the command is run."""
    if request.param == "sqlite":
        return "many.sqlite"
    place: str = request.getfixturevalue("postgres_target")
    return place


@pytest.fixture(autouse=True)
def _at_a_fixed_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINCITE_USER", "anna")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773480600")


def run(*words: str) -> str:
    result = CliRunner().invoke(commands, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def fill(target: str, n_questions: int) -> None:
    """Make a library that alone holds the article on statins retracted."""
    bank = [item.text for item in starter_questions() if item.text not in (STATINS, EXERCISE)]
    asked = [STATINS, EXERCISE, *bank][:n_questions]
    Path("asked.csv").write_text("question\n" + "".join(f'"{text}"\n' for text in asked))
    Path("retracted.txt").write_text(f"{PMID}\n")
    run("library", "create", "--library", target)
    run("library", "import", "asked.csv", "--library", target)
    run("library", "refresh", "--retracted", "retracted.txt", "--library", target)


def backup(target: str) -> bytes:
    run("library", "backup", "backup.jsonl.gz", "--library", target)
    made = Path("backup.jsonl.gz")
    content = made.read_bytes()
    made.unlink()
    return content


def test_a_library_answered_by_a_cluster_is_the_one_that_one_process_answers(
    crew: Crew, target: str
) -> None:
    fill("one.sqlite", 40)
    fill(target, 40)

    by_one = run("library", "answer", "--library", "one.sqlite")
    by_many = run("cluster", "answer", "library", target)
    again = run("cluster", "answer", "library", target)

    assert by_many == by_one
    assert again == "0 questions done.\n"
    assert backup(target) == backup("one.sqlite")
    assert PMID in {item.pmid for item in Pipeline.open().ask(STATINS).references}
    with open_library(target) as kept:
        found = kept.find(STATINS)
        assert found is not None
        document = kept.revision(found.question.question_id).document
    assert PMID not in re.findall(r'"pmid": ?"(\d+)"', document)
    assert f'"pmid:{PMID}"' in document, "named among what was left out"


def test_a_worker_hears_of_a_retraction_while_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plaincite.library.retracting._SECONDS", 0.0)
    run("library", "create", "--library", "kept.sqlite")
    work = asking._Asking(None, None, "kept.sqlite", Pipeline.open().corpus.snapshot_id)
    (before,) = work([(STATINS, None)])
    Path("retracted.txt").write_text(f"{PMID}\n")
    run("library", "refresh", "--retracted", "retracted.txt", "--library", "kept.sqlite")

    (after,) = work([(STATINS, None)])

    assert PMID in {item.pmid for item in before.references}
    assert PMID not in {item.pmid for item in after.references}


def test_what_a_cluster_serves_is_what_one_process_serves(crew: Crew) -> None:
    fill("served.sqlite", 3)
    run("library", "answer", "--library", "served.sqlite")
    publish("served.sqlite", PAGE)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    settings = SiteSettings(address=f"http://127.0.0.1:{port}/")
    serving = Serving(settings, library="served.sqlite", country="GB", port=port)
    by_many: list[Reply] = []

    def visit() -> None:
        with httpx.Client(base_url=settings.address, timeout=60, trust_env=False) as client:
            by_many.extend(replies(client))

    is_over = threading.Event()
    is_over.set()
    serve(serving, crew, on_start=visit, until=is_over)

    wanted = Wanted(settings, library="served.sqlite", country="GB", programs=Programs())
    with application(wanted) as app, TestClient(app, base_url=settings.address) as client:
        by_one = list(replies(client))
    assert [status for status, _, _ in by_one] == [200, 200, 200, 200, 200, 404, 422]
    assert by_many == by_one
    answer = by_many[3][2].decode()
    assert PMID not in re.findall(r'"pmid": ?"(\d+)"', answer)
    assert f'"pmid:{PMID}"' in answer, "named among what was left out"


def publish(target: str, question_id: str) -> None:
    run("library", "review", question_id, "--library", target)
    run("library", "review", question_id, "--approve", "--by", "Dr Ben", "--library", target)
    run("library", "publish", question_id, "--library", target)


def replies(client: httpx.Client | TestClient) -> Iterator[Reply]:
    """Ask what a reader and a program ask; give status, kind and content of each reply."""
    for reply in (
        client.get("/"),
        client.get(f"/q/{PAGE}/"),
        client.post("/ask/", data={"question": STATINS}),
        client.post("/api/v1/ask", json={"question": STATINS}),
        client.get(f"/api/v1/library/pages/{PAGE}"),
        client.get("/q/nothing/"),
        client.post("/api/v1/ask", json={"question": 7}),
    ):
        yield reply.status_code, reply.headers.get("content-type"), reply.content
