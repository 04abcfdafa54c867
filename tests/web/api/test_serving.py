"""The API by itself is set up by the environment alone."""

import io
import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from plaincite.errors import CorpusNotFoundError, LibraryNotFoundError, SettingError
from plaincite.library.store import Library
from plaincite.web.api.logs import json_lines
from plaincite.web.api.serving import api
from plaincite.web.keys import new_key


def test_without_settings_it_is_the_starter_library_open_to_all() -> None:
    client = TestClient(api({}))

    assert client.get("/api/v1/health").json()["corpus"] == "starter library"
    assert client.get("/api/v1/openapi.json").json()["servers"] == [{"url": "/api/v1"}]
    assert client.get("/api/v1/library/pages").status_code == 404
    assert client.get("/docs").status_code == 404


def test_with_a_library_and_keys(library: Library, tmp_path: Path) -> None:
    secret, line = new_key("test")
    (tmp_path / "keys").write_text(line, "utf-8")
    client = TestClient(
        api({"PLAINCITE_LIBRARY": library.name, "PLAINCITE_API_KEYS": str(tmp_path / "keys")})
    )
    headers = {"Authorization": f"Bearer {secret}"}

    assert client.get("/api/v1/library/pages").status_code == 401
    assert client.get("/api/v1/library/pages", headers=headers).json()["total"] == 1


@pytest.mark.parametrize(
    ("settings", "error"),
    [
        ({"PLAINCITE_CORPUS": "none"}, CorpusNotFoundError),
        ({"PLAINCITE_LIBRARY": "none.sqlite"}, LibraryNotFoundError),
        ({"PLAINCITE_LOG": "everything"}, SettingError),
    ],
)
def test_a_wrong_setting_stops_the_start(
    settings: dict[str, str],
    error: type[Exception],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(error):
        api(settings)


def test_a_line_of_the_log_is_json_and_holds_five_things() -> None:
    stream = io.StringIO()
    json_lines(stream)("POST", "/ask", 200, 0.1234)

    line = json.loads(stream.getvalue())
    assert line | {"at": ""} == {
        "at": "", "method": "POST", "route": "/ask", "status": 200, "ms": 123.4,
    }  # fmt: skip
