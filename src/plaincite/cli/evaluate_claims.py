"""`plaincite evaluate claims`: measure the judge of statements on labelled claims."""

import json
from pathlib import Path

import click

from plaincite.evaluate import ClaimFigures, evaluate_claims, read_claim_cases
from plaincite.pipeline import verify_claim

__all__ = ["claims"]


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
def claims(file: Path, form: str) -> None:
    """Measure the judge on FILE.jsonl: one {"claim", "evidence", "label"} a line.

    Evidence is a list of sentences. Labels are SUPPORT, CONTRADICT and NOT_ENOUGH_INFO. Rejected
    is the share of unsupported claims that were not let through; lost, of supported ones.
    """
    figures = evaluate_claims(verify_claim, read_claim_cases(file))
    click.echo(json.dumps(figures.as_dict()) if form == "json" else _table(figures))


def _table(figures: ClaimFigures) -> str:
    found = figures.classification
    lines = [f"{'label':<16} {'precision':>9} {'recall':>7} {'F1':>7} {'n':>6}"]
    lines += [
        f"{label:<16} {own.precision:>9.3f} {own.recall:>7.3f} {own.f1:>7.3f} "
        f"{sum(found.confusion[label].values()):>6}"
        for label, own in found.labels.items()
    ]
    lines += [
        "",
        f"claims    {found.n}",
        f"accuracy  {found.accuracy:.3f}",
        f"macro F1  {found.macro_f1:.3f}",
        f"rejected  {figures.rejected:.3f}",
        f"lost      {figures.lost:.3f}",
        f"seconds   {figures.seconds:.2f}",
    ]
    return "\n".join(lines)
