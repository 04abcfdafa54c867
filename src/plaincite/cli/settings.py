"""Settings: every environment variable we read, and a file that can stand for them.

The file is TOML. Plain names at its top stand for variables ("email" for PLAINCITE_EMAIL); a
table stands for the options of a command, and a table within it for those of a command below:

    email = "you@example.org"

    [serve]
    port = 8080

What is said on the command line goes before the environment, and that before the file. Options
that send a reader's words elsewhere cannot be set: they are asked for each time.
"""

import os
import tomllib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from plaincite.errors import SettingError

__all__ = ["SETTINGS", "Setting", "read_settings_file", "take_settings", "unknown_settings"]

_FILE = "PLAINCITE_SETTINGS"
_ASKED_EACH_TIME = frozenset({"live", "llm"})


@dataclass(frozen=True, slots=True)
class Setting:
    """An environment variable."""

    variable: str
    meaning: str
    default: str
    is_in_file: bool = True

    @property
    def name(self) -> str:
        """What it is called in the file of settings."""
        return self.variable.removeprefix("PLAINCITE_").lower()


SETTINGS = (
    Setting(_FILE, "a file of settings", "none", is_in_file=False),
    Setting("PLAINCITE_LIBRARY", "the library: a file, or a postgresql:// URL", "none"),
    Setting("PLAINCITE_SITE", "a file that describes the reader site", "none"),
    Setting("PLAINCITE_USER", "who does this, for a library's log", "the name of your account"),
    Setting("PLAINCITE_EMAIL", "your address, which NCBI wants to know for live PubMed", "none"),
    Setting("PLAINCITE_TOOL", "the name of your installation, for NCBI", "plaincite"),
    Setting("PLAINCITE_NCBI_API_KEY", "your key of NCBI: 10 requests a second, not 3", "none"),
    Setting("PLAINCITE_EUTILS_URL", "another address of PubMed's E-utilities", "NCBI's"),
    Setting("PLAINCITE_EUROPEPMC_URL", "another address of Europe PMC", "its own"),
    Setting("PLAINCITE_CACHE_DIR", "where fetched articles are kept", "the user's cache folder"),
    Setting("PLAINCITE_CACHE_HOURS", "for how long they are kept; 0 keeps nothing", "24"),
    Setting("PLAINCITE_LLM_URL", "the server of a language model", "Ollama on this machine"),
    Setting("PLAINCITE_LLM_KEY", "its key, where it wants one", "none"),
    Setting("PLAINCITE_LLM_SECONDS", "the most that a page may wait for it", "120"),
    Setting("PLAINCITE_LLM_TOKENS", "the most that it may read and write for a page", "20000"),
    Setting("PLAINCITE_LLM_PRICE", "what a million tokens read, written cost: 0.15,0.60", "none"),
    Setting("PLAINCITE_LLM_COST", "the most that a page may cost; needs the price", "none"),
    Setting("PLAINCITE_DEBUG", "show where plaincite failed, when it should not", "no"),
)


def unknown_settings(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the variables of *environment* that are named as if they were ours, and are not."""
    known = {setting.variable for setting in SETTINGS}
    for name in sorted(environment):
        if name.startswith("PLAINCITE_") and name not in known and "_TEST_" not in name:
            yield name


def take_settings(
    commands: click.Group, environment: MutableMapping[str, str] = os.environ
) -> dict[str, Any]:
    """Put what the file of settings says where it belongs, if there is one.

    Variables go into *environment*, where they are not set already.

    Returns:
        The defaults of the commands' options.

    Raises:
        SettingError: the file cannot be read, or names something we do not have.
    """
    path = environment.get(_FILE)
    if not path:
        return {}
    variables, options = read_settings_file(Path(path), commands)
    for name, text in variables.items():
        environment.setdefault(name, text)
    return options


def read_settings_file(path: Path, commands: click.Group) -> tuple[dict[str, str], dict[str, Any]]:
    """Return the variables and the defaults of options that the file *path* sets.

    Raises:
        SettingError: the file cannot be read, or names something we do not have.
    """
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingError(str(path), (error.strerror or "cannot be read").lower()) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(str(path), f"is not TOML: {error}") from error
    by_name = {setting.name: setting.variable for setting in SETTINGS if setting.is_in_file}
    variables: dict[str, str] = {}
    options: dict[str, Any] = {}
    for name, found in document.items():
        if isinstance(found, dict) and name in commands.commands:
            options[name] = _options(path, commands.commands[name], found, name)
        elif name in by_name and not isinstance(found, (dict, list)):
            variables[by_name[name]] = str(found)
        else:
            raise SettingError(str(path), _no_such(name, [*by_name, *commands.commands]))
    return variables, options


def _options(
    path: Path, command: click.Command, table: Mapping[str, Any], place: str
) -> dict[str, Any]:
    """Return the table of a command with its options under the names that click gives them."""
    named = {
        option.lstrip("-"): parameter.name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    }
    below = command.commands if isinstance(command, click.Group) else {}
    found: dict[str, Any] = {}
    for name, setting in table.items():
        if name in _ASKED_EACH_TIME and name in named:
            reason = f"'{name}' sends words elsewhere, so it is asked for each time, by --{name}"
            raise SettingError(f"{path}, [{place}]", reason)
        if isinstance(setting, dict) and name in below:
            found[name] = _options(path, below[name], setting, f"{place}.{name}")
        elif name in named and not isinstance(setting, dict):
            found[str(named[name])] = setting
        else:
            raise SettingError(f"{path}, [{place}]", _no_such(name, [*named, *below]))
    return found


def _no_such(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f"; did you mean '{near[0]}'?" if near else "; 'plaincite --help' lists what there is"
    return f"there is no setting '{name[:60]}'{hint}"
