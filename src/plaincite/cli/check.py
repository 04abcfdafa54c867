"""The `check` command: the rubric on page documents, item by item."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from plaincite.cli.options import format_option
from plaincite.cli.page_files import read_page
from plaincite.corpus import Corpus
from plaincite.errors import PlainciteError
from plaincite.model.answer import Check, Severity
from plaincite.pipeline import rubric

__all__ = ["check"]

_WHEN_FAILED = {Severity.BLOCKING: "FAILED", Severity.WARNING: "warning", Severity.HUMAN: "look"}


@click.command()
@click.argument(
    "pages", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="PAGE.json..."
)
@click.option(
    "--corpus",
    "corpus_path",
    type=click.Path(path_type=Path),
    help="Compare the quotes with the records of this corpus.",
)
@format_option
def check(pages: tuple[Path, ...], corpus_path: Path | None, output: str) -> None:
    """Check pages made by 'plaincite ask --format json' against the rubric."""
    corpus = None if corpus_path is None else Corpus.open(corpus_path, read_only=True)
    lookup = None if corpus is None else corpus.get
    results = [(path, rubric(read_page(path), lookup=lookup)) for path in pages]
    if output == "json":
        documents = [_document(path, checks) for path, checks in results]
        click.echo(json.dumps(documents, ensure_ascii=False, indent=2))
    else:
        for path, checks in results:
            _print(path, checks)
    _raise_if_blocked(results)


def _document(path: Path, checks: Sequence[Check]) -> dict[str, Any]:
    return {
        "page": str(path),
        "passed": not _blocked(checks),
        "checks": [
            {
                "id": item.check_id,
                "severity": item.severity.value,
                "passed": item.passed,
                "detail": item.detail,
            }
            for item in checks
        ],
    }


def _print(path: Path, checks: Sequence[Check]) -> None:
    table = Table(title=str(path), title_justify="left", expand=False)
    table.add_column("Item", no_wrap=True)
    table.add_column("Result", no_wrap=True)
    table.add_column("Detail", overflow="fold")
    for item in checks:
        result = "ok" if item.passed else _WHEN_FAILED[item.severity]
        table.add_row(item.check_id, result, item.detail)
    console = Console(markup=False, highlight=False)
    console.print(table)
    failed = [item for item in checks if not item.passed]
    blocking = len(_blocked(checks))
    console.print(f"{len(checks)} items, {len(failed)} not met, {blocking} of them blocking.")


def _blocked(checks: Sequence[Check]) -> list[Check]:
    return [item for item in checks if not item.passed and item.severity is Severity.BLOCKING]


def _raise_if_blocked(results: Sequence[tuple[Path, Sequence[Check]]]) -> None:
    """One line for the door to print; the details stand above it."""
    failed = [f"{path} ({_blocked(checks)[0].check_id})" for path, checks in results
              if _blocked(checks)]  # fmt: skip
    if failed:
        raise PlainciteError(f"blocking items failed: {', '.join(failed)}")
