"""What the page for assistants shows works as shown."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from plaincite.cli.main import commands

PAGE = (Path(__file__).parents[2] / "docs" / "mcp.md").read_text("utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    return str(found)


def test_the_configuration_names_a_command_we_have() -> None:
    entry = json.loads(block("json"))["mcpServers"]["plaincite"]
    name, *arguments = entry["args"]

    assert entry["command"] == "plaincite"
    commands.commands[name].make_context(name, arguments).close()


def test_the_program_prints_what_it_finds() -> None:
    shown = 'command="plaincite", args=["mcp"]'
    here = f"command={sys.executable!r}, args=['-m', 'plaincite', 'mcp'], env={dict(os.environ)!r}"
    assert shown in block("python")

    done = subprocess.run(
        [sys.executable, "-c", block("python").replace(shown, here)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )

    assert "36049498 Effect of statin therapy on muscle symptoms" in done.stdout
    assert done.stdout.count("\n") == 5
    assert "muscle pain or weakness was slightly more common on a statin" in done.stdout
