"""`plaincite site build` on a real library of the starter's questions."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plaincite.cli.main import commands

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINCITE_LIBRARY", "answers.sqlite")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1773480600")  # 14 March 2026

    def invoke(*words: str) -> Result:
        return CliRunner().invoke(commands, words, catch_exceptions=False)

    return invoke


@pytest.fixture
def library(run: Run) -> None:
    """Three questions, two of them published."""
    Path("list.csv").write_text(
        "question,specialty,topic\n"
        "Do statins cause muscle pain?,Cardiology,statins\n"
        "Does exercise help with depression?,Psychiatry,exercise\n"
        "Does turmeric cure gout?,Rheumatology,gout\n"
    )
    names = ("do-statins-cause-muscle-pain", "does-exercise-help-with-depression")
    for words in (
        ("create",),
        ("import", "list.csv"),
        ("answer",),
        ("publish", "--unreviewed", *names, "--by", "anna"),
    ):
        assert run("library", *words).exit_code == 0


def files(folder: str) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def test_the_same_library_gives_the_same_bytes(run: Run, library: None) -> None:
    assert run("site", "build", "one").exit_code == 0
    assert run("site", "build", "two").exit_code == 0

    made = files("one")
    assert made == files("two")
    assert "q/do-statins-cause-muscle-pain/index.html" in made
    assert "q/do-statins-cause-muscle-pain/v1/index.html" in made
    assert not any("turmeric" in name for name in made)
    assert b"14 March 2026" in made["q/do-statins-cause-muscle-pain/index.html"]


def test_a_page_is_small(run: Run, library: None) -> None:
    """With its style it is far below the 60 KB that a page may weigh."""
    run("site", "build", "out")
    made = files("out")
    style = sum(len(content) for name, content in made.items() if name.endswith(".css"))
    pages = [len(content) for name, content in made.items() if name.startswith("q/")]

    assert max(pages) + style + len(made["icon.svg"]) <= 60 * 1024


def test_a_retraction_takes_the_page_down_everywhere(run: Run, library: None) -> None:
    run("site", "build", "out")
    cited = files("out")["q/do-statins-cause-muscle-pain/index.html"]
    assert b"pubmed.ncbi.nlm.nih.gov/36049498/" in cited
    Path("retracted.txt").write_text("36049498\n")
    assert run("library", "refresh", "--retracted", "retracted.txt").exit_code == 0
    run("site", "build", "out")

    made = files("out")
    for name in ("index.html", "v1/index.html"):
        gone = made[f"q/do-statins-cause-muscle-pain/{name}"]
        assert b"taken down" in gone
        assert b"muscle pain or weakness" not in gone
    assert b"do-statins-cause-muscle-pain" not in made["index.html"] + made["sitemap.xml"]


def test_an_empty_library_and_a_wrong_place_are_told(run: Run) -> None:
    run("library", "create")
    result = run("site", "build", "out")

    assert result.exit_code == 0
    assert "Nothing is published yet" in result.output
    Path("mine").mkdir()
    Path("mine", "work.txt").touch()
    with pytest.raises(Exception, match="name an empty or a new folder"):
        run("site", "build", "mine")
