"""`plaincite cluster serve`: the web server by several processes."""

from pathlib import Path

import click

from plaincite.cli.cluster_options import crew_options
from plaincite.cli.server_options import local_address, server_options
from plaincite.cluster import Crew, Serving
from plaincite.cluster import serve as serve_by_cluster
from plaincite.publish.site import read_settings

__all__ = ["serve"]


@click.command(epilog="\b\nExample:\n  plaincite cluster serve --corpus my-corpus --workers 4")
@server_options
@click.option(
    "--api-keys",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Offer the HTTP API to whoever holds a key of this file alone.",
)
@crew_options
def serve(
    *,
    corpus: Path | None,
    target: str | None,
    settings_file: Path | None,
    address: str | None,
    host: str,
    port: int,
    country: str | None,
    api_keys: Path | None,
    crew: Crew,
) -> None:
    """Serve the site and the HTTP API by several processes, each with a line of its own.

    As 'plaincite serve --api', without the review desk. Each process counts the requests of a
    connection or key for itself.
    """
    here = local_address(host, port)
    settings = read_settings(settings_file, address=address or (None if settings_file else here))
    serving = Serving(settings, corpus, target, country, host, port, api_keys)
    serve_by_cluster(
        serving, crew, on_start=lambda: click.echo(f"Serving on {here} (Ctrl-C ends it)")
    )
