"""Starting the server: the one place that names the optional packages behind it."""

from collections.abc import Callable
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any

from plaincite.api import Plaincite
from plaincite.api.keys import KeyRing
from plaincite.errors import MissingExtraError

if TYPE_CHECKING:
    from plaincite.library.store import Library

__all__ = ["serve_over_http", "serve_over_stdio"]


def serve_over_stdio(plaincite: Plaincite, library: "Library | None" = None) -> None:
    """Speak with the program that started this one, until it goes away.

    Raises:
        MissingExtraError: the extra `mcp` is not installed.
    """
    _named("server:run_stdio")(plaincite, library)


def serve_over_http(
    plaincite: Plaincite,
    library: "Library | None" = None,
    *,
    host: str,
    port: int,
    keys: KeyRing | None = None,
) -> None:
    """Answer over streamable HTTP at the path /mcp, until the process is stopped.

    With *keys*, only whoever brings one.

    Raises:
        MissingExtraError: the extra `mcp` is not installed.
    """
    _named("server:run_http")(plaincite, library, host=host, port=port, keys=keys)


def _named(name: str) -> Callable[..., Any]:
    try:
        found: Callable[..., Any] = resolve_name(f"plaincite.mcp.{name}")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "plaincite":
            raise
        raise MissingExtraError("mcp", purpose="the server for assistants") from error
    return found
