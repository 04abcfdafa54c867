"""What the commands that ask live services share: settings, the day, and what to tell a person."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from rich.console import Console

from plaincite.ingest import LIVE_SOURCES, LiveFind, LiveSettings, LiveSource
from plaincite.text import clean_text

__all__ = ["asking", "live_source", "settings", "source_option", "tell_missing", "tell_of", "today"]

_SHOWN = 10

source_option = click.option(
    "--source",
    "service",
    type=click.Choice(sorted(LIVE_SOURCES)),
    default="pubmed",
    show_default=True,
    help="Which live service to ask; Europe PMC has preprints too, marked as such.",
)


def settings() -> LiveSettings:
    """Return what the operator set in the environment."""
    return LiveSettings.from_environment(os.environ)


def live_source(service: str) -> Callable[[], LiveSource]:
    """Return a function that opens *service*, so that it is opened only where it is asked."""
    return lambda: LIVE_SOURCES[service].open(settings())


def today() -> str:
    """Return the day of a search: the service's days are compared best in UTC."""
    return datetime.now(UTC).date().isoformat()


@contextmanager
def asking(service: str) -> Iterator[None]:
    """Show on a terminal that *service* is being asked."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(f"Asking {LIVE_SOURCES[service].name}"):
        yield


def tell_of(found: LiveFind | None) -> None:
    """Say on stderr what a person may want to know of a search, beside the page."""
    if found is None or found.query is None:
        return
    tell_warnings(found.service, found.warnings)
    tell_missing(found.service, found.missing)


def tell_warnings(service: str, warnings: Sequence[str]) -> None:
    """Show what the service said about the query."""
    for warning in warnings[:_SHOWN]:
        click.echo(f"{service} says: {clean_text(warning)}", err=True)


def tell_missing(service: str, missing: Sequence[str]) -> None:
    """Name the records that were asked for and did not come."""
    if missing:
        named = ", ".join(missing[:_SHOWN])
        more = f" and {len(missing) - _SHOWN:,} more" if len(missing) > _SHOWN else ""
        click.echo(f"{service} has no record of PMID {named}{more}.", err=True)
