"""`plaincite evaluate adapt`: bring a public data set into the form that `evaluate` reads."""

import json
from pathlib import Path

import click

from plaincite.evaluate import ADAPTERS, adapt

__all__ = ["adapt_set"]


@click.command("adapt")
@click.argument("name", metavar="SET", type=click.Choice(list(ADAPTERS)))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The JSONL file to write.",
)
def adapt_set(name: str, folder: Path, output: Path) -> None:
    """Bring the data set SET, whose files lie in FOLDER, into the form that evaluate reads.

    scifact, scifact_rationales, healthver and rct_findings become claims; pubmedqa,
    pubmedqa_no_conclusion, healthfc and healthfc_sentences verdicts; nicta_piboso and
    claim_sentences labelled sentences.
    """
    rows = adapt(name, folder)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    output.write_text("".join(lines), encoding="utf-8")
    click.echo(f"{len(rows)} rows written to {output}")
