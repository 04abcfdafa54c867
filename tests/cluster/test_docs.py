"""What docs/cluster.md shows works, on the one cluster of these tests."""

import gzip
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("ray", reason="needs the extra 'cluster' (Ray)")

from plaincite.cli.main import commands
from plaincite.cluster import Crew
from plaincite.ingest import starter_records
from plaincite.testing import article_set

PAGE = (Path(__file__).parents[2] / "docs" / "cluster.md").read_text("utf-8")
NOT_RUN = {
    "pip install": "needs an index",
    "plaincite cluster serve": "ends when it is stopped; test_library.py serves and stops",
}


def block(language: str) -> str:
    """The first block of the page in *language*."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.dense
def test_the_commands_shown_do_their_work(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime", reason="needs the extra 'dense'")
    monkeypatch.chdir(tmp_path)
    Path("files").mkdir()
    statins = [item for item in starter_records() if "statin" in (item.title or "").lower()]
    records = {item.pmid: item for item in statins if item.pmid}
    packed = gzip.compress(article_set(records.values()), mtime=0)
    Path("files/pubmed26n0001.xml.gz").write_bytes(packed)
    Path("questions.csv").write_text("question\nDo statins cause muscle pain?\n")
    library = ["library", "create", "--library", "answers.sqlite"]
    assert CliRunner().invoke(commands, library).exit_code == 0
    given = ["library", "import", "questions.csv", "--library", "answers.sqlite"]
    assert CliRunner().invoke(commands, given).exit_code == 0

    told = []
    for line in block("").replace("~/pubmed-files", "files").splitlines():
        if not line.startswith(tuple(NOT_RUN)):
            name, *words = shlex.split(line, comments=True)
            result = CliRunner().invoke(commands, words, catch_exceptions=False)
            assert (name, result.exit_code) == ("plaincite", 0), f"{line}\n{result.output}"
            told.append(result.stdout.splitlines()[-1])

    assert told[1].startswith(f"pubmed holds {len(records)} records.")
    assert told[2:] == [
        f"pubmed: {len(records)} vectors made, 0 were there.",
        "pages.jsonl: 1 pages made, 0 were there.",
        "1 question done: 1 answered.",
    ]


def test_the_program_shown_prints_what_came_of_each_question(
    crew: Crew, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(block("python"), {"__name__": "__main__"})

    assert capsys.readouterr().out == "answered\nanswered\n"
