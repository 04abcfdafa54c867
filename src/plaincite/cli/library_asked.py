"""`library asked`: what readers asked, where the publisher chose to keep it."""

from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from plaincite.cli.library_options import library_option, plural, print_json
from plaincite.cli.options import format_option
from plaincite.library import open_asked, open_library

__all__ = ["asked"]

_SHOWN = 100


@click.command(
    epilog="\b\nExamples:\n  plaincite library asked\n  plaincite library asked --forget"
)
@click.option("--forget", is_flag=True, help="Forget them all.")
@library_option
@format_option
def asked(*, forget: bool, target: str, output: str) -> None:
    """Show what readers asked, by month: known words alone, with how often and what came of it.

    Questions are kept only where the settings of the site say keep_questions = true. They stay for
    a year, and no backup holds them.
    """
    with open_library(target) as kept:
        questions = open_asked(kept)
        if forget:
            click.echo(f"Forgot {plural(questions.forget(), 'question')}.")
            return
        found = questions.all()
    if output == "json":
        print_json([asdict(item) for item in found])
        return
    if not found:
        click.echo("No question was kept.")
        return
    table = Table()
    for name in ("Month", "Times", "Words", "What came of it"):
        table.add_column(name, overflow="fold")
    for item in found[:_SHOWN]:
        table.add_row(item.month, f"{item.times:,}", item.words, item.outcome)
    Console(markup=False, highlight=False).print(table)
    if len(found) > _SHOWN:
        click.echo(f"{len(found) - _SHOWN:,} more; --format json gives them all.")
