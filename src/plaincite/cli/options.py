"""What commands of all kinds share: the form of what they print, and the corpus they draw from."""

from pathlib import Path

import click

__all__ = ["corpus_option", "format_option"]

format_option = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="json prints one document to stdout.",
)
corpus_option = click.option(
    "--corpus",
    type=click.Path(path_type=Path, file_okay=False),
    help="A folder made by 'plaincite corpus create'. Without it: the starter library.",
)
