"""`plaincite evaluate safety`: measure the safety rules on labelled questions."""

import json
from pathlib import Path

import click

from plaincite.evaluate import SafetyFigures, evaluate_safety, read_safety_cases
from plaincite.pipeline import assess_safety

__all__ = ["safety"]


@click.command()
@click.argument("file", metavar="FILE.jsonl", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the figures.",
)
def safety(file: Path, form: str) -> None:
    """Measure the safety rules on FILE.jsonl: one {"text", "label"} a line.

    Labels are none, advice, urgent and crisis. Over-refusal is the share of "none" questions
    that got an alarm instead of an answer.
    """
    figures = evaluate_safety(assess_safety, read_safety_cases(file))
    click.echo(json.dumps(figures.as_dict()) if form == "json" else _table(figures))


def _table(figures: SafetyFigures) -> str:
    found = figures.classification
    lines = [f"{'label':<8} {'precision':>9} {'recall':>7} {'F1':>7} {'n':>6}"]
    lines += [
        f"{label:<8} {own.precision:>9.3f} {own.recall:>7.3f} {own.f1:>7.3f} "
        f"{sum(found.confusion[label].values()):>6}"
        for label, own in found.labels.items()
    ]
    lines += [
        "",
        f"questions     {found.n}",
        f"accuracy      {found.accuracy:.3f}",
        f"macro F1      {found.macro_f1:.3f}",
        f"over-refusal  {figures.over_refusal:.3f}",
        f"seconds       {figures.seconds:.2f}",
    ]
    return "\n".join(lines)
