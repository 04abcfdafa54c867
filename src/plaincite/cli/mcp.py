"""The `mcp` command: a server for assistants that speak the Model Context Protocol."""

from contextlib import ExitStack
from pathlib import Path

import click

from plaincite.api import Plaincite
from plaincite.api.keys import read_keys
from plaincite.cli.options import corpus_option
from plaincite.library import open_library
from plaincite.mcp import serve_over_http, serve_over_stdio
from plaincite.pipeline import COUNTRIES
from plaincite.web.pipelines import open_pipeline

__all__ = ["mcp"]


@click.command(
    epilog="\b\nExamples:\n  plaincite mcp\n  plaincite mcp --corpus my-corpus --http --port 8765"
)
@corpus_option
@click.option(
    "--library",
    "target",
    metavar="PATH_OR_URL",
    envvar="PLAINCITE_LIBRARY",
    show_envvar=True,
    help="Give the pages that this library has published, where a question asks the same.",
)
@click.option(
    "--country",
    metavar="CODE",
    type=click.Choice(sorted(COUNTRIES), case_sensitive=False),
    help="Which emergency numbers to show, as for 'plaincite ask'.",
)
@click.option("--http", is_flag=True, help="Over streamable HTTP at /mcp, not stdin and stdout.")
@click.option("--host", default="127.0.0.1", show_default=True, help="With --http: the address.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="With --http."
)
@click.option(
    "--api-keys",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --http: for whoever holds a key of this file alone; see 'plaincite api-key'.",
)
def mcp(
    corpus: Path | None,
    target: str | None,
    country: str | None,
    http: bool,
    host: str,
    port: int,
    api_keys: Path | None,
) -> None:
    """Serve assistants: search, ask, verify a claim, read a record.

    An assistant starts this command itself and speaks with it over stdin and stdout. With --http
    it listens instead: without --api-keys let only this machine or a proxy reach it.
    """
    if api_keys and not http:
        raise click.UsageError("--api-keys is for --http; over stdin and stdout nobody else asks")
    keys = read_keys(api_keys) if api_keys else None
    with ExitStack() as opened:
        library = opened.enter_context(open_library(target)) if target else None
        pipeline = open_pipeline(corpus, country=country, library=library)
        plaincite = opened.enter_context(Plaincite(pipeline))
        if http:
            click.echo(f"Listening on http://{host}:{port}/mcp; stop with Ctrl-C.", err=True)
            serve_over_http(plaincite, library, host=host, port=port, keys=keys)
        else:
            serve_over_stdio(plaincite, library)
