"""A list of retractions dropped in takes what rests on an article down, wherever it stood."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from plaincite.cli.main import commands
from plaincite.library import Page, create_library, open_library
from plaincite.mcp.reviewed import ReviewedPages
from plaincite.model.library import NewQuestion, Signature
from plaincite.pipeline import Pipeline
from plaincite.publish import to_json
from plaincite.publish.site import SiteSettings
from plaincite.web.limits import Limits
from plaincite.web.serving import Programs, Wanted, application

ANNA = Signature("anna", "2026-03-14T09:30:00Z")
STATINS, EXERCISE = "do-statins-cause-muscle-pain", "does-exercise-help-with-depression"
PMID = "36049498"
Run = Callable[..., str]


@pytest.fixture(params=["sqlite", "postgresql"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A library in each store: two public pages in two versions; one cites the article."""
    target = str(tmp_path / "library.sqlite")
    if request.param == "postgresql":
        target = request.getfixturevalue("postgres_target")
    pipeline = Pipeline.open()
    with create_library(target) as kept:
        for text, specialty in (
            ("Do statins cause muscle pain?", "Cardiology"),
            ("Does exercise help with depression?", "Psychiatry"),
        ):
            (added,) = kept.add([NewQuestion(text, specialty, (), ("pain",))], ANNA)
            answer = pipeline.ask(text, specialty=specialty)
            for _ in range(2):
                kept.revise(added.question_id, Page(answer, to_json(answer)), ANNA)
                kept.publish(added.question_id, ANNA, approvals=0)
    return target


@pytest.fixture
def run(library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINCITE_LIBRARY", library)

    def invoke(*words: str) -> str:
        result = CliRunner().invoke(commands, words, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    return invoke


@pytest.fixture
def live(library: str) -> Iterator[TestClient]:
    settings = SiteSettings(address="http://testserver/")
    wanted = Wanted(settings, library=library, limits=Limits(), programs=Programs())
    with application(wanted) as app, TestClient(app, follow_redirects=False) as client:
        yield client


def drop_in(run: Run, line: str) -> None:
    Path("retracted.txt").write_text(f"{line}\n")
    assert f"Taken down: {STATINS}" in run("library", "refresh", "--retracted", "retracted.txt")


def test_live_it_is_gone_from_every_page_feed_and_reply_within_seconds(
    live: TestClient, run: Run
) -> None:
    page = f"/q/{STATINS}/"
    assert PMID in live.get(page).text
    drop_in(run, PMID)
    deadline = time.monotonic() + 30
    while live.get(page).status_code == 200 and time.monotonic() < deadline:
        time.sleep(0.1)

    for path in (page, f"{page}v1/", f"{page}v2/"):
        reply = live.get(path)
        assert reply.status_code == 410
        assert "an article it cites was retracted" in reply.text
        assert "mainEntity" not in reply.text
    listed = [live.get(path).text for path in ("/", "/a-z/", "/a-z/p/", "/sitemap.xml")]
    assert all(STATINS not in text for text in listed)
    assert all(EXERCISE in text for text in (listed[0], listed[2], listed[3]))
    assert live.get("/specialties/cardiology/").status_code == 404
    assert "an article it cites was retracted" in live.get("/feed.xml").text
    assert live.get(f"/q/{EXERCISE}/").status_code == 200


def test_live_no_answer_made_anew_rests_on_it(live: TestClient, run: Run) -> None:
    """The corpus has not heard of the retraction; the library has."""
    question = {"question": "Do statins cause muscle pain?"}
    assert live.post("/ask/", data=question).status_code == 303
    drop_in(run, PMID)
    time.sleep(2.5)  # a change shows within two seconds

    asked = live.post("/ask/", data=question)
    assert asked.status_code == 200
    assert f"pubmed.ncbi.nlm.nih.gov/{PMID}/" in asked.text, "named among what was left out"
    assert "retracted" in asked.text
    by_program = live.post("/api/v1/ask", json=question).json()
    assert PMID not in {item["pmid"] for item in by_program["references"]}
    assert live.get(f"/api/v1/library/pages/{STATINS}").status_code == 404
    assert live.get(f"/api/v1/library/pages/{EXERCISE}").status_code == 200


def test_the_files_and_the_exports_are_without_it(run: Run, library: str) -> None:
    def everything() -> str:
        run("site", "build", "public")
        files = [path for path in Path("public").rglob("*") if path.suffix in (".html", ".xml")]
        run("export", "--library", library, "--format", "ris", "-o", "all.ris")
        run("export", "--library", library, "--format", "evidence", "-o", "evidence")
        files += [Path("all.ris"), *Path("evidence").rglob("*.json")]
        return "".join(path.read_text("utf-8") for path in files)

    assert PMID in everything()
    drop_in(run, f'{{"doi": "", "pmid": "{PMID}"}}')
    for path in Path("evidence").rglob("*.json"):
        path.unlink()
    left = everything()

    assert f"pubmed.ncbi.nlm.nih.gov/{PMID}" not in left
    assert EXERCISE in left
    with open_library(library) as kept:
        assert ReviewedPages(kept).find("Do statins cause muscle pain?") is None
        assert ReviewedPages(kept).find("Does exercise help with depression?") is not None
