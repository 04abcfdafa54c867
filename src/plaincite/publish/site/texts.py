"""The site's own words, from a file, so that a site may speak another language.

Answers stay in the language they were written in, and are marked so; these words frame them.
"""

import string
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from plaincite.errors import SettingError

__all__ = ["Texts", "read_texts"]


class Texts:
    """The words of one language, by name: "home.title".

    >>> read_texts(None).say("list.changed", date="5 March 2026")
    'Updated 5 March 2026'
    """

    def __init__(self, entries: dict[str, str | tuple[str, ...]]) -> None:
        self._entries = entries

    @property
    def language(self) -> str:
        """The code of the language: "en"."""
        return self.say("language")

    def say(self, name: str, /, **values: object) -> str:
        """Return the text *name*, with *values* in their places."""
        return str(self._entries[name]).format(**values)

    def lines(self, name: str, /, **values: object) -> tuple[str, ...]:
        """Return the lines of the text *name*, with *values* in their places."""
        return tuple(text.format(**values) for text in self._entries[name])

    def date(self, iso: str) -> str:
        """Return the ISO date *iso* as people write it."""
        year, month, day = iso.split("-")
        name = self.lines("months")[int(month) - 1]
        return self.say("date", day=int(day), month=name, year=year)


def read_texts(path: Path | None) -> Texts:
    """Read the texts in the TOML file *path*, or our own in English.

    Raises:
        SettingError: the file cannot be read, or lacks a text, or has one that we do not know.
    """
    ours = _entries("our own texts", _ours())
    if path is None:
        return Texts(ours)
    try:
        theirs = _entries(str(path), path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(str(path), f"cannot be read ({error})") from error
    _require_same_shape(path, ours, theirs)
    return Texts(theirs)


def _ours() -> str:
    return (resources.files("plaincite.publish.site") / "languages" / "en.toml").read_text("utf-8")


def _entries(source: str, text: str) -> dict[str, str | tuple[str, ...]]:
    try:
        return dict(_flat(source, tomllib.loads(text), ""))
    except tomllib.TOMLDecodeError as error:
        raise SettingError(source, f"is no TOML file: {error}") from error


def _flat(
    source: str, table: dict[str, Any], above: str
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for key, value in table.items():
        name = f"{above}{key}"
        if isinstance(value, dict):
            yield from _flat(source, value, f"{name}.")
        elif isinstance(value, str):
            yield name, value
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield name, tuple(value)
        else:
            raise SettingError(source, f"'{name}' must be a text or a list of texts")


def _require_same_shape(
    path: Path, ours: dict[str, str | tuple[str, ...]], theirs: dict[str, str | tuple[str, ...]]
) -> None:
    if missing := sorted(ours.keys() ^ theirs.keys()):
        verb = "lacks" if missing[0] in ours else "has an unknown"
        raise SettingError(str(path), f"{verb} '{missing[0]}'")
    for name, text in theirs.items():
        if isinstance(text, str) is not isinstance(ours[name], str):
            raise SettingError(str(path), f"'{name}' must be of the kind that ours is")
        if not _fields(path, name, text) <= _fields(path, name, ours[name]):
            raise SettingError(str(path), f"'{name}' names a place that ours does not have")
    if len(theirs["months"]) != 12:
        raise SettingError(str(path), "'months' must name twelve months")


def _fields(path: Path, name: str, text: str | tuple[str, ...]) -> set[str]:
    lines = (text,) if isinstance(text, str) else text
    try:
        return {field for line in lines for _, field, _, _ in string.Formatter().parse(line)
                if field is not None}  # fmt: skip
    except ValueError as error:
        raise SettingError(str(path), f"'{name}' has a brace that is not paired") from error
