"""The independent script finds nothing wrong with any page of the starter library, in any form."""

import runpy
import tomllib
from pathlib import Path

import pytest

from plaincite import Plaincite, render
from plaincite.publish.exports import to_evidence

ROOT = Path(__file__).parents[3]
CHECK = runpy.run_path(str(ROOT / "docs" / "check_evidence.py"))["main"]
QUESTIONS = [
    tomllib.loads(path.read_text("utf-8"))["question"]
    for path in sorted((ROOT / "src" / "plaincite" / "starter").glob("*.toml"))
]
FORMS = {"json": "json", "html": "html", "markdown": "md", "text": "txt"}


@pytest.fixture(scope="module")
def starter() -> Plaincite:
    return Plaincite.open()


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_page_of_the_starter_library(
    question: str, starter: Plaincite, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = starter.ask(question)
    evidence = tmp_path / "evidence.json"
    lookup = {item.record_id: starter.record(item.record_id) for item in answer.references}
    evidence.write_text(to_evidence(answer, lookup.get), "utf-8")
    for form, suffix in FORMS.items():
        page = tmp_path / f"page.{suffix}"
        page.write_text(render(answer, form), "utf-8")

        assert CHECK([str(evidence), "--page", str(page)]) == 0, capsys.readouterr().out
