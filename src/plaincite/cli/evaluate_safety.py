"""`plaincite evaluate safety`: measure the safety rules on labelled questions."""

import json
from pathlib import Path

import click

from plaincite.cli.label_table import label_table
from plaincite.cli.options import format_option
from plaincite.evaluate import SafetyFigures, evaluate_safety, read_safety_cases
from plaincite.pipeline import assess_safety

__all__ = ["safety"]


@click.command()
@click.argument("file", metavar="FILE.jsonl", type=click.Path(path_type=Path, dir_okay=False))
@format_option
def safety(file: Path, output: str) -> None:
    """Measure the safety rules on FILE.jsonl: one {"text", "label"} a line.

    Labels are none, advice, urgent and crisis. Over-refusal is the share of "none" questions
    that got an alarm instead of an answer; alarm recall, of "urgent" and "crisis" ones that got
    an alarm of either kind.
    """
    figures = evaluate_safety(assess_safety, read_safety_cases(file))
    click.echo(json.dumps(figures.as_dict()) if output == "json" else _table(figures))


def _table(figures: SafetyFigures) -> str:
    return label_table(
        figures.classification,
        cases="questions",
        shares=_shares(figures),
        seconds=figures.seconds,
    )


def _shares(figures: SafetyFigures) -> dict[str, float]:
    shares = {"over-refusal": figures.over_refusal}
    if figures.alarm_recall is not None:
        shares["alarm recall"] = figures.alarm_recall
    return shares
