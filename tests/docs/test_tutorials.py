"""The tutorials do what they say: each command is run as shown, and prints what stands below it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TUTORIALS = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
MARK = "tutorial-step-ends"


@dataclass(frozen=True, slots=True)
class Step:
    """A command, and the lines that stand below it."""

    command: str
    shown: str


def steps(page: Path) -> Iterator[Step]:
    blocks = re.findall(
        r"^```console\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    for block in blocks:
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield Step(command, shown)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def waited_for(port: int) -> bool:
    for _ in range(900):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A reader's shell, in which `plaincite` is the one of this checkout."""
    program = tmp_path / "bin" / "plaincite"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m plaincite "$@"\n')
    program.chmod(0o755)
    kept = {name: text for name, text in os.environ.items() if not name.startswith("PLAINCITE_")}
    return kept | {"PATH": f"{program.parent}:{kept['PATH']}"}


@pytest.mark.parametrize("page", TUTORIALS, ids=lambda page: page.stem)
def test_every_command_of_a_tutorial_does_what_it_shows(
    page: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    port = free_port()
    with subprocess.Popen(
        ["bash"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=tmp_path,
        env=environment,
    ) as shell:
        assert shell.stdin is not None
        try:
            tried = 0
            for step in steps(page):
                status, told = run(shell, step.command.replace("8000", str(port)))
                assert status == 0, f"{step.command}\n{told}"
                if step.command.endswith("&"):
                    assert waited_for(port), step.command
                assert agrees(told, step.shown), f"{step.command}\n{told}"
                tried += 1
            assert tried >= 4
        finally:
            shell.stdin.write("kill $(jobs -p) 2>/dev/null\nexit\n")
            shell.stdin.close()
            shell.wait(timeout=30)


def run(shell: "subprocess.Popen[str]", command: str) -> tuple[int, str]:
    assert shell.stdin is not None
    assert shell.stdout is not None
    quiet = f"{command[:-1]} >/dev/null 2>&1 &" if command.endswith("&") else command
    shell.stdin.write(f"{quiet}\necho {MARK} $?\n")
    shell.stdin.flush()
    lines: list[str] = []
    for line in shell.stdout:
        before, mark, status = line.partition(MARK)
        if mark:
            return int(status), "".join(lines) + before
        lines.append(line)
    raise AssertionError(f"the shell ended: {''.join(lines)}")


def agrees(told: str, shown: str) -> bool:
    """Whether *told* is what is shown; a line of "..." stands for any lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in shown.splitlines()
    )
    return re.fullmatch(pattern, told) is not None
