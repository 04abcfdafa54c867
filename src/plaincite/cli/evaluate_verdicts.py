"""`plaincite evaluate verdicts`: measure how yes-or-no questions are read from their evidence."""

import json
from pathlib import Path

import click

from plaincite.cli.label_table import label_table
from plaincite.cli.options import format_option
from plaincite.evaluate import VerdictFigures, evaluate_verdicts, read_verdict_cases
from plaincite.judging import verdict

__all__ = ["verdicts"]


@click.command()
@click.argument("file", metavar="FILE.jsonl", type=click.Path(path_type=Path, dir_okay=False))
@format_option
def verdicts(file: Path, output: str) -> None:
    """Measure verdicts on FILE.jsonl: one {"question", "evidence", "label"} a line.

    Evidence is a list of texts, a conclusion last. Labels are yes, no and maybe.
    """
    figures = evaluate_verdicts(verdict, read_verdict_cases(file))
    click.echo(json.dumps(figures.as_dict()) if output == "json" else _table(figures))


def _table(figures: VerdictFigures) -> str:
    return label_table(
        figures.classification, cases="questions", shares={}, seconds=figures.seconds
    )
