"""Options of the commands that serve the site: by one process, or by several."""

from collections.abc import Callable

import click

from plaincite.cli.options import corpus_option
from plaincite.cli.site_options import address_option, settings_option
from plaincite.pipeline import COUNTRIES

__all__ = ["local_address", "server_options"]

_OPTIONS = (
    corpus_option,
    click.option(
        "--library",
        "target",
        metavar="PATH_OR_URL",
        envvar="PLAINCITE_LIBRARY",
        show_envvar=True,
        help="A file, or postgresql://USER:PASSWORD@HOST/NAME. Without it: only new questions.",
    ),
    settings_option,
    address_option,
    click.option(
        "--host", default="127.0.0.1", show_default=True, help="The address to listen on."
    ),
    click.option(
        "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port."
    ),
    click.option(
        "--country",
        metavar="CODE",
        type=click.Choice(sorted(COUNTRIES), case_sensitive=False),
        help="Two letters: which emergency numbers to show. Without it: none.",
    ),
)


def server_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what is served and where; *command* gets it by the names that `serve` takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def local_address(host: str, port: int) -> str:
    """Return where a server that listens on *host* is found.

    >>> local_address("::1", 8000)
    'http://[::1]:8000/'
    """
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
