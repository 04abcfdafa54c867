"""The `api-key` command: a new key for the HTTP API."""

import re

import click

from plaincite.api.keys import new_key

__all__ = ["api_key"]

_NAME = re.compile(r"[\w.-]{1,64}")


@click.command("api-key", epilog="\b\nExample:\n  plaincite api-key reading-room >> api-keys.txt")
@click.argument("name")
@click.option(
    "--per-minute",
    type=click.IntRange(1, 999_999),
    default=60,
    show_default=True,
    help="How many requests a minute it allows.",
)
def api_key(name: str, per_minute: int) -> None:
    """Make a key for a program that uses the HTTP API; NAME is yours, for the file.

    The key goes to the screen, once. The line that lets it in goes to stdout: append it to the
    file that 'plaincite serve --api-keys' reads. That holds checksums, from which nobody learns a
    key.
    """
    if not _NAME.fullmatch(name):
        raise click.UsageError("NAME is one word of letters, digits, dots and dashes.")
    secret, line = new_key(name, per_minute=per_minute)
    click.echo(f"The key, shown this once: {secret}", err=True)
    click.echo(line)
