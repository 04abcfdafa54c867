"""The `doctor` command: what works on this machine, what does not, and what to do about it."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from plaincite.cli.doctor_checks import Finding, findings
from plaincite.cli.options import format_option
from plaincite.errors import PlainciteError

__all__ = ["doctor"]

_SHOWN = {"ok": "ok", "note": "note", "problem": "PROBLEM"}


@click.command(epilog="\b\nExample:\n  plaincite doctor --corpus heart --library answers.sqlite")
@click.option(
    "--corpus", type=click.Path(path_type=Path), help="Look at the corpus in this folder too."
)
@click.option(
    "--library",
    "target",
    metavar="PATH_OR_URL",
    envvar="PLAINCITE_LIBRARY",
    show_envvar=True,
    help="Look at this library too.",
)
@format_option
def doctor(corpus: Path | None, target: str | None, output: str) -> None:
    """Check this installation, and say what to fix.

    It asks the starter library a question, and looks at the optional parts, the settings, and the
    corpus and library that you name. It changes nothing and reaches no network.
    """
    found = tuple(findings(corpus, target))
    if output == "json":
        document = [
            {"what": item.what, "state": item.state, "told": item.told, "fix": item.fix}
            for item in found
        ]
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        _print(found)
    problems = [item.what for item in found if item.state == "problem"]
    if problems:
        raise PlainciteError(f"to be fixed: {', '.join(problems)}")


def _print(found: tuple[Finding, ...]) -> None:
    table = Table(expand=False)
    table.add_column("What", no_wrap=True)
    table.add_column("State", no_wrap=True)
    table.add_column("Found, and what to do", overflow="fold")
    for item in found:
        told = f"{item.told}. {item.fix}." if item.fix else f"{item.told}."
        table.add_row(item.what, _SHOWN[item.state], told)
    Console(markup=False, highlight=False).print(table)
