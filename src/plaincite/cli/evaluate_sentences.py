"""`plaincite evaluate sentences`: measure how the sentences of abstracts are told apart."""

import json
from pathlib import Path

import click

from plaincite.cli.label_table import label_table
from plaincite.cli.options import format_option
from plaincite.evaluate import SentenceFigures, evaluate_sentences, read_sentence_cases
from plaincite.pipeline import sentence_kinds

__all__ = ["sentences"]


@click.command()
@click.argument("file", metavar="FILE.jsonl", type=click.Path(path_type=Path, dir_okay=False))
@format_option
def sentences(file: Path, output: str) -> None:
    """Measure sentence roles on FILE.jsonl: one {"sentences", "labels"} an abstract and line.

    Labels are population, intervention, background, outcome, study design and other, or claim and
    other.
    """
    figures = evaluate_sentences(sentence_kinds, read_sentence_cases(file))
    click.echo(json.dumps(figures.as_dict()) if output == "json" else _table(figures))


def _table(figures: SentenceFigures) -> str:
    return label_table(
        figures.classification,
        cases="sentences",
        shares={"weighted F1": figures.weighted_f1},
        seconds=figures.seconds,
    )
