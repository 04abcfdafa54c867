"""`plaincite evaluate verdicts`: measure how yes-or-no questions are read from their evidence."""

import json
from pathlib import Path

import click

from plaincite.evaluate import VerdictFigures, evaluate_verdicts, read_verdict_cases
from plaincite.pipeline import verdict

__all__ = ["verdicts"]


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
def verdicts(file: Path, form: str) -> None:
    """Measure verdicts on FILE.jsonl: one {"question", "evidence", "label"} a line.

    Evidence is a list of texts, a conclusion last. Labels are yes, no and maybe.
    """
    figures = evaluate_verdicts(verdict, read_verdict_cases(file))
    click.echo(json.dumps(figures.as_dict()) if form == "json" else _table(figures))


def _table(figures: VerdictFigures) -> str:
    found = figures.classification
    lines = [f"{'label':<8} {'precision':>9} {'recall':>7} {'F1':>7} {'n':>6}"]
    lines += [
        f"{label:<8} {own.precision:>9.3f} {own.recall:>7.3f} {own.f1:>7.3f} "
        f"{sum(found.confusion[label].values()):>6}"
        for label, own in found.labels.items()
    ]
    lines += [
        "",
        f"questions {found.n}",
        f"accuracy  {found.accuracy:.3f}",
        f"macro F1  {found.macro_f1:.3f}",
        f"seconds   {figures.seconds:.2f}",
    ]
    return "\n".join(lines)
