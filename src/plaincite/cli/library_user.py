"""`library user`: who may sign in at the review desk."""

from pkgutil import resolve_name

import click
from rich.console import Console
from rich.table import Table

from plaincite.cli.library_options import by_option, library_option, sign
from plaincite.errors import MissingExtraError
from plaincite.library import open_desk, open_library
from plaincite.model.desk import Role

__all__ = ["user"]

_role = click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    help="editor: comment and hand to review; reviewer: also approve and send back; "
    "publisher: also publish and take down.",
)


@click.group()
def user() -> None:
    """Say who may sign in at the review desk.

    \b
    Example:
      plaincite library user add "Anna Example" --role reviewer
      plaincite serve --desk
    """


@user.command(epilog="\b\nExample:\n  plaincite library user add 'Anna Example' --role reviewer")
@click.argument("name")
@_role
@library_option
@by_option
def add(name: str, role: str | None, target: str, by: str | None) -> None:
    """Let NAME sign in, with a password that is asked for.

    The name stands in the log of what they do.
    """
    chosen, kept_password = Role(role or Role.EDITOR.value), _hashed(_asked())
    with open_library(target) as kept:
        open_desk(kept).add_person(name, chosen, kept_password, sign(by))
    click.echo(f"{name} may sign in as {chosen.value}.")


@user.command(
    epilog="\b\nExamples:\n"
    "  plaincite library user change 'Anna Example' --role publisher\n"
    "  plaincite library user change 'Anna Example' --new-password\n"
    "  plaincite library user change 'Anna Example' --shut-out"
)
@click.argument("name")
@_role
@click.option("--new-password", is_flag=True, help="Ask for a new password.")
@click.option("--shut-out/--let-in", "is_out", default=None, help="Whether NAME may sign in.")
@library_option
@by_option
def change(
    name: str, role: str | None, new_password: bool, is_out: bool | None, target: str,
    by: str | None,
) -> None:  # fmt: skip
    """Change what NAME may do. Whoever is signed in as NAME is signed out."""
    if role is None and not new_password and is_out is None:
        raise click.UsageError("Say what to change: --role, --new-password or --shut-out.")
    password = _hashed(_asked()) if new_password else None
    with open_library(target) as kept:
        open_desk(kept).change_person(
            name,
            sign(by),
            role=None if role is None else Role(role),
            password=password,
            is_active=None if is_out is None else not is_out,
        )
    click.echo(f"Changed {name}.")


@user.command("list", epilog="\b\nExample:\n  plaincite library user list")
@library_option
def list_(target: str) -> None:
    """Show who may sign in, and as what."""
    with open_library(target) as kept:
        people = open_desk(kept).people()
    table = Table()
    for name in ("Name", "Role", "May sign in"):
        table.add_column(name, overflow="fold")
    for person in people:
        table.add_row(person.name, person.role.value, "yes" if person.is_active else "no")
    Console(markup=False, highlight=False).print(table)


def _asked() -> str:
    """Ask for a password; on the command line it would stand in histories and lists of programs."""
    password: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password


def _hashed(password: str) -> str:
    try:
        made: str = resolve_name("plaincite.web.desk.passwords:hash_password")(password)
    except ModuleNotFoundError as error:
        raise MissingExtraError("web", purpose="signing in") from error
    return made
