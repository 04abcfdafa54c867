"""`serve --api` offers the API beside the site, each with errors and limits of its own."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from plaincite.api.keys import new_key
from plaincite.errors import SettingError, SourceError
from plaincite.library.store import Library
from plaincite.publish.site import SiteSettings
from plaincite.web.api.logs import json_lines
from plaincite.web.serving import Programs, Wanted, application


def wanted(library: Library, programs: Programs | None) -> Wanted:
    return Wanted(SiteSettings(), library=library.name, programs=programs)


@pytest.fixture
def site(library: Library) -> Iterator[TestClient]:
    with application(wanted(library, Programs())) as app, TestClient(app) as client:
        yield client


def test_the_api_and_the_site_stand_side_by_side(site: TestClient) -> None:
    assert site.get("/api/v1/library/pages").json()["total"] == 1
    assert site.get("/api/v1/openapi.json").json()["servers"] == [{"url": "/api/v1"}]
    assert site.get("/").headers["content-type"].startswith("text/html")


def test_errors_of_the_api_are_problems_and_those_of_the_site_are_pages(site: TestClient) -> None:
    api, page = site.get("/api/v1/nowhere"), site.get("/nowhere")

    assert api.headers["content-type"] == "application/problem+json"
    assert page.headers["content-type"].startswith("text/html")
    assert (api.status_code, page.status_code) == (404, 404)
    assert "; /api/v1/openapi.json lists" in api.json()["detail"]


def test_the_api_has_a_limit_of_its_own_for_bodies(site: TestClient) -> None:
    """A claim beside 20 records may be longer than any form."""
    records = [f"{number}{chr(233) * 298}" for number in range(10, 30)]
    body = json.dumps({"claim": chr(233) * 2000, "records": records})
    headers = {"Content-Type": "application/json"}

    assert len(body) > 40_000
    assert site.post("/api/v1/verify", content=body, headers=headers).status_code == 404
    assert site.post("/api/v1/verify", content="x" * 300_000).status_code == 413


def test_without_the_option_there_is_no_api(library: Library) -> None:
    with application(wanted(library, None)) as app, TestClient(app) as client:
        assert client.post("/api/v1/ask", json={"question": "Why?"}).status_code in (404, 405)


def test_with_keys_only_who_holds_one_may_ask(library: Library, tmp_path: Path) -> None:
    secret, line = new_key("test")
    (tmp_path / "keys").write_text(line, "utf-8")
    programs = Programs(keys=tmp_path / "keys")
    with application(wanted(library, programs)) as app, TestClient(app) as client:
        headers = {"Authorization": f"Bearer {secret}"}

        assert client.get("/api/v1/library/pages").status_code == 401
        assert client.get("/api/v1/library/pages", headers=headers).json()["total"] == 1


def test_a_wrong_file_of_keys_stops_the_start(library: Library, tmp_path: Path) -> None:
    with pytest.raises(SourceError), application(wanted(library, Programs(tmp_path / "none"))):
        pass
    (tmp_path / "keys").write_text("secret", "utf-8")
    with pytest.raises(SettingError), application(wanted(library, Programs(tmp_path / "keys"))):
        pass


def test_a_line_of_the_log_is_json_and_holds_five_things() -> None:
    stream = io.StringIO()
    json_lines(stream)("POST", "/ask", 200, 0.1234)

    line = json.loads(stream.getvalue())
    assert line | {"at": ""} == {
        "at": "", "method": "POST", "route": "/ask", "status": 200, "ms": 123.4,
    }  # fmt: skip
