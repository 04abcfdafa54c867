"""What the page on the HTTP API shows works as shown."""

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from fastapi import FastAPI

from plaincite.publish.site import SiteSettings
from plaincite.web.api.bodies import AskBody
from plaincite.web.serving import Programs, Wanted, application

PAGE = (Path(__file__).parents[3] / "docs" / "http.md").read_text("utf-8")


def test_the_program_works(serving: Callable[[FastAPI], AbstractContextManager[str]]) -> None:
    (program,) = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    assert "http://127.0.0.1:8000" in program

    with application(Wanted(SiteSettings(), programs=Programs())) as app, serving(app) as address:
        shown = program.replace("http://127.0.0.1:8000", address)
        done = subprocess.run(
            [sys.executable, "-c", shown], capture_output=True, text=True, check=True
        )

    assert "['pmid:" in done.stdout
    assert done.stdout.endswith('data: {"stage": "compose"}\n')


def test_the_body_shown_for_curl_is_one() -> None:
    (body,) = re.findall(r"-d '(\{.*?\})'", PAGE)

    assert AskBody.model_validate_json(body).question == "Do statins cause muscle pain?"


def test_every_route_is_in_the_table(app: FastAPI) -> None:
    for path in app.openapi()["paths"]:
        shown = path.replace("{record}", "ID").replace("{id}", "ID")
        assert shown in PAGE
