"""With keys, only who holds one may ask, and only so often."""

import hashlib
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from plaincite import Plaincite
from plaincite.api.keys import Key, KeyRing, new_key, read_keys
from plaincite.errors import SettingError, SourceError
from plaincite.web.api.app import make_api


class Clock:
    """A clock that stands until it is moved."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def key(secret: str, *, per_minute: int = 60) -> Key:
    return Key("test", hashlib.sha256(secret.encode()).hexdigest(), per_minute)


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def client(colds: Plaincite) -> TestClient:
    return TestClient(make_api(colds, access=KeyRing([key("open", per_minute=2)], clock=Clock())))


@pytest.mark.parametrize("headers", [{}, bearer("wrong"), bearer(""), {"Authorization": "open"}])
def test_without_a_key_in_force_nothing_is_answered(
    headers: dict[str, str], client: TestClient
) -> None:
    for method, path in (("POST", "/ask"), ("POST", "/search"), ("GET", "/metrics")):
        reply = client.request(method, path, headers=headers, json={"question": "x", "text": "x"})

        assert reply.status_code == 401
        assert reply.headers["www-authenticate"] == "Bearer"


def test_health_is_open_to_all(client: TestClient) -> None:
    assert client.get("/health").status_code == 200


def test_a_key_may_ask_so_often_and_is_told_when_again(client: TestClient) -> None:
    statuses = [client.get("/records/11", headers=bearer("open")).status_code for _ in range(2)]
    refused = client.get("/records/11", headers=bearer("open"))

    assert statuses == [200, 200]
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "30")


def test_a_bucket_fills_up_evenly_and_not_beyond_a_minute() -> None:
    clock = Clock()
    ring, limited = KeyRing([key("x", per_minute=60)], clock=clock), key("x", per_minute=60)
    assert [ring.take(limited) for _ in range(60)] == [0.0] * 60
    assert ring.take(limited) == pytest.approx(1.0)

    clock.now = 1.0
    assert ring.take(limited) == 0.0
    clock.now = 1000.0
    assert [ring.take(limited) for _ in range(60)] == [0.0] * 60
    assert ring.take(limited) > 0


def test_a_new_key_opens_what_its_line_says(tmp_path: Path) -> None:
    secret, line = new_key("reading-room", per_minute=120)
    path = tmp_path / "keys"
    path.write_text(f"# our keys\n\n{line}   # for the reading room\n", "utf-8")

    found = read_keys(path).find(secret)

    assert found is not None
    assert (found.name, found.per_minute) == ("reading-room", 120)
    assert secret not in path.read_text("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("# nothing but a note\n", id="no key"),
        pytest.param("name secret", id="no checksum"),
        pytest.param(f"name {'a' * 64} 0", id="never"),
        pytest.param(f"name {'a' * 64}\nname {'b' * 64}", id="a name twice"),
        pytest.param(f"na me {'a' * 64}", id="a name of two words"),
    ],
)
def test_a_file_that_is_wrong_stops_the_start(text: str, tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text(text, "utf-8")

    with pytest.raises(SettingError):
        read_keys(path)


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        read_keys(tmp_path / "none")
    (tmp_path / "keys").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SourceError, match="not UTF-8"):
        read_keys(tmp_path / "keys")
