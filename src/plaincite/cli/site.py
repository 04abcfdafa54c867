"""`plaincite site build`: the reader site of a library, as a folder of files for any web host."""

from pathlib import Path

import click

from plaincite.cli.library_options import library_option, plural, today
from plaincite.cli.progress import counting
from plaincite.cli.site_options import address_option, press_of, settings_option
from plaincite.errors import LibraryError
from plaincite.library import open_library
from plaincite.publish.site import SiteFolder, read_settings

__all__ = ["site"]


@click.group()
def site() -> None:
    """Make the web site of a library.

    \b
    Example:
      plaincite site build --library answers.sqlite --address https://answers.example.org/ public
    """


@site.command(
    epilog="\b\nExamples:\n"
    "  plaincite site build public\n"
    "  plaincite site build --settings site.toml --address https://answers.example.org/ public"
)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@settings_option
@address_option
@library_option
def build(out: Path, settings_file: Path | None, address: str | None, target: str) -> None:
    """Write the site into the folder OUT, in place of the one there.

    The same library gives the same files on the same day, byte for byte. The old site stays whole
    until the new one is finished, whatever ends the build.
    """
    settings = read_settings(settings_file, address=address)
    with open_library(target) as kept:
        press = press_of(kept, settings, today=today())
        n_public = len(press.shelf.public)
        paths = tuple(press.paths())
        with (
            SiteFolder(out) as folder,
            counting("Building", total=len(paths), unit="files") as advance,
        ):
            for path in paths:
                made = press.print(path)
                if made is None:
                    raise LibraryError(kept.name, f"{path} cannot be made; please report it")
                folder.write(path, made.content)
                advance()
    click.echo(f"Wrote {plural(n_public, 'page')} in {plural(len(paths), 'file')} to {out}.")
    if not n_public:
        click.echo("Nothing is published yet: plaincite library publish QUESTION", err=True)
    if settings_file is None and address is None:
        click.echo("Name the site's own --address, so that links from outside work.", err=True)
