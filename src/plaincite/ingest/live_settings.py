"""What the operator sets for live services: who asks, with which key, where, and what is kept.

NCBI wants to know who runs a program (never who reads its pages), so that it can warn before it
blocks; so the email address has no default.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from plaincite.errors import SettingError

__all__ = ["LiveSettings"]

# Not www.ncbi.nlm.nih.gov, which limits harder and replies in HTML.
_EUTILS = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
_EUROPE_PMC = "https://www.ebi.ac.uk/europepmc/webservices/rest/"
_CACHE_HOURS = 24.0


@dataclass(frozen=True, slots=True)
class LiveSettings:
    """How live services are asked."""

    email: str
    tool: str = "plaincite"
    api_key: str | None = field(default=None, repr=False)  # a secret: in no log, in no message
    eutils_url: str = _EUTILS
    europepmc_url: str = _EUROPE_PMC
    cache_folder: Path | None = None  # None: fetched articles are not kept
    cache_hours: float = _CACHE_HOURS

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "LiveSettings":
        """Return the settings that the PLAINCITE_ variables of *environment* hold.

        Raises:
            SettingError: the email address is missing, or a value makes no sense.
        """

        def setting(name: str) -> str | None:
            return (environment.get(f"PLAINCITE_{name}") or "").strip() or None

        return cls(
            email=_email(setting("EMAIL")),
            tool=setting("TOOL") or "plaincite",
            api_key=setting("NCBI_API_KEY"),
            eutils_url=_address("PLAINCITE_EUTILS_URL", setting("EUTILS_URL") or _EUTILS),
            europepmc_url=_address(
                "PLAINCITE_EUROPEPMC_URL", setting("EUROPEPMC_URL") or _EUROPE_PMC
            ),
            cache_folder=_cache_folder(setting("CACHE_DIR"), environment),
            cache_hours=_hours(setting("CACHE_HOURS")),
        )


def _email(text: str | None) -> str:
    name = "PLAINCITE_EMAIL"
    if text is None:
        raise SettingError(
            name,
            "not set. Live services want to know who asks: set it to your own address "
            "(export PLAINCITE_EMAIL=you@example.org)",
        )
    user, at, host = text.partition("@")
    if not (user and at and "." in host) or not text.isprintable() or " " in text:
        raise SettingError(name, "this is no email address; set it to your own")
    return text


def _address(name: str, text: str) -> str:
    try:
        parts = urlsplit(text)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_usable = False
    if not is_usable:
        raise SettingError(name, "this is no web address; it begins with https:// or http://")
    return text if text.endswith("/") else f"{text}/"


def _hours(text: str | None) -> float:
    try:
        hours = _CACHE_HOURS if text is None else float(text)
    except ValueError:
        hours = -1.0
    if not 0 <= hours <= 24 * 365:
        raise SettingError("PLAINCITE_CACHE_HOURS", "give a number of hours, or 0 to keep nothing")
    return hours


def _cache_folder(text: str | None, environment: Mapping[str, str]) -> Path | None:
    if text is not None:
        return Path(text)
    for name, below in (("XDG_CACHE_HOME", ()), ("LOCALAPPDATA", ()), ("HOME", (".cache",))):
        if environment.get(name):
            return Path(environment[name]).joinpath(*below, "plaincite")
    return None
