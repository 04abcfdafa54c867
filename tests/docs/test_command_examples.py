"""The examples in the commands' own help work: each is run where its reader is said to be."""

import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from plaincite.cli.main import commands
from plaincite.ingest import starter_records
from plaincite.testing import GOOD_MINDS, ChatServer, EutilsServer

DOCS = Path(__file__).parents[2] / "docs"
LINES = [
    line.strip().removeprefix("plaincite ")
    for block in re.findall(
        r"^ *Examples?:\n((?: {4}.*\n)+)", (DOCS / "commands.md").read_text("utf-8"), re.MULTILINE
    )
    for line in re.sub(r"\\\n\s+", " ", block).splitlines()
]
NOT_RUN = {
    r"serve|mcp": "ends when it is stopped; test_examples.py starts servers",
    r"cluster ": "tests/cluster runs these, on the one cluster of those tests",
    r"evaluate ": "reads data beside the checkout; tests/cli/test_evaluate.py runs it on its own",
    r"corpus sync .* https:": "the network; tests/cli/test_sync.py has a stand-in for it",
}
PAGE = "do-statins-cause-muscle-pain"
AGAIN, REVIEW = f"library answer {PAGE} --again", f"library review {PAGE}"
APPROVE = f"library review {PAGE} --approve --by 'Dr Ada Example'"
ADD = "library user add 'Anna Example' --role reviewer"
# What a person did before.
BEFORE = {
    r"library review \S+ --": (AGAIN, REVIEW),
    r"library review ": (AGAIN,),
    r"library publish ": (AGAIN, REVIEW, APPROVE, f"{REVIEW} --approve --by 'Dr Ben Example'"),
    r"library user change ": (ADD,),
}
# What the command makes is not there before.
MAKES = {
    r"corpus create (\w+)": r"\1",
    r"library create": "answers.sqlite",
}
TYPED = "a long password for Anna\n" * 2


@pytest.fixture
def folder(at_hand: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The reader's folder: what is at hand, under the names of the help too."""
    place = tmp_path / "reader"
    shutil.copytree(at_hand, place)
    for name in ("diabetes", "heart", "pubmed"):
        shutil.copytree(place / "my-corpus", place / name)
    for name, kept in (
        ("pubmed_export.nbib", "more.nbib"),
        ("pubmed24n0001.xml.gz", "export.xml.gz"),
        ("PMC3574550.xml", "PMC1234567.xml"),
        ("doubted.txt", "pmids.txt"),
    ):
        shutil.copy(place / kept, place / name)
    for name, page, language in (
        ("mine.toml", "adding-a-digest.md", "toml"),
        ("our-questions.csv", "library.md", "csv"),
        ("more.yaml", "library.md", "yaml"),
        ("site.toml", "site.md", "toml"),
    ):
        text = (DOCS / page).read_text("utf-8")
        (block,) = re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        (place / name).write_text(block)
    with ChatServer(GOOD_MINDS["plain"]) as model, EutilsServer(starter_records()) as pubmed:
        for name, value in (
            ("HOME", str(place)),
            ("PLAINCITE_LIBRARY", "answers.sqlite"),
            ("PLAINCITE_LLM_URL", model.url),
            ("PLAINCITE_EUTILS_URL", pubmed.url),
            ("PLAINCITE_EMAIL", "you@example.org"),
        ):
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(place)
        yield place


def is_any(rules: Iterable[str], line: str) -> bool:
    return any(re.match(rule, line) for rule in rules)


def run(line: str) -> None:
    words = shlex.split(line.partition(" >> ")[0])
    found = [sorted(map(str, Path().glob(word))) if "*" in word else [word] for word in words]
    named = [name.replace("~", ".") for names in found for name in names]
    result = CliRunner().invoke(commands, named, input=TYPED, catch_exceptions=False)
    assert result.exit_code == 0, f"{line}\n{result.output}"


@pytest.mark.parametrize("line", [line for line in LINES if not is_any(NOT_RUN, line)])
def test_an_example_of_the_help_works(line: str, folder: Path) -> None:
    for rule, made in MAKES.items():
        if (found := re.match(rule, line)) and (path := folder / found.expand(made)).exists():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for earlier in next((steps for rule, steps in BEFORE.items() if re.match(rule, line)), ()):
        run(earlier)

    run(line)


def test_the_list_of_what_is_not_run_names_nothing_else() -> None:
    assert len(LINES) > 50
    assert [rule for rule in NOT_RUN if not any(re.match(rule, line) for line in LINES)] == []
