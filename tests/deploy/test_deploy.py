"""The files for operators name what is there; what cannot be built here is at least not wrong."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from plaincite.cli.main import commands
from plaincite.cli.settings import read_settings_file

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text("utf-8")
UNIT = (DEPLOY / "plaincite.service").read_text("utf-8")


def parse(arguments: list[str]) -> click.Context:
    name, *rest = arguments
    return commands.commands[name].make_context(name, rest)


def test_the_container_copies_what_is_there() -> None:
    sources = [
        name
        for line in re.findall(r"^COPY (?!--from)(.*)$", CONTAINERFILE, re.MULTILINE)
        for name in line.split()[:-1]
    ]

    assert {"pyproject.toml", "src"} <= set(sources)
    assert all((ROOT / name).exists() for name in sources)


def test_the_container_installs_extras_we_have() -> None:
    (extras,) = re.findall(r"'\.\[(.*?)\]'", CONTAINERFILE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert set(extras.split(",")) <= set(project["optional-dependencies"])


def test_the_container_and_the_compose_file_start_a_command_we_have() -> None:
    (shown,) = re.findall(r"^CMD \[(.*)\]$", CONTAINERFILE, re.MULTILINE)
    composed = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))

    assert parse([word.strip(' "') for word in shown.split(",")]).params["api"]
    assert parse(composed["services"]["plaincite"]["command"]).params["log"] == "json"


def test_the_compose_file_listens_to_this_machine_and_wants_a_password() -> None:
    text = (DEPLOY / "compose.yaml").read_text("utf-8")
    services = yaml.safe_load(text)["services"]

    assert all(port.startswith("127.0.0.1:") for port in services["plaincite"]["ports"])
    assert text.count("${POSTGRES_PASSWORD:?") == 2
    assert (DEPLOY / services["plaincite"]["build"]["context"] / "deploy/Containerfile").exists()


def test_the_unit_starts_commands_we_have() -> None:
    for line in re.findall(r"^ExecStart(?:Pre)?=\S+/plaincite (.*)$", UNIT, re.MULTILINE):
        parse(line.split())


def test_systemd_finds_no_fault_with_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("needs systemd-analyze")
    # The program it starts is not installed here; any other stands for it.
    path = tmp_path / "plaincite.service"
    path.write_text(UNIT.replace("/opt/plaincite/bin/plaincite", "/bin/true"), "utf-8")

    done = subprocess.run(
        [program, "verify", "--man=no", "--recursive-errors=no", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "plaincite.service" not in done.stdout + done.stderr


def test_the_settings_beside_the_unit_are_ours(tmp_path: Path) -> None:
    text = (DEPLOY / "plaincite.toml").read_text("utf-8")
    path = tmp_path / "plaincite.toml"
    path.write_text(re.sub(r"^# (?=[a-z-]+ = )", "", text, flags=re.MULTILINE), "utf-8")

    _, options = read_settings_file(path, commands)

    assert options["serve"]["api_keys"] == "/srv/plaincite/api-keys.txt"
    assert options["serve"]["proxy"] == "127.0.0.1"
