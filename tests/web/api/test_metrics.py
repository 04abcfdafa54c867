"""Figures and log lines tell of routes and times, and nothing about anybody."""

from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from plaincite import Plaincite
from plaincite.web.api.app import make_api

SECRET = "mysecretillness"


def test_requests_and_pages_are_counted(colds: Plaincite) -> None:
    client = TestClient(make_api(colds))
    client.post("/ask", json={"question": "Does zinc shorten colds?"})
    client.post("/ask/stream", json={"question": "What is the capital of France?"})
    client.get("/records/11")
    client.get("/records/99")

    text = client.get("/metrics").text
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }

    assert samples["plaincite_requests_total", "/records/{record:path}", "200", "GET"] == 1
    assert samples["plaincite_requests_total", "/records/{record:path}", "404", "GET"] == 1
    assert samples["plaincite_pages_total", "declined"] == 1
    assert samples["plaincite_records",] == 2


def test_nothing_that_was_sent_is_a_figure_or_a_line_of_the_log(colds: Plaincite) -> None:
    lines: list[tuple[str, str, int, float]] = []
    client = TestClient(make_api(colds, on_request=lambda *line: lines.append(line)))
    client.post("/ask", json={"question": SECRET}, headers={"User-Agent": SECRET})
    client.get(f"/{SECRET}?q={SECRET}")
    client.get(f"/records/{SECRET}")
    client.request(SECRET.upper(), "/ask")

    text = client.get("/metrics").text

    assert SECRET not in text.lower()
    assert SECRET not in repr(lines).lower()
    assert [(line[0], line[1], line[2]) for line in lines[:4]] == [
        ("POST", "/ask", 200),
        ("GET", "unknown", 404),
        ("GET", "/records/{record:path}", 404),
        ("other", "/ask", 405),
    ]
