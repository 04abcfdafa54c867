"""The independent script finds nothing wrong with any page of the starter library, in any form."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from plaincite import Plaincite, render
from plaincite.publish.exports import to_evidence

ROOT = Path(__file__).parents[3]
QUESTIONS = [
    tomllib.loads(path.read_text("utf-8"))["question"]
    for path in sorted((ROOT / "src" / "plaincite" / "starter").glob("*.toml"))
]
FORMS = {"json": "json", "html": "html", "markdown": "md", "text": "txt"}


@pytest.fixture(scope="module")
def starter() -> Plaincite:
    return Plaincite.open()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_of_the_starter_library(question: str, starter: Plaincite, tmp_path: Path) -> None:
    answer = starter.ask(question)
    evidence = tmp_path / "evidence.json"
    lookup = {item.record_id: starter.record(item.record_id) for item in answer.references}
    evidence.write_text(to_evidence(answer, lookup.get), "utf-8")
    for form, suffix in FORMS.items():
        page = tmp_path / f"page.{suffix}"
        page.write_text(render(answer, form), "utf-8")
        command = [sys.executable, "-S", "docs/check_evidence.py", str(evidence), "--page"]
        done = subprocess.run(
            [*command, str(page)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout.count("FAILED")) == (0, 0), done.stdout + done.stderr
