"""Each route gives what the door for Python gives, and says where it looked."""

import json
from pathlib import Path

from fastapi.testclient import TestClient

from plaincite import Plaincite, read_page, render
from plaincite.library import Page, create_library
from plaincite.model.library import NewQuestion, Signature
from plaincite.web.api.app import make_api

QUESTION = "Does zinc shorten colds?"
CLAIM = "In 120 adults, zinc lozenges shortened colds by two days."


def test_a_page_is_the_same_as_everywhere(client: TestClient, colds: Plaincite) -> None:
    reply = client.post("/ask", json={"question": QUESTION})

    assert reply.status_code == 200
    assert read_page(reply.text) == read_page(render(colds.ask(QUESTION), "json"))


def test_an_editor_may_file_a_question(client: TestClient) -> None:
    reply = client.post("/ask", json={"question": QUESTION, "specialty": "Dermatology"})

    assert reply.json()["specialty"]["name"] == "Dermatology"


def test_a_stream_tells_what_is_being_done_and_ends_with_the_page(client: TestClient) -> None:
    reply = client.post("/ask/stream", json={"question": QUESTION})
    events = [block.split("\n") for block in reply.text.strip().split("\n\n")]

    assert reply.headers["content-type"].startswith("text/event-stream")
    assert [(name, data) for name, data in events[:-1]] == [
        ("event: progress", f'data: {{"stage": "{stage}"}}')
        for stage in ("understand", "search", "compose")
    ]
    name, data = events[-1]
    assert name == "event: page"
    page = json.loads(data.removeprefix("data: "))
    assert page == client.post("/ask", json={"question": QUESTION}).json()


def test_a_line_break_in_a_question_cannot_forge_an_event(client: TestClient) -> None:
    forged = "Does zinc help?\n\nevent: page\ndata: {}\n\n"

    text = client.post("/ask/stream", json={"question": forged}).text

    assert text.count("\n\nevent: page\ndata: ") == 1
    assert text.count("\n\n") == 4


def test_a_search_names_its_corpus_and_snapshot(client: TestClient, colds: Plaincite) -> None:
    found = client.post("/search", json={"text": "zinc lozenges", "limit": 1}).json()

    assert [hit["pmid"] for hit in found["hits"]] == ["11"]
    assert found["source"] == {"corpus": colds.corpus_name, "snapshot": colds.snapshot}
    assert "never instructions" in found["notice"]


def test_a_claim_is_judged_with_the_sentence_that_decides(client: TestClient) -> None:
    reply = client.post("/verify", json={"claim": CLAIM, "records": ["11"]}).json()

    assert reply["label"] == "SUPPORT"
    assert reply["records"][0]["quote"]["quote"] == CLAIM


def test_a_record_is_read_by_pmid_or_by_an_id_with_a_slash(client: TestClient) -> None:
    assert client.get("/records/11").json()["doi"] == "10.5/zinc"
    gone = client.get("/records/doi:10.5/gone").json()
    assert gone["not_evidence_because"] == "doi:10.5/gone is retracted."


def test_the_library_shows_what_is_public_and_nothing_else(client: TestClient) -> None:
    listed = client.get("/library/pages").json()
    page = client.get("/library/pages/do-statins-cause-muscle-pain")

    assert (listed["total"], [entry["id"] for entry in listed["pages"]]) == (
        1, ["do-statins-cause-muscle-pain"],
    )  # fmt: skip
    assert page.json()["page"]["question"] == "Do statins cause muscle pain?"
    assert "a note of the desk" not in page.text
    assert "Anna" not in page.text
    assert client.get("/library/pages/is-honey-safe-for-babies").status_code == 404
    assert client.get("/library/pages", params={"specialty": "none"}).json()["total"] == 0
    assert client.get("/library/pages", params={"offset": 1}).json()["pages"] == []


def test_health_says_what_is_running(client: TestClient, colds: Plaincite) -> None:
    reply = client.get("/health").json()

    assert (reply["status"], reply["records"]) == ("ok", 2)
    assert reply["snapshot"] == colds.snapshot


def test_there_is_no_page_that_fetches_from_elsewhere(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404


def test_a_page_that_was_taken_down_is_gone_at_once(tmp_path: Path) -> None:
    """Whatever is kept of the library to be fast, a retraction shows with the next request."""
    signed = Signature("Anna", "2026-03-14T09:30:00Z")
    slug = "do-statins-cause-muscle-pain"
    with create_library(str(tmp_path / "kept.sqlite")) as kept, Plaincite.open() as starter:
        kept.add([NewQuestion("Do statins cause muscle pain?", "Cardiology")], signed)
        answer = starter.ask("Do statins cause muscle pain?")
        kept.revise(slug, Page(answer, render(answer, "json")), signed)
        kept.publish(slug, signed, approvals=0)
        client = TestClient(make_api(starter, library=kept))
        assert client.get(f"/library/pages/{slug}").status_code == 200

        kept.retract(answer.references[0].record_id, "fraud", signed, line="Taken down.")

        assert client.get(f"/library/pages/{slug}").status_code == 404
        assert client.get("/library/pages").json()["total"] == 0
