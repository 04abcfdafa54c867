"""What the operator sets for a language model: which one, where, and what a page may cost."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar
from urllib.parse import urlsplit

from plaincite.errors import SettingError

__all__ = ["WriterSettings"]

# Ollama on this machine: without an address of the operator's nothing leaves it.
_URL = "http://localhost:11434/v1"
_SECONDS = 120.0
_TOKENS = 20_000
_Number = TypeVar("_Number", int, float)


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """Which model writes, and the most that one page may take of time, tokens and money."""

    model: str
    url: str = _URL
    key: str | None = field(default=None, repr=False)  # a secret: in no log, in no message
    seconds: float = _SECONDS  # for a page, both rounds and all tries
    tokens: int = _TOKENS  # for a page, read and written
    price_in: float | None = None  # for a million tokens read, in any one currency
    price_out: float | None = None  # for a million tokens written
    cost: float | None = None  # the most that a page may cost; needs the prices

    @classmethod
    def from_environment(
        cls, model: str, environment: Mapping[str, str], **options: str | None
    ) -> "WriterSettings":
        """Return the settings; an option ("url", "seconds") goes before PLAINCITE_LLM_URL, ...

        The model is asked for by name at each call and has no variable, so that no question is sent
        anywhere by a setting that somebody forgot.

        Raises:
            SettingError: a value makes no sense.
        """

        def setting(name: str) -> tuple[str, str | None]:
            variable = f"PLAINCITE_LLM_{name.upper()}"
            value = (options.get(name) or environment.get(variable) or "").strip()
            return f"{variable} (--llm-{name})", value or None

        if not model.strip() or not model.isprintable():
            raise SettingError("--llm", "name a model, as its server calls it")
        price_in, price_out = _prices(*setting("price"))
        cost = _number(*setting("cost"), float)
        if cost is not None and price_in is None:
            raise SettingError(
                "PLAINCITE_LLM_COST", "give the prices too, in PLAINCITE_LLM_PRICE (0.15,0.60)"
            )
        return cls(
            model=model.strip(),
            url=_address(*setting("url")),
            key=setting("key")[1],
            seconds=_number(*setting("seconds"), float) or _SECONDS,
            tokens=_number(*setting("tokens"), int) or _TOKENS,
            price_in=price_in,
            price_out=price_out,
            cost=cost,
        )


def _address(name: str, text: str | None) -> str:
    url = text or _URL
    try:
        parts = urlsplit(url)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_usable = False
    if not is_usable:
        raise SettingError(
            name, "this is no web address; give the server's, such as http://localhost:11434/v1"
        )
    return url.rstrip("/")


def _prices(name: str, text: str | None) -> tuple[float | None, float | None]:
    if text is None:
        return None, None
    parts = text.split(",")
    if len(parts) != 2:
        raise SettingError(name, "give two prices of a million tokens, read and written: 0.15,0.60")
    return _number(name, parts[0], float, least=0.0), _number(name, parts[1], float, least=0.0)


def _number(
    name: str, text: str | None, kind: Callable[[str], _Number], *, least: float = 1e-9
) -> _Number | None:
    if text is None:
        return None
    try:
        number = kind(text)
    except ValueError:
        number = kind("-1")
    if not (math.isfinite(number) and least <= number <= 1e9):
        raise SettingError(name, "give a number above 0")
    return number
