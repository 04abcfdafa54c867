"""Country packs: one wording for all, with the numbers of the reader's country put in.

The country is chosen by the operator or the reader, never guessed. Style: the care card of the
United Kingdom's NHS, tested with patients: one action as heading, then "if" and short points.
"""

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["COUNTRIES", "country_messages"]

_EUROPEAN_UNION = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IT LT LU LV MT NL PL PT RO SE SI SK EU".split()
)

# Country codes that have a pack, and the pack's file.
COUNTRIES: dict[str, str] = {
    "AU": "AU", "CA": "CA", "GB": "GB", "IE": "IE", "NZ": "NZ", "UK": "GB", "US": "US",
    **dict.fromkeys(_EUROPEAN_UNION, "EU"),
}  # fmt: skip


def country_messages(country: str | None) -> dict[str, str]:
    """Return the messages by name, with the numbers of *country*.

    >>> country_messages("GB")["emergency"].splitlines()[0]
    'Call 999 now.'
    >>> country_messages(None)["emergency"].splitlines()[0]
    'Call your local emergency number now.'
    """
    return dict(_messages(COUNTRIES.get((country or "").strip().upper(), "default")))


@cache
def _messages(pack: str) -> dict[str, str]:
    numbers = _load("default") | _load(pack)
    return {
        name: "\n".join(line.format(**numbers) for line in lines)
        for name, lines in _load("wording").items()
    }


def _load(name: str) -> dict[str, str]:
    folder = files("plaincite.question.messages")
    return tomllib.loads((folder / f"{name}.toml").read_text("utf-8"))
