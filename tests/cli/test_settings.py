"""Settings come from the environment and from one file, and a slip of the pen is told."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from plaincite.cli.main import commands
from plaincite.cli.settings import SETTINGS, take_settings, unknown_settings
from plaincite.errors import SettingError

ROOT = Path(__file__).parents[2]


def written(folder: Path, text: str) -> dict[str, str]:
    path = folder / "plaincite.toml"
    path.write_text(text, "utf-8")
    return {"PLAINCITE_SETTINGS": str(path)}


def test_every_variable_that_we_read_is_listed() -> None:
    sources = (ROOT / "src").rglob("*.py")
    named = {
        name
        for path in sources
        for name in re.findall(r"\bPLAINCITE_[A-Z][A-Z_]*[A-Z]\b", path.read_text("utf-8"))
    }

    assert named - {"PLAINCITE_LLM"} <= {setting.variable for setting in SETTINGS}


def test_a_file_sets_variables_and_options(tmp_path: Path) -> None:
    environment = written(
        tmp_path,
        'email = "a@example.org"\ncache_hours = 0\n[serve]\nport = 8080\napi-keys = "keys"\n'
        "[library.answer]\nlimit = 5\n",
    )

    options = take_settings(commands, environment)

    assert environment["PLAINCITE_EMAIL"] == "a@example.org"
    assert environment["PLAINCITE_CACHE_HOURS"] == "0"
    assert options == {
        "serve": {"port": 8080, "api_keys": "keys"}, "library": {"answer": {"limit": 5}},
    }  # fmt: skip


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    environment = written(tmp_path, 'email = "file@example.org"')
    environment["PLAINCITE_EMAIL"] = "set@example.org"

    take_settings(commands, environment)

    assert environment["PLAINCITE_EMAIL"] == "set@example.org"


def test_the_command_line_goes_before_the_file(tmp_path: Path) -> None:
    options = take_settings(commands, written(tmp_path, '[ask]\nformat = "json"\n'))
    question = "What is the capital of France?"

    by_file = CliRunner().invoke(commands, ["ask", question], default_map=options)
    by_hand = CliRunner().invoke(
        commands, ["ask", question, "--format", "markdown"], default_map=options
    )

    assert by_file.stdout.startswith("{")
    assert by_hand.stdout.startswith("# What is the capital")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("emial = 1", "did you mean 'email'", id="a variable misspelt"),
        pytest.param("[serve]\nprot = 1", "did you mean 'port'", id="an option misspelt"),
        pytest.param("[servve]\nport = 1", "did you mean 'serve'", id="a command misspelt"),
        pytest.param("settings = 'x'", "no setting 'settings'", id="a file within the file"),
        pytest.param("email = [1]", "no setting", id="a list"),
        pytest.param("[ask]\nllm = 'x'", "asked for each time", id="words sent elsewhere"),
        pytest.param("[ask]\nlive = true", "asked for each time", id="a search elsewhere"),
        pytest.param("email = ", "is not TOML", id="cut off"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(text: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=told) as caught:
        take_settings(commands, written(tmp_path, text))

    assert "plaincite.toml" in str(caught.value)


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no such file"):
        take_settings(commands, {"PLAINCITE_SETTINGS": str(tmp_path / "none")})


def test_without_a_file_nothing_is_set() -> None:
    environment: dict[str, str] = {}

    assert take_settings(commands, environment) == {}
    assert environment == {}


def test_a_variable_that_is_none_of_ours_is_found() -> None:
    assert list(unknown_settings({"PLAINCITE_EMIAL": "x", "PATH": "y"})) == ["PLAINCITE_EMIAL"]


def test_the_file_that_the_docs_show_is_a_good_one(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    (shown,) = re.findall(r"^```toml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)

    environment = written(tmp_path, shown)

    assert take_settings(commands, environment)["serve"]["port"] == 8080
    assert environment["PLAINCITE_EMAIL"] == "you@example.org"
