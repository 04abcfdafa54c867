"""The docs do what they say: what their pages show is run, in order, as a reader would run it.

    console     commands after "$ ", and below each what it prints; "..." stands for any lines
    sh, none    commands, each of which must end well; a server must begin to listen
    python      a program, which must end well (those with ">>> " are tried by tests/test_docs.py)

A page is run in a folder of its own that holds what its reader is said to have. Addresses of
services become those of stand-ins. What cannot be run here is listed with the reason. Tutorials are
run by bash alone; of other pages, plain commands of ours are called in this process, which is five
times as quick.
"""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from plaincite.cli.main import commands
from plaincite.ingest import starter_records
from plaincite.testing import GOOD_MINDS, ChatServer, EutilsServer

ROOT = Path(__file__).parents[2]
MARK = "the-example-ends"
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)

PAGES_NOT_RUN = {
    "docs/cluster.md": "tests/cluster/test_docs.py runs it, on the one cluster of those tests",
    "docs/commands.md": "test_command_examples.py runs what stands there",
    "docs/evaluation.md": "measurements, over data beside the checkout: minutes to hours each",
    "docs/glossary.md": "runs tests",
    "docs/known-good-parsing.md": "measurements, over data beside the checkout",
    "docs/models/answer-reader.md": "makes the model anew from weights and labels of the sets",
    "docs/models/cross-encoder.md": "makes the model anew from weights that are fetched",
    "docs/models/encoder.md": "makes the model anew from weights that are fetched",
    "docs/vocabulary.md": "runs tests",
}
NOT_RUN = {
    r"(\S*/)?pip install ": "needs an index; .ci/check-package installs what is built",
    r"make ": "installs, and runs all tests",
    r"docker compose ": "needs an engine; tests/deploy reads the files",
    r"(OLLAMA_\S+ )?ollama |vllm |llama-server ": "a model; a stand-in listens instead",
}
PLAIN = re.compile(r"plaincite (?!mcp)[^|<>&$*~]*$")
EXPORT = re.compile(r"(\w+)=(\S+)")
SERVER = re.compile(r"(\S*/)?plaincite (serve|mcp --http)\b")
# What a person types who is asked.
TYPED = {"plaincite library user add": "a long password for Anna\n" * 2}
# Blocks that show a file, and the name it has on the page.
FILES = {
    ("docs/adding-a-digest.md", "toml"): "my-digests.toml",
    ("docs/library.md", "csv"): "questions.csv",
    ("docs/library.md", "yaml"): "more.yaml",
    ("docs/settings.md", "toml"): "plaincite.toml",
    ("docs/site.md", "toml"): "site.toml",
}
# What the page says in words of such a file.
ALSO_RUN = {
    "docs/library.md": "plaincite library import questions.csv more.yaml",
    "docs/settings.md": "PLAINCITE_SETTINGS=plaincite.toml plaincite doctor",
}
# What a page may make itself, and the words by which it does.
MADE = {"my-corpus": "corpus create my-corpus", "answers.sqlite": "library create"}


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and the lines that stand below it; None where the page does not say."""

    command: str
    shown: str | None = None


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def steps(page: Path) -> Iterator[Step]:
    for language, text in FENCED.findall(page.read_text("utf-8")):
        if language == "console":
            for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, shown = part.partition("\n")
                yield Step(command, shown)
        elif language in ("", "sh"):
            whole = re.sub(r"\\\n", " ", text)
            yield from (Step(line) for line in whole.splitlines() if line.strip())
        elif language == "python" and ">>> " not in text:
            yield Step(f"python - <<'PROGRAM'\n{text}PROGRAM")
    if name_of(page) in ALSO_RUN:
        yield Step(ALSO_RUN[name_of(page)])


ALL_PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
WITH_EXAMPLES = {name_of(page): page for page in sorted(ALL_PAGES) if any(steps(page))}
PAGES = [page for name, page in WITH_EXAMPLES.items() if name not in PAGES_NOT_RUN]


def test_the_lists_of_what_is_not_run_name_nothing_else() -> None:
    lines = [step.command for page in PAGES for step in steps(page)]

    assert set(PAGES_NOT_RUN) <= set(WITH_EXAMPLES)
    assert not [rule for rule in NOT_RUN if not any(re.match(rule, line) for line in lines)]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The reader's folder, empty but for the commands, which are those of this checkout."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "docs").symlink_to(ROOT / "docs")
    python = f'PYTHONPATH="{ROOT / "src"}" exec "{sys.executable}"'
    for folder in (home / ".venv" / "bin", home / "bin"):
        folder.mkdir(parents=True)
        for name, program in (("plaincite", "-m plaincite"), ("python", ""), ("python3", "")):
            path = folder / name
            path.write_text(f'#!/bin/sh\n{python} {program} "$@"\n')
            path.chmod(0o755)
    return home


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are that the pages know under other names."""

    port: int
    model: str
    pubmed: str

    def here(self, text: str) -> str:
        for shown, found in (
            ("http://localhost:11434/v1", self.model),
            ("http://localhost:1234/v1", self.model),
            ("http://localhost:8080/v1", self.model),
            ("http://localhost:8000/v1", self.model),
            ("https://api.openai.com/v1", self.model),
            ("https://eutils.ncbi.nlm.nih.gov/entrez/eutils/", self.pubmed),
            ("/srv/plaincite", "srv/plaincite"),
            ("8000", str(self.port)),
            ("8765", str(self.port)),
        ):
            text = text.replace(shown, found)
        return text


@pytest.fixture
def places() -> Iterator[Places]:
    with ExitStack() as opened:
        model = opened.enter_context(ChatServer(GOOD_MINDS["plain"]))
        pubmed = opened.enter_context(EutilsServer(starter_records(), limits_rate=False))
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
        yield Places(port, model.url, pubmed.url)


def environment_of(home: Path, places: Places) -> dict[str, str]:
    kept = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith(("PLAINCITE_", "XDG_", "PYTHON"))
    }
    return kept | {
        "HOME": str(home),
        "PATH": f"{home / 'bin'}:{kept['PATH']}",
        "PLAINCITE_LLM_URL": places.model,
        "PLAINCITE_EUTILS_URL": places.pubmed,
    }


def typed_for(command: str) -> str:
    return next((text for start, text in TYPED.items() if command.startswith(start)), "")


def call(command: str) -> tuple[int, str]:
    """Run a plain command of ours in this process."""
    words = shlex.split(command, comments=True)[1:]
    result = CliRunner().invoke(commands, words, input=typed_for(command))
    return result.exit_code, f"{result.output}{result.exception or ''}"


class Shell:
    """A reader's shell, at *home*."""

    def __init__(self, home: Path, environment: dict[str, str], port: int) -> None:
        self._port = port
        self._bash = subprocess.Popen(
            ["bash"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=home,
            env=environment,
            start_new_session=True,  # without a terminal, so that nobody is asked there
        )

    def run(self, command: str) -> tuple[int, str]:
        """Run *command* to its end, or until it listens; give its status and what it printed."""
        if SERVER.match(command) and not command.endswith("&"):
            port = "" if "--port" in command else f" --port {self._port}"
            self._told("kill $(jobs -p) 2>/dev/null; wait")
            command = f"{command}{port} &"
        if command.endswith("&"):
            status, told = self._told(f"{command[:-1]} >/dev/null 2>&1 &")
            assert self._listens(), command
            return status, told
        return self._told(f"{{ {command}\n}} <<'TYPED'\n{typed_for(command)}TYPED")

    def close(self) -> None:
        assert self._bash.stdin is not None
        self._bash.stdin.write("kill $(jobs -p) 2>/dev/null\nexit\n")
        self._bash.stdin.close()
        self._bash.wait(timeout=30)
        assert self._bash.stdout is not None
        self._bash.stdout.close()

    def _told(self, line: str) -> tuple[int, str]:
        assert self._bash.stdin is not None
        assert self._bash.stdout is not None
        self._bash.stdin.write(f"{line}\necho {MARK} $?\n")
        self._bash.stdin.flush()
        lines: list[str] = []
        for told in self._bash.stdout:
            before, mark, status = told.partition(MARK)
            if mark:
                return int(status), "".join(lines) + before
            lines.append(told)
        raise AssertionError(f"the shell ended: {''.join(lines)}")

    def _listens(self) -> bool:
        for _ in range(900):
            with socket.socket() as trial:
                if trial.connect_ex(("127.0.0.1", self._port)) == 0:
                    return True
            time.sleep(0.1)
        return False


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_shows_works_as_shown(
    page: Path, home: Path, at_hand: Path, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_furnished = page.parent.name != "tutorials"  # they begin with nothing
    if is_furnished:
        furnish(home, page, at_hand, places)
    environment = environment_of(home, places)
    for name in set(os.environ) - set(environment):
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(home)
    shell = Shell(home, environment, places.port)
    try:
        for step in steps(page):
            if not any(re.match(rule, step.command) for rule in NOT_RUN):
                command = places.here(step.command)
                is_plain = is_furnished and PLAIN.match(command) and not SERVER.match(command)
                status, told = (call if is_plain else shell.run)(command)
                if command.startswith("export "):
                    for name, value in EXPORT.findall(command.replace('"', "")):
                        monkeypatch.setenv(name, value)
                assert status == 0, f"{step.command}\n{told}"
                assert agrees(told, step.shown), f"{step.command}\n{told}"
    finally:
        shell.close()


def furnish(home: Path, page: Path, at_hand: Path, places: Places) -> None:
    """Put what the reader of *page* is said to have into *home*, but for what the page makes."""
    text = page.read_text("utf-8")
    made = [name for name, by in MADE.items() if by in text]
    shutil.copytree(at_hand, home, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*made))
    for language, content in FENCED.findall(text):
        if (name_of(page), language) in FILES:
            (home / FILES[name_of(page), language]).write_text(places.here(content), "utf-8")


def agrees(told: str, shown: str | None) -> bool:
    """Whether *told* is what is shown; a line of "..." stands for any lines."""
    if shown is None:
        return True
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in shown.splitlines()
    )
    return re.fullmatch(pattern, told) is not None
