"""`plaincite evaluate claims`: measure the judge of statements on labelled claims."""

import json
from pathlib import Path

import click

from plaincite.cli.label_table import label_table
from plaincite.cli.options import format_option
from plaincite.evaluate import ClaimFigures, evaluate_claims, read_claim_cases
from plaincite.judging import verify_claim

__all__ = ["claims"]


@click.command()
@click.argument("file", metavar="FILE.jsonl", type=click.Path(path_type=Path, dir_okay=False))
@format_option
def claims(file: Path, output: str) -> None:
    """Measure the judge on FILE.jsonl: one {"claim", "evidence", "label"} a line.

    Evidence is a list of sentences. Labels are SUPPORT, CONTRADICT and NOT_ENOUGH_INFO. Rejected
    is the share of unsupported claims that were not let through; lost, of supported ones.
    """
    figures = evaluate_claims(verify_claim, read_claim_cases(file))
    click.echo(json.dumps(figures.as_dict()) if output == "json" else _table(figures))


def _table(figures: ClaimFigures) -> str:
    return label_table(
        figures.classification,
        cases="claims",
        shares={"rejected": figures.rejected, "lost": figures.lost},
        seconds=figures.seconds,
    )
