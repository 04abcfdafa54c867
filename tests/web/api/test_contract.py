"""The OpenAPI document is true: no request that schemathesis thinks of makes it a lie."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from plaincite import Plaincite
from plaincite.api.keys import Key, KeyRing
from plaincite.library.store import Library
from plaincite.web.api.app import make_api

_PROGRAM = "from schemathesis.cli import schemathesis; schemathesis()"


Serving = Callable[[FastAPI], AbstractContextManager[str]]


@pytest.mark.parametrize("has_keys", [False, True], ids=["open", "behind keys"])
def test_every_route_keeps_its_promise(
    has_keys: bool, colds: Plaincite, library: Library, serving: Serving, tmp_path: Path
) -> None:
    keys = KeyRing([Key("test", hashlib.sha256(b"open").hexdigest(), 999_999)])
    app = make_api(colds, library=library, access=keys if has_keys else None)
    with serving(app) as address:
        command = [
            sys.executable, "-c", _PROGRAM, "run", f"{address}/openapi.json", "--no-color",
            "--max-examples", "20", "--seed", "8", "--generation-database", "none",
            *(["--header", "Authorization: Bearer open"] if has_keys else []),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tested: 9" in done.stdout


def test_the_document_is_openapi_3_1_and_describes_problems(client: TestClient) -> None:
    document = client.get("/openapi.json").json()

    assert document["openapi"].startswith("3.1")
    assert "HTTPValidationError" not in str(document)
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for status, response in operation["responses"].items():
                is_error = status >= "400"
                assert is_error == ("application/problem+json" in response["content"]), path
