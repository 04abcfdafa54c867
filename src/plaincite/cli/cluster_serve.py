"""`plaincite cluster serve`: the web server by several processes."""

from pathlib import Path

import click

from plaincite.cli.cluster_options import crew_options
from plaincite.cli.options import corpus_option
from plaincite.cli.site_options import address_option, settings_option
from plaincite.cluster import Crew, Serving
from plaincite.cluster import serve as serve_by_cluster
from plaincite.pipeline import COUNTRIES
from plaincite.publish.site import read_settings

__all__ = ["serve"]


@click.command(epilog="\b\nExample:\n  plaincite cluster serve --corpus my-corpus --workers 4")
@corpus_option
@click.option(
    "--library",
    metavar="PATH_OR_URL",
    envvar="PLAINCITE_LIBRARY",
    show_envvar=True,
    help="A file, or postgresql://USER:PASSWORD@HOST/NAME. Without it: only new questions.",
)
@settings_option
@address_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port."
)
@click.option(
    "--country",
    metavar="CODE",
    type=click.Choice(sorted(COUNTRIES), case_sensitive=False),
    help="Two letters: which emergency numbers to show. Without it: none.",
)
@click.option(
    "--api-keys",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Offer the HTTP API to whoever holds a key of this file alone.",
)
@crew_options
def serve(
    *,
    corpus: Path | None,
    library: str | None,
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
    here = f"http://{host}:{port}/"
    settings = read_settings(settings_file, address=address or (None if settings_file else here))
    serving = Serving(settings, corpus, library, country, host, port, api_keys)
    serve_by_cluster(
        serving, crew, on_start=lambda: click.echo(f"Serving on {here} (Ctrl-C ends it)")
    )
