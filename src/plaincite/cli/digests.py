"""`plaincite corpus check-digests`: look over digest files before they are added."""

from pathlib import Path

import click

from plaincite.errors import SourceError
from plaincite.ingest import digest_problems, read_records
from plaincite.model.record import Deletion

__all__ = ["check_digests"]


@click.command("check-digests", epilog="\b\nExample:\n  plaincite corpus check-digests mine.toml")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
def check_digests(files: tuple[Path, ...]) -> None:
    """Find missing fields in digest FILEs, and figures that two digests state differently.

    Each problem is one line. How to write a digest: docs/adding-a-digest.md.
    """
    items = [item for file in files for item in read_records(file)]
    problems = list(digest_problems(item for item in items if not isinstance(item, Deletion)))
    for problem in problems:
        click.echo(problem)
    if problems:
        raise SourceError(files[0], f"problems found: {len(problems)}; see the lines above")
    noun = "digest" if len(items) == 1 else "digests"
    click.echo(f"{len(items)} {noun} checked, no problem found.")
