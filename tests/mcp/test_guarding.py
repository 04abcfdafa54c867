"""Over HTTP only whoever brings a key in force gets in, and only so often."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import anyio
import httpx
import httpx2
import pytest
from mcp.client.streamable_http import streamable_http_client
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from mcp import Client
from plaincite.api.keys import Key, KeyRing, new_key
from plaincite.cli.main import commands
from plaincite.mcp.guarding import KeyGuard

SECRET, LINE = new_key("reading-room", per_minute=3)


@pytest.fixture
def guarded() -> httpx.Client:
    inner = Starlette(
        routes=[Route("/mcp", lambda _: PlainTextResponse("in"), methods=["GET", "POST"])]
    )
    name, digest, _ = LINE.split()
    ring = KeyRing([Key(name, digest, 3)], clock=lambda: 0.0)
    return guarded_client(KeyGuard(inner, ring))


def guarded_client(app: KeyGuard) -> httpx.Client:
    class Transport(httpx.BaseTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            async def ask() -> httpx.Response:
                async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app)) as client:
                    sent = await client.request(
                        request.method, str(request.url), headers=dict(request.headers)
                    )
                    return httpx.Response(sent.status_code, headers=sent.headers, text=sent.text)

            return anyio.run(ask)

    return httpx.Client(transport=Transport(), base_url="http://127.0.0.1")


@pytest.mark.parametrize(
    "authorization",
    [
        pytest.param(None, id="no key"),
        pytest.param("Bearer pc_wrong", id="a key that is not in force"),
        pytest.param(f"Basic {SECRET}", id="a key sent as something else"),
        pytest.param(SECRET, id="a key alone"),
    ],
)
def test_without_a_key_nothing_gets_in(guarded: httpx.Client, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization}

    refused = guarded.post("/mcp", headers=headers)

    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert "Bearer KEY" in refused.json()["error"]


def test_a_key_may_ask_so_often_and_waiting_for_events_is_free(guarded: httpx.Client) -> None:
    headers = {"Authorization": f"Bearer {SECRET}"}

    asked = [guarded.post("/mcp", headers=headers).status_code for _ in range(4)]
    waited = guarded.get("/mcp", headers=headers)

    assert asked == [200, 200, 200, 429]
    assert waited.text == "in"
    assert guarded.post("/mcp", headers=headers).headers["retry-after"] == "20"


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `plaincite mcp --http --api-keys` listens."""
    keys = tmp_path_factory.mktemp("keys") / "api-keys.txt"
    keys.write_text(LINE.replace(" 3", " 600"), "utf-8")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "plaincite", "mcp", "--http", "--port", str(port)]
    command += ["--api-keys", str(keys), "--corpus", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        for _ in range(600):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, server.stderr and server.stderr.read()
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/mcp"
        server.terminate()


def test_the_official_client_gets_in_with_its_key(address: str) -> None:
    async def main() -> list[str]:
        headers = {"Authorization": f"Bearer {SECRET}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=60) as http,
            Client(streamable_http_client(address, http_client=http)) as client,
        ):
            result = await client.call_tool("search", {"text": "zinc colds", "limit": 2})
            assert result.structured_content is not None
            return [hit["record"] for hit in result.structured_content["hits"]]

    assert set(anyio.run(main)) == {"pmid:11", "doi:10.5/gone"}


def test_the_official_client_is_refused_without_one(address: str) -> None:
    assert httpx.post(address, json={}).status_code == 401


def test_keys_make_no_sense_where_nobody_else_can_ask(tmp_path: Path) -> None:
    command = commands.commands["mcp"]
    arguments = ["--api-keys", str(tmp_path / "api-keys.txt")]

    with pytest.raises(Exception, match="--api-keys is for --http"):
        command.main(arguments, standalone_mode=False)
