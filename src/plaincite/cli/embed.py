"""`plaincite corpus embed`: make the vectors that search by meaning needs."""

from pathlib import Path

import click

from plaincite.cli.progress import counting
from plaincite.corpus import Corpus
from plaincite.indexes import embed_records

__all__ = ["embed"]


@click.command(epilog="\b\nExample:\n  plaincite corpus embed diabetes")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def embed(folder: Path) -> None:
    """Make the vectors of the records in DIR that have none, for search by meaning.

    From then on 'ask' searches this corpus by words and meaning. Stopped at any moment,
    the next call goes on where this one was. Needs the extra: pip install 'plaincite[dense]'
    """
    n_made = 0
    with (
        Corpus.open(folder, read_only=True) as kept,
        counting("Encoding", total=len(kept)) as advance,
    ):
        for _ in embed_records(folder, kept):
            advance()
            n_made += 1
        name = click.format_filename(folder)
        click.echo(f"{name}: {n_made:,} vectors made, {len(kept) - n_made:,} were there.")
