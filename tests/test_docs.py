"""The docs say what is so: generated pages are current, links lead somewhere, examples work."""

import doctest
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click
import pytest

from plaincite.cli.main import commands
from plaincite.ingest.digests import parse_digests
from plaincite.model.record import Record

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def command_lines(page: Path) -> Iterator[list[str]]:
    """The plaincite commands that a page shows in its code blocks."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    blocks = [text for language, text in fenced if language in ("", "sh", "console")]
    for line in re.sub(r"\\\n", " ", "\n".join(blocks)).splitlines():
        words = shlex.split(line.strip(), comments=True) if "plaincite " in line else []
        if words and words[0].endswith("plaincite") and "|" not in line:
            yield words[1 : words.index(">>") if ">>" in words else None]


def parse(command: click.Command, name: str, arguments: list[str]) -> None:
    """Let click read *arguments* as it would, and run nothing."""
    if isinstance(command, click.Group) and arguments and not arguments[0].startswith("-"):
        context = click.Context(command, info_name=name)
        sub = command.get_command(context, arguments[0])
        assert sub is not None, f"no command {name} {arguments[0]}"
        parse(sub, arguments[0], arguments[1:])
    else:
        command.make_context(name, arguments).close()


def test_generated_pages_are_current_and_links_lead_somewhere() -> None:
    check = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (check.returncode, check.stderr) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_shown_is_one_that_we_have(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PLAINCITE_LIBRARY", "answers.sqlite")  # as the page on it says to
    for words in command_lines(page):
        for name in words:
            if name.endswith(".txt"):  # click looks whether a reader's own list is there
                (tmp_path / name).touch()
        parse(commands, "plaincite", words)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_named_in_a_sentence_is_one_that_we_have(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)

    for named in re.findall(r"`plaincite ([^`]+)`", prose):
        # Its name alone is enough in a sentence.
        with suppress(click.MissingParameter, click.exceptions.NoArgsIsHelpError):
            parse(commands, "plaincite", shlex.split(named))


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if ">>> " in page.read_text("utf-8")],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_the_examples_in_python_do_what_the_page_says(page: Path) -> None:
    tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")

    assert tried.attempted > 0
    assert tried.failed == 0


def test_every_command_is_in_the_docs() -> None:
    text = (ROOT / "docs" / "commands.md").read_text("utf-8")

    for name, command in commands.commands.items():
        assert f"## plaincite {name}\n" in text
        for sub in getattr(command, "commands", {}):
            assert f"## plaincite {name} {sub}\n" in text


def test_the_example_digest_is_a_good_one() -> None:
    text = (ROOT / "docs" / "adding-a-digest.md").read_text("utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)

    assert [type(item) for item in parse_digests(example, source="docs")] == [Record]


def test_the_licences_page_names_the_few_packages_that_everybody_gets() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = (ROOT / "docs" / "licences.md").read_text("utf-8")
    needed = sorted(re.split(r"[>=<~]", line)[0] for line in project["dependencies"])

    assert len(needed) <= 10
    assert f"asks for {len(needed)} packages: {', '.join(needed)}." in told
    assert all(f"\n| {name} | " in told for name in needed)


def test_the_changelog_fragments_are_named_by_kind() -> None:
    for fragment in (ROOT / "changelog.d").glob("*.md"):
        kind = fragment.name.split(".")[-2]

        assert fragment.name == "README.md" or kind in {"added", "changed", "fixed", "removed"}
