"""`plaincite ask`: answer one question."""

from pathlib import Path

import click
from rich.console import Console

from plaincite.cli.live import asking, live_source, source_option, tell_of, today
from plaincite.cli.llm import llm_options, tell_of_writing, writing
from plaincite.cli.options import corpus_option
from plaincite.compose import WriterSettings
from plaincite.ingest import DEFAULT_LIMIT
from plaincite.pipeline import COUNTRIES, Pipeline
from plaincite.publish import print_text
from plaincite.publish.forms import FORMS, write

__all__ = ["ask"]


@click.command()
@click.argument("question")
@corpus_option
@click.option(
    "--live",
    is_flag=True,
    help="Search PubMed now, over the network; only the search terms are sent.",
)
@source_option
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=DEFAULT_LIMIT,
    show_default=True,
    help="With --live: how many articles to read at most.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="How to write the page. bibtex, csl-json, nbib and ris: its references alone, for "
    "reference managers. evidence: what it rests on, for a program to check.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of the screen.",
)
@click.option(
    "--country",
    metavar="CODE",
    type=click.Choice(sorted(COUNTRIES), case_sensitive=False),
    help="Two letters (GB, US, AU, CA, IE, NZ, or EU and its members): which emergency numbers "
    "to show. Without it: none.",
)
@llm_options
def ask(
    *,
    question: str,
    corpus: Path | None,
    live: bool,
    service: str,
    limit: int,
    form: str,
    output: Path | None,
    country: str | None,
    settings: WriterSettings | None,
) -> None:
    """Answer QUESTION in plain words, each statement with the sentence it rests on.

    \b
    Examples:
      plaincite ask "Do statins cause muscle pain?"
      plaincite ask "Does exercise help with depression?" --format html -o page.html
      plaincite ask "Is ketamine effective for depression?" --corpus my-corpus --format json
      plaincite ask "Does zinc help with colds?" --live
      plaincite ask "Do statins cause muscle pain?" --llm gemma3
    """
    if live and corpus is not None:
        raise click.UsageError("--live searches PubMed and --corpus a folder; choose one")
    if live:
        with asking(service):
            pipeline = Pipeline.live(
                question, live_source(service), today=today(), limit=limit, country=country
            )
        tell_of(pipeline.found)
    else:
        pipeline = Pipeline.open(corpus, country=country)
    with writing(settings) as writer:
        answer = pipeline.ask(question, writer=writer)
        tell_of_writing(answer, writer)
    if output is not None:
        output.write_text(write(answer, form, lookup=pipeline.corpus.get), "utf-8")
        click.echo(f"Wrote {output}", err=True)
    elif form == "text" and Console().is_terminal:
        print_text(answer, Console())
    else:
        click.echo(write(answer, form, lookup=pipeline.corpus.get), nl=False)
