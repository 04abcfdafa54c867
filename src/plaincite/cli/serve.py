"""`plaincite serve`: the reader site of a library, live, with a box for new questions."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from pkgutil import resolve_name

import click

from plaincite.cli.llm import llm_options
from plaincite.cli.server_options import local_address, server_options
from plaincite.compose import WriterSettings, open_writer
from plaincite.errors import MissingExtraError
from plaincite.publish.site import read_settings

__all__ = ["serve"]


@click.command(
    epilog="\b\nExamples:\n"
    "  plaincite serve\n"
    "  plaincite serve --library answers.sqlite --corpus my-corpus --settings site.toml"
)
@server_options
@click.option(
    "--desk",
    is_flag=True,
    help="Open the review desk at /desk/, for those named by 'plaincite library user add'.",
)
@click.option(
    "--behind-proxy",
    "proxy",
    metavar="ADDRESS",
    help="The address of a proxy before this server, whose word on who is asking counts.",
)
@click.option("--api", is_flag=True, help="Offer the HTTP API too, under /api/v1.")
@click.option(
    "--api-keys",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Offer it to whoever holds a key of this file alone; see 'plaincite api-key'.",
)
@click.option(
    "--log",
    type=click.Choice(["none", "json"]),
    default="none",
    show_default=True,
    help="json: a line for each request to the API, with its route, status and time alone.",
)
@llm_options
def serve(
    *,
    corpus: Path | None,
    target: str | None,
    settings_file: Path | None,
    address: str | None,
    host: str,
    port: int,
    country: str | None,
    desk: bool,
    proxy: str | None,
    api: bool,
    api_keys: Path | None,
    log: str,
    settings: WriterSettings | None,
) -> None:
    """Serve the site of a library, and answer new questions.

    It keeps no log of visits and sets no cookie for readers. It stores no question, unless the
    settings say keep_questions = true: then known words alone, and the month. An answer that nobody
    reviewed says so, and is shown to the one who asked. A language model words pages for programs
    alone, and of those for the requests that ask for it.
    """
    if settings is not None and not (api or api_keys):
        raise click.UsageError("--llm words pages for programs; add --api")
    here = local_address(host, port)
    site = read_settings(settings_file, address=address or (None if settings_file else here))
    try:
        serving = resolve_name("plaincite.web.serving")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "plaincite":
            raise
        raise MissingExtraError("web", purpose="a web server") from error
    wanted = serving.Wanted(site, corpus, target, country, host, port, with_desk=desk, proxy=proxy)
    with ExitStack() as opened:
        if api or api_keys:
            writer = opened.enter_context(open_writer(settings)) if settings else None
            programs = serving.Programs(keys=api_keys, writes_log=log == "json", writer=writer)
            wanted = replace(wanted, programs=programs)
        serving.serve(wanted, on_start=lambda: click.echo(f"Serving on {here} (Ctrl-C ends it)"))
